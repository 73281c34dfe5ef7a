"""Beginnings of words in a text."""

import pytest

from tocsin.assess.watch.phrases import says


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("Rifles were seized.", ["seiz"], "seized"),
        ("They have No orders.", ["no order"], "No orders"),
        ("They received no further orders.", ["no order"], None),
        ("It was disseized.", ["seiz"], None),
        ("Two officers’ rifles", ["officer rifl"], "officers’ rifles"),
        ("Rifles", [], None),
    ],
)
def test_a_phrase_is_found_by_how_its_words_begin(
    text: str, phrases: list[str], found: str | None
) -> None:
    assert says(text, phrases) == found
