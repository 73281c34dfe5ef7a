"""Entering goes on whatever page comes first."""

from secrets import token_hex

import pytest

from tests.desk.service.waiting import LATER, NOW, wait
from tests.records.made import reading
from tocsin.desk import adding
from tocsin.desk.adding import Added
from tocsin.desk.service.entering import TRIES, Entering
from tocsin.desk.service.telling import Told
from tocsin.store import Entry, Store, beats, journal, work


def entered(store: Store) -> list[Told]:
    """What is told of all that waits."""
    told = list[Told]()
    made = Entering(store, "me", "Ada", lambda: LATER, told.append)
    while made.turn():
        pass
    return told


@pytest.fixture(autouse=True)
def _entered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is new; that is another test's."""

    def enter(*asked: object) -> Added:
        return Added(source=str(asked[1]), what="new")

    monkeypatch.setattr(adding, "_enter", enter)


def test_a_page_during_which_the_service_ended_too_often_is_refused_and_no_other(
    store: Store,
) -> None:
    wait(store, "first", "second", reading=reading())
    for number in range(TRIES):
        with store.fill() as view:
            assert work.claim_ready(view, f"killed {number}", NOW, NOW, 9)[0].key == "first"
    told = entered(store)
    assert [(one.about, one.what) for one in told] == [("first", "refused"), ("second", "new")]
    assert f"whoever entered it ended, {TRIES} times" in told[0].why


def test_a_page_that_cannot_be_taken_up_again_is_lost(store: Store) -> None:
    with store.work() as view:
        work.put(view, "first", b"", NOW)
        (job,) = work.claim(view, "reader", NOW, NOW, 1)
        work.read(view, job, b"of another Tocsin")
    wait(store, "second", reading=reading())
    told = entered(store)
    assert [(one.about, one.what) for one in told] == [("first", "lost"), ("second", "new")]


def test_a_page_with_what_the_database_refuses_is_refused_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    if store.engine.dialect.name == "sqlite":
        pytest.skip("SQLite takes keys of any length")

    def enter(entry: Entry, *_: object) -> Added:
        beats.put(entry.view, token_hex(4000), NOW)
        raise AssertionError("it was taken")

    monkeypatch.setattr(adding, "_enter", enter)
    wait(store, "first", reading=reading())
    (told,) = entered(store)
    assert told.what == "refused" and "ProgramLimitExceeded" in told.why


def test_a_page_waits_on_unless_all_of_it_is_entered(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What became of it is kept in the same step: nobody can end between the two."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    wait(store, "first", reading=reading())
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(work, "done", end)
        entered(store)
    with store.look() as view:
        assert list(journal.lines(view)) == [] and work.waiting(view)["enter"].count == 1
    assert [one.what for one in entered(store)] == ["new"]
