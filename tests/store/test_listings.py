"""Lists of groups: filtered, in pages, as of a moment."""

from datetime import date

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from tests.store.made import entry
from tocsin.store import Store, View, articles, groups, listings
from tocsin.store.groups import State
from tocsin.store.listings import Filter, Place


def _state(store: Store, group: str, day: str, size: int = 1, *marks: str) -> None:
    with entry(store) as made:
        groups.add_states(made, [State("incident", group, made.learnt, day, size, 0, b"")])
        groups.add_marks(made, "incident", {group: marks}, {group: 0})


def _listed(view: View, wanted: Filter | None = None, *, oldest_first: bool = False) -> list[str]:
    found = listings.states(view, "incident", wanted or Filter(), 50, oldest_first=oldest_first)
    return [one.group for one in found]


def test_groups_stand_by_their_day_as_their_last_state_says(store: Store) -> None:
    _state(store, "a", "2026-05-01")
    _state(store, "b", "2026-05-02")
    _state(store, "a", "2026-05-03")
    _state(store, "c", "")
    with store.look() as view:
        assert _listed(view) == ["a", "b", "c"]
        assert _listed(view, oldest_first=True) == ["c", "b", "a"]
        assert _listed(View(view.connection, upto=2)) == ["b", "a"]


def test_an_emptied_group_is_in_no_list(store: Store) -> None:
    _state(store, "a", "2026-05-01")
    _state(store, "a", "2026-05-01", 0)
    with store.look() as view:
        assert _listed(view) == []
        assert _listed(View(view.connection, upto=1)) == ["a"]


def test_a_mark_counts_from_when_it_was_learnt(store: Store) -> None:
    _state(store, "a", "2026-05-01", 1, "kind:bombing")
    _state(store, "a", "2026-05-01", 2, "place:oskara")
    both = Filter(marks=(frozenset(["kind:bombing"]), frozenset(["place:oskara", "country:XX"])))
    with store.look() as view:
        assert _listed(view, both) == ["a"]
        assert _listed(View(view.connection, upto=1), both) == []


def test_a_period_has_both_its_days_and_nothing_undated(store: Store) -> None:
    for day in ("", "2026-05-01", "2026-05-02", "2026-05-03"):
        _state(store, f"g{day}", day)
    with store.look() as view:
        within = Filter(since="2026-05-01", until="2026-05-02")
        assert _listed(view, within) == ["g2026-05-02", "g2026-05-01"]
        assert _listed(view, Filter(until="2026-05-01")) == ["g2026-05-01"]


def test_what_may_have_been_on_any_day_of_a_month_is_in_each_of_its_weeks(store: Store) -> None:
    december = listings.lasting(date(2026, 12, 1), date(2026, 12, 31))
    _state(store, "a", "2026-12-01", 1, december)
    _state(store, "b", "2026-12-01")
    with store.look() as view:
        assert _listed(view, Filter(since="2026-12-10", until="2026-12-15")) == ["a"]
        assert _listed(view, Filter(since="2026-12-31")) == ["a"]
        assert _listed(view, Filter(since="2027-01-01")) == []
        assert _listed(view, Filter(until="2026-11-30")) == []


def test_a_period_counts_as_long_as_the_group_has_its_first_day(store: Store) -> None:
    december = listings.lasting(date(2026, 12, 1), date(2026, 12, 31))
    _state(store, "a", "2026-12-01", 1, december)
    _state(store, "a", "2026-12-03", 2)
    with store.look() as view:
        assert _listed(view, Filter(since="2026-12-10")) == []
        assert _listed(View(view.connection, upto=1), Filter(since="2026-12-10")) == ["a"]


def test_a_period_may_end_with_the_last_day_of_all(store: Store) -> None:
    _state(store, "a", "2026-05-01")
    with store.look() as view:
        assert _listed(view, Filter(until="9999-12-31")) == ["a"]
        assert listings.matches(view, ["x"], Filter(until="9999-12-31"), 5) == []


def test_a_place_beyond_all_numbers_is_refused(store: Store) -> None:
    with store.look() as view, pytest.raises(ValueError, match="so large"):
        listings.matches(view, ["x"], Filter(), 5, listings.Hit(1, 10**30))


def test_a_list_goes_on_after_a_place_among_groups_of_one_day(store: Store) -> None:
    for group in "abc":
        _state(store, group, "2026-05-01")
    with store.look() as view:
        after = Place("2026-05-01", 0, "b")
        (found,) = listings.states(view, "incident", Filter(), 50, after)
        assert found.group == "a"


@pytest.mark.parametrize("table", sorted(articles.READ))
@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5)])
def test_there_is_nothing_without_its_sentence(
    store: Store, table: str, start: int, end: int
) -> None:
    values = dict.fromkeys(articles.READ[table].c.keys(), "")
    row = {**values, "reading": 1, "learnt": 1, "start": start, "end": end}
    with pytest.raises(IntegrityError, match="span"), entry(store) as made:
        made.connection.execute(insert(articles.READ[table]), row)
