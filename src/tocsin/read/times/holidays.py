"""Holidays that move from year to year."""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from tocsin.read.times.points import Point

_THURSDAY, _MONDAY, _TUESDAY = 3, 0, 1


def moving(name: str, year: int) -> Point:
    """A holiday of `lexicon.HOLIDAYS` that has no fixed day, in one year."""
    if name == "easter week":
        return Point(easter(year) - timedelta(days=6), "week")
    return Point(_MOVING[name](year))


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second… such weekday of a month; the last for -1."""
    if number < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


_MOVING: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "pentecost": lambda year: easter(year) + timedelta(days=49),
    "thanksgiving": lambda year: _nth(year, 11, _THURSDAY, 4),
    "labor day": lambda year: _nth(year, 9, _MONDAY, 1),
    "memorial day": lambda year: _nth(year, 5, _MONDAY, -1),
    "king day": lambda year: _nth(year, 1, _MONDAY, 3),
    "columbus day": lambda year: _nth(year, 10, _MONDAY, 2),
    # The Tuesday after the first Monday of November, in the US.
    "election day": lambda year: _nth(year, 11, _MONDAY, 1) + timedelta(days=1),
}
