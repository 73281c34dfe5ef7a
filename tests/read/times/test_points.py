"""Stretches of the calendar, and how to move them."""

from datetime import date

import pytest

from tocsin.read.times.points import Grain, Point, month_day

_DAY = date(2024, 2, 29)  # a Thursday


@pytest.mark.parametrize(
    ("grain", "first", "last"),
    [
        ("century", date(2000, 1, 1), date(2099, 12, 31)),
        ("decade", date(2020, 1, 1), date(2029, 12, 31)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
        ("half", date(2024, 1, 1), date(2024, 6, 30)),
        ("season", date(2023, 12, 1), date(2024, 2, 29)),
        ("quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("week", date(2024, 2, 26), date(2024, 3, 3)),
        ("weekend", date(2024, 3, 2), date(2024, 3, 3)),
        ("day", _DAY, _DAY),
        ("part", _DAY, _DAY),
        ("minute", _DAY, _DAY),
    ],
)
def test_a_day_lies_in_one_stretch_of_each_grain(grain: Grain, first: date, last: date) -> None:
    point = Point.of(_DAY, grain)
    assert (point.start, point.last) == (first, last)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2024, 3, 1), date(2024, 3, 1)),
        (date(2024, 5, 31), date(2024, 3, 1)),
        (date(2024, 12, 1), date(2024, 12, 1)),
        (date(2024, 1, 15), date(2023, 12, 1)),
    ],
)
def test_winter_belongs_to_the_year_that_it_begins_in(day: date, first: date) -> None:
    assert Point.of(day, "season").start == first


@pytest.mark.parametrize("day", [date(2024, 3, 18), date(2024, 3, 20), date(2024, 3, 24)])
def test_a_week_begins_on_monday(day: date) -> None:
    assert Point.of(day, "week").start == date(2024, 3, 18)


@pytest.mark.parametrize(
    ("grain", "number", "first"),
    [
        ("century", -1, date(1900, 1, 1)),
        ("decade", 1, date(2030, 1, 1)),
        ("year", -24, date(2000, 1, 1)),
        ("half", 1, date(2024, 7, 1)),
        ("season", 1, date(2024, 3, 1)),
        ("quarter", -1, date(2023, 10, 1)),
        ("month", -2, date(2023, 12, 1)),
        ("month", 11, date(2025, 1, 1)),
        ("week", 1, date(2024, 3, 4)),
        ("weekend", -1, date(2024, 2, 24)),
        ("day", 1, date(2024, 3, 1)),
        ("part", -1, date(2024, 2, 28)),
        ("day", 0, _DAY),
    ],
)
def test_a_stretch_moves_by_its_own_grain(grain: Grain, number: int, first: date) -> None:
    moved = Point.of(_DAY, grain).shifted(number)
    assert (moved.start, moved.grain) == (first, grain)


@pytest.mark.parametrize(
    ("number", "grain", "first"),
    [
        (1, "year", date(2025, 2, 28)),
        (4, "year", date(2028, 2, 29)),
        (-1, "month", date(2024, 1, 29)),
        (12, "month", date(2025, 2, 28)),
        (1, "week", date(2024, 3, 7)),
        (-60, "day", date(2023, 12, 31)),
    ],
)
def test_a_day_moves_by_another_grain_to_the_same_day_or_the_months_last(
    number: int, grain: Grain, first: date
) -> None:
    moved = Point(_DAY).moved(number, grain)
    assert (moved.start, moved.grain) == (first, "day")


def test_moving_keeps_all_else() -> None:
    point = Point(_DAY, "part", year_known=False, part="night", edge="late", about=True)
    moved = point.moved(1, "month")
    assert (moved.part, moved.edge, moved.about, moved.year_known) == ("night", "late", True, False)


@pytest.mark.parametrize("number", [-3000, 10_000, 10**12, -(10**12)])
@pytest.mark.parametrize("grain", ["century", "year", "month"])
def test_no_stretch_moves_beyond_the_calendar(number: int, grain: Grain) -> None:
    with pytest.raises(OverflowError):
        Point.of(_DAY, grain).shifted(number * 12)


@pytest.mark.parametrize("grain", ["week", "day"])
def test_no_day_moves_beyond_the_calendar(grain: Grain) -> None:
    with pytest.raises(OverflowError):
        Point(_DAY).moved(10**12, grain)


def test_a_coarser_stretch_knows_its_year_if_the_day_does() -> None:
    assert Point(_DAY).within("month") == Point(date(2024, 2, 1), "month")
    assert not Point(_DAY, year_known=False).within("month").year_known


def test_a_stretch_knows_the_year_that_it_begins_in() -> None:
    assert Point.of(date(2024, 1, 15), "season").year == 2023


def test_a_day_of_a_month_with_its_year() -> None:
    assert month_day(3, 22, 2019) == Point(date(2019, 3, 22))


@pytest.mark.parametrize(("month", "day"), [(3, 22), (2, 28), (2, 29), (12, 31)])
def test_a_day_of_a_month_without_a_year_keeps_month_and_day(month: int, day: int) -> None:
    point = month_day(month, day)
    assert point is not None
    assert (point.start.month, point.start.day, point.year_known) == (month, day, False)


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [
        (2, 30, None),
        (2, 30, 2024),
        (2, 29, 2023),
        (2, 29, 1900),
        (4, 31, None),
        (3, 0, None),
        (3, 32, None),
        (0, 3, None),
        (13, 3, None),
        (3, 22, 0),
        (3, 22, 9999),
        (3, 22, 10**9),
        (3, -1, 2024),
    ],
)
def test_a_day_that_its_month_lacks_is_none(month: int, day: int, year: int | None) -> None:
    assert month_day(month, day, year) is None
