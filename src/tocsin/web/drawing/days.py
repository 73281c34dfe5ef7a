"""A timeline: how many incidents there were on each day, or week, month or year of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

WIDTH, HEIGHT = 640, 96
_MOST = 62  # bars that can be told apart, and hit
_WEEK = 7

Unit = Literal["day", "week", "month", "year"]


class Bar(NamedTuple):
    """A stretch of time with how many incidents of it happened, and how many are other."""

    first: date
    last: date
    happened: int
    other: int
    x: float
    width: float
    top: float  # of those that happened, which stand below the others
    tip: float

    @property
    def total(self) -> int:
        """All of them."""
        return self.happened + self.other


@dataclass(frozen=True)
class Days:
    """A timeline in a box of `WIDTH` by `HEIGHT`; stretches without incidents have no bar."""

    unit: Unit
    bars: tuple[Bar, ...]
    first: date
    last: date
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def drawn(told: Sequence[tuple[date, bool]]) -> Days | None:
    """The timeline of some incidents: the day of each, and whether it happened; None of none."""
    if not told:
        return None
    first, last = min(told)[0], max(told)[0]
    unit = _unit(first, last)
    begins = _begins(unit, first, last)
    counts = {begin: [0, 0] for begin in begins}
    for day, happened in told:
        counts[_begin(unit, day)][not happened] += 1
    most = max(sum(pair) for pair in counts.values())
    width = WIDTH / len(begins)
    bars = [
        _bar(unit, begin, counts[begin], most, (number * width, width))
        for number, begin in enumerate(begins)
        if any(counts[begin])
    ]
    return Days(unit, tuple(bars), begins[0], _end(unit, begins[-1]), most)


def _bar(unit: Unit, begin: date, pair: Sequence[int], most: int, at: tuple[float, float]) -> Bar:
    happened, other = pair
    x, width = at
    return Bar(
        first=begin,
        last=_end(unit, begin),
        happened=happened,
        other=other,
        x=round(x, 2),
        width=round(max(1.0, min(width - 1, 24.0)), 2),
        top=round(HEIGHT * (1 - happened / most), 2),
        tip=round(HEIGHT * (1 - (happened + other) / most), 2),
    )


def _unit(first: date, last: date) -> Unit:
    """The finest with few enough bars."""
    days = (last - first).days
    for unit, length in (("day", 1), ("week", _WEEK), ("month", 31)):
        if days / length < _MOST:
            return unit  # type: ignore[return-value]
    return "year"


def _begin(unit: Unit, day: date) -> date:
    """The first day of the stretch that a day lies in."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _end(unit: Unit, begin: date) -> date:
    """The last day of a stretch."""
    if unit == "day":
        return begin
    return _next(unit, begin) - timedelta(days=1)


def _next(unit: Unit, begin: date) -> date:
    if unit in ("day", "week"):
        return begin + timedelta(days=1 if unit == "day" else _WEEK)
    return _begin(unit, begin + timedelta(days=32 if unit == "month" else 366))


def _begins(unit: Unit, first: date, last: date) -> list[date]:
    found = [_begin(unit, first)]
    while (following := _next(unit, found[-1])) <= last:
        found.append(following)
    return found
