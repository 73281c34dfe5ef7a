"""Watches: versions, what articles show of them, and what was proposed and decided."""

from tests.store.made import entry
from tocsin.store import Store, View, watches
from tocsin.store.watches import Decided, Noted, Proposed, Written


def _write(store: Store, name: str, text: str, closed: str | None = None) -> None:
    with entry(store) as made:
        watches.write(made, Written(name, text, closed, made.learnt))


def test_the_last_version_of_a_watch_stands(store: Store) -> None:
    _write(store, "karsk", "one")
    _write(store, "dravno", "two")
    _write(store, "karsk", "three", "it was answered")
    with store.look() as view:
        found = watches.standing(view)
        assert [(one.name, one.text) for one in found] == [("dravno", "two"), ("karsk", "three")]
        assert found[1].closed == "it was answered"
        assert [one.text for one in watches.standing(View(view.connection, 1))] == ["one"]


def test_notes_are_kept_in_their_order(store: Store) -> None:
    for state in ("absent", "seen"):
        with entry(store) as made:
            watches.add_note(made, Noted("karsk", "raid", state, "", "I looked", made.learnt))
    with store.look() as view:
        assert [one.state for one in watches.notes(view, "karsk")] == ["absent", "seen"]
        assert watches.notes(view, "dravno") == []


def test_a_proposal_is_made_once_and_decided_by_the_last_word(store: Store) -> None:
    for packed in (b"first", b"again"):
        with entry(store) as made:
            watches.add_proposals(made, [Proposed("p1", "karsk", packed, made.learnt)])
    for verdict in ("dismissed", "open"):
        with entry(store) as made:
            watches.decide(made, Decided("p1", verdict, "it says why", made.learnt))
    with store.look() as view:
        assert [one.packed for one in watches.proposals(view)] == [b"first"]
        assert watches.proposals(view, "dravno") == []
        assert watches.decisions(view)["p1"].verdict == "open"
