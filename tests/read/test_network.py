"""The shipped network gives whole, ordered, repeatable spans, and an answer for every word."""

from itertools import pairwise, product

import numpy as np
import pytest

from tests.read.test_marks import worded
from tocsin.read.marks import Marks
from tocsin.read.network import BEFORE, WINDOW, _chain, _single, shipped
from tocsin.read.pieces import surrounded, windows
from tocsin.read.tagged import Tagged

TEXT = """Pier shut after storm

Orla Venn, the mayor of Tessel, said on Monday that the pier was shut. “Stay away,” she said.

A bomb exploded on the quay at noon, killing five people. The police arrested Hugo Marrow, who \
denied it.

It was built in 1904 and is four hundred metres long."""
ODD = ["", "\n \n", "…", "[PAD] [SEP] \x00 \ufffd", "x" * 5000, "-" * 300, "a-" * 300, "“" * 99]

LAYERS = {
    "statements": {"source", "cue", "content"},
    "entities": {
        *("person", "organisation", "group", "place", "venue", "weapon", "vehicle", "event"),
        "quantity",
    },
    "times": {"DATE", "TIME", "DURATION", "SET"},
    "roles": {
        *("perpetrator", "organisation", "target", "victim", "instrument", "place", "time"),
    },
    "triggers": {
        *("bombing", "shooting", "stabbing", "ramming", "arson", "strike", "assault"),
        *("kidnapping", "hostage_taking", "assassination", "plot", "arrest", "raid", "clash"),
        *("release", "court", "abuse", "protest", "accident", "cyberattack", "other"),
        *("death", "injury", "threat"),
    },
}


@pytest.fixture(name="marks", scope="module")
def _marks() -> Marks:
    return shipped().read(TEXT)


