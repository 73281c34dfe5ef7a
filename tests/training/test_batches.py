"""An epoch reads what it should, and a batch holds what its windows hold."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from tests.training.made import config, corpora, taught, tokenizer
from tocsin.read.pieces import CAPITALISED, CAPITALS, cut, framed
from training.batches import Batch, Course
from training.examples import ALONE, PACKED, Examples, examples
from training.layers import LAYERS
from training.lessons import CORPORA, TYPES, Lesson, Pair, Taught

TEXT = "Orla Venn of MLF saw it. She left the old pier."
WORDS = TEXT.replace(".", " .").split()


def _chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 - no secret


@pytest.fixture(name="every", scope="module")
def _every(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    """The examples of all corpora."""
    made = config(passes=dict.fromkeys(CORPORA, 1.0))
    return examples(corpora(tmp_path_factory.mktemp("data")), tokenizer(), made)[0]


def _course(found: Examples, passes: float = 1.0, **changes: Any) -> Course:
    return Course(found, config(passes=dict.fromkeys(found.corpora, passes), **changes))


def _epoch(course: Course, seed: int = 1) -> list[int]:
    return [window for group in course.epoch(_chance(seed)) for window in group]


def _way(found: Examples, window: int) -> int:
    return int(found.texts[found.windows[window, 0], 2])


# Epochs


def test_a_pass_reads_every_window_of_every_text_once(every: Examples) -> None:
    expected = [n for n in range(len(every.windows)) if _way(every, n) == PACKED]
    assert sorted(_epoch(_course(every))) == expected


def test_a_text_that_is_read_by_sentences_is_read_so_only(every: Examples) -> None:
    """All that can be, if their share is 1."""
    read = _epoch(_course(every, alone=1.0))
    alone = [n for n in range(len(every.windows)) if _way(every, n) == ALONE]
    assert alone and set(alone) <= set(read)
    documents = every.texts[every.windows[:, 0], 1]
    by_sentences = set(documents[alone].tolist())
    assert not any(_way(every, n) == PACKED for n in read if documents[n] in by_sentences)
    assert set(documents[read].tolist()) == set(documents.tolist())


@pytest.fixture(name="four")
def _four(monkeypatch: pytest.MonkeyPatch) -> Examples:
    """Four texts of one window each."""
    lessons = [Lesson("made", str(n), "She left.") for n in range(4)]
    return taught(monkeypatch, lessons)[0]


@pytest.mark.parametrize(
    ("passes", "times"),
    [(0.5, [1, 1]), (1.0, [1] * 4), (1.5, [1, 1, 2, 2]), (2.0, [2] * 4), (0.0, [])],
)
def test_passes_say_how_often_an_epoch_reads_a_corpus(
    four: Examples, passes: float, times: list[int]
) -> None:
    assert sorted(Counter(_epoch(_course(four, passes))).values()) == times


def test_a_part_of_a_corpus_is_drawn_anew_for_each_epoch(four: Examples) -> None:
    chance, course = _chance(), _course(four, 0.5)
    drawn = {frozenset(n for group in course.epoch(chance) for n in group) for _ in range(20)}
    assert len(drawn) > 1


def test_the_same_chance_gives_the_same_epoch(every: Examples) -> None:
    course = _course(every, 0.5, alone=0.5)
    assert course.epoch(_chance(3)) == course.epoch(_chance(3))


@pytest.mark.parametrize("seed", range(5))
def test_the_windows_of_a_text_with_labels_share_a_batch(every: Examples, seed: int) -> None:
    groups = _course(every).epoch(_chance(seed))
    group_of = {window: n for n, group in enumerate(groups) for window in group}
    asked = every.texts[every.windows[:, 0], 6] > 0
    texts: dict[int, set[int]] = {}
    for window in np.nonzero(asked)[0].tolist():
        texts.setdefault(int(every.windows[window, 0]), set()).add(group_of[window])
    assert any(len(every.windows[every.windows[:, 0] == text]) > 1 for text in texts)
    assert all(len(groups) == 1 for groups in texts.values())


@pytest.mark.parametrize("size", [30, 120, 500])
def test_a_batch_keeps_to_its_size_unless_one_text_is_larger(every: Examples, size: int) -> None:
    course = _course(every, batch_pieces=size)
    for group in course.epoch(_chance()):
        texts = set(every.windows[group, 0].tolist())
        assert course.batch(group, _chance()).ids.numel() <= size or len(texts) == 1


# Batches


def _batch(course: Course, group: Sequence[int], seed: int = 1) -> Batch:
    return course.batch(group, _chance(seed))


def test_training_sees_a_window_as_the_reader_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same pieces, features, mask and places of words, for long and short ones together."""
    found, _ = taught(monkeypatch, [Lesson("made", "one", TEXT)], config(window=12))
    windows = [(int(a), int(b)) for _, a, b in found.windows]
    assert len(windows) > 2
    pieces = cut(TEXT, tokenizer())
    made = _batch(_course(found), range(len(windows)))
    for row, window in enumerate(windows):
        ids, features, columns = framed(pieces, window)
        size = ids.size
        assert made.ids[row, :size].tolist() == ids[0].tolist()
        assert made.features[row, :size].tolist() == features[0].tolist()
        assert made.mask[row].tolist() == [1] * size + [0] * (made.ids.shape[1] - size)
        assert made.lengths[row] == len(columns)
        assert made.columns[row, : len(columns)].tolist() == columns.tolist()


