"""Whether two times in EDTF can be one.

A month overlaps its days, an open interval all that comes behind. "About" is left out, clock
times count as their days. A time in a year that isn't known (`XXXX-03-22`) overlaps the same days
of any year. Days are counted in months of 31, which keeps their order.
"""

import re
from dataclasses import dataclass

_MONTH = 31
_YEAR = 12 * _MONTH
_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?")
# First month and number of months: months, seasons, quarters, halves.
_MONTHS = {month: (month, 1) for month in range(1, 13)}
_MONTHS |= {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_MONTHS |= {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}


@dataclass(frozen=True)
class _Stretch:
    """First and last day, None where open; `any_year` where the year isn't known."""

    first: int | None
    last: int | None
    any_year: bool


_OPEN = _Stretch(None, None, any_year=False)


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two times share a day. None does with anything; what is no EDTF with itself."""
    if a is None or b is None:
        return True
    one, other = _stretch(a), _stretch(b)
    if one is None or other is None:
        return a == b
    if one.any_year or other.any_year:
        return _in_some_year(one, other)
    return _touch(one.first, one.last, other.first, other.last)


def _touch(first: int | None, last: int | None, start: int | None, end: int | None) -> bool:
    before = first is None or end is None or first <= end
    return before and (start is None or last is None or start <= last)


def _in_some_year(one: _Stretch, other: _Stretch) -> bool:
    ends = []
    for stretch in (one, other):
        if stretch.first is None or stretch.last is None:
            return True
        first = stretch.first % _YEAR
        ends.append((first, first + stretch.last - stretch.first))
    (first, last), (start, end) = ends
    return any(_touch(first, last, start + by, end + by) for by in (-_YEAR, 0, _YEAR)) or (
        max(last - first, end - start) >= _YEAR
    )


def _stretch(value: str) -> _Stretch | None:
    """A date, or an interval of two dates of which either may be open."""
    begin, interval, end = re.sub("[~?%]", "", value).partition("/")
    if not interval:
        return _date(begin)
    first = _OPEN if begin in ("", "..") else _date(begin)
    last = _OPEN if end in ("", "..") else _date(end)
    if first is None or last is None:
        return None
    start, stop, any_year = first.first, last.last, first.any_year or last.any_year
    if any_year and start is not None and stop is not None:
        start, stop = start % _YEAR, stop % _YEAR
        stop += _YEAR if stop < start else 0
    return _Stretch(start, stop, any_year)


def _date(value: str) -> _Stretch | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    if month not in (None, "XX") and int(month) not in _MONTHS:
        return None
    from_month, months = (1, 12) if month in (None, "XX") else _MONTHS[int(month)]
    any_year = year == "XXXX"
    low, high = (0, 0) if any_year else (int(year.replace("X", c)) for c in "09")
    first = low * _YEAR + (from_month - 1) * _MONTH
    last = high * _YEAR + (from_month - 1 + months) * _MONTH - 1
    if day not in (None, "XX") and months == 1:
        first, last = first + int(day) - 1, last - _MONTH + int(day)
    return _Stretch(first, last, any_year)
