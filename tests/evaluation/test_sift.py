"""Sifting scored: all kept 100, all lost 0, and a worked example."""

import pytest

from evaluation.sift import Sifted, costs, score

WORTH, DULL = frozenset({"incident", "blame"}), frozenset[str]()


def test_nothing_lost_is_100_and_nothing_kept_0() -> None:
    assert score([Sifted(True, WORTH), Sifted(False, DULL)])["recall"] == 100
    lost = score([Sifted(False, WORTH), Sifted(True, DULL)])
    assert (lost["recall"], lost["incident_recall"], lost["warning_recall"]) == (0, 0, 100)


def test_shares_are_of_all_pages() -> None:
    found = [Sifted(True, WORTH), Sifted(True, DULL), Sifted(False, DULL), Sifted(False, DULL)]
    figures = score(found)
    assert (figures["passed"], figures["worth"]) == (50, 25)


def test_the_cost_is_sifting_all_and_reading_what_passes() -> None:
    found = [Sifted(True, WORTH, 0.01, 0.1), Sifted(False, DULL, 0.01, 0.3)]
    assert costs(found) == pytest.approx({"ms_sift": 10, "ms_read": 200, "cost": 30})
