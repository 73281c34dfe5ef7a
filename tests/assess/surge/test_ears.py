"""EARS against published bounds and against sums done by hand."""

import math

import pytest

from tocsin.assess.surge.ears import c1, c2, c3

# Salmonella Newport in Germany, cases a week: the last seven of 2010, the first four of 2011;
# `salmNewport`, the data of Salmon, Schumacher and Höhle (J. Stat. Softw. 70:10, 2016).
NEWPORT = [1, 1, 1, 3, 3, 1, 2, 1, 0, 3, 3]
# By `tests/testthat/test-earsC.R` of R's surveillance: C1, α .05.
PUBLISHED = [3.278854, 3.278854, 3.436517, 3.855617]


@pytest.mark.parametrize(("week", "bound"), list(enumerate(PUBLISHED, start=7)))
def test_c1_has_the_published_bounds(week: int, bound: float) -> None:
    signal = c1(NEWPORT[: week + 1], 0.05)
    assert signal is not None
    assert signal.bound == pytest.approx(bound, abs=1e-6)
    assert not signal.alarm


@pytest.mark.parametrize(("week", "bound"), list(enumerate(PUBLISHED[:2], start=9)))
def test_c2_has_the_bounds_that_c1_had_two_weeks_before(week: int, bound: float) -> None:
    signal = c2(NEWPORT[: week + 1], 0.05)
    assert signal is not None
    assert signal.bound == pytest.approx(bound, abs=1e-6)


# 2 4 4 4 5 5 4 have the mean 4 and, as their squares deviate by 4 + 1 + 1 = 6, the deviation 1.
STEADY = [2, 4, 4, 4, 5, 5, 4]
Z_025 = 1.959964  # the normal quantile of .975


def test_c1_is_the_mean_and_z_deviations() -> None:
    signal = c1([*STEADY, 9], 0.025)
    assert signal is not None
    assert signal.bound == pytest.approx(4 + Z_025, abs=1e-6)
    assert signal.alarm


def test_c3_adds_what_the_two_days_before_had_over_one_deviation() -> None:
    """The 6 stands over 4 4 2 4 4 4 5: mean 27/7, squares 109 - 729/7 over 6 degrees = 17/21.

    So its C2 is (15/7) / √(17/21), 2.381653 less 1 in excess. The 4 behind it stands over
    4 2 4 4 4 5 5, mean 4: no excess. The last over `STEADY` in another order: mean 4, deviation 1.
    """
    signal = c3([4, 4, 2, 4, 4, 4, 5, 5, 4, 6, 4, 0], 0.025)
    excess = 15 / 7 / math.sqrt(17 / 21) - 1
    assert signal is not None
    assert signal.bound == pytest.approx(4 + 1 * (1 + Z_025 - excess), abs=1e-6)


def test_c3_alarms_by_what_came_before_alone() -> None:
    signal = c3([2, 4, *STEADY, 30, 30, 1])
    assert signal is not None
    assert (signal.bound, signal.alarm) == (0, True)


def test_steady_counts_have_a_bound_at_their_mean_unless_a_deviation_is_assumed() -> None:
    strict, slack = c1([3] * 8), c1([3] * 8, 0.025, least=0.5)
    assert strict is not None
    assert slack is not None
    assert (strict.bound, strict.alarm) == (3, False)
    assert slack.bound == pytest.approx(3 + 0.5 * Z_025, abs=1e-6)


def test_nothing_is_said_of_a_count_with_too_few_before_it() -> None:
    assert c1([1] * 7) is None
    assert c2([1] * 9) is None
    assert c3([1] * 11) is None
    assert c3([1] * 12) is not None


def test_a_chance_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="p must be"):
        c1([1] * 8, 0.0)
