"""Policies: rotas that turn by the clock on the wall, what disturbs, how long answers hold."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.warn.made import NOON
from tocsin.warn.policies import shipped
from tocsin.warn.policy import Rota

OSLO = ZoneInfo("Europe/Oslo")
DAILY = Rota(
    people=("ada", "ben", "cleo"),
    shift=timedelta(days=1),
    start=datetime(2026, 3, 27, 8),
    zone="Europe/Oslo",
)


def at(day: int, hour: int, minute: int = 0, month: int = 3, fold: int = 0) -> datetime:
    """A moment in Oslo, as UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=OSLO, fold=fold).astimezone(UTC)


def test_shifts_end_at_the_same_hour_of_the_clock_when_it_goes_forward() -> None:
    # In Oslo 29 March 2026 has 23 hours.
    turns = ["cleo", "ada", "ben", "cleo", "ada"]
    for day, (before, after) in enumerate(pairwise(turns), 27):
        assert DAILY.on_duty(at(day, 7, 59)) == before
        assert DAILY.on_duty(at(day, 8)) == after


def test_nobody_comes_on_duty_twice_in_the_hour_that_the_clock_shows_twice() -> None:
    # In Oslo it is 02:30 twice on 25 October 2026; the shift begins at the first.
    rota = Rota(people=("ada", "ben"), shift=timedelta(hours=12), start=_half_past(), zone=OSLO.key)
    clock = [at(25, 2, 29, 10), at(25, 2, 30, 10), at(25, 2, 10, 10, 1), at(25, 2, 40, 10, 1)]
    assert [rota.on_duty(one) for one in clock] == ["ben", "ada", "ada", "ada"]
    assert clock == sorted(clock)


def _half_past() -> datetime:
    return datetime(2026, 10, 24, 2, 30)


@pytest.mark.parametrize(("month", "skipped"), [(3, 1), (10, 0)])
def test_shifts_of_an_hour_follow_each_other_but_for_the_hour_that_is_left_out(
    month: int, skipped: int
) -> None:
    rota = Rota(people=tuple("abc"), shift=timedelta(hours=1), start=DAILY.start, zone=DAILY.zone)
    began = at(24, 0, month=month)
    seen = [rota.on_duty(began + timedelta(minutes=10 * step)) for step in range(6 * 24 * 8)]
    steps = [(ord(after) - ord(before)) % 3 for before, after in pairwise(seen)]
    assert steps.count(2) == skipped
    assert steps.count(1) in range(24 * 8 - 3, 24 * 8)


def test_before_its_start_a_rota_says_whose_turn_it_would_have_been() -> None:
    assert DAILY.on_duty(at(26, 9)) == "cleo"
    assert DAILY.on_duty(at(25, 9)) == "ben"


def test_what_is_extreme_disturbs_whatever_a_policy_says() -> None:
    assert not shipped().disturbing("Future", "Severe")
    assert shipped().disturbing("Future", "Extreme")
    assert shipped().disturbing("Immediate", "Minor")


def test_an_answer_holds_no_longer_than_it_promises() -> None:
    acts = timedelta(hours=12)
    assert shipped().holds("acting", NOON, None) == NOON + acts
    assert shipped().holds("acting", NOON, NOON + acts / 2) == NOON + acts / 2
    assert shipped().holds("acting", NOON, NOON + acts * 2) == NOON + acts
