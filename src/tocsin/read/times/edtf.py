"""A meaning as EDTF (ISO 8601-2:2019, level 2; loc.gov/standards/datetime) or ISO 8601 duration.

EDTF has no weeks, weekends and parts of the day: the first two become intervals of days, the last
the day. The early, middle or late part of a year becomes an interval of months; that of a month or
week it can't say. A day that can't be worked out is `XXXX-XX-XX`. Seasons and quarters have its
codes, 21 to 24 and 33 to 36, halves 40 and 41.
"""

from datetime import timedelta

from tocsin.read.times.meaning import Length, Meaning
from tocsin.read.times.points import Point

NO_DAY = "XXXX-XX-XX"
_UNITS = {
    "second": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "day": ("", "D", 1),
    "weekend": ("", "D", 2),
    "week": ("", "W", 1),
    "fortnight": ("", "W", 2),
    "month": ("", "M", 1),
    "quarter": ("", "M", 3),
    "year": ("", "Y", 1),
    "decade": ("", "Y", 10),
    "century": ("", "Y", 100),
}
_MIDNIGHT = 24
_SMALLER = {"year": (12, "month"), "hour": (60, "minute"), "minute": (60, "second")}
_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}


def value(meaning: Meaning) -> str | None:
    """The value of a meaning; None where it has none."""
    if meaning.kind == "set":
        length = duration(meaning.length or (Length(1, "week"),))
        return f"R/{length}" if length else None
    if meaning.length:
        return duration(meaning.length)
    if meaning.point is not None:
        return point(meaning.point)
    return NO_DAY if meaning.day else None


def duration(lengths: tuple[Length, ...]) -> str | None:
    """ISO 8601: `P2Y6M`, `PT19H`; None for "some years"."""
    dates = times = ""
    for length in lengths:
        for part in _whole(length):
            if part.number is None:
                return None
            clock, letter, size = _UNITS[part.unit]
            written = f"{_plain(part.number * size)}{letter}"
            if clock:
                times += written
            else:
                dates += written
    return f"P{dates}" + (f"T{times}" if times else "")


def _plain(number: float) -> str:
    return f"{int(number)}" if float(number).is_integer() else f"{number:g}"


def _whole(length: Length) -> list[Length]:
    """A length without fractions, as far as its unit has a smaller one."""
    smaller = _SMALLER.get(length.unit)
    if smaller is None or length.number is None or float(length.number).is_integer():
        return [length]
    size, unit = smaller
    rest = Length(round(length.number % 1 * size), unit)
    return [Length(int(length.number), length.unit), rest] if length.number >= 1 else [rest]


def point(point: Point) -> str | None:
    """EDTF of a point; None for what it can't say, such as a week in no year."""
    if point.grain in ("week", "weekend"):
        return _days(point) if point.year_known else None
    if point.grain in _STRETCHES:
        return _stretch(point)
    return _day(point)


_STRETCHES = frozenset({"century", "decade", "year", "half", "season", "quarter", "month"})


def _days(point: Point) -> str:
    about = _about(point)
    return f"{point.start.isoformat()}{about}/{point.last.isoformat()}{about}"


def _stretch(point: Point) -> str | None:
    year, month, about = _year(point), point.start.month, _about(point)
    if point.grain in ("century", "decade"):
        known = 2 if point.grain == "century" else 3
        return f"{year[:known]}{'X' * (4 - known)}{about}"
    if point.grain == "year":
        if not point.year_known:
            return None
        first, last = point.bounds
        return f"{first:%Y-%m}/{last:%Y-%m}" if point.edge else f"{year}{about}"
    code = {
        "half": 40 + (month > 1),
        "quarter": 33 + (month - 1) // 3,
        "season": _SEASONS.get(month),
    }.get(point.grain, month)
    return f"{year}-{code:02d}{about}"


def _day(point: Point) -> str:
    written = f"{_year(point)}-{point.start.month:02d}-{point.start.day:02d}"
    if point.clock is None or not point.year_known:
        return f"{written}{_about(point)}"
    hour, minute, second = point.clock
    if hour == _MIDNIGHT:  # which belongs to the day behind it
        written, hour = (point.start + timedelta(days=1)).isoformat(), 0
    zone = _ZONES.get(point.zone or "", "")
    return f"{written}T{hour:02d}:{minute:02d}:{second:02d}{zone}"


# Zones that mean one thing; "IST" is that of India, Ireland or Israel.
_ZONES = {
    "GMT": "Z", "UTC": "Z", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "JST": "+09:00", "HKT": "+08:00",
    "SGT": "+08:00", "WAT": "+01:00", "AEST": "+10:00",
}  # fmt: skip


def _year(point: Point) -> str:
    return f"{point.year:04d}" if point.year_known else "XXXX"


def _about(point: Point) -> str:
    """The mark of about; EDTF knows none for clock times."""
    return "~" if point.about else ""
