"""News: what is new since a moment, told apart from what more is told of; and no more later."""

from collections.abc import Iterator

import pytest

from tests.desk.made import press
from tocsin.desk.desk import Desk


@pytest.fixture(name="told")
def _told(desk: Desk) -> Iterator[Desk]:
    """A desk that read the press, a page a minute from midnight on."""
    assert len(list(desk.add(press()))) == len(press())
    yield desk


def test_all_is_new_to_who_never_looked(told: Desk) -> None:
    found = told.news("2026-05-31")
    assert found.articles == len(press())
    assert {one.id for one in found.new} == {one.id for one in told.incidents().rows}
    assert not found.grown


def test_what_the_desk_knew_before_has_grown(told: Desk) -> None:
    last = told.news("2026-06-01T00:01Z")
    assert 0 < last.articles < len(press())
    known = {one.id for one in told.incidents(as_of="2026-06-01T00:00:59Z").rows}
    assert not known & {one.id for one in last.new}
    assert {one.id for one in last.grown} <= known


def test_nothing_is_new_once_all_was_seen_nor_before_it_was_learnt(told: Desk) -> None:
    assert told.news("2026-06-02").articles == 0
    assert told.news("2026-05-30", as_of="2026-05-31").new == ()


def test_when_something_was_last_read_is_known_as_of_each_moment(told: Desk) -> None:
    last = told.latest()
    assert last is not None and told.news(last).articles == 1
    told.triage.dismiss(told.incidents().rows[0].id, why="it is of last year")
    assert told.latest() == last
    assert (told.latest(as_of="2026-05-31"), told.latest(as_of=last)) == (None, last)
