"""Certainty of events: a perfect answer has no error and r 100, worked examples agree."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation import factuality
from evaluation.factuality import constant_mae, correlation, mae, measure
from tests.corpora.test_factuality import lay_out

MARKED = [3.0, 3.0, -3.0, 0.0]


def test_perfect_values_have_no_error_and_r_100() -> None:
    assert mae(MARKED, MARKED) == 0
    assert correlation(MARKED, MARKED) == pytest.approx(100)
    assert correlation(MARKED, [-v for v in MARKED]) == pytest.approx(-100)


@pytest.mark.parametrize(
    ("marked", "predicted"), [([], []), ([1.0], [1.0]), (MARKED, [0.0] * 4), ([3.0, 3.0], [1, 2])]
)
def test_r_is_0_where_it_is_not_defined(marked: list[float], predicted: list[float]) -> None:
    assert correlation(marked, predicted) == 0


def test_a_worked_example() -> None:
    """Errors 0, 1, 2, 1 → 1; r from what each value differs from its mean by, .75 and 1.25.

    Marked 2.25, 2.25, -3.75, -.75, squares 24.75; predicted 1.75, .75, -2.25, -.25, squares 8.75;
    products 3.9375 + 1.6875 + 8.4375 + .1875 = 14.25.
    """
    predicted = [3.0, 2.0, -1.0, 1.0]
    assert mae(MARKED, predicted) == 1
    assert correlation(MARKED, predicted) == pytest.approx(100 * 14.25 / (24.75 * 8.75) ** 0.5)


def test_the_best_single_answer_is_the_median() -> None:
    assert constant_mae(MARKED) == pytest.approx((1.5 + 1.5 + 4.5 + 1.5) / 4)
    assert constant_mae([]) == mae([], []) == 0


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text

    def factuality(self, start: int, end: int) -> float:
        return -3.0 if self._text[start:end] == "sank" else 3.0


class _Network:
    def read_all(self, texts: Sequence[str]) -> list[_Reading]:
        return [_Reading(text) for text in texts]


def test_measuring_a_made_corpus_gives_every_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factuality, "shipped", _Network)
    lay_out(tmp_path, "UDS_IH2", "dev", ("It sank .", {1: -3}), ("It rose .", {1: 1}))
    lay_out(tmp_path, "MEANTIME", "dev", ("She said so .", {1: 3}))
    result = measure(tmp_path, None)
    assert (result.benchmark, result.split, result.items) == ("factuality", "dev", 3)
    assert result.figures == {
        "uds_mae": 1,
        "uds_constant_mae": 2,
        "uds_r": pytest.approx(100),
        "meantime_mae": 0,
        "meantime_constant_mae": 0,
        "meantime_r": 0,
    }


def test_a_missing_split_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nosplit"):
        measure(tmp_path, "nosplit")
