"""Negative-binomial surprise against closed forms, to six decimals and better."""

import pytest

from tocsin.assess.surge.surprise import Predictive, predictive


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40, 300])
def test_size_one_is_geometric(count: int) -> None:
    """With size 1 and q = mean / (1 + mean), q^k is the chance of k or more."""
    assert Predictive(mean=3, size=1).tail(count) == pytest.approx(0.75**count, rel=1e-9)


def test_size_two_by_hand() -> None:
    """Mass (k + 1) p² q^k, tail q^k (1 + k p); with p = q = 1/2: mass of 3 is 4/32, tail 2.5/8."""
    even = Predictive(mean=2, size=2)
    assert even.mass(3) == pytest.approx(0.125, abs=1e-12)
    assert even.tail(3) == pytest.approx(0.3125, abs=1e-12)
    assert even.tail(1) == pytest.approx(0.75, abs=1e-12)


@pytest.mark.parametrize(("mean", "size"), [(0.04, 0.5), (3.2, 1.7), (80.0, 4.0), (12.0, 900.5)])
def test_masses_sum_to_one_and_to_the_mean(mean: float, size: float) -> None:
    law = Predictive(mean=mean, size=size)
    masses = [law.mass(count) for count in range(3000)]
    assert sum(masses) == pytest.approx(1, abs=1e-9)
    assert sum(count * mass for count, mass in enumerate(masses)) == pytest.approx(mean, abs=1e-6)
    assert law.tail(5) == pytest.approx(sum(masses[5:]), abs=1e-9)


def test_counts_like_a_poisson_process_give_the_conjugate_predictive() -> None:
    """Eight twos: Gamma(16.5, 8) behind them, so size 16.5 and 8/9 as chance of no further one."""
    law = predictive([2] * 8)
    assert law is not None
    assert law.size == pytest.approx(16.5)
    assert law.mass(0) == pytest.approx((8 / 9) ** 16.5, abs=1e-12)


def test_counts_that_vary_more_are_less_surprising() -> None:
    """0 0 0 0 0 0 0 16: mean 16.5/8 = 2.0625, variance 32; V = 36, so size 2.0625² / 33.9375."""
    law = predictive([0] * 7 + [16])
    steady = predictive([2] * 8)
    assert law is not None
    assert steady is not None
    assert law.size == pytest.approx(2.0625**2 / 33.9375)
    assert law.tail(9) > 0.05 > 0.001 > steady.tail(9)


def test_a_quiet_place_is_not_one_where_nothing_can_happen() -> None:
    law = predictive([0] * 50)
    assert law is not None
    assert 0.001 < law.tail(1) < 0.02


def test_a_share_of_the_reports_keeps_the_size() -> None:
    """With size 1, mean 3, a third known: mean 1, so one half to the k."""
    assert Predictive(mean=3, size=1).thinned(1 / 3).tail(4) == pytest.approx(1 / 16)
    with pytest.raises(ValueError, match="no share"):
        Predictive(mean=3, size=1).thinned(0)


def test_few_counts_predict_nothing() -> None:
    assert predictive([1] * 7) is None
