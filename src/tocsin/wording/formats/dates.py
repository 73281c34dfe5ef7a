"""EDTF for people, and what to sort it by: `2013/..` is "2013 on", `XXXX-03-22` has no year.

The words of a single day, month or year are those of the times that an article tells
(`tocsin.read.times.wording`); here are the way back from EDTF and the words for stretches.
"""

import re
from datetime import date

from tocsin.read.times import wording
from tocsin.read.times.points import ANY_YEAR, Grain, Point, month_day

_EDTF = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-([0-9]{2}))?(?:-([0-9]{2}))?"
    r"(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?)?(~)?"
)
# Codes of EDTF in place of a month: seasons, quarters, halves; with the month they begin in.
_STRETCHES: dict[int, tuple[Grain, int]] = {
    **{21 + n: ("season", 3 + 3 * n) for n in range(4)},
    **{33 + n: ("quarter", 1 + 3 * n) for n in range(4)},
    40: ("half", 1),
    41: ("half", 7),
}
_UNKNOWN = re.compile(r"X{4}(?:-XX)*")
_OPEN = ("", "..")
_ENDS = 2  # of a stretch
_NO_DAY = "day unknown"
_NO_YEAR = ", year unknown"
_WORD = re.compile(r",? ?[^, ]+")

Order = tuple[int, int]


def told(edtf: str | None) -> str | None:
    """A date for people; as it stands where it isn't of a form that the desk writes.

    None where nothing is known of it.
    """
    ends = _ends(edtf or "")
    if ends is None:
        return edtf
    if all(map(_unknown, ends)):
        return None
    first, last = ends[0], ends[-1]
    if len(ends) == 1:
        return _one(first)
    if last in _OPEN:
        day, year, _ = _one(first).partition(_NO_YEAR)
        return f"{day} on{year}"
    return f"until {_one(last)}" if first in _OPEN else _stretch(_one(first), _one(last))


def newest(edtf: str | None) -> Order:
    """What to sort dates by, so that the newest come first and the unknown last.

    Those without a year come before all: news leaves out the year that it is written in.
    """
    for end in _ends(edtf or "") or ():
        if (point := _point(end)) is not None:
            return int(point.year_known), -point.start.toordinal()
    return 2, 0


def _ends(edtf: str) -> list[str] | None:
    """A single date, or both ends of a stretch; None for what is neither."""
    ends = edtf.split("/", 2)
    fit = len(ends) <= _ENDS and all(_unknown(end) or _point(end) for end in ends)
    return ends if fit else None


def _unknown(edtf: str) -> bool:
    """Whether it is an open end, or no year, month or day is known of it."""
    return edtf in _OPEN or _UNKNOWN.fullmatch(edtf) is not None


def _one(edtf: str) -> str:
    point = _point(edtf)
    return _NO_DAY if point is None else wording.point(point)


def _stretch(first: str, last: str) -> str:
    """From one to the other, without saying twice what both end in: `22–25 March 2024`."""
    if first == last:
        return first
    one, other, common = _WORD.findall(first), _WORD.findall(last), 0
    while common < min(len(one), len(other)) - 1 and one[-common - 1] == other[-common - 1]:
        common += 1
    if common:
        dash = "–" if len(one) == len(other) == common + 1 else " – "
        return "".join(one[:-common]) + dash + last
    return f"{first}–{last}" if first.isdecimal() and last.isdecimal() else f"{first} to {last}"


def _point(edtf: str) -> Point | None:
    """The point that was written so; None for what is none, or beyond the calendar."""
    match = _EDTF.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    try:
        point = _calendar(year, month, day)
    except (ValueError, OverflowError):
        return None
    if point is None or (match[4] and point.grain != "day"):
        return None
    clock = (int(match[4]), int(match[5]), int(match[6])) if match[4] else None
    zone = match[7] and "UTC" + match[7].removeprefix("Z")
    return Point(
        point.start, point.grain, point.year_known, clock=clock, zone=zone, about=bool(match[8])
    )


def _calendar(year: str, month: int, day: int) -> Point | None:
    number = None if year == "XXXX" else int(year.replace("X", "0"))
    if day or month:
        if number is not None and "X" in year:
            return None
        if day:
            return month_day(month, day, number)
    known = number is not None
    start = ANY_YEAR if number is None else number
    if month:
        grain, first = _STRETCHES.get(month, ("month", month))
        return Point(date(start, first, 1), grain, known)
    grains: dict[int, Grain] = {0: "year", 1: "decade", 2: "century"}
    return Point(date(start, 1, 1), grains[year.count("X")]) if known else None
