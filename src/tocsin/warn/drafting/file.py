"""A draft as a small TOML file, which a person edits, and read back from it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from tocsin.warn.cap import forms
from tocsin.warn.cap.alert import Area, Geocode, Polygon
from tocsin.warn.drafting.shapes import MANNERS
from tocsin.warn.warning import Draft

# What a person may want to know of a field; what isn't here says itself.
_NOTES: Mapping[str, str] = {
    "replaces": "the id of the draft that this one changes, as `tocsin warn list` has it",
    "shape": "emergency notification, timely warning, security alert or private notice",
    "hazard": "what is feared, named: never just an incident or a situation",
    "headline": "the whole in one line of 140 characters or fewer",
    "what": "the threat, and what it may do",
    "do": "orders, the first thing first",
    "likely": "how likely, with the ICD 203 term and its band; nothing of confidence in it",
    "sure": "how sure, and on what; nothing of likelihood in it",
    "expires": "when it is looked at again, like 2026-03-22T18:30:00Z; that is no all-clear",
    "onset": "when it begins, like 2026-03-22T18:30:00Z; leave it out if nobody knows",
    "scope": "public, restricted or private",
    "marking": "TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN or TLP:CLEAR",
    "urgency": "Immediate, Expected (within the hour), Future or Unknown",
    "severity": "Extreme, Severe, Moderate, Minor or Unknown",
    "recipients": "ids, as `tocsin recipients` has them",
    "actor": "who threatens; leave it empty unless people need it to act",
    "area": 'circle = ["LATITUDE,LONGITUDE KM"], polygon = ["LATITUDE,LONGITUDE …"]',
    "evidence": "what it rests on; take away what shouldn't travel with it",
}
_REPLACES = "replaces"
_ID = re.compile(r"[0-9a-f]{6,20}", re.ASCII)
_TABLES = ("likelihood", "area", "evidence")
_LONG = 80  # characters from which on a text is broken into lines of its own
# What `msgspec` says otherwise than people would.
_PLAINER = {"Invalid RFC3339 encoded datetime": "is no moment"}
_AT = re.compile(r"(?P<problem>.*?)(?: - at `\$\.?(?P<where>.*)`)?", re.DOTALL)
_DOCUMENTED = "docs/dev/warning.md lists what may stand there"


class _Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An area as people write it, with the texts that CAP has for its shapes."""

    area_desc: str
    circle: tuple[str, ...] = ()
    polygon: tuple[str, ...] = ()
    geocode: dict[str, str] = msgspec.field(default_factory=dict)


class _File(Draft, frozen=True, forbid_unknown_fields=True):
    """A draft, of which a misspelt key is no part."""


