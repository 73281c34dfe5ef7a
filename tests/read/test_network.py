"""The shipped head gives whole, ordered, repeatable spans."""

import itertools
from typing import get_args

import pytest

from tocsin.read.tagger import Role, Tagged, shipped

TEXT = """Pier shut after storm

Orla Venn, the mayor of Tessel, said on Monday that the pier was shut. “Stay away,” she said.

It was built in 1904 and is four hundred metres long."""


def test_the_head_finds_source_cue_and_content() -> None:
    words = {(t.role, TEXT[t.start : t.end]) for t in shipped().tag(TEXT)}
    assert ("cue", "said") in words
    assert ("source", "she") in words
    assert ("content", "that the pier was shut") in words


def test_spans_come_in_order_and_do_not_overlap() -> None:
    found = shipped().tag(TEXT)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_spans_begin_and_end_at_words_and_have_known_roles() -> None:
    for tagged in shipped().tag(TEXT):
        assert TEXT[tagged.start : tagged.end].strip() == TEXT[tagged.start : tagged.end] != ""
        assert tagged.role in get_args(Role)
        assert 0 < tagged.probability <= 1


def _places(tagged: list[Tagged]) -> list[tuple[Role, int, int]]:
    return [(t.role, t.start, t.end) for t in tagged]


def test_the_same_text_gives_the_same_spans() -> None:
    assert shipped().tag(TEXT) == shipped().tag(TEXT)


def test_texts_read_together_are_read_as_if_alone() -> None:
    texts = [*TEXT.split("\n\n"), "", TEXT]
    together = shipped().tag_all(texts)
    assert [_places(t) for t in together] == [_places(shipped().tag(text)) for text in texts]


def test_a_text_of_many_windows_is_read_to_its_end() -> None:
    text = "\n\n".join([TEXT] * 12)
    found = shipped().tag(text)
    assert found[-1].start > text.rindex("Orla Venn")


@pytest.mark.parametrize("text", ["", "\n \n", "…", "[PAD] [SEP] \x00 \ufffd", "x" * 5000])
def test_odd_texts_do_no_harm(text: str) -> None:
    for tagged in shipped().tag(text):
        assert 0 <= tagged.start < tagged.end <= len(text)


def test_the_name_tells_the_weights_apart() -> None:
    name, _, digest = shipped().name.partition("-")
    assert name == "statements"
    assert len(digest) == 12
