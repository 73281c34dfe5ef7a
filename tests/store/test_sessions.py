"""Sessions and tries tell of now: they are changed, and forgotten."""

from tests.store.made import moment
from tocsin.store import Store, sessions
from tocsin.store.sessions import Kept, Tries


def _begun(store: Store, hash_: str, account: str = "mira", day: int = 1) -> None:
    began = moment(day)
    with store.fill() as view:
        new = Kept(hash_, account, "password", "Firefox", began, began, moment(day + 2), None)
        sessions.begin(view, new)


def test_a_session_is_found_by_its_hash_and_seen(store: Store) -> None:
    _begun(store, "aa")
    with store.fill() as view:
        sessions.see(view, "aa", moment(2))
    with store.look() as view:
        found = sessions.find(view, "aa")
        assert found is not None
        assert (found.account, found.seen) == ("mira", moment(2))
        assert sessions.find(view, "ab") is None


def test_one_session_is_ended_or_all_of_an_account(store: Store) -> None:
    for hash_, account in (("aa", "mira"), ("ab", "mira"), ("ac", "jon")):
        _begun(store, hash_, account)
    with store.fill() as view:
        assert sessions.revoke(view, moment(2), hash_="aa") == 1
        assert sessions.revoke(view, moment(2), account="mira") == 1
    with store.look() as view:
        assert [one.hash for one in sessions.held(view, moment(2))] == ["ac"]
        assert sessions.held(view, moment(3)) == []


def test_sessions_are_found_by_how_they_begin_no_more_than_two(store: Store) -> None:
    for hash_ in ("aa1", "aa2", "aa3", "b"):
        _begun(store, hash_)
    with store.look() as view:
        assert len(sessions.beginning(view, "aa")) == 2
        assert [one.hash for one in sessions.beginning(view, "b")] == ["b"]


def test_tries_are_counted_and_forgotten_with_what_ran_out(store: Store) -> None:
    _begun(store, "aa")
    with store.fill() as view:
        sessions.tried(view, "h", Tries(1, moment(1)))
        sessions.tried(view, "h", Tries(2, moment(2)))
        assert sessions.tries(view, "h") == Tries(2, moment(2))
        sessions.forget(view, moment(9))
        assert sessions.tries(view, "h") == Tries(0, "")
        assert sessions.find(view, "aa") is None


def test_tries_that_came_to_nothing_are_kept_nowhere(store: Store) -> None:
    with store.fill() as view:
        sessions.tried(view, "h", Tries(1, moment(1)))
        sessions.tried(view, "h", Tries(0, moment(1)))
        assert sessions.tries(view, "h") == Tries(0, "")
