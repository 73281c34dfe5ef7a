"""Likelihood in the words of ICD 203."""

import pytest

from tocsin.assess.scale import TERMS, log_odds, probability, term


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.001, "almost no chance"),
        (0.05, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.55, "likely"),
        (0.9, "very likely"),
        (0.999, "almost certain"),
    ],
)
def test_each_band_has_its_term(share: float, word: str) -> None:
    assert term(share) == word
    assert word in TERMS


def test_odds_and_probability_are_one_thing() -> None:
    for share in (0.001, 0.2, 0.5, 0.87):
        assert probability(log_odds(share)) == pytest.approx(share, abs=1e-12)


def test_nothing_is_ever_certain() -> None:
    assert 0 < probability(-1e6) < 0.001
    assert 0.999 < probability(1e6) < 1
    for share in (0.0, 1.0, float("nan")):
        with pytest.raises(ValueError, match="no probability"):
            log_odds(share)
