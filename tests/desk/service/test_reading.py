"""Reading goes on whatever a page does to the process that reads it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.service import waiting
from tests.desk.service.test_service import until
from tests.desk.service.waiting import NOW, wait
from tocsin.desk import moments, workers
from tocsin.desk.service import reading
from tocsin.desk.service.reading import Readers
from tocsin.desk.service.telling import Told
from tocsin.store import Store, turns, work


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "desk.db"), create=True)
    yield opened
    opened.close()


@pytest.fixture(name="told")
def _told() -> list[Told]:
    return []


@pytest.fixture(name="readers")
def _readers(store: Store, told: list[Told], monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    monkeypatch.setattr(reading, "_read", waiting.read)
    made = Readers(store, "me", moments.now, told.append, processes=1)
    yield made
    made.close()


def turned(readers: Readers, enough: Callable[[], bool]) -> None:
    """Read until that is so."""
    until(lambda: readers.turn(0.05) >= 0 and enough())


def became(told: list[Told]) -> list[tuple[str, str]]:
    """What became of each page."""
    return [(one.about, one.what) for one in told]


@pytest.mark.slow
def test_a_page_that_hangs_is_read_twice_and_holds_up_nothing(
    store: Store, readers: Readers, told: list[Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(store, "hangs", "good")
    monkeypatch.setattr(reading, "LIMIT", 0.2)
    turned(readers, lambda: ("hangs", "empty") in became(told))
    monkeypatch.setattr(reading, "LIMIT", 60.0)  # so that the next has the time to begin
    turned(readers, lambda: ("good", "empty") in became(told))
    again = [("good", "again"), ("hangs", "again")]
    assert became(told) == [*again, again[0], ("hangs", "empty"), ("good", "empty")]
    assert "it was read for over" in told[3].why
    assert told[0].why == "the process that read it ended"


@pytest.mark.slow
def test_who_stops_waits_for_no_page_that_hangs(
    store: Store, readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(store, "hangs")
    readers.turn(0)
    (process,) = (readers._pool._processes or {}).values()
    monkeypatch.setattr(reading, "_LAST", 0.2)
    readers.close()
    until(lambda: not process.is_alive(), 20)
    with store.work() as view:
        assert work.owners(view) == []
        assert work.waiting(view)["read"].count == 1


@pytest.mark.slow
def test_what_ends_or_fails_a_process_costs_no_other_page(
    store: Store, readers: Readers, told: list[Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "TRIES", 1)
    wait(store, "fails", "ends")
    turned(readers, lambda: len(told) == 2)
    wait(store, "good")
    turned(readers, lambda: len(told) == 3)
    workers.kill(readers._pool)  # which has nothing to do
    until(lambda: bool(readers._pool._broken))
    wait(store, "late")
    turned(readers, lambda: len(told) == 4)
    why = {one.about: one.why for one in told if one.what == "empty"}
    assert "KeyError" in why["fails"] and "the process that read it ended" in why["ends"]
    assert why["good"] == why["late"] == "is empty"


def test_a_page_that_cannot_be_taken_up_again_is_lost_and_counted(
    store: Store, readers: Readers, told: list[Told]
) -> None:
    """As after an upgrade that keeps pages otherwise."""
    with store.work() as view:
        turns.put(view, turns.Turn("a", "", None, "{}"))
        turns.wait(view, [turns.Waiting("odd", "a", "", NOW, 0, b"")])
        work.put(view, "odd", b"of another Tocsin", NOW)
    readers.turn(0)
    assert [(one.source, *pair) for one, pair in zip(told, became(told), strict=True)] == [
        ("a", "odd", "lost")
    ]
    with store.look() as view:
        found = turns.find(view, "a")
        assert found is not None and found.lost == 1
        assert work.waiting(view)["read"].count == 0
