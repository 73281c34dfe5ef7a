"""Exact spans and types: perfect is 100, empty 0, a worked example agrees."""

from pathlib import Path

import pytest

from corpora.marked import Mark, Text
from evaluation.entities import Case, cases, scored
from tests.corpora.test_conll import lay_out
from tocsin.read.tagged import Tagged

TEXT = "Ann Orr of Venn Ltd saw Orrby and Cup One in Vennland ."


def _at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def _case(*marks: tuple[str, str], corpus: str = "wikigold", kind: str = "") -> Case:
    return Case(
        Text("made", TEXT), tuple(Mark(label, *_at(words)) for label, words in marks), corpus, kind
    )


def _found(*spans: tuple[str, str]) -> list[Tagged]:
    return [Tagged(label, *_at(words), 0.9) for label, words in spans]


GOLD = _case(("PER", "Ann Orr"), ("ORG", "Venn Ltd"), ("LOC", "Orrby"), ("MISC", "Cup One"))
PERFECT = _found(("person", "Ann Orr"), ("organisation", "Venn Ltd"), ("place", "Orrby"))


def test_perfect_scores_100() -> None:
    figures = scored([GOLD], [PERFECT])
    assert set(figures.values()) == {100}
    assert set(figures) == {"micro_f1", "macro_f1", "person_f1", "organisation_f1", "place_f1"}


def test_nothing_found_scores_0() -> None:
    assert set(scored([GOLD], [[]]).values()) == {0}
    assert scored([], []) == {"micro_f1": 0, "macro_f1": 0}


def test_a_worked_example() -> None:
    """Marked 3, found 4, right 2: F1 is 2 * 2 / 7.

    Person: right, but another in excess: 2 * 1 / 3. Organisation: a word short, 0. Place: 1.
    """
    found = _found(
        ("person", "Ann Orr"), ("person", "Vennland"), ("organisation", "Venn"), ("place", "Orrby")
    )
    figures = scored([GOLD], [found])
    assert figures["micro_f1"] == pytest.approx(400 / 7)
    assert figures["person_f1"] == pytest.approx(200 / 3)
    assert (figures["organisation_f1"], figures["place_f1"]) == (0, 100)
    assert figures["macro_f1"] == pytest.approx((200 / 3 + 100) / 3)


def test_any_of_the_possible_types_is_right() -> None:
    found = [f for f in PERFECT if f.label != "place"] + _found(("venue", "Orrby"))
    assert scored([GOLD], [found])["place_f1"] == 100


@pytest.mark.parametrize("label", ["event", "group", "weapon"])
def test_what_may_be_no_entity_is_free(label: str) -> None:
    assert scored([GOLD], [[*PERFECT, *_found((label, "Cup One"))]])["micro_f1"] == 100


def test_a_free_mark_with_an_impossible_type_is_wrong() -> None:
    assert scored([GOLD], [[*PERFECT, *_found(("person", "Cup One"))]])["micro_f1"] < 100


def test_types_that_the_corpus_does_not_mark_completely_do_not_count() -> None:
    found = [*PERFECT, *_found(("weapon", "Vennland"), ("quantity", "One"))]
    assert scored([GOLD], [found])["micro_f1"] == 100


def test_a_span_found_with_two_types_is_right_once() -> None:
    found = [*PERFECT, *_found(("venue", "Orrby"))]
    assert scored([GOLD], [found])["place_f1"] == 100
    wrong = [*PERFECT, *_found(("person", "Orrby"))]
    assert scored([GOLD], [wrong])["person_f1"] == pytest.approx(200 / 3)


def test_news_and_each_of_several_corpora_have_figures_of_their_own() -> None:
    news = _case(("person", "Ann Orr"), corpus="gum", kind="news")
    other = _case(("person", "Ann Orr"), corpus="gum", kind="bio")
    figures = scored([news, other], [_found(("person", "Ann Orr")), []])
    assert figures["news_micro_f1"] == 100
    assert figures["micro_f1"] == pytest.approx(200 / 3)
    figures = scored([news, GOLD], [[], PERFECT])
    assert (figures["gum_micro_f1"], figures["wikigold_micro_f1"]) == (0, 100)


def test_the_corpus_is_told_by_its_layout(tmp_path: Path) -> None:
    lay_out(tmp_path, "Orr I-PER\n", "Orr\tB-politician\n")
    assert "politics" in {case.corpus for case in cases(tmp_path, "train")}


def test_a_folder_without_a_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        cases(tmp_path, None)
