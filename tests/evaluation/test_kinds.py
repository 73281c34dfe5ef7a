"""Labels of texts: perfect scores 100, empty 0, a worked example agrees."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpora.kinds import LABELS
from evaluation import kinds
from evaluation.kinds import example_f1, held, label_f1, measure, micro_f1
from tests.corpora.test_kinds import lay_out

MARKED = [{"a"}, {"a", "b"}, set[str](), set[str]()]


def test_perfect_labels_score_100() -> None:
    pairs = [(m, m) for m in MARKED]
    assert example_f1(pairs) == micro_f1(pairs) == 100
    assert label_f1(pairs, ["a", "b"]) == {"a": 100, "b": 100}


def test_empty_labels_score_0() -> None:
    nothing = set[str]()
    for pairs in ([(m, nothing) for m in MARKED], [(nothing, m) for m in MARKED], []):
        assert example_f1(pairs) == micro_f1(pairs) == 0
        assert label_f1(pairs, ["a"]) == {"a": 0}


def test_a_worked_example() -> None:
    """Texts: 1 right of 1 and 1 → 1; of 2 and 1 → 2/3; none and 1 → 0; none and none: left out.

    All decisions: 2 right of 3 marked and 3 predicted → 4/6. Of b: none right, 1 marked,
    1 predicted → 0; of a: 2 right of 2 and 2 → 1.
    """
    pairs = list(zip(MARKED, [{"a"}, {"a"}, {"b"}, set[str]()], strict=True))
    assert example_f1(pairs) == pytest.approx(100 * (1 + 2 / 3 + 0) / 3)
    assert micro_f1(pairs) == pytest.approx(200 * 2 / 6)
    assert label_f1(pairs, ["a", "b"]) == {"a": 100, "b": 0}


def test_labels_hold_from_a_half_and_only_those_of_the_corpus() -> None:
    assert held({"a": 0.5, "b": 0.49, "c": 0.9}, ["a", "b", "d"]) == {"a"}


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text

    def labels(self, start: int, end: int) -> dict[str, float]:
        assert (start, end) == (0, len(self._text))
        return {"satp:bombing": 0.9 if "mine" in self._text else 0.1, "ipe:arrest": 0.8}


class _Network:
    def read_all(self, texts: Sequence[str]) -> list[_Reading]:
        return [_Reading(text) for text in texts]


def test_measuring_a_made_corpus_gives_every_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "shipped", _Network)
    for corpus, labels in LABELS.items():
        lay_out(tmp_path, corpus, "dev", ("The mine went off.", "01" + "0" * (len(labels) - 2)))
    result = measure(tmp_path, None)
    assert (result.benchmark, result.split, result.items) == ("kinds", "dev", 4)
    assert {name for name in result.figures if name.endswith("example_f1")} == {
        "satp_all_example_f1",
        "satp_relevant_example_f1",
        "insightcrime_example_f1",
        "ipe_sentence_example_f1",
    }
    assert result.figures["satp_all_example_f1"] == 100
    assert result.figures["satp_all_macro_f1"] == 25
    assert result.figures["insightcrime_example_f1"] == 0
    assert result.figures["ipe_sentence_micro_f1"] == 100
    assert result.parts["satp_all_f1"]["satp:bombing"] == 100


def test_a_missing_split_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nosplit"):
        measure(tmp_path, "nosplit")
