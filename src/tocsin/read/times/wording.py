"""A meaning in words for people: "about early March 2024", "22 March, year unknown"."""

from tocsin.read.times.lexicon import MONTHS, WEEKDAYS
from tocsin.read.times.meaning import Length, Meaning
from tocsin.read.times.points import Point

_QUARTERS = ("first", "second", "third", "fourth")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_SOME = {"past": "in the past", "present": "at present", "future": "in the future"}
_UNKNOWN = ", year unknown"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def words(meaning: Meaning) -> str:
    """What a meaning says."""
    if meaning.some is not None:
        return _SOME[meaning.some]
    if meaning.kind == "set":
        return _repeated(meaning)
    if meaning.length:
        return _length(meaning)
    if meaning.point is not None:
        return point(meaning.point)
    if meaning.weekday is not None:
        return f"{_weekday(meaning.weekday)}, date unknown"
    return "time unknown"


def point(point: Point) -> str:
    """A stretch of the calendar."""
    named = _named(point)
    if point.edge and named.startswith("the "):
        joint = "-" if point.edge == "mid" else " "
        inside = point.grain in ("decade", "century")
        named = f"the {point.edge}{joint}{named[4:]}" if inside else f"{point.edge} in {named}"
    elif point.edge:
        named = f"{point.edge} {named}"
    return f"about {named}" if point.about else named


def _named(point: Point) -> str:
    if point.grain in ("century", "decade", "year"):
        return _years(point)
    year = f" {point.year}" if point.year_known else _UNKNOWN
    month = MONTHS[point.start.month - 1].capitalize()
    of = f" of{year}" if point.year_known else _UNKNOWN
    stretch = {
        "half": f"the {_QUARTERS[point.start.month > 1]} half{of}",
        "quarter": f"the {_QUARTERS[(point.start.month - 1) // 3]} quarter{of}",
        "season": f"{_SEASONS.get(point.start.month)}{year}",
        "month": f"{month}{year}",
    }.get(point.grain)
    day = f"{point.start.day} {month}{year}"
    if point.grain in ("week", "weekend"):
        return f"the {point.grain} of {day}"
    return stretch or _within(point, day)


def _years(point: Point) -> str:
    if not point.year_known:
        return "year unknown"
    if point.grain == "century":
        number = point.year // 100 + 1
        return f"the {number}{_ending(number)} century"
    return f"the {point.year}s" if point.grain == "decade" else f"{point.year}"


def _within(point: Point, day: str) -> str:
    """A day, part of a day or clock time."""
    if point.part:
        return f"{point.part} of {day}"
    if point.clock:
        zone = f" {point.zone}" if point.zone else ""
        return f"{day}, {point.clock[0]:02d}:{point.clock[1]:02d}{zone}"
    return day


def _length(meaning: Meaning) -> str:
    bound = f"{meaning.bound} " if meaning.bound else ""
    about = "about " if meaning.about else ""
    return f"{bound}{about}" + " and ".join(_amount(length) for length in meaning.length)


_HALF = 0.5


def _amount(length: Length) -> str:
    plural = "centuries" if length.unit == "century" else f"{length.unit}s"
    if length.number is None:
        return f"some {plural}"
    if length.number == _HALF:
        return f"half {'an' if length.unit == 'hour' else 'a'} {length.unit}"
    number = int(length.number) if float(length.number).is_integer() else length.number
    return f"{number} {length.unit if length.number == 1 else plural}"


def _repeated(meaning: Meaning) -> str:
    if meaning.weekday is not None:
        part = f" {meaning.point.part}" if meaning.point and meaning.point.part else ""
        other = "other " if meaning.length else ""
        return f"every {other}{_weekday(meaning.weekday)}{part}"
    length = meaning.length[0]
    return f"every {length.unit}" if length.number == 1 else f"every {_amount(length)}"


def _weekday(number: int) -> str:
    return WEEKDAYS[number].capitalize()


def _ending(number: int) -> str:
    return "th" if 10 < number % 100 < 20 else _ENDINGS.get(number % 10, "th")
