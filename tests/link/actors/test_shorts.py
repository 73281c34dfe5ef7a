"""Which names of an article are short for others of it."""

import pytest

from tocsin.link.actors.shorts import full_of


@pytest.mark.parametrize("short", ["BLF", "Black Lantern"])
def test_initials_and_first_words_are_short_for_a_movement(short: str) -> None:
    assert full_of(short, ["Harbour Bank", "Black Lantern Front"]) == "Black Lantern Front"


def test_what_fits_two_names_is_short_for_neither() -> None:
    assert full_of("BLF", ["Black Lantern Front", "Blue Lake Foundation"]) is None


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ada Varr", "Ada Varr Foundation"),
        ("Varr", "Varr Front"),
        ("BL", "Black Lantern"),
        ("BLF", "Black Lantern Bank"),
        ("Red Lantern", "Black Lantern Front"),
    ],
)
def test_a_founder_a_single_word_and_other_letters_are_not_short_for_it(
    name: str, other: str
) -> None:
    assert full_of(name, [other]) is None
