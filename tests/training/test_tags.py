"""One tag a word, in BIO form; needs no torch."""

import pytest

from corpora.polnear import Attribution, Document
from training.statements.tags import NUMBER, TAGS, document_tags, tags

TEXT = "Venn said it leaked ."
WORDS = [(0, 4), (5, 9), (10, 12), (13, 19), (20, 21)]


def _names(numbers: list[int]) -> list[str]:
    return [TAGS[number] for number in numbers]


def test_the_tags_are_those_that_the_shipped_head_reads() -> None:
    assert TAGS == (
        "O",
        "B-source",
        "I-source",
        "B-cue",
        "I-cue",
        "B-content",
        "I-content",
    )
    assert [TAGS[NUMBER[tag]] for tag in TAGS] == list(TAGS)


def test_a_span_begins_once_and_goes_on() -> None:
    found = tags(WORDS, {"source": [(0, 4)], "cue": [(5, 9)], "content": [(10, 19)]})
    assert _names(found) == ["B-source", "B-cue", "B-content", "I-content", "O"]


@pytest.mark.parametrize("span", [(10, 19), (11, 19), (10, 14), (11, 14), (9, 20)])
def test_a_word_belongs_to_a_span_that_touches_it(span: tuple[int, int]) -> None:
    assert _names(tags(WORDS, {"content": [span]}))[2:4] == ["B-content", "I-content"]


def test_two_spans_side_by_side_both_begin() -> None:
    assert _names(tags(WORDS, {"content": [(10, 12), (13, 19)]}))[2:4] == ["B-content"] * 2


def test_no_marks_are_all_o() -> None:
    assert set(_names(tags(WORDS, {}))) == {"O"}
    assert tags([], {"cue": [(5, 9)]}) == []


def test_a_document_has_the_tags_of_its_attributions() -> None:
    document = Document("made", TEXT, (Attribution(((0, 4),), ((5, 9),), ((10, 19),)),))
    assert _names(document_tags(document, WORDS)) == [
        "B-source",
        "B-cue",
        "B-content",
        "I-content",
        "O",
    ]
