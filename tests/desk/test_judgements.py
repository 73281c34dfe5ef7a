"""Judgements looked up: all of them, those about a group, and whether they were withdrawn."""

import pytest

from tests.desk.made import add, press
from tests.desk.watches import toml
from tocsin.desk.desk import Desk
from tocsin.desk.views import ActorFile
from tocsin.errors import TocsinError


@pytest.fixture(name="full")
def _full(desk: Desk) -> Desk:
    add(desk, press())
    return desk


def test_a_withdrawn_judgement_says_who_withdrew_it(full: Desk) -> None:
    first, second = (row.id for row in full.stories().rows[:2])
    judged = full.same("story", first, second, why="one and the same")
    full.withdraw(judged.id, why="they aren't")
    (row,) = full.judgements().rows
    assert row.withdrawn is not None
    assert (row.withdrawn.by, row.withdrawn.why) == ("Mira", "they aren't")
    assert full.judgements(as_of=row.moment).rows[0].withdrawn is None


def test_a_group_shows_the_judgements_on_what_it_has_and_had(full: Desk) -> None:
    front, league = (full.actor(name)[0].id for name in ("Varnian Front", "Marsh League"))
    judged = full.same("actor", front, league, why="one group")
    full.withdraw(judged.id, why="two groups")
    for id_ in (front, league):
        file = full.show(id_)
        assert isinstance(file, ActorFile)
        assert [one.id for one in file.judgements] == [judged.id]
        moved = {"Mira"} if id_ == judged.other else {None}
        assert {one.by for one in file.names} == moved


def test_what_became_part_of_another_is_known_by_what_it_was(full: Desk) -> None:
    front, league = (full.actor(name)[0].id for name in ("Varnian Front", "Marsh League"))
    before = full.stood("actor", [front, league])
    judged = full.same("actor", front, league, why="one group")
    known = full.stood("actor", {front, league, "f" * 20})
    assert known.keys() == {front, league}
    assert known[judged.other] == before[judged.other] != known[judged.one]
    assert full.stood("actor", [front], as_of="2026-01-01") == {} == full.stood("actor", ())


def test_judgements_are_listed_in_pages_the_newest_first(full: Desk) -> None:
    ids = [row.id for row in full.stories().rows[:3]]
    made = [full.same("story", ids[0], other, why="one").id for other in ids[1:]]
    first = full.judgements(limit=1)
    rest = full.judgements(limit=1, after=first.next)
    assert [row.id for row in (*first.rows, *rest.rows)] == made[::-1]
    assert rest.next is None


@pytest.mark.parametrize("after", ["x", "-1", "2147483648", "9" * 18, "9" * 30])
def test_what_is_no_place_in_the_list_is_refused(desk: Desk, after: str) -> None:
    assert desk.judgements(after="9" * 9).rows == ()
    with pytest.raises(ValueError, match="is no place in this list"):
        desk.judgements(after=after)


def test_nobody_judges_without_a_reason(full: Desk) -> None:
    desk = full
    desk.write_watch(toml(), "market")
    one, other = (row.id for row in desk.incidents().rows[:2])
    account = desk.incident(one).accounts[0].id
    for judge in (
        lambda: desk.same("incident", one, other, why=" "),
        lambda: desk.different("incident", [account], why=""),
        lambda: desk.grade_report(account, 2, why="…"),
        lambda: desk.grade_source("Orlec Courier", "B", why=""),
        lambda: desk.note("market", "weapons", "absent", why=""),
        lambda: desk.close_watch("market", why=""),
    ):
        with pytest.raises(TocsinError, match="needs a reason"):
            judge()
    assert not desk.judgements().rows and not desk.grades()
