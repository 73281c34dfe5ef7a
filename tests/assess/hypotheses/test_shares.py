"""Posteriors from priors and ratios."""

import random

import pytest

from tocsin.assess.hypotheses.ratios import NOTHING, Band
from tocsin.assess.hypotheses.shares import leading, posterior

EVEN = {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}


def test_bayes_by_hand() -> None:
    """Even thirds and a ratio of 4 (2 to 8) for one: 4/6, from 2/4 to 8/10."""
    share = posterior(EVEN, {"a": [Band(low=2.0, high=8.0)]})["a"]
    assert (share.probability, share.low, share.high) == pytest.approx((4 / 6, 2 / 4, 8 / 10))


def test_ratios_of_one_leave_the_priors() -> None:
    shares = posterior(EVEN, {"a": [NOTHING] * 50, "b": [NOTHING]})
    assert {name: one.probability for name, one in shares.items()} == pytest.approx(EVEN)
    assert leading(shares) == ("a", "b", "c")


def test_shares_add_up_to_one_within_their_bands() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    for _ in range(200):
        bands = {name: [_band(chance) for _ in range(chance.randrange(4))] for name in EVEN}
        shares = posterior(EVEN, bands)
        assert sum(one.probability for one in shares.values()) == pytest.approx(1, abs=1e-12)
        assert all(0 < one.low <= one.probability <= one.high < 1 for one in shares.values())


def _band(chance: random.Random) -> Band:
    low, high = sorted(chance.uniform(0.1, 10) for _ in range(2))
    return Band(low=low, high=high)


def test_nothing_is_ever_certain() -> None:
    shares = posterior(EVEN, {"a": [Band(low=1e9, high=1e9)] * 40})
    assert shares["b"].low > 0
    assert shares["a"].high < 1
