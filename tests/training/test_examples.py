"""Lessons become arrays whose tags are what the marks allow, and no more."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpora.marked import Mark
from corpora.scheme import NONE
from tests.corpora import muc4_made
from tests.training.made import config, corpora, taught, tokenizer
from tocsin.read.pieces import cut
from training.examples import ALL, ALONE, PACKED, Examples, examples
from training.layers import LAYERS, LINKS
from training.lessons import CORPORA, TYPES, Lesson, Pair, Taught, statements

TEXT = "Orla Venn saw a rifle. She left."
Teach = Callable[..., Examples]


@pytest.fixture(name="teach")
def _teach(monkeypatch: pytest.MonkeyPatch) -> Teach:
    def made(*lessons: Lesson, **changes: Any) -> Examples:
        return taught(monkeypatch, lessons, config(**changes))[0]

    return made


def _lesson(
    layer: str,
    *spans: tuple[str, str],
    text: str = TEXT,
    open_: str = "",
    unsure: Callable[[str], bool] = lambda _: False,
) -> Lesson:
    """A text and its spans, each as its words and the types that it may be."""
    marked = tuple(
        (text.index(words), text.index(words) + len(words), frozenset(types.split()))
        for words, types in spans
    )
    complete = TYPES[layer] - frozenset(open_.split())
    return Lesson("made", "one", text, {layer: Taught(marked, complete, unsure)})


def _words(found: Examples, text: int = 0) -> slice:
    starts = [*found.texts[:, 4].tolist(), len(found.first)]
    return slice(starts[text], starts[text + 1])


def _tags(found: Examples, name: str) -> list[set[str]]:
    """The tags that each word of the first text may have."""
    (layer,) = (layer for layer in LAYERS if layer.name == name)
    return [
        {tag for number, tag in enumerate(layer.tags) if bits >> number & 1}
        for bits in found.allowed[name][_words(found)].tolist()
    ]


# Tags


def test_a_marked_word_begins_its_span_or_goes_on_with_it_and_others_are_outside(
    teach: Teach,
) -> None:
    found = teach(_lesson("entities", ("Orla Venn", "person"), ("rifle", "weapon")))
    assert _tags(found, "entities")[:6] == [
        {"B-person"},
        {"I-person"},
        {"O"},
        {"O"},
        {"B-weapon"},
        {"O"},
    ]


def test_a_mark_of_several_types_may_be_each(teach: Teach) -> None:
    found = teach(_lesson("entities", ("Orla Venn", "place venue")))
    assert _tags(found, "entities")[:2] == [{"B-place", "B-venue"}, {"I-place", "I-venue"}]


def test_a_mark_that_may_be_none_may_be_outside(teach: Teach) -> None:
    found = teach(_lesson("entities", ("Orla Venn", f"group {NONE}")))
    assert _tags(found, "entities")[:2] == [{"O", "B-group"}, {"O", "I-group"}]


def test_an_unmarked_word_may_be_any_type_that_the_corpus_does_not_mark(teach: Teach) -> None:
    found = teach(_lesson("entities", ("Orla Venn", "person"), open_="weapon"))
    assert _tags(found, "entities")[:3] == [
        {"B-person"},
        {"I-person"},
        {"O", "B-weapon", "I-weapon"},
    ]


def test_an_unsure_word_may_be_anything_but_a_marked_one_is_what_it_is_marked(teach: Teach) -> None:
    lesson = _lesson("roles", ("a rifle", "instrument"), unsure=str.islower)
    (layer,) = (layer for layer in LAYERS if layer.name == "roles")
    assert _tags(teach(lesson), "roles")[:6] == [
        {"O"},
        {"O"},
        set(layer.tags),
        {"B-instrument"},
        {"I-instrument"},
        {"O"},
    ]


def test_all_words_of_a_span_have_its_type_where_words_do_not_chain(teach: Teach) -> None:
    found = teach(_lesson("triggers", ("saw a rifle", "raid arrest")))
    assert _tags(found, "triggers")[1:6] == [{"O"}, *[{"raid", "arrest"}] * 3, {"O"}]


def test_a_word_belongs_to_a_span_that_touches_it(teach: Teach) -> None:
    found = teach(_lesson("entities", ("la Ve", "person")))
    assert _tags(found, "entities")[:3] == [{"B-person"}, {"I-person"}, {"O"}]


def test_a_word_that_a_span_begins_or_ends_beside_is_outside(teach: Teach) -> None:
    lesson = _lesson("entities", ("Venn", "person"), text="a-Venn-b")
    assert _tags(teach(lesson), "entities") == [{"O"}, {"O"}, {"B-person"}, {"O"}, {"O"}]


def test_two_spans_side_by_side_both_begin(teach: Teach) -> None:
    found = teach(_lesson("entities", ("Orla", "person"), ("Venn", "person")))
    assert _tags(found, "entities")[:2] == [{"B-person"}] * 2


def test_a_layer_that_a_text_does_not_teach_has_no_tags_there(teach: Teach) -> None:
    found = teach(_lesson("entities"), _lesson("times"))
    for layer in LAYERS:
        taught_here = [bool(found.allowed[layer.name][_words(found, n)].all()) for n in (0, 1)]
        assert taught_here == [layer.name == "entities", layer.name == "times"]


def test_every_tag_is_a_bit_of_all() -> None:
    assert all(ALL >> len(layer.tags) for layer in LAYERS)


# Values, labels, pairs


def test_a_value_stands_at_the_first_word_of_its_mark(teach: Teach) -> None:
    found = teach(Lesson("made", "one", TEXT, values=(Mark("event", 10, 15, -1.5),)))
    assert found.values[2] == -1.5
    assert np.isnan(np.delete(found.values, 2)).all()


def test_a_text_tells_of_the_labels_that_it_was_asked_for_only(teach: Teach) -> None:
    one = Lesson("made", "one", TEXT, labels=frozenset("b"), asked=frozenset("bc"))
    found = teach(one, Lesson("made", "other", TEXT, asked=frozenset("a")))
    assert found.labels == ["a", "b", "c"]
    assert found.texts[:, 5:].tolist() == [[0b010, 0b110], [0, 0b001]]


def _paired(text: str, whole: str, part: str) -> Lesson:
    a, b = ((text.index(words), text.index(words) + len(words)) for words in (whole, part))
    return Lesson("made", "one", text, pairs=(Pair("role", a, b, True),))


def test_a_pair_holds_the_first_and_last_words_of_both(teach: Teach) -> None:
    found = teach(_paired(TEXT, "a rifle", "Orla Venn"))
    assert found.pairs.tolist() == [[0, LINKS.index("role"), 3, 4, 0, 1, 1]]


def test_ends_that_stand_half_a_window_of_words_apart_are_no_pair(teach: Teach) -> None:
    between = "a " * 13
    assert len(teach(_paired(f"Orr {between}Venn", "Orr", "Venn"), window=26).pairs) == 1
    assert len(teach(_paired(f"Orr {between}Venn", "Orr", "Venn"), window=24).pairs) == 0


# Texts and their sentences


def test_pieces_are_those_of_reading(teach: Teach) -> None:
    found, pieces = teach(_lesson("times")), cut(TEXT, tokenizer())
    assert found.ids.tolist() == pieces.ids.tolist()
    assert found.features.tolist() == pieces.features.tolist()
    assert found.first.tolist() == pieces.first[:-1].tolist()


def test_windows_cover_each_text_once_and_keep_to_their_size(teach: Teach) -> None:
    found = teach(_lesson("times"), _lesson("times", text="Nobody left. " * 4))
    for text in (0, 1):
        words = _words(found, text)
        windows = [(a, b) for t, a, b in found.windows.tolist() if t == text]
        covered = [word for a, b in windows for word in range(a, b)]
        assert covered == list(range(words.stop - words.start))
    assert len(found.windows) > 2


def test_statements_are_taught_by_sentences_alone_too_nothing_else_is(teach: Teach) -> None:
    ways = [teach(_lesson(name)).texts[:, 2].tolist() for name in ("statements", "entities")]
    assert ways == [[PACKED, ALONE, ALONE], [PACKED]]


def test_sentences_alone_teach_what_the_whole_text_does(tmp_path: Path, teach: Teach) -> None:
    data = corpora(tmp_path)
    for lesson in statements(data, "train", lambda _: None):
        found = teach(lesson)
        whole = found.allowed["statements"][_words(found, 0)].tolist()
        alone = [found.allowed["statements"][_words(found, n)] for n in range(1, len(found.texts))]
        assert np.concatenate(alone).tolist() == whole


def test_a_pair_of_two_sentences_is_no_pair_of_either_alone(teach: Teach) -> None:
    within, across = _paired(TEXT, "saw", "Orla Venn"), _paired(TEXT, "left", "Orla Venn")
    lesson = replace(_lesson("statements"), pairs=within.pairs + across.pairs)
    found = teach(lesson)
    assert found.pairs[:, 0].tolist() == [0, 0, 1]


def test_words_of_a_sentence_alone_are_counted_from_its_own_first(teach: Teach) -> None:
    lesson = replace(_lesson("statements"), pairs=_paired(TEXT, "left", "She").pairs)
    packed, alone = teach(lesson).pairs[:, 1:].tolist()
    assert packed == [LINKS.index("role"), 7, 7, 6, 6, 1]
    assert alone == [LINKS.index("role"), 1, 1, 0, 0, 1]


def test_a_value_stands_in_its_sentence_alone_too(teach: Teach) -> None:
    values = (Mark("event", TEXT.index("left"), TEXT.index("left") + 4, 3.0),)
    found = teach(replace(_lesson("statements"), values=values))
    known = [np.nonzero(~np.isnan(found.values[_words(found, n)]))[0].tolist() for n in range(3)]
    assert known == [[7], [], [1]]


# What is left out


LONG = " ".join(f"{a}{b}" for a in "abcdefg" for b in "hijklm")  # 42 words


def test_a_text_that_copies_one_marked_for_measuring_is_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever its case and signs; one that only quotes it stays."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.txt").write_text(f"Before. {LONG} After.", "utf-8")
    copied = LONG.upper().replace(" g", ", g")
    quoting = " ".join([*LONG.split()[:20], *TEXT.split()])
    lessons = [_lesson("times", text=text) for text in (copied, quoting)]
    found, counts = taught(monkeypatch, lessons, kept_out=tmp_path)
    assert counts == {"left out: text marked for measuring": 1, "texts": 1}
    assert len(found.first) == 20 + 9


def test_a_short_text_that_stands_in_one_marked_for_measuring_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But not one too short to tell."""
    (tmp_path / "one.txt").write_text(f"Before. {LONG} After.", "utf-8")
    words = LONG.split()
    lessons = [_lesson("times", text=" ".join(words[:n])) for n in (7, 12)]
    found, counts = taught(monkeypatch, lessons, kept_out=tmp_path)
    assert counts == {"left out: text marked for measuring": 1, "texts": 1}
    assert len(found.first) == 7


