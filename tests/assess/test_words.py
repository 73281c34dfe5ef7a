"""Probabilities and days in words."""

from datetime import date

import pytest

from tocsin.assess import words


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0001, "0.01%"),
        (0.00147, "0.15%"),
        (0.05, "5%"),
        (0.0693, "6.9%"),
        (0.0999, "10%"),
        (0.208, "21%"),
        (0.994, "99%"),
        (0.9951, ">99%"),
    ],
)
def test_a_percentage_is_never_none_or_all(probability: float, said: str) -> None:
    assert words.percent(probability) == said


def test_the_name_of_a_kind_is_told_without_its_underscores() -> None:
    assert words.spaced("hostage_taking") == "hostage taking"


def test_a_day_is_told_as_people_write_it() -> None:
    assert words.day(date(2026, 3, 7)) == "7 March 2026"