@pytest.fixture(name="long", scope="module")
def _long() -> Marks:
    """What a text of many windows holds, of which few are held at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tocsin.read.network._BLOCK", 2)
        return shipped().read("\n\n".join([TEXT] * 12))


def _spans(marks: Marks) -> list[list[Tagged]]:
    return [getattr(marks, name) for name in LAYERS]


# What it finds


@pytest.mark.parametrize(
    ("layer", "label", "words"),
    [
        ("statements", "cue", "said"),
        ("statements", "source", "she"),
        ("statements", "content", "that the pier was shut"),
        ("entities", "person", "Orla Venn"),
        ("entities", "person", "Hugo Marrow"),
        ("entities", "quantity", "five"),
        ("times", "DATE", "Monday"),
        ("times", "DATE", "1904"),
        ("roles", "instrument", "bomb"),
        ("triggers", "death", "killing"),
    ],
)
def test_each_head_finds_what_is_plain(marks: Marks, layer: str, label: str, words: str) -> None:
    assert (label, words) in {(t.label, TEXT[t.start : t.end]) for t in getattr(marks, layer)}


@pytest.mark.parametrize("layer", LAYERS)
def test_spans_come_in_order_and_do_not_overlap(long: Marks, layer: str) -> None:
    found = getattr(long, layer)
    assert found
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("layer", LAYERS)
def test_spans_begin_and_end_at_words_and_have_known_labels(long: Marks, layer: str) -> None:
    text = long.pieces.text
    starts, ends = long.pieces.bounds.T.tolist()
    for tagged in getattr(long, layer):
        assert text[tagged.start : tagged.end].strip() == text[tagged.start : tagged.end] != ""
        assert tagged.start in starts and tagged.end in ends
        assert tagged.label in LAYERS[layer]
        assert 0 < tagged.probability <= 1


def test_a_text_of_many_windows_is_read_to_its_end(long: Marks) -> None:
    text = long.pieces.text
    assert len(windows(long.pieces, WINDOW)) > 4
    for found in (long.statements, long.entities, long.times):
        assert found[-1].start > text.rindex("Orla Venn")


# What it says of every word


def test_every_label_has_a_probability(long: Marks) -> None:
    assert long.words
    names = set(long.words.names)
    assert {name.partition(":")[0] for name in names} == {"satp", "insightcrime", "ipe", "muc4"}
    asked = [long.labels(*span) for span in ((0, len(long.pieces.text)), (0, 4), (300, 500))]
    for labels in (*asked, shipped().read("").labels(0, 0)):
        assert labels.keys() == names
        assert all(0 <= value <= 1 for value in labels.values())


def test_every_word_happened_more_or_less(long: Marks) -> None:
    values = [long.factuality(*span) for span in long.pieces.offsets]
    assert all(-3 <= value <= 3 for value in values)
    assert len(set(values)) > 1


def test_found_spans_are_linked_more_or_less(marks: Marks) -> None:
    """Each trigger with each role, and each cue with each source and content."""
    cues = [t for t in marks.statements if t.label == "cue"]
    pairs = [("role", *pair) for pair in product(marks.triggers, marks.roles)]
    for kind in ("source", "content"):
        parts = [t for t in marks.statements if t.label == kind]
        pairs += [(kind, *pair) for pair in product(cues, parts)]
    assert {kind for kind, _, _ in pairs} == {"role", "source", "content"}
    for kind, whole, part in pairs:
        linked = marks.linked((whole.start, whole.end), (part.start, part.end), kind)
        assert 0 < linked < 1


def test_in_a_text_of_many_windows_too_the_ends_of_spans_are_known(long: Marks) -> None:
    assert long.words
    for tagged in (*long.statements, *long.roles, *long.triggers):
        first, last = long.range(tagged.start, tagged.end)
        assert {first, last - 1} <= long.words.vectors.keys()


def test_each_word_has_the_scores_of_its_own_window() -> None:
    network = shipped()
    marks = network.read("\n\n".join([TEXT] * 4))
    words = marks.words
    assert words
    for x, y in windows(marks.pieces, WINDOW):
        read = surrounded(marks.pieces, (x, y), BEFORE)
        (scores,) = network._scores(marks.pieces, [read])
        parts = np.split(scores[x - read[0] :], network._splits, axis=1)[len(LAYERS) :]
        np.testing.assert_array_equal(words.attention[x:y], parts[0])
        np.testing.assert_array_equal(words.told[x:y], parts[1])
        np.testing.assert_array_equal(words.value[x:y], parts[2][:, 0])


# The same again


def _same(one: Marks, other: Marks) -> bool:
    """To the bit, probabilities too."""
    arrays = (
        (getattr(m.words, name) for name in ("attention", "told", "value")) for m in (one, other)
    )
    return _spans(one) == _spans(other) and all(map(np.array_equal, *arrays))


def test_the_same_text_gives_the_same_marks(marks: Marks) -> None:
    assert _same(shipped().read(TEXT), marks)


def test_texts_read_together_are_read_exactly_as_if_alone() -> None:
    texts = [*TEXT.split("\n\n"), "", TEXT, "…", TEXT]
    together = shipped().read_all(texts)
    assert len(together) == len(texts)
    for text, marks in zip(texts, together, strict=True):
        assert marks.pieces.text == text
        assert _same(marks, shipped().read(text))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_do_no_harm(text: str) -> None:
    marks = shipped().read(text)
    for tagged in (t for found in _spans(marks) for t in found):
        assert 0 <= tagged.start < tagged.end <= len(text)
    assert all(0 <= value <= 1 for value in marks.labels(0, len(text)).values())
    assert -3 <= marks.factuality(0, len(text)) <= 3


def test_the_name_tells_the_weights_apart() -> None:
    name, _, digest = shipped().name.partition("-")
    assert name == "reading"
    assert len(digest) == 12


# From tags to spans


TAGS = ["O", "B-cue", "I-cue", "B-person", "I-person"]
WORDS = "Orr of al-Venn left the pier"  # Orr of al - Venn left the pier


def _chained(
    text: str, *windows_: tuple[tuple[int, int], int, str, float]
) -> list[tuple[str, str]]:
    """The spans of windows: each its words, the first of its core, its tags and how sure it is."""
    found: list[Tagged] = []
    pieces = worded(text)
    for (low, high), core, tags, sure in windows_:
        path = np.asarray([TAGS.index(tag) for tag in tags.split()])
        assert len(path) == high - low
        chances = np.full(len(path), sure, dtype=np.float32)
        _chain(found, TAGS, pieces, ((low, high), (core, high)), path, chances)
    return [(t.label, text[t.start : t.end]) for t in found]


def test_tags_make_spans() -> None:
    tags = "B-person I-person O O B-cue B-cue I-cue I-cue"
    assert _chained(WORDS, ((0, 8), 0, tags, 0.9)) == [
        ("person", "Orr of"),
        ("cue", "al-Venn"),
        ("cue", "left the pier"),
    ]


def test_words_before_a_windows_core_are_read_along_only() -> None:
    tags = "B-person O O O O B-person O O"
    assert _chained(WORDS, ((0, 8), 3, tags, 0.9)) == [("person", "left")]


def test_a_span_over_the_edge_of_two_windows_is_one() -> None:
    found = _chained(
        WORDS,
        ((0, 6), 0, "O O O O O B-person", 0.9),
        ((4, 8), 6, "O B-person I-person O", 0.8),
    )
    assert found == [("person", "left the")]


def test_a_span_that_only_the_later_window_sees_begins_with_its_core() -> None:
    found = _chained(
        WORDS, ((0, 6), 0, "O O O O O O", 0.9), ((4, 8), 6, "O B-person I-person O", 0.8)
    )
    assert found == [("person", "the")]


def test_spans_of_two_kinds_at_the_edge_stay_two() -> None:
    found = _chained(
        WORDS, ((0, 6), 0, "O O O O O B-cue", 0.9), ((4, 8), 6, "O B-person I-person O", 0.8)
    )
    assert found == [("cue", "left"), ("person", "the")]


def test_a_span_of_a_statement_takes_the_whole_of_a_compound_that_it_cuts() -> None:
    assert _chained(WORDS, ((0, 8), 0, "O O O O B-cue O O O", 0.9)) == [("cue", "al-Venn")]
    assert _chained(WORDS, ((0, 8), 0, "O O B-cue O O O O O", 0.9)) == [("cue", "al-Venn")]
    assert _chained(WORDS, ((0, 8), 0, "O O O O B-person O O O", 0.9)) == [("person", "Venn")]


def test_a_compound_that_two_spans_cut_goes_to_the_longer() -> None:
    assert _chained(WORDS, ((0, 8), 0, "O O B-cue O B-cue I-cue I-cue O", 0.9)) == [
        ("cue", "al-Venn left the")
    ]
    assert _chained(WORDS, ((0, 8), 0, "B-cue I-cue I-cue O B-cue O O O", 0.9)) == [
        ("cue", "Orr of al-Venn")
    ]


def test_a_compound_that_three_spans_cut_goes_to_one() -> None:
    assert _chained(WORDS, ((0, 8), 0, "O O B-cue B-cue B-cue O O O", 0.9)) == [("cue", "al-Venn")]


def test_a_sign_behind_a_hyphen_makes_no_compound() -> None:
    tags = "O B-cue O B-cue I-cue I-cue"
    assert _chained("he said-“we left", ((0, 6), 0, tags, 0.9)) == [
        ("cue", "said"),
        ("cue", "“we left"),
    ]


def test_neighbours_of_one_type_are_one_trigger_as_sure_as_the_surest() -> None:
    pieces, tags = worded("shot and killed, burnt down"), ["O", "death", "arson"]
    scores = np.full((6, 3), -9, dtype=np.float32)  # shot and killed , burnt down
    for word, tag, score in ((0, 0, 9), (1, 0, 9), (2, 1, 9), (3, 0, 9), (4, 2, 1), (5, 2, 3)):
        scores[word, tag] = score
    scores[4, 0] = 0
    found: list[Tagged] = []
    _single(found, tags, pieces, (0, 6), (1, 6), scores)
    assert [(t.label, pieces.text[t.start : t.end]) for t in found] == [
        ("death", "killed"),
        ("arson", "burnt down"),
    ]
    assert found[1].probability > 0.99


def test_a_trigger_over_the_edge_of_two_windows_is_one() -> None:
    pieces, scores = (
        worded("he burnt down"),
        np.asarray([[0, -5], [0, 5], [0, 5]], dtype=np.float32),
    )
    found: list[Tagged] = []
    _single(found, ["O", "arson"], pieces, (0, 2), (0, 2), scores[:2])
    _single(found, ["O", "arson"], pieces, (1, 3), (2, 3), scores[1:])
    assert [(t.start, t.end) for t in found] == [(3, 13)]
