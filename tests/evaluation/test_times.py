"""Time expressions as in TempEval-3: perfect 100, empty 0, a worked example agrees."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpora.marked import Mark, held_out
from evaluation import times
from evaluation.times import Tally, measure
from tests.corpora.test_timeml import lay_out

MARKED = [Mark("DATE", 0, 6, "2031-05"), Mark("DURATION", 10, 19, "PT2H"), Mark("DATE", 30, 34)]


def _figures(found: Sequence[Mark], marked: Sequence[Mark]) -> dict[str, float]:
    tally = Tally()
    tally.add(found, marked)
    return tally.figures()


def test_perfect_expressions_score_100() -> None:
    assert set(_figures(MARKED, MARKED).values()) == {100}


@pytest.mark.parametrize(("found", "marked"), [([], MARKED), (MARKED, []), ([], [])])
def test_empty_expressions_score_0(found: list[Mark], marked: list[Mark]) -> None:
    assert set(_figures(found, marked).values()) == {0}


def test_a_worked_example() -> None:
    """Three marked, four found: one the same but for its value, one short with its value only."""
    found = [
        Mark("DATE", 0, 6, "2031-06"),
        Mark("DATE", 12, 19, "PT2H"),
        Mark("DATE", 20, 25),
        Mark("SET", 40, 41),
    ]
    figures = _figures(found, MARKED)
    assert figures["strict_f1"] == pytest.approx(200 * 1 / 7)
    assert figures["relaxed_f1"] == pytest.approx(200 * 2 / 7)
    assert figures["type_f1"] == pytest.approx(200 * 1 / 7)
    assert figures["value_f1"] == pytest.approx(200 * 1 / 7)


def test_each_expression_counts_once() -> None:
    halves = [Mark("DATE", 0, 3), Mark("DATE", 3, 6)]
    assert _figures(halves, MARKED[:1])["relaxed_f1"] == pytest.approx(200 / 3)
    assert _figures([Mark("DATE", 0, 34)], MARKED)["relaxed_f1"] == pytest.approx(200 / 4)


def test_what_agrees_is_paired_before_what_overlaps() -> None:
    found = [Mark("DATE", 0, 40), Mark("DATE", 0, 6)]
    assert _figures(found, MARKED[:1])["strict_f1"] == pytest.approx(200 / 3)


def test_neighbours_do_not_overlap() -> None:
    assert _figures([Mark("DATE", 6, 10)], MARKED)["relaxed_f1"] == 0


@dataclass
class _Reading:
    times: list[Mark] = field(default_factory=list)


class _Network:
    def read_all(self, texts: Sequence[str]) -> list[_Reading]:
        at = [text.index("May 6") for text in texts]
        return [_Reading([Mark("DATE", start, start + 5)]) for start in at]


def test_measuring_a_made_corpus_gives_every_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(times, "shipped", _Network)
    names = [f"made_{number}" for number in range(9)]
    for name in names:
        lay_out(tmp_path, name)
    aside = sum(held_out(name, parts=3) for name in names)
    for split, articles in ((None, aside), ("train", 9 - aside)):
        result = measure(tmp_path, split)
        assert (result.benchmark, result.split) == ("times", split or "dev")
        assert result.items == 2 * articles  # a date and a duration in each; no event
        kinds = ("strict_f1", "relaxed_f1", "type_f1")
        assert [result.figures[f"head_{kind}"] for kind in kinds] == 3 * [pytest.approx(200 / 3)]
        assert {result.figures[kind] for kind in (*kinds, "value_f1")} == {100}
        assert result.figures["chars_per_second_core"] > 0


def test_missing_data_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="TimeBank"):
        measure(tmp_path, None)
