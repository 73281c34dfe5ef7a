"""Forms of one word meet in one lemma, and a phrase's head is found."""

import pytest

from evaluation.lemmas import head, lemma


@pytest.mark.parametrize(
    "forms",
    [
        "shoot Shot shoots SHOOTING",
        "die dies died dying",
        "kill killed killing kills",
        "fire fired firing fires",
        "rob robbed robbing",
        "injury injuries",
        "take taking took taken takes",
        "press pressed pressing presses",
        "crash crashes crashed",
    ],
)
def test_the_forms_of_a_word_have_one_lemma(forms: str) -> None:
    assert len({lemma(form) for form in forms.split()}) == 1


def test_other_words_have_other_lemmas() -> None:
    assert len({lemma(word) for word in ("dead", "death", "die", "deed", "bus", "less")}) == 6


@pytest.mark.parametrize(
    ("phrase", "word"),
    [("broke out", "broke"), ("heart attack", "attack"), ("driving under the weather", "driving"),
     ("on suspicion", "suspicion"), ("shot", "shot")],
)  # fmt: skip
def test_the_head_is_the_last_word_before_a_particle(phrase: str, word: str) -> None:
    words = phrase.split()
    assert words[head(words)] == word
