"""What is asked of a text's words is answered from their scores, within its bounds."""

import math
import re

import numpy as np
import pytest

from tocsin.read.marks import Links, Marks, WordScores
from tocsin.read.pieces import Pieces
from tocsin.read.tagged import Tagged

TEXT = "Orr left the pier at noon."
LINKS = Links(["source", "role"], 2, [0.0, -1.0], [[0.0, 0.0], [-0.5, -2.0]])


def worded(text: str) -> Pieces:
    """A text cut into words, of one piece each."""
    offsets = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    number = np.arange(len(offsets))
    return Pieces(text, number, np.zeros_like(number), number, offsets)


@pytest.fixture(name="marks")
def _marks() -> Marks:
    """All scores 0, and no vectors."""
    pieces = worded(TEXT)
    return Marks(pieces, words=WordScores.blank(["arson", "raid"], LINKS, len(pieces.offsets)))


def _words(marks: Marks) -> WordScores:
    assert marks.words
    return marks.words


def _span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 3, (0, 1)),
        (1, 2, (0, 1)),
        (2, 5, (0, 2)),
        (3, 4, (1, 1)),  # the blank between two words
        (0, len(TEXT), (0, 7)),
        (100, 200, (7, 7)),
    ],
)
def test_a_range_of_characters_has_the_words_that_it_touches(
    marks: Marks, start: int, end: int, words: tuple[int, int]
) -> None:
    assert marks.range(start, end) == words


# Labels


def test_words_that_tell_nothing_leave_every_label_open(marks: Marks) -> None:
    assert marks.labels(0, len(TEXT)) == {"arson": 0.5, "raid": 0.5}


def test_words_of_equal_attention_tell_their_mean(marks: Marks) -> None:
    _words(marks).told[:2, 0] = [4.0, -1.0]
    assert marks.labels(*_span("Orr left"))["arson"] == pytest.approx(1 / (1 + math.exp(-1.5)))


def test_the_word_with_the_attention_decides_each_label_by_its_own(marks: Marks) -> None:
    words = _words(marks)
    words.told[:] = -5
    words.told[1], words.attention[1, 0] = 5, 50
    found = marks.labels(0, len(TEXT))
    assert found["arson"] > 0.99
    assert found["raid"] < 0.1


def test_words_outside_the_range_tell_nothing_of_it(marks: Marks) -> None:
    words = _words(marks)
    words.told[4:], words.attention[4:] = 9, 9
    assert marks.labels(*_span("Orr left the pier"))["arson"] == 0.5


@pytest.mark.parametrize("attention", [-200.0, 200.0])
def test_high_and_low_attention_do_no_harm(marks: Marks, attention: float) -> None:
    _words(marks).attention[2:] = attention
    assert marks.labels(0, len(TEXT))["raid"] == 0.5


def test_no_words_have_no_labels(marks: Marks) -> None:
    assert marks.labels(3, 4) == {"arson": 0, "raid": 0}


# Factuality


@pytest.mark.parametrize(("value", "shown"), [(-2.5, -2.5), (7.0, 3.0), (-7.0, -3.0)])
def test_the_first_word_says_whether_it_happened_within_three(
    marks: Marks, value: float, shown: float
) -> None:
    _words(marks).value[1:3] = value, 1.0
    assert marks.factuality(*_span("left the")) == shown
    assert marks.factuality(3, 4) == 0


# Links


def _with_vectors(marks: Marks, *words: int) -> None:
    one = np.ones(4, dtype=np.float32)
    _words(marks).vectors.update(dict.fromkeys(words, (one, one.copy())))


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def test_a_pair_is_likely_by_likeness_kind_and_distance_to_either_side(marks: Marks) -> None:
    """Likeness is 8 here: vectors of two words each, 2 wide, all of them 1."""
    _with_vectors(marks, *range(7))
    likeness = 8 / (4 * math.sqrt(2))
    left, noon = _span("left"), _span("noon")
    assert marks.linked(left, noon, "source") == pytest.approx(_sigmoid(likeness))
    behind = likeness - 1 - 2 * math.log1p(4)
    assert marks.linked(left, noon, "role") == pytest.approx(_sigmoid(behind))
    before = likeness - 1 - 0.5 * math.log1p(4)
    assert marks.linked(noon, left, "role") == pytest.approx(_sigmoid(before))


def test_spans_that_overlap_are_no_way_apart(marks: Marks) -> None:
    _with_vectors(marks, *range(7))
    found = marks.linked(_span("left the pier"), _span("the pier at"), "role")
    assert found == pytest.approx(_sigmoid(8 / (4 * math.sqrt(2)) - 1))


def test_each_kind_of_link_has_vectors_of_its_own(marks: Marks) -> None:
    _with_vectors(marks, *range(7))
    for vectors in _words(marks).vectors.values():
        vectors[0][:2] = 0
    spans = _span("left"), _span("noon")
    assert marks.linked(*spans, "source") == 0.5
    assert marks.linked(*spans, "role") < 0.5


def test_a_cue_and_its_part_are_a_pair_of_the_kind_that_the_part_is_of(marks: Marks) -> None:
    _with_vectors(marks, *range(7))
    left, noon = _span("left"), _span("noon")
    cue, source = Tagged("cue", *left, 0.9), Tagged("source", *noon, 0.9)
    assert marks.attributed(cue, source) == marks.linked(left, noon, "source") > 0.5


def test_of_what_was_not_found_there_is_no_telling(marks: Marks) -> None:
    _with_vectors(marks, 1)
    assert marks.linked(_span("left"), _span("noon"), "role") == 0.5
    assert marks.linked(_span("left"), (3, 4), "role") == 0.5


def test_a_text_that_was_not_read_says_nothing() -> None:
    marks = Marks(worded(""))
    assert marks.labels(0, 0) == {}
    assert marks.factuality(0, 0) == 0
    assert marks.linked((0, 0), (0, 0)) == 0.5
