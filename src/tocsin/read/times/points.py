"""Stretches of the calendar: a day, a month, a week, a quarter, the 1990s; and how to move them.

A point is the first day of its stretch and how long that is (its grain). Weeks begin on Monday
(ISO 8601). Seasons are the northern ones of the weather services: spring begins in March; winter
belongs to the year that it begins in. Quarters and halves are the calendar's, not a company's.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal[
    "century",
    "decade",
    "year",
    "half",
    "season",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
    "part",
    "hour",
    "minute",
    "second",
]
DAYS: tuple[Grain, ...] = ("day", "part", "hour", "minute", "second")  # a day or less
Edge = Literal["early", "mid", "late"]
Part = Literal["dawn", "morning", "midday", "afternoon", "evening", "night", "day"]

_MONTHS: dict[Grain, int] = {
    "century": 1200,
    "decade": 120,
    "year": 12,
    "half": 6,
    "season": 3,
    "quarter": 3,
    "month": 1,
}
_DAYS: dict[Grain, int] = {"week": 7, "weekend": 7}
# Dates without a year are reckoned with in this one, which is no leap year; as 29 February is a
# day too, that day alone moves to the year after.
ANY_YEAR = 2023
ANY_LEAP_YEAR = 2024
_FIRST_YEAR, _LAST_YEAR = 1, 9000
# The first and last month of a year's early, middle and late part.
_PARTS_OF_YEAR = {"early": (1, 3), "mid": (4, 9), "late": (10, 12)}


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar that starts on `start`, as long as `grain` says.

    Where `year_known` is false the year of `start` means nothing. `part` is a part of that day,
    `clock` its hour, minute and second, `zone` as written.
    """

    start: date
    grain: Grain = "day"
    year_known: bool = True
    part: Part | None = None
    clock: tuple[int, int, int] | None = None
    zone: str | None = None
    edge: Edge | None = None
    about: bool = False

    @classmethod
    def of(cls, day: date, grain: Grain, *, year_known: bool = True) -> "Point":
        """The stretch of that grain which holds `day`."""
        return cls(_first(day, grain), grain, year_known)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.grain == "weekend":
            return self.start + timedelta(days=1)
        if self.grain in _DAYS:
            return self.start + timedelta(days=_DAYS[self.grain] - 1)
        if self.grain in _MONTHS:
            return _months_on(self.start, _MONTHS[self.grain]) - timedelta(days=1)
        return self.start

    @property
    def bounds(self) -> tuple[date, date]:
        """Its first and last day, within the part that `edge` names: a third, of a year months."""
        first, last = self.start, self.last
        if self.edge is None:
            return first, last
        if self.grain == "year":
            low, high = _PARTS_OF_YEAR[self.edge]
            return first.replace(month=low), _months_on(first, high) - timedelta(days=1)
        third = (last - first).days // 3
        begins = {"early": 0, "mid": third, "late": 2 * third}[self.edge]
        ends = {"early": 2 * third, "mid": third, "late": 0}[self.edge]
        return first + timedelta(days=begins), last - timedelta(days=ends)

    @property
    def year(self) -> int:
        """The year that it begins in."""
        return self.start.year

    def shifted(self, number: int) -> "Point":
        """The stretch of the same grain so many later (or earlier, if negative).

        Raises OverflowError beyond the calendar's years.
        """
        if self.grain in _MONTHS:
            start = _months_on(self.start, number * _MONTHS[self.grain])
        else:
            start = self.start + timedelta(days=number * _DAYS.get(self.grain, 1))
        return replace(self, start=start)

    def moved(self, number: int, grain: Grain) -> "Point":
        """The same stretch so many of another grain later: a quarter a year earlier.

        Raises OverflowError beyond the calendar's years.
        """
        if grain in _MONTHS:
            return replace(self, start=_months_on(self.start, number * _MONTHS[grain]))
        return replace(self, start=self.start + timedelta(days=number * _DAYS.get(grain, 1)))

    def within(self, grain: Grain) -> "Point":
        """The stretch of that grain which holds its first day."""
        return Point.of(self.start, grain, year_known=self.year_known)


def month_day(month: int, day: int, year: int | None = None) -> Point | None:
    """A day of a month, or None where the month has no such day."""
    any_year = ANY_LEAP_YEAR if (month, day) == (2, 29) else ANY_YEAR
    reckoned = any_year if year is None else year
    if not (1 <= month <= 12 and _FIRST_YEAR <= reckoned <= _LAST_YEAR):
        return None
    if not 1 <= day <= monthrange(reckoned, month)[1]:
        return None
    return Point(date(reckoned, month, day), "day", year is not None)


def _first(day: date, grain: Grain) -> date:
    if grain == "week":
        return day - timedelta(days=day.weekday())
    if grain == "weekend":
        return day - timedelta(days=day.weekday()) + timedelta(days=5)
    if grain == "century":
        return date(max(1, day.year // 100 * 100), 1, 1)
    if grain == "decade":
        return date(max(1, day.year // 10 * 10), 1, 1)
    if grain == "season":
        before = day.month % 3
        return _months_on(day.replace(day=1), -before)
    if grain in _MONTHS:
        size = _MONTHS[grain]
        return date(day.year, (day.month - 1) // size * size + 1, 1)
    return day


def _months_on(day: date, months: int) -> date:
    """The same day so many months later, the month's last day where it has no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise OverflowError(f"year {year} is beyond the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))
