"""Entering in another process: it is done, told, and goes on however that process ends."""

import pickle
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.made import fair
from tests.desk.service.waiting import LATER, NOW
from tocsin.desk import workers
from tocsin.desk.adding import reading_of
from tocsin.desk.service import apart as room
from tocsin.desk.service.apart import Apart
from tocsin.desk.service.arrived import Arrived
from tocsin.desk.service.entering import Entering
from tocsin.desk.service.telling import Told
from tocsin.errors import DeskError
from tocsin.records import Reading
from tocsin.store import Store, journal, work
from tocsin.store.packing import pack_record

pytestmark = pytest.mark.slow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(str(tmp_path / "desk.db"), create=True)
    yield store
    store.close()


@pytest.fixture
def told() -> list[Told]:
    return []


@pytest.fixture
def apart(store: Store, told: list[Told]) -> Iterator[Apart]:
    made = Apart(store, "me", "Ada", told.append)
    yield made
    made.close()


def _read(store: Store, *names: str) -> None:
    """Let pages that were read wait to be entered."""
    for name in names:
        page = fair(name)
        reading = reading_of(page, None)
        assert isinstance(reading, Reading)
        with store.work() as view:
            work.put(view, name, b"", NOW)
            (job,) = work.claim(view, "reader", NOW, NOW, 1)
            work.read(view, job, pack_record(Arrived(source="a", page=page, reading=reading)))


def _waiting(store: Store) -> int:
    with store.look() as view:
        return work.waiting(view)["enter"].count


def test_what_was_read_is_entered_in_whose_name_it_is_and_told(
    apart: Apart, store: Store, told: list[Told]
) -> None:
    _read(store, "first", "second")
    assert apart.turn() == 2
    assert [(one.step, one.about, one.what) for one in told] == [
        ("enter", fair("first").source, "new"),
        ("enter", fair("second").source, "new"),
    ]
    with store.look() as view:
        assert journal.line(view, 1).by == "Ada"
    assert not _waiting(store)


def test_a_process_that_ends_is_followed_by_another(apart: Apart, store: Store) -> None:
    apart.turn()
    _read(store, "first")
    workers.kill(apart._pool)
    with pytest.raises(DeskError, match="the process that entered pages ended"):
        apart.turn()
    assert apart.turn() == 1


def test_a_process_that_goes_on_for_ever_is_ended_and_followed_by_another(
    apart: Apart, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(room, "_LIMIT", 0.01)
        apart._pool.submit(time.sleep, 600)
        with pytest.raises(DeskError, match="a page was entered for over 0 min"):
            apart.turn()
    _read(store, "first")
    assert apart.turn() == 1


def test_a_process_that_has_entered_much_is_followed_by_another(
    apart: Apart, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_PAGES", 1)
    _read(store, "first")
    apart.turn()
    assert not apart._pool._processes
    _read(store, "second")
    assert apart.turn() == 1


def test_what_a_process_had_claimed_when_it_ended_counts_as_tried(
    apart: Apart, store: Store
) -> None:
    """Else a page that ends whoever enters it would be tried for ever."""
    apart.turn()
    _read(store, "first")
    with store.fill() as view:
        work.claim_ready(view, "me", NOW, LATER, 9)
    workers.kill(apart._pool)
    with pytest.raises(DeskError):
        apart.turn()
    with store.fill() as view:
        (job,) = work.claim_ready(view, "another", NOW, LATER, 9)
    assert job.tries == 1


def test_a_bug_can_be_handed_over_whatever_it_holds(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Errors of the driver hold what was to be written, in views of memory."""

    def turn(_: Entering) -> int:
        raise KeyError(memoryview(b"page"))

    monkeypatch.setattr(Entering, "turn", turn)
    with pytest.raises(RuntimeError, match="KeyError: <memory") as told:
        room._turn(store.address, "bug", "Ada")
    assert str(told.value) in str(pickle.loads(pickle.dumps(told.value)))  # noqa: S301 - our own


def test_a_record_that_is_away_is_said_as_it_would_be_here(apart: Apart, tmp_path: Path) -> None:
    (tmp_path / "desk.db").unlink()
    with pytest.raises(DeskError, match="there is no such desk"):
        apart.turn()
