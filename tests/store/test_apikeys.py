"""A key is as it was written down last."""

from dataclasses import replace

from tests.store.made import entry, moment
from tocsin.store import Store, apikeys
from tocsin.store.apikeys import Kept

KEY = Kept("aa", "map", "mira", "read judge", None, 0)


def test_a_revoked_key_is_found_as_that_and_was_open_before(store: Store) -> None:
    with entry(store, 1) as made:
        apikeys.put(made, KEY)
    with entry(store, 3) as made:
        apikeys.put(made, replace(KEY, revoked="lost"))
    with store.look() as view:
        found = apikeys.find(view, "aa")
        assert found is not None
        assert (found.revoked, found.learnt) == ("lost", 2)
        assert apikeys.standing(view) == [found]
    with store.look(moment(2)) as view:
        before = apikeys.find(view, "aa")
        assert before is not None
        assert before.revoked is None
