"""What the desk of the back-test knows when, and what it makes of it."""

import random
from dataclasses import replace
from datetime import date, timedelta

from evaluation.backtest import (
    Board,
    Replay,
    Told,
    follows,
    high_weeks,
    replay,
)
from evaluation.forecasters import NAMES

MONDAY = date(2031, 1, 6)
WEEKS = 70


def _told(seed: int = 7) -> list[Told]:
    """Two regions with some events a week, learnt up to three weeks later."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    days = [MONDAY + timedelta(dice.randrange(7 * WEEKS)) for _ in range(600)]
    return [
        Told(dice.choice(["Karsk", "Orlec"]), day, day + timedelta(dice.randrange(21)), number)
        for day, number in ((day, dice.randrange(40)) for day in days)
    ]


def test_a_week_is_high_against_those_before_it_alone() -> None:
    """26 weeks of 1 to 26 deaths: nine tenths are 24 of them, so 24 isn't over, 25 is."""
    past = list(range(1, 27))
    assert high_weeks([*past, 24]) == [False] * 27
    assert high_weeks([*past, 25])[-1]
    assert high_weeks([*past, 25, 900])[:-1] == high_weeks([*past, 25])


def test_nine_deaths_are_no_high_week_and_nothing_is_early_on() -> None:
    assert high_weeks([0] * 26 + [9, 10]) == [False] * 27 + [True]
    assert not any(high_weeks([10 * number for number in range(26)]))


def test_the_window_is_the_four_weeks_behind() -> None:
    high = [True, False, False, False, False, True]
    assert [follows(high, week) for week in range(6)] == [False, True, True, True, True, False]


def test_a_board_counts_in_the_week_of_the_event() -> None:
    board = Board.blank(MONDAY, ["Karsk"], 3)
    board.write(Told("Karsk", MONDAY + timedelta(13), MONDAY + timedelta(20), 5))
    assert (board.events["Karsk"], board.deaths["Karsk"]) == ([0, 1, 0], [0, 5, 0])
    assert board.last_day(1) == MONDAY + timedelta(13)


def _until(past: Replay, week: int) -> list[object]:
    return [one for one in past.forecasts if one.week <= week]


def test_what_is_learnt_later_changes_no_forecast() -> None:
    told = _told()
    end = MONDAY + timedelta(7 * 60 - 1)
    changed = [replace(one, deaths=500) if one.learnt > end else one for one in told]
    one, other = replay(told, MONDAY, WEEKS), replay(changed, MONDAY, WEEKS)
    assert _until(one, 59) == _until(other, 59)
    assert one.forecasts != other.forecasts


def test_the_order_in_which_events_are_given_changes_nothing() -> None:
    told = _told()
    assert replay(told, MONDAY, WEEKS) == replay(told[::-1], MONDAY, WEEKS)


def test_every_forecaster_says_a_chance_for_each_region_and_week() -> None:
    past = replay(_told(), MONDAY, WEEKS)
    assert [(f.region, f.week) for f in past.forecasts] == [
        (region, week) for week in range(52, WEEKS - 4) for region in ("Karsk", "Orlec")
    ]
    for one in past.forecasts:
        assert set(one.chances) == set(NAMES)
        assert all(0 <= chance <= 1 for chance in one.chances.values())


def test_a_surge_is_noted_in_its_week() -> None:
    weeks = [*range(WEEKS), *[55] * 9]
    days = [MONDAY + timedelta(7 * week) for week in weeks]
    told = [Told("Karsk", day, day, 1) for day in days]
    assert [f.week for f in replay(told, MONDAY, WEEKS).forecasts if f.state.surge] == [55]
