"""Edits: those stand that nobody took back."""

from tests.store.made import entry
from tocsin.store import Store, edits
from tocsin.store.edits import Edited


def _edit(store: Store, id_: str, incident: str = "a", withdraws: str | None = None) -> None:
    with entry(store) as made:
        edits.add(made, Edited(id_, incident, "{}", "it says why", withdraws, made.learnt))


def test_an_edit_stands_until_it_is_taken_back(store: Store) -> None:
    _edit(store, "e1")
    _edit(store, "e2")
    _edit(store, "e3", "b")
    _edit(store, "e4", withdraws="e1")
    with store.look() as view:
        assert [one.id for one in edits.standing(view, ["a"])] == ["e2"]
        assert [one.id for one in edits.standing(view, ["a", "b"])] == ["e2", "e3"]


def test_an_edit_that_was_taken_back_is_still_there(store: Store) -> None:
    _edit(store, "e1")
    _edit(store, "e2", withdraws="e1")
    with store.look() as view:
        assert edits.named(view, "e1") is not None
        assert edits.named(view, "e9") is None
