"""A desk whose pages don't get on shows no sign of life."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.service.waiting import LATER, NOW, wait
from tocsin.desk.service.moving import Moving
from tocsin.store import Store, work


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "desk.db"), create=True)
    yield opened
    opened.close()


def test_all_is_well_where_nothing_waits_for_long(store: Store) -> None:
    moving = Moving(store, lambda: NOW)
    assert moving.looked()
    wait(store, "a")
    assert moving.looked() and moving.looked()


def test_a_page_that_stays_the_first_for_long_is_no_sign_of_life(store: Store) -> None:
    moving = Moving(store, lambda: LATER)
    wait(store, "a", "b")
    assert not moving.looked()  # it is as well where each start ends over the first page
    assert not moving.looked()


def test_a_queue_may_be_long_if_it_moves(store: Store) -> None:
    moving = Moving(store, lambda: LATER)
    wait(store, "a", "b")
    moving.looked()
    with store.work() as view:
        (job,) = work.claim(view, "me", NOW, NOW, 1)
        work.done(view, job)
    assert moving.looked()
    assert not moving.looked()