def written(draft: Draft, replaces: str = "") -> str:
    """The TOML of a draft; `parsed` gives the same draft for it.

    `replaces` is the id of the draft whose place it takes, once it is edited.
    """
    values = msgspec.to_builtins(draft, builtin_types=(datetime, date))
    lines = [*_noted(_REPLACES), f"{_REPLACES} = {_text(replaces)}"] if replaces else []
    for key in (*_order(draft), *_TABLES):
        value = values[key]
        if key == "area":
            lines += _areas(draft.area)
        elif isinstance(value, dict):
            lines += ["", f"[{key}]", *_pairs(value)]
        elif key == "evidence":
            lines += _tables(key, value)
        elif key not in _TABLES and value is not None:
            lines += _noted(key)
            lines.append(f"{key} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def replaced(text: str) -> str | None:
    """The id of the draft whose place a file takes. Raises ValueError where it names none."""
    named = _table(text).get(_REPLACES)
    if named is None or (isinstance(named, str) and _ID.fullmatch(named)):
        return named
    raise _mistake(f"{_REPLACES}: {named!r} is no draft", f"write {_NOTES[_REPLACES]}")


def parsed(text: str) -> Draft:
    """The draft that a file holds.

    Raises ValueError in one line, with the key and the remedy, where it holds none.
    """
    table = _table(text)
    table.pop(_REPLACES, None)
    return filled(table)


def filled(table: dict[str, Any]) -> Draft:
    """The draft of these values, by the keys that its file has.

    Raises ValueError in one line, with the key and the remedy, where they make none.
    """
    table = dict(table)
    # What is evidence is as its article has it, whatever that is.
    _refuse({key: value for key, value in table.items() if key != "evidence"})
    try:
        area = msgspec.convert(table.pop("area", []), tuple[_Area, ...])
    except msgspec.ValidationError as error:
        raise _told(str(error).replace("`$", "`$.area")) from None
    whole = {"likelihood": None, "confidence": None, **table}
    try:
        made = msgspec.convert(whole, _File)
    except msgspec.ValidationError as error:
        raise _told(str(error)) from None
    values = {name: getattr(made, name) for name in Draft.__struct_fields__}
    return _checked(Draft(**{**values, "area": tuple(_area(one) for one in area)}))


def _table(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{error}; a draft is a TOML file: KEY = VALUE on each line") from None


def _order(draft: Draft) -> list[str]:
    """The plain fields: what the shape says in its order, then the rest."""
    said = [name for _, fields in MANNERS[draft.shape].parts for name in fields]
    first = ["shape", "hazard", "headline", *said]
    rest = [name for name in Draft.__struct_fields__ if name not in (*first, *_TABLES)]
    return first + rest


def _noted(key: str) -> list[str]:
    return [f"# {_NOTES[key]}"] if key in _NOTES else []


def _tables(key: str, tables: Iterable[Mapping[str, Any]]) -> list[str]:
    """Several tables of one key, with a word on it before the first."""
    lines = [line for one in tables for line in ("", f"[[{key}]]", *_pairs(one))]
    return ["", *_noted(key), *lines[1:]] if lines else []


def _pairs(values: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in values.items() if value is not None]


def _areas(areas: tuple[Area, ...]) -> list[str]:
    return _tables("area", map(area_table, areas))


def area_table(area: Area) -> dict[str, Any]:
    """An area by the keys that a file has, with the texts that CAP has for its shapes."""
    return {
        "area_desc": area.area_desc,
        "circle": [forms.CIRCLE.write(circle) for circle in area.circle] or None,
        "polygon": [forms.POLYGON.write(polygon) for polygon in area.polygon] or None,
        "geocode": {code.value_name: code.value for code in area.geocode} or None,
    }


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return _moment(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dict):
        held = (f"{_key(name)} = {_toml(inner)}" for name, inner in value.items())
        return f"{{{', '.join(held)}}}"
    if isinstance(value, list | tuple):
        return _list([_toml(one) for one in value])
    return _text(str(value))


def _moment(moment: datetime) -> datetime:
    """As TOML has it, whose zones are of whole minutes."""
    offset = moment.utcoffset() or timedelta(0)
    return moment.astimezone(UTC) if offset % timedelta(minutes=1) else moment


def _list(values: list[str]) -> str:
    if sum(map(len, values)) <= _LONG:
        return f"[{', '.join(values)}]"
    return "[\n" + "".join(f"    {value},\n" for value in values) + "]"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)


def _text(text: str) -> str:
    """A basic string (TOML 1.0, String): JSON's escapes are also TOML's."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")


def _refuse(value: object, key: str = "") -> None:
    """Refuse what can't be shown on a line or sent: control characters, times without a zone."""
    if isinstance(value, dict):
        for name, held in value.items():
            _refuse(held, f"{key}.{name}".removeprefix("."))
    elif isinstance(value, list):
        for held in value:
            _refuse(held, key)
    elif isinstance(value, datetime) and value.tzinfo is None:
        raise _mistake(f"{key}: {value} has no time zone", "write it like 2026-03-22T18:30:00Z")
    elif isinstance(value, str) and (wrong := next(_hidden(value), None)):
        raise _mistake(f"{key}: holds {wrong!r}", "write plain text")


def _hidden(text: str) -> Iterator[str]:
    """Characters that nobody sees, but line breaks and the joiners that scripts need."""
    return (sign for sign in text if not sign.isprintable() and sign not in "\n\u200c\u200d\xa0")


def _area(told: _Area) -> Area:
    circles, polygons = [], []
    for text in told.circle:
        circle = forms.read_circle(text)
        if circle is None:
            raise _mistake(f"area.circle: {text!r} is none", 'write "LATITUDE,LONGITUDE KM"')
        circles.append(circle)
    for text in told.polygon:
        points = forms.read_points(text)
        if points is None:
            raise _mistake(f"area.polygon: {text!r} is none", 'write "LATITUDE,LONGITUDE …"')
        polygons.append(Polygon(points=points))
    codes = tuple(Geocode(value_name=name, value=value) for name, value in told.geocode.items())
    return Area(
        area_desc=told.area_desc, circle=tuple(circles), polygon=tuple(polygons), geocode=codes
    )


def _checked(draft: Draft) -> Draft:
    """A draft whose likelihood is one. Raises ValueError."""
    told = draft.likelihood
    if told and not 0 < told.low <= told.probability <= told.high < 1:
        problem = "likelihood: low, probability and high aren't in order between 0 and 1"
        raise _mistake(problem, "never write 0 or 1: nobody knows so much")
    return draft


def _told(said: str) -> ValueError:
    """What is wrong, in words for people, of what `msgspec` says."""
    match = _AT.fullmatch(said)
    problem, where = (match["problem"], match["where"] or "") if match else (said, "")
    unknown = re.search(r"unknown field `([^`]*)`", problem)
    if unknown:
        key = ".".join(filter(None, (where, unknown[1])))
        return _mistake(f"{key}: no such key", f"remove it or mend its spelling; {_DOCUMENTED}")
    missing = re.search(r"missing required field `([^`]*)`", problem)
    if missing:
        key = ".".join(filter(None, (where, missing[1])))
        return _mistake(f"{key} is missing", _remedy(missing[1]))
    plain = _PLAINER.get(problem) or problem[:1].lower() + problem[1:].replace("`", "")
    return _mistake(f"{where}: {plain}".removeprefix(": "), _remedy(where))


def _remedy(key: str) -> str:
    name = re.split(r"[.\[]", key)[0]
    return f"write {_NOTES[name]}" if name in _NOTES else _DOCUMENTED


def _mistake(problem: str, remedy: str) -> ValueError:
    return ValueError(f"{' '.join(problem.split())}; {remedy}")
