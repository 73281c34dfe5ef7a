"""Meanings as EDTF and ISO 8601 durations."""

from dataclasses import replace
from datetime import date

import pytest

from tests.read.times.made import is_value
from tocsin.read.times.edtf import value
from tocsin.read.times.meaning import Length, Meaning
from tocsin.read.times.points import Point

_DAY = Point(date(2024, 3, 22))
_OF = Point.of


def _value(point: Point) -> str | None:
    found = value(Meaning("date", point=point))
    assert is_value(found)
    return found


@pytest.mark.parametrize(
    ("point", "written"),
    [
        (_OF(_DAY.start, "century"), "20XX"),
        (Point(date(100, 1, 1), "century"), "01XX"),
        (_OF(_DAY.start, "decade"), "202X"),
        (_OF(_DAY.start, "year"), "2024"),
        (Point(date(79, 1, 1), "year"), "0079"),
        (_OF(_DAY.start, "half"), "2024-40"),
        (Point(date(2024, 7, 1), "half"), "2024-41"),
        (Point(date(2024, 1, 1), "quarter"), "2024-33"),
        (Point(date(2024, 4, 1), "quarter"), "2024-34"),
        (Point(date(2024, 7, 1), "quarter"), "2024-35"),
        (Point(date(2024, 10, 1), "quarter"), "2024-36"),
        (Point(date(2024, 3, 1), "season"), "2024-21"),
        (Point(date(2024, 6, 1), "season"), "2024-22"),
        (Point(date(2024, 9, 1), "season"), "2024-23"),
        (Point(date(2024, 12, 1), "season"), "2024-24"),
        (_OF(_DAY.start, "month"), "2024-03"),
        (_OF(_DAY.start, "week"), "2024-03-18/2024-03-24"),
        (_OF(_DAY.start, "weekend"), "2024-03-23/2024-03-24"),
        (_OF(date(2024, 12, 31), "week"), "2024-12-30/2025-01-05"),
        (_DAY, "2024-03-22"),
        (replace(_DAY, grain="part", part="night"), "2024-03-22"),
    ],
)
def test_a_stretch_has_one_form_by_its_grain(point: Point, written: str) -> None:
    assert _value(point) == written


@pytest.mark.parametrize(
    ("point", "written"),
    [
        (_DAY, "XXXX-03-22"),
        (_OF(_DAY.start, "month"), "XXXX-03"),
        (_OF(_DAY.start, "season"), "XXXX-21"),
        (replace(_DAY, grain="minute", clock=(8, 30, 0)), "XXXX-03-22"),
        (_OF(_DAY.start, "year"), None),
        (_OF(_DAY.start, "week"), None),
        (_OF(_DAY.start, "weekend"), None),
    ],
)
def test_an_unknown_year_is_four_times_x(point: Point, written: str | None) -> None:
    assert _value(replace(point, year_known=False)) == written


@pytest.mark.parametrize(
    ("point", "written"),
    [
        (_OF(_DAY.start, "year"), "2024~"),
        (_OF(_DAY.start, "month"), "2024-03~"),
        (_DAY, "2024-03-22~"),
        (_OF(_DAY.start, "decade"), "202X~"),
        (_OF(_DAY.start, "week"), "2024-03-18~/2024-03-24~"),
    ],
)
def test_about_is_a_tilde(point: Point, written: str) -> None:
    assert _value(replace(point, about=True)) == written


def test_a_clock_time_has_no_tilde() -> None:
    point = replace(_DAY, grain="minute", clock=(8, 30, 0), about=True)
    assert _value(point) == "2024-03-22T08:30:00"


@pytest.mark.parametrize(
    ("clock", "zone", "written"),
    [
        ((8, 30, 0), None, "2024-03-22T08:30:00"),
        ((8, 30, 15), "UTC", "2024-03-22T08:30:15Z"),
        ((8, 30, 0), "GMT", "2024-03-22T08:30:00Z"),
        ((8, 30, 0), "EST", "2024-03-22T08:30:00-05:00"),
        ((0, 0, 0), None, "2024-03-22T00:00:00"),
        ((24, 0, 0), None, "2024-03-23T00:00:00"),
    ],
)
def test_a_clock_time_stands_behind_its_day(
    clock: tuple[int, int, int], zone: str | None, written: str
) -> None:
    assert _value(replace(_DAY, grain="minute", clock=clock, zone=zone)) == written


def test_midnight_on_the_last_of_december_is_in_the_next_year() -> None:
    point = Point(date(2024, 12, 31), "minute", clock=(24, 0, 0))
    assert _value(point) == "2025-01-01T00:00:00"


@pytest.mark.parametrize(
    ("edge", "written"),
    [("early", "2024-01/2024-03"), ("mid", "2024-04/2024-09"), ("late", "2024-10/2024-12")],
)
def test_a_part_of_a_year_is_an_interval_of_months(edge: str, written: str) -> None:
    assert _value(replace(_OF(_DAY.start, "year"), edge=edge)) == written  # type: ignore[arg-type]


def test_a_part_of_a_month_is_the_month() -> None:
    assert _value(replace(_OF(_DAY.start, "month"), edge="early")) == "2024-03"


@pytest.mark.parametrize(
    ("lengths", "written"),
    [
        ([(2, "year"), (6, "month")], "P2Y6M"),
        ([(19, "hour")], "PT19H"),
        ([(1, "day"), (2, "hour")], "P1DT2H"),
        ([(3, "fortnight")], "P6W"),
        ([(1, "quarter")], "P3M"),
        ([(2, "decade")], "P20Y"),
        ([(1, "century")], "P100Y"),
        ([(2, "weekend")], "P4D"),
        ([(2.5, "year")], "P2Y6M"),
        ([(1.5, "hour")], "PT1H30M"),
        ([(1.5, "minute")], "PT1M30S"),
        ([(2.5, "day")], "P2.5D"),
        ([(None, "year")], None),
        ([(2, "year"), (None, "month")], None),
        ([(99999, "day")], "P99999D"),
    ],
)
def test_a_length_is_an_iso_8601_duration(
    lengths: list[tuple[float | None, str]], written: str | None
) -> None:
    length = tuple(Length(number, unit) for number, unit in lengths)
    assert value(Meaning("duration", length=length)) == written
    assert is_value(written)


@pytest.mark.parametrize("number", [1234567, 2_000_000, 10**12])
def test_a_long_length_has_all_its_figures(number: int) -> None:
    length = (Length(number, "day"),)
    assert value(Meaning("duration", length=length)) == f"P{number}D"


@pytest.mark.parametrize(
    ("meaning", "written"),
    [
        (Meaning("set", length=(Length(1, "day"),)), "R/P1D"),
        (Meaning("set", length=(Length(2, "week"),)), "R/P2W"),
        (Meaning("set", weekday=4), "R/P1W"),
        (Meaning("set", length=(Length(None, "year"),)), None),
    ],
)
def test_what_comes_again_is_a_repeated_duration(meaning: Meaning, written: str | None) -> None:
    assert value(meaning) == written


@pytest.mark.parametrize(
    ("meaning", "written"),
    [
        (Meaning("date", day=True), "XXXX-XX-XX"),
        (Meaning("date", weekday=4, day=True), "XXXX-XX-XX"),
        (Meaning("date"), None),
        (Meaning("date", some="past"), None),
    ],
)
def test_a_day_that_cannot_be_known_is_all_x(meaning: Meaning, written: str | None) -> None:
    assert value(meaning) == written
