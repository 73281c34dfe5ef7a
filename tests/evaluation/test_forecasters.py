"""Forecasters rest on the windows that have ended, and the watch adds up as the product does."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from evaluation.forecasters import (
    AS_LAST_MONTH,
    BASE,
    BOTH,
    LAST_MONTH,
    SHIPPED,
    WATCH,
    Measured,
    State,
    Window,
    as_measured,
    as_shipped,
    likelihood_ratios,
    watched,
)

SUNDAY = date(2031, 1, 12)
QUIET = State(SUNDAY, surge=False, last_month=False)
SURGE = State(SUNDAY, surge=True, last_month=False)
DEADLY = State(SUNDAY, surge=False, last_month=True)


def _windows(before: State, high: int, quiet: int, region: str = "Karsk") -> list[Window]:
    return [Window(region, before, number < high) for number in range(high + quiet)]


# Of 60 windows 20 high: of 10 behind a surge 8, of 10 behind a deadly month 6, of 40 others 6.
PAST = [*_windows(SURGE, 8, 2), *_windows(DEADLY, 6, 4), *_windows(QUIET, 6, 34)]


def test_a_ratio_by_hand() -> None:
    """Seen in 3 of 4 windows with a high week, in 1 of 9 without: (3.5/5) / (1.5/10)."""
    found = likelihood_ratios({"now": 3, "none": 1}, {"now": 1, "none": 8})
    assert found["now"] == pytest.approx(math.log(0.7 / 0.15))
    assert found["none"] == pytest.approx(math.log(0.3 / 0.85))


def test_a_region_without_a_past_has_the_base_rate_of_all() -> None:
    """20.5 of 61; Karsk's own 20 of 60 count beside twenty windows at that rate."""
    measured = Measured(PAST)
    assert measured.base("Orlec") == pytest.approx(20.5 / 61)
    assert measured.base("Karsk") == pytest.approx((20 + 20 * 20.5 / 61) / 80)


def _odds(chance: float) -> float:
    return chance / (1 - chance)


def test_a_surge_multiplies_the_odds_by_its_measured_ratio() -> None:
    """Seen before 8 of 20 high windows and 2 of 40 others: (8.5/21) / (2.5/41)."""
    said = Measured(PAST).chances("Karsk", [QUIET, SURGE])
    assert _odds(said[WATCH]) / _odds(said[BASE]) == pytest.approx((8.5 / 21) / (2.5 / 41))
    assert said[BASE] < said[SHIPPED] < said[WATCH]


def test_a_deadly_month_multiplies_the_odds_by_its_own() -> None:
    said = Measured(PAST).chances("Karsk", [DEADLY])
    assert _odds(said[LAST_MONTH]) / _odds(said[BASE]) == pytest.approx((6.5 / 21) / (4.5 / 41))
    assert said[AS_LAST_MONTH] == 1
    assert said[BOTH] < said[LAST_MONTH]  # as no surge was seen


def test_a_surge_fades() -> None:
    surge = as_measured({True: math.log(4), False: 0.0})
    chances = [watched("Karsk", surge, 0.2, _since(weeks)) for weeks in (0, 3, 40)]
    assert _odds(chances[0]) == pytest.approx(4 * 0.25)
    assert _odds(chances[1]) == pytest.approx(2 * 0.25)  # after a half-life of 21 days
    assert chances[2] == pytest.approx(0.2, abs=0.01)


def _since(weeks: int) -> Sequence[State]:
    end = SUNDAY + timedelta(weeks=weeks)
    return [SURGE] if not weeks else [SURGE, State(end, surge=False, last_month=False)]


def test_the_indicator_that_ships_is_one_of_counts() -> None:
    assert as_shipped().from_ == "counts"


def test_before_anything_was_learnt_every_chance_is_even_but_for_what_ships() -> None:
    said = Measured([]).chances("Karsk", [SURGE])
    assert [said[name] for name in (BASE, LAST_MONTH, WATCH, BOTH)] == pytest.approx([0.5] * 4)