def test_a_text_without_words_is_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    lessons = [_lesson("times", text=" \n"), _lesson("times")]
    found, counts = taught(monkeypatch, lessons)
    assert counts["left out: text without words"] == 1
    assert len(found.texts) == 1


def test_what_a_reader_of_a_corpus_drops_is_counted_by_reason(tmp_path: Path) -> None:
    muc4_made.lay_out(tmp_path / "muc4", key=muc4_made.KEY.replace("BOMBING", "PICNIC"))
    _, counts = examples(tmp_path, tokenizer(), config(passes={"muc4": 1.0}, longest=999))
    assert counts == {"muc4": {"left out: label muc4:picnic": 1, "texts": 1}}


def test_a_long_text_with_labels_is_cut_behind_a_word_with_all_that_is_marked_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Orla Venn left. " * 5  # 13 pieces each
    far, near = _paired(text, "Venn left. Orla", "Venn"), _paired(text, "Orla", "Venn")
    ends = [(text.rindex("Venn"), text.rindex("Venn") + 4)]
    lesson = replace(
        _lesson("entities", ("Orla", "person"), text=text),
        asked=frozenset("a"),
        values=tuple(Mark("event", a, b, 2.0) for a, b in [(0, 4), *ends]),
        pairs=(near.pairs[0], replace(far.pairs[0], whole=ends[0])),
    )
    found, counts = taught(monkeypatch, [lesson], config(longest=28))
    assert counts["cut short"] == 1
    assert len(found.ids) == 13 + 13 + 4
    assert len(found.first) == 4 + 4 + 1
    assert np.count_nonzero(~np.isnan(found.values)) == 1
    assert len(found.pairs) == 1


