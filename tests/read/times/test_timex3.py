"""Meanings as TimeML has them."""

from dataclasses import replace
from datetime import date

import pytest

from tocsin.read.times.meaning import Kind, Length, Meaning, Some
from tocsin.read.times.points import Part, Point
from tocsin.read.times.timex3 import kind, value

_DAY = Point(date(2024, 3, 22))
_OF = Point.of


@pytest.mark.parametrize(
    ("meant", "written"),
    [("date", "DATE"), ("time", "TIME"), ("duration", "DURATION"), ("set", "SET")],
)
def test_the_kind_is_written_large(meant: Kind, written: str) -> None:
    assert kind(Meaning(meant)) == written


@pytest.mark.parametrize(
    ("point", "written"),
    [
        (_OF(_DAY.start, "century"), "20"),
        (_OF(_DAY.start, "decade"), "202"),
        (_OF(_DAY.start, "year"), "2024"),
        (_OF(_DAY.start, "half"), "2024-H1"),
        (Point(date(2024, 7, 1), "half"), "2024-H2"),
        (_OF(_DAY.start, "quarter"), "2024-Q1"),
        (Point(date(2024, 10, 1), "quarter"), "2024-Q4"),
        (Point(date(2024, 3, 1), "season"), "2024-SP"),
        (Point(date(2024, 6, 1), "season"), "2024-SU"),
        (Point(date(2024, 9, 1), "season"), "2024-FA"),
        (Point(date(2024, 12, 1), "season"), "2024-WI"),
        (_OF(_DAY.start, "month"), "2024-03"),
        (_OF(_DAY.start, "week"), "2024-W12"),
        (_OF(date(2024, 12, 31), "week"), "2025-W01"),
        (_OF(_DAY.start, "weekend"), "2024-W12-WE"),
        (_DAY, "2024-03-22"),
        (replace(_DAY, grain="minute", clock=(8, 30, 0)), "2024-03-22T08:30"),
        (replace(_DAY, grain="minute", clock=(8, 30, 15)), "2024-03-22T08:30:15"),
        (replace(_DAY, grain="minute", clock=(24, 0, 0)), "2024-03-22T24:00"),
        (replace(_DAY, year_known=False), "XXXX-03-22"),
        (replace(_OF(_DAY.start, "month"), year_known=False), "XXXX-03"),
        (replace(_OF(_DAY.start, "week"), year_known=False), "XXXX-WXX"),
    ],
)
def test_a_stretch_has_one_form_by_its_grain(point: Point, written: str) -> None:
    assert value(Meaning("date", point=point)) == written


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("dawn", "MO"),
        ("morning", "MO"),
        ("midday", "MI"),
        ("afternoon", "AF"),
        ("evening", "EV"),
        ("night", "NI"),
        ("day", "DT"),
    ],
)
def test_a_part_of_a_day_has_two_letters(part: Part, written: str) -> None:
    point = replace(_DAY, grain="part", part=part)
    assert value(Meaning("time", point=point)) == f"2024-03-22T{written}"


@pytest.mark.parametrize(
    ("lengths", "written"),
    [
        ([(2, "year"), (6, "month")], "P2Y6M"),
        ([(19, "hour")], "PT19H"),
        ([(1, "day"), (2, "hour")], "P1DT2H"),
        ([(3, "fortnight")], "P6W"),
        ([(2, "quarter")], "P2Q"),
        ([(2, "decade")], "P20Y"),
        ([(1, "century")], "P100Y"),
        ([(2.5, "year")], "P2Y6M"),
        ([(2.5, "day")], "P2.5D"),
        ([(None, "year")], "PXY"),
        ([(None, "decade")], "PXE"),
        ([(None, "hour")], "PTXH"),
        ([(1234567, "day")], "P1234567D"),
    ],
)
def test_a_length_is_a_duration_with_x_for_some(
    lengths: list[tuple[float | None, str]], written: str
) -> None:
    length = tuple(Length(number, unit) for number, unit in lengths)
    assert value(Meaning("duration", length=length)) == written


@pytest.mark.parametrize("some", ["past", "present", "future"])
def test_a_vague_time_is_a_reference(some: Some) -> None:
    assert value(Meaning("date", some=some)) == f"{some.upper()}_REF"


@pytest.mark.parametrize(("weekday", "written"), [(0, "XXXX-WXX-1"), (6, "XXXX-WXX-7")])
def test_a_weekday_that_comes_again_or_is_unknown_stands_in_no_week(
    weekday: int, written: str
) -> None:
    assert value(Meaning("set", weekday=weekday)) == written
    assert value(Meaning("date", weekday=weekday, day=True)) == written


def test_a_weekdays_part_stands_behind_it() -> None:
    point = Point(date(1, 1, 1), "part", part="night")
    assert value(Meaning("set", weekday=1, point=point)) == "XXXX-WXX-2TNI"


def test_what_has_no_value_is_empty() -> None:
    assert value(Meaning("date")) == ""
