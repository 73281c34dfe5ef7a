"""Matters: what was done last in each, by number."""

from tests.warn.made import OPENED
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