def test_hidden_capitals_hide_nothing_else(every: Examples) -> None:
    windows = range(len(every.windows))
    shown = _batch(_course(every), windows)
    hidden = _batch(_course(every, caseless=1.0), windows)
    capitals = CAPITALISED | CAPITALS
    assert (shown.features & capitals).any() and (shown.features & ~capitals).any()
    assert torch.equal(hidden.features, shown.features & ~capitals)
    assert torch.equal(hidden.ids, shown.ids)


def test_capitals_are_hidden_in_whole_windows_in_about_the_share_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found, _ = taught(monkeypatch, [Lesson("made", "one", "Orr And Venn.")])
    rows = _batch(_course(found, caseless=0.5), [0] * 200).features
    assert len({tuple(row) for row in rows.tolist()}) == 2
    assert 70 < int((rows[:, 1] & CAPITALISED > 0).sum()) < 130


def _span(layer: str, words: str, kind: str) -> dict[str, Taught]:
    start = TEXT.index(words)
    return {layer: Taught(((start, start + len(words), frozenset({kind})),), TYPES[layer])}


def _tags(made: Batch, layer: str, row: int = 0) -> list[set[str]]:
    """The tags that each word of a row may have, as far as it has words."""
    (tags,) = (each.tags for each in LAYERS if each.name == layer)
    taught_ = made.taught[layer]
    at = taught_.rows.tolist().index(row)
    words = int(made.lengths[row])
    return [
        {tag for tag, may in zip(tags, word, strict=True) if may}
        for word in taught_.allowed[at].tolist()[:words]
    ]


def test_a_word_may_have_the_tags_that_its_text_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = Lesson("made", "one", TEXT, _span("entities", "Orla Venn", "person"))
    found, _ = taught(monkeypatch, [lesson], config(window=100))
    expected = [{"B-person"}, {"I-person"}, *[{"O"}] * (len(WORDS) - 2)]
    assert _tags(_batch(_course(found), [0]), "entities") == expected


def test_a_window_that_begins_inside_a_span_may_begin_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """And only its first word may."""
    lesson = Lesson("made", "one", TEXT, _span("statements", TEXT, "content"))
    found, _ = taught(monkeypatch, [lesson])
    made = _batch(_course(found), range(len(found.windows)))
    assert len(made.lengths) > 1
    for row in range(1, len(made.lengths)):
        first, *rest = _tags(made, "statements", row)
        assert first >= {"B-content"}
        assert rest == [{"I-content"}] * len(rest)
    assert _tags(made, "statements", 0)[0] == {"B-content"}


def test_only_rows_whose_text_teaches_a_layer_are_taught_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Words behind a row's end may be anything."""
    lessons = [
        Lesson("made", "one", "Orr left."),
        Lesson("made", "two", "Left.", {"times": Taught((), TYPES["times"])}),
        Lesson("made", "three", "He left now.", {"times": Taught((), TYPES["times"])}),
    ]
    made = _batch(_course(taught(monkeypatch, lessons)[0]), [0, 1, 2])
    assert made.taught.keys() == {"times"}
    assert made.taught["times"].rows.tolist() == [1, 2]
    assert made.taught["times"].allowed[0, :, 0].all()


def test_labels_are_of_texts_and_rows_say_of_which(monkeypatch: pytest.MonkeyPatch) -> None:
    long = Lesson("made", "b", TEXT, labels=frozenset("y"), asked=frozenset("xy"))
    short = Lesson("made", "c", "She left.", asked=frozenset("z"))
    found, _ = taught(monkeypatch, [Lesson("made", "a", "She left."), long, short])
    windows = len(found.windows)
    made = _batch(_course(found), [0, *range(1, windows - 1), windows - 1])
    assert made.text.tolist() == [-1, *[0] * (windows - 2), 1]
    assert made.has.tolist() == [[0, 1, 0], [0, 0, 0]]
    assert made.asked.tolist() == [[1, 1, 0], [0, 0, 1]]


def _pair(one: str, other: str, together: bool) -> Pair:
    a, b = ((TEXT.index(words), TEXT.index(words) + len(words)) for words in (one, other))
    return Pair("role", a, b, together)


def test_a_window_holds_the_pairs_that_lie_in_it_counted_from_its_first_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = (_pair("saw", "She", True), _pair("She", "left", True), _pair("left", "pier", False))
    found, _ = taught(monkeypatch, [replace(Lesson("made", "one", TEXT), pairs=pairs)])
    windows = found.windows[:, 1:].tolist()
    made = _batch(_course(found), range(len(windows)))
    held = [
        (windows[row][0] + whole, windows[row][0] + part, bool(together))
        for row, _, whole, _, part, _, together in made.pairs.tolist()
    ]
    words = {word: n for n, word in enumerate(WORDS)}
    inside = [
        (words[a], words[b], together)
        for a, b, together in [("saw", "She", True), ("She", "left", True), ("left", "pier", False)]
        if any(x <= words[a] and words[b] < y for x, y in windows)
    ]
    assert held == inside
    assert 0 < len(held) < len(pairs)


def test_values_stand_at_their_words(tmp_path: Path) -> None:
    made = config(passes={"UDS_IH2": 1.0})
    found, _ = examples(corpora(tmp_path), tokenizer(), made)
    course = Course(found, made)
    values = [
        _batch(course, [n]).values[0].tolist()[: int(b - a)]
        for n, (_, a, b) in enumerate(found.windows.tolist())
    ]
    assert [v for row in values for v in row if v == v] == [-2.25, 3.0]
    np.testing.assert_array_equal([v for row in values for v in row], found.values)
