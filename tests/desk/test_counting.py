"""Counting incidents by week: when they were, and when the desk learnt of them."""

from datetime import date

from tests.desk.made import add, fair, page, press
from tests.desk.watches import alert, toml
from tocsin.assess.watch.parsing import parsed
from tocsin.assess.watch.seen import Placed
from tocsin.desk import counting
from tocsin.desk.desk import Desk
from tocsin.records import Page

MONDAY = date(2026, 5, 18)
TOWNS = ("Akureyri", "Selfoss", "Keflavik", "Hafnarfjordur")
ICELAND = parsed(toml("iceland", places='["Iceland"]'), "iceland")


def _shooting(number: int, day: str) -> Page:
    town = TOWNS[number]
    return page(
        f"shooting-{number}",
        day,
        f"Gunmen shoot {number + 3} in {town}",
        f"Gunmen shot {number + 3} people dead in {town}, Iceland, on {day}, police said.",
    )


def _shootings() -> list[Page]:
    """A quiet spring, and four shootings in a week of May."""
    days = (f"2026-05-{number}" for number in range(12, 16))
    return [fair(day="2026-02-02"), *map(_shooting, range(4), days)]


def _surges(desk: Desk, at: date) -> list[Placed]:
    with desk.store.look() as view:
        return counting.surges(view, ICELAND, at)


def test_the_weeks_of_a_place_count_incidents_by_when_they_were(desk: Desk) -> None:
    add(desk, [fair(day="2026-04-20"), *press()])
    with desk.store.look() as view:
        found = counting.course(view, counting.at_place("Oskara"), MONDAY)
        nowhere = counting.course(view, counting.at_place("Nowhere"), MONDAY)
    assert found is not None
    assert [(str(week.first), week.surge.count) for week in found.weeks][-3:] == [
        ("2026-05-04", 1),
        ("2026-05-11", 0),
        ("2026-05-18", 0),
    ]
    assert nowhere is None


def test_a_sudden_week_is_a_surge_from_the_day_after_it(desk: Desk) -> None:
    add(desk, _shootings())
    assert _surges(desk, date(2026, 5, 17)) == []
    found = _surges(desk, MONDAY)
    assert {(str(one.learnt), one.sighting.indicator) for one in found} == {("2026-05-18", "surge")}
    assert found[0].sighting.reasons[0].startswith("incidents of Iceland: ")


def test_what_is_learnt_late_changes_no_surge_of_the_past(desk: Desk) -> None:
    add(desk, _shootings())
    before = _surges(desk, MONDAY)
    late = "Gunmen shot two people dead in Grindavik, Iceland, on 2026-04-29, police said."
    add(desk, [page("late", "2026-04-30", "Two shot in Grindavik", late)], replay=False)
    assert _surges(desk, MONDAY) == before


def test_attacks_of_a_watch_are_those_on_people_at_its_places_by_its_actors(desk: Desk) -> None:
    add(desk, [alert(), *press()[1:]])
    with desk.store.look() as view:
        ours = counting.attacks(view, parsed(toml(), "market"))
        others = counting.attacks(view, parsed(toml(places='["Dravno"]'), "market"))
    assert ([one.day for one in ours], others) == (["2026-05-05"], [])
