"""How single values are written in CAP: times, numbers, codes, points, groups, references.

Each form says what the schema (§3.4) has against a text, reads a text to a value, and writes a
value as the only text that this project gives for it.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, get_args

from tocsin.warn.cap.alert import Circle, Point, Polygon, Reference


@dataclass(frozen=True)
class Form:
    """One way of writing values.

    `against` says what is wrong with a text by the schema, or None. `read` gives the value, or
    None where there is none; `write` the text of a value.
    """

    against: Callable[[str], str | None]
    read: Callable[[str], Any]
    write: Callable[[Any], str]


def _nothing(_text: str) -> None:
    return None


# As the schema has it: no leap second, no zone further than 14 hours.
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)([-+])(\d\d):(\d\d)", re.ASCII)
_FURTHEST = timedelta(hours=14)


def read_time(text: str) -> datetime | None:
    """The moment in `YYYY-MM-DDThh:mm:ss±hh:mm` (§3.3.2), None where `text` is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None or match[9] > "59":
        return None
    year, month, day, hour, minute, second = (int(match[i]) for i in range(1, 7))
    offset = timedelta(hours=int(match[8]), minutes=int(match[9]))
    if offset > _FURTHEST:
        return None
    # The last moment of a day may be written as hour 24, as XML Schema has it.
    ends = (hour, minute, second) == (24, 0, 0)
    zone = timezone(-offset if match[7] == "-" else offset)
    try:
        moment = datetime(year, month, day, 0 if ends else hour, minute, second, tzinfo=zone)
        return moment + timedelta(days=ends)
    except (ValueError, OverflowError):
        return None


def write_time(moment: datetime) -> str:
    """`moment` to the second, in its own zone; UTC is `-00:00` (§3.3.2).

    Raises ValueError where it has no zone, or one with seconds.
    """
    offset = moment.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        raise ValueError(f"{moment.isoformat()} has no zone in hours and minutes")
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "+" if offset > timedelta(0) else "-"
    clock = moment.replace(microsecond=0, tzinfo=None).isoformat()
    return f"{clock}{sign}{minutes // 60:02}:{minutes % 60:02}"


def _against_time(text: str) -> str | None:
    if read_time(text) is not None:
        return None
    text = text.strip()
    if text[-1:] in ("Z", "z"):
        return "its zone is given as Z rather than -00:00"
    if re.search(r"\d[.,]\d", text):
        return "it has fractions of a second"
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", text):
        return "it has no time zone"
    return "it is no time of the form YYYY-MM-DDThh:mm:ss±hh:mm"


_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


def read_number(text: str) -> float | None:
    """A decimal number without exponent, None where `text` is none or beyond all bounds."""
    text = text.strip()
    value = float(text) if _NUMBER.fullmatch(text) else math.inf
    return value if math.isfinite(value) else None


def write_number(value: float) -> str:
    """The shortest decimal that is read as `value`, without exponent."""
    return f"{Decimal(repr(float(value))):f}"


def _against_number(text: str) -> str | None:
    return None if _NUMBER.fullmatch(text.strip()) else "it is no decimal number"


# Python itself refuses to read longer ones; no file has so many bytes.
_INTEGER = re.compile(r"[-+]?\d{1,100}", re.ASCII)


def _read_integer(text: str) -> int | None:
    text = text.strip()
    return int(text) if _INTEGER.fullmatch(text) else None


def _against_integer(text: str) -> str | None:
    return None if _INTEGER.fullmatch(text.strip()) else "it is no whole number"


_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def _against_language(text: str) -> str | None:
    fine = not text.strip() or _LANGUAGE.fullmatch(text.strip())  # none means en-US (§3.2.2)
    return None if fine else "it is no language tag such as en-GB"


def read_points(text: str) -> tuple[Point, ...] | None:
    """Pairs `latitude,longitude` with white space between; None where one of them is no pair."""
    points = []
    for pair in text.split():
        latitude, comma, longitude = pair.partition(",")
        north, east = read_number(latitude), read_number(longitude)
        if not comma or north is None or east is None:
            return None
        points.append(Point(latitude=north, longitude=east))
    return tuple(points)


def _read_polygon(text: str) -> Polygon | None:
    points = read_points(text)
    return Polygon(points=points) if points else None


def _write_point(point: Point) -> str:
    return f"{write_number(point.latitude)},{write_number(point.longitude)}"


def read_circle(text: str) -> Circle | None:
    """`latitude,longitude radius`, None where `text` is none."""
    parts = text.split()
    points = read_points(parts[0]) if len(parts) == 2 else None
    radius = read_number(parts[1]) if points else None
    return Circle(centre=points[0], radius=radius) if points and radius is not None else None


def _write_circle(circle: Circle) -> str:
    return f"{_write_point(circle.centre)} {write_number(circle.radius)}"


_MEMBER = re.compile(r'"([^"]*)"|([^\s"]+)')


def read_group(text: str) -> tuple[str, ...]:
    """Names with white space between; those that contain white space stand in quotes (§3.2.1)."""
    return tuple(quoted or bare for quoted, bare in _MEMBER.findall(text) if quoted or bare)


def _write_group(names: tuple[str, ...]) -> str:
    return " ".join(f'"{name}"' if re.search(r"\s", name) else name for name in names)


def read_reference(text: str) -> Reference | None:
    """`sender,identifier,sent` (§3.2.1), None where `text` is none."""
    sender, _, rest = text.partition(",")
    identifier, _, moment = rest.partition(",")
    sent = read_time(moment)
    if not sender or not identifier or sent is None:
        return None
    return Reference(sender=sender, identifier=identifier, sent=sent)


def _read_references(text: str) -> tuple[Reference, ...]:
    read = (read_reference(one) for one in text.split())
    return tuple(one for one in read if one is not None)


def _write_references(references: tuple[Reference, ...]) -> str:
    return " ".join(f"{r.sender},{r.identifier},{write_time(r.sent)}" for r in references)


def code(literal: object) -> Form:
    """The form of a value that is one of a `Literal`'s."""
    values = get_args(literal)

    def against(text: str) -> str | None:
        return None if text in values else f"it is none of {', '.join(values)}"

    return Form(against, lambda text: text if text in values else None, str)


TEXT = Form(_nothing, str, str)
TIME = Form(_against_time, read_time, write_time)
NUMBER = Form(_against_number, read_number, write_number)
INTEGER = Form(_against_integer, _read_integer, str)
LANGUAGE = Form(_against_language, lambda text: text.strip() or None, str)
URI = Form(_nothing, str.strip, str)
POLYGON = Form(_nothing, _read_polygon, lambda p: " ".join(map(_write_point, p.points)))
CIRCLE = Form(_nothing, read_circle, _write_circle)
GROUP = Form(_nothing, read_group, _write_group)
REFERENCES = Form(_nothing, _read_references, _write_references)
