"""Matters: what was done last in each, by number."""

from msgspec.structs import replace

from tests.warn.following import PEOPLE
from tests.warn.made import OPENED, delivery, queued
from tocsin.store import Store, ledger, matters
from tocsin.warn import deeds

CLOSED = deeds.Closed(outcome="hit", why="it happened")


def test_of_each_matter_the_last_deed_of_a_kind_is_known_by_its_number(store: Store) -> None:
    with store.enter("2026-03-07T12:00:00.000000Z", "Mira", "test") as entry:
        ledger.write(entry, "a", OPENED, CLOSED, deeds.Reopened(why="no"), CLOSED)
        ledger.write(entry, "b", OPENED)
        found = matters.latest(entry.view, deeds.Opened, deeds.Closed, deeds.Named)
        assert [matters.last(entry.view, one) for one in ("a", "b", "c")] == [4, 5, 0]
    assert found == {"a": {deeds.Opened: 1, deeds.Closed: 4}, "b": {deeds.Opened: 5}}


def test_one_message_and_one_recipient_are_found_by_their_whole_ids_as_written_last(
    store: Store,
) -> None:
    renamed = replace(PEOPLE[0], name="Glassworks Hall")
    with store.enter("2026-03-07T12:00:00.000000Z", "Mira", "test") as entry:
        ledger.write(entry, "a", OPENED, queued("d1"), queued("d12"))
        ledger.write(entry, "", *(deeds.Kept(recipient=one) for one in (*PEOPLE, renamed)))
        found = matters.queued(entry.view, "a", "d1")
        assert found is not None and found.delivery == delivery("d1")
        for wrong in ("d", "%", "", "d_", 'd1"'):
            assert matters.queued(entry.view, "a", wrong) is None
        assert matters.queued(entry.view, "b", "d1") is None
        assert matters.recipient(entry.view, "glassworks") == renamed
        assert matters.recipient(entry.view, "glass") is None
