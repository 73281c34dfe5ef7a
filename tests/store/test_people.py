"""Accounts are written down like all else: the last row stands, and earlier ones stay."""

from tests.store.made import entry, moment
from tocsin.store import Store, people


def _kept(store: Store, day: int, role: str, disabled: str | None = None) -> None:
    with entry(store, day) as made:
        people.put(made, "mira", "Mira Olsen", role, disabled)


def test_a_person_is_as_they_were_written_down_last_and_were_as_of_then(store: Store) -> None:
    _kept(store, 1, "reader")
    _kept(store, 3, "analyst", "left")
    with store.look() as view:
        assert people.standing(view)["mira"].role == "analyst"
        assert [one.disabled for one in people.history(view, "mira")] == [None, "left"]
    with store.look(moment(2)) as view:
        assert people.standing(view)["mira"].role == "reader"


def test_whether_there_is_any_account_is_known(store: Store) -> None:
    with store.look() as view:
        assert not people.known(view)
    _kept(store, 1, "reader")
    with store.look() as view:
        assert people.known(view)


def test_what_is_given_to_sign_in_with_takes_the_place_of_what_was(store: Store) -> None:
    for day, kind in ((1, "invitation"), (2, "password")):
        with entry(store, day) as made:
            people.give(made, "mira", kind, f"hash of {kind}", None)
    with store.look() as view:
        given = people.given(view, "mira")
        assert given is not None
        assert (given.kind, given.hash) == ("password", "hash of password")
        assert people.given(view, "none") is None
