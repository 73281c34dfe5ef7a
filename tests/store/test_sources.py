"""Sources stand as they were last written, and their polls are known from their moment on."""

from tests.store.made import entry, moment
from tocsin.store import Store, sources
from tocsin.store.sources import Polled


def test_the_last_version_stands_until_it_is_removed(store: Store) -> None:
    with entry(store, 1) as made:
        sources.write(made, "a", "one")
        sources.write(made, "b", "two")
    with entry(store, 2) as made:
        sources.write(made, "a", "three", "why")
    with entry(store, 3) as made:
        sources.write(made, "b", None, "it was sold")
    with store.look() as view:
        (one,) = sources.standing(view)
        assert (one.text, one.why, one.by, one.moment) == ("three", "why", "Mira", moment(2))
        assert [one.text for one in sources.versions(view, "b")] == ["two", None]
        assert sources.standing(view, ["b"]) == []
    with store.look(moment(1)) as view:
        assert [one.text for one in sources.standing(view)] == ["one", "two"]


def test_polls_are_those_up_to_a_moment(store: Store) -> None:
    with entry(store, 1) as made:
        for name in ("a", "b", "c"):
            sources.write(made, name, "one")
    with store.fill() as view:
        for day in (1, 2, 3):
            sources.add_poll(view, Polled("a", moment(day), f"day {day}"))
        sources.add_poll(view, Polled("b", moment(1), "other"))
    with store.look() as view:
        found = [one.text for one in sources.polls(view, "a", moment(2), 9)]
        assert found == ["day 1", "day 2"]
        assert [one.text for one in sources.polls(view, "a", moment(9), 2)] == ["day 2", "day 3"]
        last = sources.last_polls(view, ["a", "b", "c"], moment(2))
        assert {name: one.text for name, one in last.items()} == {"a": "day 2", "b": "other"}
