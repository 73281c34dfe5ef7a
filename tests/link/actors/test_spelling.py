"""Words of names in their several spellings."""

import pytest

from tocsin.link.actors.spelling import alike, slipped, sounded, words


def test_words_are_folded_and_parted_at_hyphens() -> None:
    assert words("Agustín al-Tessari's") == ("agustin", "al", "tessari")
    assert words("Jean–Marc  Ollery") == ("jean", "marc", "ollery")


@pytest.mark.parametrize(
    ("one", "other"), [("sergey", "sergei"), ("dmitriy", "dmitri"), ("assad", "asad")]
)
def test_transliterations_sound_the_same(one: str, other: str) -> None:
    assert sounded(one) == sounded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mohammed", "muhammad"), ("ahmed", "ahmad"), ("aleksandr", "alexander")],
)
def test_consonants_make_names_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mario", "maria"),
        ("hassan", "hussein"),
        ("hansen", "hanson"),
        ("marsh", "march"),
        ("anna", "anne"),
        ("daniel", "daniela"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_one_slip_in_a_long_word_is_a_slip() -> None:
    assert slipped("lanterns", "lantern")
    assert not slipped("front", "frost")
