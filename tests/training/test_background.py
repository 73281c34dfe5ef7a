"""The table of how rare words are: what is counted, and what isn't."""

from training.background import counted
from training.lessons import shingles

PIER = "The pier was shut after the storm, and the harbour board asked for aid. "
QUAY = "The quays were shut, and a quay collapsed. "


def test_a_word_counts_once_an_article_and_in_its_base_form() -> None:
    known = counted([QUAY] * 4 + ["No quays here."], set())
    assert known.articles == 5
    assert known.frequency["quay"] == 5
    assert "quays" not in known.frequency


def test_words_of_a_single_article_are_left_out() -> None:
    assert "storm" not in counted([PIER, QUAY, QUAY], set()).frequency


def test_copies_of_what_is_measured_are_left_out() -> None:
    long = " ".join(f"word{n} pier" for n in range(40))
    known = counted([long, QUAY, QUAY], shingles(long))
    assert known.articles == 2
