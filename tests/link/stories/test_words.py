"""Words in base form, weighed by how rare they are in news."""

import pytest

from tocsin.link.stories.words import Background, background, parsed, words, written


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("launches", "launch"),
        ("launched", "launch"),
        ("making", "make"),
        ("parties", "party"),
        ("stopped", "stop"),
        ("during", "during"),
        ("velmars", "velmars"),
    ],
)
def test_inflected_words_are_reduced_to_what_the_table_knows(word: str, base: str) -> None:
    assert background().base(word) == base


def test_the_rarer_a_word_the_more_it_weighs() -> None:
    weigh = background().weight
    assert weigh("the") == 0
    assert 0 < weigh("prison") < weigh("bakery") < weigh("ostrel") == 1


def test_words_are_small_letters_without_accents_and_possessives() -> None:
    assert words("Müller’s 12 cafés, a G20") == ["muller", "cafes", "g20"]


def test_a_table_is_read_as_it_was_written() -> None:
    known = Background(40, {"pier": 3, "the": 39, "quay": 3})
    assert parsed(written(known, "made")) == known