def test_a_span_that_a_long_text_is_cut_in_is_marked_to_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Orla Venn left. " * 5  # 13 pieces each
    lesson = _lesson("entities", ("Orla Venn left", "person"), text=text)
    found, _ = taught(monkeypatch, [replace(lesson, asked=frozenset("a"))], config(longest=6))
    assert _tags(found, "entities") == [{"B-person"}, {"I-person"}]


def test_a_long_text_without_labels_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = _lesson("entities", text="Orla Venn left. " * 5)
    found, counts = taught(monkeypatch, [lesson], config(longest=28))
    assert len(found.ids) == 5 * 13
    assert counts == {"texts": 1}


# The file


@pytest.fixture(name="every", scope="module")
def _every(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    """The examples of all corpora."""
    made = config(passes=dict.fromkeys(CORPORA, 1.0))
    found, counts = examples(corpora(tmp_path_factory.mktemp("data")), tokenizer(), made)
    assert all(count["texts"] for count in counts.values())
    return found


def test_examples_come_back_from_their_file_as_they_went(every: Examples, tmp_path: Path) -> None:
    every.save(tmp_path / "examples.npz")
    again = Examples.load(tmp_path / "examples.npz")
    assert (again.corpora, again.labels) == (every.corpora, every.labels)
    for name in ("texts", "windows", "pairs", "ids", "features", "first", "values"):
        one, other = getattr(every, name), getattr(again, name)
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)
    assert all(np.array_equal(every.allowed[name], again.allowed[name]) for name in every.allowed)


def test_the_file_holds_plain_arrays_and_no_objects(every: Examples, tmp_path: Path) -> None:
    every.save(tmp_path / "examples.npz")
    names = zipfile.ZipFile(tmp_path / "examples.npz").namelist()
    assert all(name.endswith(".npy") for name in names)
    with np.load(tmp_path / "examples.npz", allow_pickle=False) as held:
        assert all(held[name].dtype.kind in "iufU" for name in held)


def test_texts_are_told_apart_by_corpus_and_document(every: Examples) -> None:
    corpus, document, way = every.texts[:, :3].T
    assert set(corpus.tolist()) == set(range(len(CORPORA)))
    packed = document[way == PACKED]
    assert len(set(packed.tolist())) == len(packed)
    assert set(document[way == ALONE].tolist()) <= set(packed.tolist())
