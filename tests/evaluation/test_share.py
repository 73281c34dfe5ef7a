"""Shares: a perfect prediction scores 100, an empty one 0."""

from evaluation.share import percent


def test_a_share_is_in_percent_and_none_of_nothing() -> None:
    assert (percent(3, 3), percent(0, 3), percent(1, 8), percent(0, 0)) == (100.0, 0.0, 12.5, 0.0)
