"""A saved list is as it was written down last; its feed is read by the last secret alone."""

from tests.store.made import entry
from tocsin.store import Store, View, dump, saved
from tocsin.store.saved import Saved


def _save(store: Store, name: str, query: str, withdrawn: str | None = None) -> None:
    with entry(store) as made:
        saved.put(made, Saved(name, "incidents", query, withdrawn, made.learnt))


def _feed(store: Store, name: str, hash_: str | None) -> None:
    with entry(store) as made:
        saved.open_feed(made, name, hash_)


def test_a_list_is_as_it_was_written_down_last(store: Store) -> None:
    _save(store, "valley", "place=Orlec")
    _save(store, "Attacks", "kind=bombing")
    _save(store, "valley", "place=Orlec", "not needed any more")
    with store.look() as view:
        assert [one.name for one in saved.standing(view)] == ["Attacks", "valley"]
        assert saved.standing(view)[1].withdrawn == "not needed any more"
        assert saved.standing(View(view.connection, 2))[1].withdrawn is None


def test_a_feed_is_read_by_the_last_secret_alone(store: Store) -> None:
    _feed(store, "valley", "aa")
    _feed(store, "valley", "bb")
    _feed(store, "attacks", "cc")
    _feed(store, "attacks", None)
    with store.look() as view:
        assert saved.of_feed(view, "bb") == "valley"
        assert [saved.of_feed(view, one) for one in ("aa", "cc", "dd")] == [None, None, None]
        assert saved.fed(view) == {"valley"}
        assert saved.of_feed(View(view.connection, 1), "aa") == "valley"


def test_secrets_of_feeds_stay_where_they_are(store: Store) -> None:
    _save(store, "valley", "place=Orlec")
    _feed(store, "valley", "aa")
    with store.look() as view:
        assert [table for table, _ in dump.rows(view)] == ["journal", "journal", "saved"]
