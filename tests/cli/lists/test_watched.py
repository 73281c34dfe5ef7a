"""How watches are worded."""

import math

import pytest

from tocsin.assess.watch.assessment import FalseAlarms
from tocsin.cli.lists import watched


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0001, "0.01%"),
        (0.00147, "0.15%"),
        (0.05, "5%"),
        (0.0693, "6.9%"),
        (0.0999, "10%"),
        (0.208, "21%"),
        (0.994, "99%"),
        (0.9999, ">99%"),
    ],
)
def test_a_probability_is_never_shown_as_certain(probability: float, said: str) -> None:
    assert watched.percent(probability) == said


def test_a_ratio_multiplies_odds() -> None:
    assert watched.times(math.log(3.25)) == "× 3.2"
    assert watched.times(0.0) == "× 1"


@pytest.mark.parametrize(
    ("raised", "false", "said"),
    [
        (3, 2, "3 alarms in 2.1 years, 2 of them false"),
        (1, 1, "1 alarm in 2.1 years, 1 of them false"),
        (0, 0, "no alarm yet that is 30 days old, in 2.1 years"),
    ],
)
def test_a_watch_s_false_alarms_are_told_with_how_long_it_has_watched(
    raised: int, false: int, said: str
) -> None:
    assert watched.record(FalseAlarms(raised=raised, false=false, years=2.1), 30) == said
