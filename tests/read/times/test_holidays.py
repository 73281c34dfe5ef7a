"""Holidays that move."""

from datetime import date

import pytest

from tocsin.read.times.holidays import moving
from tocsin.read.times.lexicon import HOLIDAYS
from tocsin.read.times.points import Point


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2024, date(2024, 3, 31)),
        ("easter", 2019, date(2019, 4, 21)),
        ("easter monday", 2024, date(2024, 4, 1)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("palm sunday", 2024, date(2024, 3, 24)),
        ("pentecost", 2024, date(2024, 5, 19)),
        ("thanksgiving", 2024, date(2024, 11, 28)),
        ("thanksgiving", 2018, date(2018, 11, 22)),
        ("labor day", 2024, date(2024, 9, 2)),
        ("memorial day", 2024, date(2024, 5, 27)),
        ("memorial day", 2021, date(2021, 5, 31)),
        ("king day", 2024, date(2024, 1, 15)),
        ("columbus day", 2024, date(2024, 10, 14)),
        ("election day", 2024, date(2024, 11, 5)),
        ("election day", 2022, date(2022, 11, 8)),
    ],
)
def test_a_holiday_moves_to_its_day_of_the_year(name: str, year: int, day: date) -> None:
    assert moving(name, year) == Point(day)


def test_easter_week_ends_with_easter() -> None:
    point = moving("easter week", 2024)
    assert (point.start, point.last) == (date(2024, 3, 25), date(2024, 3, 31))


@pytest.mark.parametrize("name", sorted({d for d in HOLIDAYS.values() if isinstance(d, str)}))
@pytest.mark.parametrize("year", [1, 1900, 2024, 9998])
def test_every_holiday_of_the_lexicon_has_a_day_in_every_year(name: str, year: int) -> None:
    assert moving(name, year).year == year
