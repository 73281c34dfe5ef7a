"""What Typer says of a wrong call keeps its own words, and loses those of its libraries."""

import pytest

from tocsin.cli.usage import worded


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Missing argument 'INCIDENT'.", "Missing argument 'INCIDENT'"),
        ("'--low': Input should be a valid number, unable to parse", "'--low': that is no number"),
        ("Input should be less than or equal to 5", "it must be 5 or less"),
        ("Value error, 'x' is not one of 'a', 'b'", "'x' is not one of a, b"),
    ],
)
def test_a_message_is_told_in_words_for_people(said: str, told: str) -> None:
    assert worded(said) == told
