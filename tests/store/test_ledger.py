"""The ledger goes on from its last line; the outbox holds what it says is still to be sent."""

from datetime import timedelta

from tests.store.made import entry
from tests.warn.made import ISSUED, NOON, OPENED, answered, queued
from tocsin.store import Store, ids, ledger
from tocsin.warn import deeds
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.ledger import START, broken


def _write(store: Store, *done: AnyDeed, matter: str = "c1", day: int = 1) -> None:
    with entry(store, day) as made:
        ledger.write(made, matter, *done)


def test_lines_are_chained_across_entries(store: Store) -> None:
    with store.look() as view:
        assert ledger.last(view) == (0, START)
    _write(store, OPENED, ISSUED)
    _write(store, answered(), day=2)
    with store.look() as view:
        rows = list(ledger.rows(view))
        assert ledger.last(view) == (3, rows[-1].hash)
    assert [(one.number, one.by) for one in rows] == [(1, "Mira"), (2, "Mira"), (3, "Mira")]
    assert list(broken(rows)) == []


def test_a_matter_has_its_own_lines_and_a_kind_those_of_all(store: Store) -> None:
    _write(store, OPENED, ISSUED)
    _write(store, OPENED, matter="c2")
    with store.look() as view:
        assert [line.deed for line in ledger.lines(view, "c2")] == [OPENED]
        assert [line.matter for line in ledger.of_kinds(view, deeds.Opened)] == ["c1", "c2"]


def test_what_was_done_later_is_not_seen_from_before(store: Store) -> None:
    _write(store, OPENED, day=1)
    _write(store, ISSUED, day=3)
    with store.look("2026-05-02T00:00:00.000000Z") as view:
        assert [line.deed for line in ledger.lines(view, "c1")] == [OPENED]


def test_a_case_is_found_by_how_its_id_begins(store: Store) -> None:
    _write(store, OPENED, matter="abcdef0123456789abcd")
    with store.look() as view:
        assert ids.beginning(view, "case", "abcdef") == ["abcdef0123456789abcd"]


def _waiting(store: Store, minutes: int = 0) -> list[tuple[str, int]]:
    with store.look() as view:
        found = ledger.waiting(view, NOON + timedelta(minutes=minutes), "email", 9)
    return [(post.delivery.id, post.attempt) for post in found]


def test_a_message_waits_until_it_is_sent(store: Store) -> None:
    _write(store, queued("d1"), queued("d2"))
    assert _waiting(store, -1) == []
    assert _waiting(store) == [("d1", 0), ("d2", 0)]
    _write(store, deeds.Sent(delivery="d1", receipt="250 OK"))
    assert _waiting(store) == [("d2", 0)]


def test_a_message_that_somebody_sends_waits_for_no_other_while_he_may(store: Store) -> None:
    lease = NOON + timedelta(minutes=5)
    _write(store, queued(), deeds.Tried(delivery="d1", attempt=1, lease=lease))
    assert _waiting(store, 4) == []
    assert _waiting(store, 5) == [("d1", 1)]


def test_a_message_that_failed_waits_until_it_is_tried_again_if_ever(store: Store) -> None:
    again = NOON + timedelta(minutes=2)
    _write(store, queued("d1"), deeds.Failed(delivery="d1", error="busy", again=again))
    _write(store, queued("d2"), deeds.Failed(delivery="d2", error="no such box", again=None))
    assert _waiting(store) == []
    assert _waiting(store, 2) == [("d1", 0)]


def test_a_message_that_was_put_off_waits_until_then_and_knows_why_it_is_sent(
    store: Store,
) -> None:
    until = NOON + timedelta(minutes=2)
    _write(store, queued(), deeds.Postponed(delivery="d1", until=until, why="quiet hours"))
    assert _waiting(store) == []
    with store.look() as view:
        assert [post.queued.why for post in ledger.waiting(view, until, "email", 9)] == ["issued"]


def test_a_message_that_is_queued_twice_waits_once(store: Store) -> None:
    _write(store, queued(), queued())
    assert _waiting(store) == [("d1", 0)]


def test_which_channels_have_something_and_when(store: Store) -> None:
    with store.look() as view:
        assert ledger.next_due(view) is None
    _write(store, queued())
    with store.look() as view:
        assert ledger.next_due(view) == NOON
