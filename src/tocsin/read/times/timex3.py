"""A meaning as TIMEX3 of TimeML has it, to be measured against TimeBank."""

from tocsin.read.times.meaning import Length, Meaning
from tocsin.read.times.points import Point

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_PARTS = {
    "dawn": "MO",
    "morning": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "day": "DT",
}
_UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}


def kind(meaning: Meaning) -> str:
    """DATE, TIME, DURATION or SET."""
    return meaning.kind.upper()


def value(meaning: Meaning) -> str:
    """The attribute `value`; empty where there is none."""
    if meaning.some is not None:
        return f"{meaning.some.upper()}_REF"
    if meaning.weekday is not None:
        part = meaning.point.part if meaning.point else None
        return f"XXXX-WXX-{meaning.weekday + 1}" + (f"T{_PARTS[part]}" if part else "")
    if meaning.length:
        return _length(meaning.length)
    return _point(meaning.point) if meaning.point else ""


def _length(lengths: tuple[Length, ...]) -> str:
    dates = "".join(_amount(part) for part in lengths if part.unit not in _CLOCK)
    times = "".join(_amount(part) for part in lengths if part.unit in _CLOCK)
    return f"P{dates}" + (f"T{times}" if times else "")


_CLOCK = ("hour", "minute", "second")


def _amount(part: Length) -> str:
    if part.number is None:
        return f"X{_UNITS[part.unit]}"
    times = {"fortnight": 2, "decade": 10, "century": 100}.get(part.unit, 1)
    unit = {"decade": "Y", "century": "Y"}.get(part.unit, _UNITS[part.unit])
    number = part.number * times
    if number == int(number):
        return f"{int(number)}{unit}"
    smaller = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}.get(part.unit)
    if smaller:
        return f"{int(number)}{unit}{round(number % 1 * smaller[0])}{smaller[1]}"
    return f"{number:g}{unit}"


def _point(point: Point) -> str:
    year = f"{point.year:04d}" if point.year_known else "XXXX"
    if point.grain in ("week", "weekend"):
        return _week(point)
    if point.grain in _KNOWN_FIGURES:
        return year[: _KNOWN_FIGURES[point.grain]]
    code = {
        "half": f"H{1 + (point.start.month > 1)}",
        "quarter": f"Q{(point.start.month + 2) // 3}",
        "season": _SEASONS.get(point.start.month),
        "month": f"{point.start.month:02d}",
    }.get(point.grain)
    return f"{year}-{code}" if code else f"{year}-{_day(point)}"


_KNOWN_FIGURES = {"century": 2, "decade": 3, "year": 4}


def _week(point: Point) -> str:
    end = "-WE" if point.grain == "weekend" else ""
    if not point.year_known:
        return f"XXXX-WXX{end}"
    year, week, _ = point.start.isocalendar()
    return f"{year}-W{week:02d}{end}"


def _day(point: Point) -> str:
    day = f"{point.start.month:02d}-{point.start.day:02d}"
    if point.part:
        return f"{day}T{_PARTS[point.part]}"
    if point.clock:
        hour, minute, second = point.clock
        return f"{day}T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")
    return day
