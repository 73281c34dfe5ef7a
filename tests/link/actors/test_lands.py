"""Lands that no table has, by what a text says of them."""

import pytest

from tocsin.link.actors.lands import is_adjective, is_land, owned, stem


@pytest.mark.parametrize(
    "text",
    [
        "Varnia's parliament met on Monday.",
        "He was held on the border with Varnia.",
        "In Karsk, the capital of Varnia, shops were shut.",
        "He left neighbouring Varnia for good.",
        "Varnia denied it. A Varnian passport was found.",
    ],
)
def test_what_a_word_has_shows_that_it_is_a_land(text: str) -> None:
    assert is_land(text, "Varnia")


@pytest.mark.parametrize(
    "text", ["Korb's party lost.", "Korb said so.", "A letter from Korb came.", "Korb's army fled."]
)
def test_what_a_person_has_too_shows_nothing(text: str) -> None:
    assert not is_land(text, "Korb")


def test_a_land_and_its_adjective_are_one_by_their_stem() -> None:
    assert stem("Varnia") == stem("Varnian")
    assert stem("Varnia") != stem("Keldoria")


@pytest.mark.parametrize(
    "name",
    ["Varnia's Interior Ministry", "Varnian Interior Ministry", "Interior Ministry of Varnia"],
)
def test_an_office_is_its_lands_however_that_is_said(name: str) -> None:
    assert owned(name, {"varn": "Varnia"}) == ("Varnia", "Interior Ministry")


def test_who_is_no_land_owns_only_what_its_mark_says() -> None:
    assert owned("Korb's Harbour Bank", {}) == (None, "Harbour Bank")
    assert owned("Varnian Harbour Bank", {"varn": "Varnia"}) == (None, "Varnian Harbour Bank")


@pytest.mark.parametrize(("name", "so"), [("Varnian", True), ("Varnia", False), ("Ada", False)])
def test_a_lands_adjective_is_told_from_its_name(name: str, so: bool) -> None:
    assert is_adjective(name, {"varn": "Varnia"}) is so
