"""How watches are worded."""

import math

import pytest

from tocsin.assess.watch.assessment import FalseAlarms
from tocsin.wording.lists import watched


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
