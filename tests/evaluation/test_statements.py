"""Exact spans and pairing on PolNeAR: perfect scores 100, empty 0, a worked example agrees."""

from pathlib import Path

import pytest

from corpora.polnear import Attribution
from evaluation.statements import (
    Tally,
    Words,
    clipped,
    exact,
    marked_triple,
    measure,
    pairings,
    predicted_triples,
)
from tests.corpora.polnear_made import lay_out
from tests.read.made import marked
from tocsin.read.tagged import Tagged

TEXT, TAGGED = marked(
    "[s Orla Venn] [c said] [t it leaked]. [s She] [c warned] [t that it would sink]."
)
ROLES = ("source", "cue", "content")


def _gold(tagged: list[Tagged]) -> dict[str, list[tuple[int, int]]]:
    return {role: [(t.start, t.end) for t in tagged if t.label == role] for role in ROLES}


def _exact(predicted: list[Tagged], marks: list[Tagged]) -> dict[str, float]:
    tallies = {role: Tally() for role in ROLES}
    exact(Words(TEXT), predicted, _gold(marks), tallies)
    return {role: tally.f1 for role, tally in tallies.items()}


def test_perfect_spans_score_100() -> None:
    assert _exact(TAGGED, TAGGED) == {"source": 100, "cue": 100, "content": 100}


@pytest.mark.parametrize(("predicted", "marks"), [([], TAGGED), (TAGGED, []), ([], [])])
def test_empty_spans_score_0(predicted: list[Tagged], marks: list[Tagged]) -> None:
    assert _exact(predicted, marks) == {"source": 0, "cue": 0, "content": 0}


def test_exact_spans_agree_with_a_worked_example() -> None:
    """Both cues marked, one found and one in excess: 1 right of 2 and 2 → 50 %.

    Sources: one found of two → 2 * 1 / (1 + 2). Contents: a word short is wrong → 0 %.
    """
    source, cue, content = TAGGED[:3]
    predicted = [
        source,
        cue,
        Tagged("cue", content.start, content.start + 2, 0.5),
        Tagged("content", content.start + 3, content.end, 0.5),
    ]
    scores = _exact(predicted, TAGGED)
    assert scores["source"] == pytest.approx(200 / 3)
    assert scores["cue"] == pytest.approx(50)
    assert scores["content"] == 0


def test_a_span_is_measured_in_words_not_characters() -> None:
    """Blanks at an edge are no word, a stop is one."""
    words = Words("It leaked, badly.")
    assert words((0, 9)) == words((0, 10 - 1)) == (0, 2)
    assert words((0, 10)) == (0, 3)
    assert words((2, 9)) == words((3, 9)) == (1, 2)


def test_a_role_in_the_wrong_place_is_wrong() -> None:
    swapped = [
        Tagged("cue" if t.label == "source" else "source", t.start, t.end, 1) for t in TAGGED
    ]
    assert _exact(swapped, TAGGED) == {"source": 0, "cue": 0, "content": 0}


def test_a_span_over_sentences_counts_as_one_in_each() -> None:
    assert clipped([(2, 30)], (0, 10)) == [(2, 10)]
    assert clipped([(2, 30)], (11, 20)) == [(11, 20)]
    assert clipped([(2, 10)], (11, 20)) == []


def _pairing(predicted: list[tuple[str, str, str]], marks: list[tuple[str, str, str]]) -> float:
    """F1 where each part is given by the numbers of its words: "1 2 3"."""

    def triples(parts: list[tuple[str, str, str]]) -> list[tuple[frozenset[int], ...]]:
        return [tuple(frozenset(map(int, p.split())) for p in triple) for triple in parts]

    tally = Tally()
    pairings(triples(predicted), triples(marks), tally)  # type: ignore[arg-type]
    return tally.f1


def test_perfect_pairing_scores_100_and_empty_0() -> None:
    triples = [("0 1", "2", "3 4"), ("", "6", "7 8 9")]
    assert _pairing(triples, triples) == 100
    assert _pairing([], triples) == _pairing(triples, []) == _pairing([], []) == 0


@pytest.mark.parametrize(
    ("predicted", "f1"),
    [
        ([("0 1", "2", "3 4 5 6")], 100),
        ([("1", "2", "3 4")], 100),  # half of each: right
        ([("1", "2", "3")], 0),  # a quarter of the content: wrong
        ([("0 1", "2", "3 4 5 6 7 8 9 10 11")], 0),  # content more than twice as long
        ([("", "2", "3 4 5 6")], 0),  # no source matches only no source
        ([("0 1", "9", "3 4 5 6")], 0),
        ([("0 1", "2", "3 4 5 6"), ("0 1", "2", "3 4 5 6")], 200 / 3),  # found twice, right once
    ],
)
def test_pairing_takes_half_of_each_part(predicted: list[tuple[str, str, str]], f1: float) -> None:
    assert _pairing(predicted, [("0 1", "2", "3 4 5 6")]) == pytest.approx(f1)


def test_parts_of_two_statements_mixed_up_are_no_pair() -> None:
    marks = [("0", "1", "2 3"), ("4", "5", "6 7")]
    assert _pairing([("4", "1", "2 3"), ("0", "5", "6 7")], marks) == 0


def test_the_head_and_the_rules_paired_as_marked_score_100() -> None:
    words = Words(TEXT)
    source, cue, content, she, warned, that = [(t.start, t.end) for t in TAGGED]
    marks = [
        Attribution((source,), (cue,), (content,)),
        Attribution((she,), (warned,), (that,)),
    ]
    tally = Tally()
    pairings(
        predicted_triples(words, TEXT, TAGGED), [marked_triple(words, a) for a in marks], tally
    )
    assert tally.f1 == 100


def test_measuring_a_made_corpus_gives_every_figure(tmp_path: Path) -> None:
    lay_out(tmp_path, "dev")
    result = measure(tmp_path, None)
    assert (result.benchmark, result.split, result.items) == ("statements", "dev", 1)
    assert set(result.figures) == {
        "source_f1",
        "cue_f1",
        "content_f1",
        "doc_source_f1",
        "doc_cue_f1",
        "doc_content_f1",
        "pairing_f1",
    }
    assert all(0 <= figure <= 100 for figure in result.figures.values())
    assert result.figures["cue_f1"] == 100  # said, warned


def test_a_missing_split_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nosplit"):
        measure(tmp_path, "nosplit")
