"""Meanings in words for people."""

from dataclasses import replace
from datetime import date

import pytest

from tocsin.read.times.meaning import Length, Meaning
from tocsin.read.times.points import Point
from tocsin.read.times.wording import point as worded
from tocsin.read.times.wording import words

_DAY = Point(date(2024, 3, 22))
_OF = Point.of


@pytest.mark.parametrize(
    ("point", "said"),
    [
        (_OF(_DAY.start, "century"), "the 21st century"),
        (Point(date(1800, 1, 1), "century"), "the 19th century"),
        (Point(date(1000, 1, 1), "century"), "the 11th century"),
        (Point(date(100, 1, 1), "century"), "the 2nd century"),
        (Point(date(1990, 1, 1), "decade"), "the 1990s"),
        (_OF(_DAY.start, "year"), "2024"),
        (_OF(_DAY.start, "half"), "the first half of 2024"),
        (Point(date(2024, 7, 1), "half"), "the second half of 2024"),
        (Point(date(2024, 10, 1), "quarter"), "the fourth quarter of 2024"),
        (Point(date(2024, 3, 1), "season"), "spring 2024"),
        (Point(date(2023, 12, 1), "season"), "winter 2023"),
        (_OF(_DAY.start, "month"), "March 2024"),
        (_OF(_DAY.start, "week"), "the week of 18 March 2024"),
        (_OF(_DAY.start, "weekend"), "the weekend of 23 March 2024"),
        (_DAY, "22 March 2024"),
        (replace(_DAY, grain="part", part="night"), "night of 22 March 2024"),
        (replace(_DAY, grain="minute", clock=(8, 5, 0)), "22 March 2024, 08:05"),
        (replace(_DAY, grain="minute", clock=(8, 5, 0), zone="EST"), "22 March 2024, 08:05 EST"),
        (replace(_DAY, year_known=False), "22 March, year unknown"),
        (replace(_OF(_DAY.start, "month"), year_known=False), "March, year unknown"),
        (replace(_OF(_DAY.start, "month"), edge="early"), "early March 2024"),
        (replace(_OF(_DAY.start, "month"), edge="early", about=True), "about early March 2024"),
        (replace(Point(date(1990, 1, 1), "decade"), edge="late"), "the late 1990s"),
        (replace(_OF(_DAY.start, "year"), about=True), "about 2024"),
    ],
)
def test_a_stretch_is_said_by_its_grain(point: Point, said: str) -> None:
    assert worded(point) == said
    assert words(Meaning("date", point=point)) == said


@pytest.mark.parametrize(
    ("meaning", "said"),
    [
        (Meaning("duration", length=(Length(2, "year"),)), "2 years"),
        (Meaning("duration", length=(Length(1, "week"),)), "1 week"),
        (Meaning("duration", length=(Length(2, "century"),)), "2 centuries"),
        (Meaning("duration", length=(Length(2.5, "year"),)), "2.5 years"),
        (Meaning("duration", length=(Length(None, "day"),)), "some days"),
        (Meaning("duration", length=(Length(19, "hour"),), bound="at least"), "at least 19 hours"),
        (Meaning("duration", length=(Length(19, "hour"),), about=True), "about 19 hours"),
        (
            Meaning("duration", length=(Length(2, "year"), Length(6, "month"))),
            "2 years and 6 months",
        ),
        (Meaning("set", length=(Length(1, "day"),)), "every day"),
        (Meaning("set", length=(Length(2, "week"),)), "every 2 weeks"),
        (Meaning("set", weekday=4), "every Friday"),
        (
            Meaning("set", weekday=1, point=Point(date(1, 1, 1), "part", part="night")),
            "every Tuesday night",
        ),
        (Meaning("date", weekday=4, day=True), "Friday, date unknown"),
        (Meaning("date", some="past"), "in the past"),
        (Meaning("date", some="present"), "at present"),
        (Meaning("date", some="future"), "in the future"),
        (Meaning("date", day=True), "time unknown"),
        (Meaning("date"), "time unknown"),
    ],
)
def test_what_is_no_stretch_is_said_too(meaning: Meaning, said: str) -> None:
    assert words(meaning) == said
