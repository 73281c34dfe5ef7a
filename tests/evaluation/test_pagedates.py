"""The date evaluation tells a wrong date from none."""

from pathlib import Path

import pytest

from evaluation import pagedates
from evaluation.pagedates import score

DAYS = ["2023-05-03", "2023-05-04", "2023-05-05", "2023-05-06"]


def test_a_perfect_prediction_scores_100_and_an_empty_one_0() -> None:
    assert score(DAYS, DAYS) == {"accuracy": 100, "precision_given": 100, "given": 100}
    assert score(DAYS, [None] * 4) == {"accuracy": 0, "precision_given": 0, "given": 0}


def test_a_worked_example_agrees() -> None:
    """Three dated, two of them right (a time of the right day is right), one undated."""
    figures = score(DAYS, ["2023-05-03T23:00:00+02:00", "2023-05-04", "2022-05-05", None])
    assert figures["accuracy"] == 50
    assert figures["precision_given"] == pytest.approx(200 / 3)
    assert figures["given"] == 75


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        pagedates.measure(tmp_path, None)
    assert caught.value.filename == str(tmp_path / "dates.json")
