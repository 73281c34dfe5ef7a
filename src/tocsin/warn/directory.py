"""The directory as people write it: TOML or CSV; every mistake is told in one line.

In TOML each recipient is a table that is called by its id, with `[[id.contacts]]` below it. In CSV
each line is a contact; lines of one id are one recipient, and what stands on an earlier line of it
may be left out.
"""

import csv
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from io import StringIO
from typing import Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from tocsin.warn.people import Channel, Contact, Recipient, Role

COLUMNS = (
    "id",
    "name",
    "role",
    "channel",
    "address",
    "verified",
    "protects",
    "deputy",
    "zone",
    "language",
    "quiet",
)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 200  # characters of a line: a name stands in every line about somebody
# A mailbox as RFC 5321 §4.1.2 has it, without quoted names and bare hosts, which nobody has.
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@.]+(?:\.[^\s@.]+)+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # BCP 47, as far as its shape goes
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::00)?")
# What `msgspec` says: the problem, and behind it where ("$.contacts[0].channel").
_AT = re.compile(r"(?P<problem>.*?)(?: - at `\$\.?(?P<where>.*)`)?", re.DOTALL)
_NAMED = re.compile(r"`([^`]*)`")

_ROLES = ", ".join(f'"{role}"' for role in get_args(Role))
_CHANNELS = ", ".join(f'"{channel}"' for channel in get_args(Channel))
_REMEDIES = {
    "id": "call it by small letters, digits and hyphens, as glassworks-hall",
    "name": 'write the name in full, as name = "Glassworks Hall, its manager"',
    "role": f"write one of {_ROLES}",
    "contacts": "write [[ID.contacts]] with channel and address",
    "channel": f"write one of {_CHANNELS}",
    "address": "write an address that fits the channel",
    "verified": "write the day on which it last proved to work, as 2026-03-01",
    "protects": 'write ids of those whom it can protect, as protects = ["glassworks-hall"]',
    "deputy": "write the id of who stands in for it",
    "zone": 'write a time zone by its IANA name, as zone = "Europe/Vienna"',
    "language": 'write a code of BCP 47, as language = "en"',
    "quiet": "write two times of its own clock, as quiet = [22:00:00, 06:00:00]",
}
_OTHER = "docs/dev/case.md lists what may stand there"


class _Contact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    channel: Channel
    address: str
    verified: date | None = None


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a recipient's table may hold."""

    name: str
    role: Role
    contacts: tuple[_Contact, ...] = ()
    protects: tuple[str, ...] = ()
    deputy: str | None = None
    language: str = "en"
    zone: str = "UTC"
    quiet: tuple[time, time] | None = None


def parsed(text: str, file: str) -> tuple[Recipient, ...]:
    """The recipients that TOML holds, in its order; `file` is what errors call it.

    Raises ValueError: one line that names the file, the id, the key and the remedy.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _mistake(file, "", str(error), "a directory is TOML: [ID] and KEY = VALUE") from None
    return tuple(_recipient(file, id_, table) for id_, table in tables.items())


def tabled(text: str, file: str) -> tuple[Recipient, ...]:
    """The recipients that CSV holds, with the columns of `COLUMNS`; see the module.

    Several ids in `protects` have spaces between; `quiet` is 22:00-06:00. Raises ValueError as
    `parsed` does.
    """
    reader = csv.DictReader(StringIO(text, newline=""), restkey="", strict=True)
    tables: dict[str, dict[str, Any]] = {}
    try:
        for row in reader:
            _check_columns(file, reader.fieldnames or (), row, reader.line_num)
            cells = {key: value.strip() for key, value in row.items() if value}
            id_ = cells.pop("id", "")
            if not id_:
                raise _mistake(file, f"line {reader.line_num}", "id is missing", _REMEDIES["id"])
            _add(file, id_, tables.setdefault(id_, {}), cells)
    except csv.Error as error:
        problem = f"line {reader.reader.line_num}: {error}"
        raise _mistake(file, "", problem, f"a directory is CSV: {','.join(COLUMNS)}") from None
    return tuple(_recipient(file, id_, table) for id_, table in tables.items())


def check(recipients: Iterable[Recipient], known: Collection[str], file: str) -> None:
    """That all whom recipients name are written down: among them, or among the ids of `known`.

    Raises ValueError as `parsed` does.
    """
    told = list(recipients)
    ids = {*known, *(one.id for one in told)}
    for one in told:
        for key, named in (("protects", one.protects), ("deputy", filter(None, (one.deputy,)))):
            for id_ in named:
                if id_ not in ids:
                    remedy = f"write {id_} down, or mend its spelling"
                    raise _mistake(file, one.id, f"{key}: nobody is called {id_}", remedy)


def written(recipients: Iterable[Recipient]) -> str:
    """Recipients as TOML that `parsed` reads as the same."""
    return "\n".join("\n".join(_lines(one)) + "\n" for one in recipients)


def flaw(recipient: Recipient) -> str:
    """Why it isn't sure that somebody can be reached; empty where a contact is verified."""
    if not recipient.contacts:
        return "no contact is written down"
    if not any(one.verified for one in recipient.contacts):
        return "no contact was ever verified"
    return ""


# Reading


def _recipient(file: str, id_: str, table: object) -> Recipient:
    if not _ID.fullmatch(id_):
        raise _mistake(file, id_, "won't do as an id", _REMEDIES["id"])
    if not isinstance(table, dict):
        raise _mistake(file, id_, "is a key and no table", f"write [{id_}] above it")
    told = _converted(file, id_, table)
    made = Recipient(
        id=id_,
        name=told.name.strip(),
        role=told.role,
        contacts=tuple(
            Contact(channel=one.channel, address=one.address.strip(), verified=one.verified)
            for one in told.contacts
        ),
        protects=told.protects,
        deputy=told.deputy,
        language=told.language,
        zone=told.zone,
        quiet=told.quiet,
    )
    for key, problem in _problems(made):
        raise _mistake(file, id_, f"{key}: {problem}", _remedy(key))
    return made


def _converted(file: str, id_: str, table: Mapping[str, Any]) -> _Entry:
    whole = dict(table)
    if "quiet" in whole:
        whole["quiet"] = _quiet(file, id_, whole["quiet"])
    try:
        return msgspec.convert(whole, _Entry)
    except msgspec.ValidationError as error:
        match = _AT.fullmatch(str(error))
        problem, where = (match["problem"], match["where"] or "") if match else (str(error), "")
        named = _NAMED.search(problem)
        if named and "unknown field" in problem:
            key = ".".join(filter(None, (where, named[1])))
            remedy = f"remove it or mend its spelling; {_OTHER}"
            raise _mistake(file, id_, f"{key}: no such key", remedy) from None
        if named and "missing required field" in problem:
            key = ".".join(filter(None, (where, named[1])))
            raise _mistake(file, id_, f"{key} is missing", _remedy(key)) from None
        said = f"{where}: {problem[:1].lower()}{problem[1:].replace('`', '')}"
        raise _mistake(file, id_, said, _remedy(where)) from None


def _quiet(file: str, id_: str, value: object) -> list[time]:
    ends = [_time(one) for one in value] if isinstance(value, list) else []
    kept = [one for one in ends if one is not None]
    if len(ends) != len(kept) or len(kept) != 2 or kept[0] == kept[1]:
        raise _mistake(file, id_, f"quiet: {value!r} won't do", _REMEDIES["quiet"])
    return kept


def _time(value: object) -> time | None:
    if isinstance(value, time):
        return value if value == time(value.hour, value.minute) else None
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    return time(int(found[1]), int(found[2])) if found else None


def _problems(made: Recipient) -> Iterator[tuple[str, str]]:
    """What is wrong with a recipient, each with its key."""
    for key in ("name", "language", "zone", "deputy"):
        value = getattr(made, key)
        if value is not None and (problem := _unfit(value)):
            yield key, problem
    if not _LANGUAGE.fullmatch(made.language):
        yield "language", f"“{made.language}” is no code of a language"
    if not _is_zone(made.zone):
        yield "zone", f"“{made.zone}” is no time zone"
    if made.deputy == made.id:
        yield "deputy", "nobody stands in for themselves"
    if made.id in made.protects:
        yield "protects", "whom it protects are others"
    for number, one in enumerate(made.contacts):
        if problem := _fault(one):
            yield f"contacts[{number}].address", problem
    if len({(one.channel, one.address) for one in made.contacts}) < len(made.contacts):
        yield "contacts", "the same contact stands there twice"


def _unfit(line: str) -> str:
    """What is wrong with a line of text; empty where nothing is."""
    if not (line.isprintable() and line.strip()):
        return f"{line!r} is no line of text"
    return f"it has more than {LONGEST} characters" if len(line) > LONGEST else ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _fault(contact: Contact) -> str:
    """What is wrong with an address for its channel; empty where nothing is."""
    fits, wanted = _SHAPES[contact.channel]
    address = contact.address
    if address.isprintable() and fits(address):
        return ""
    return f"“{address}” is no {wanted}"


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in address


def _is_path(address: str) -> bool:
    return bool(address.strip()) and ".." not in re.split(r"[/\\]", address)


_SHAPES: Mapping[Channel, tuple[Callable[[str], object], str]] = {
    "email": (_EMAIL.fullmatch, "e-mail address, as duty@police.example"),
    "webhook": (_is_web, "http or https address, as https://police.example/warnings"),
    "apprise": (_SCHEME.fullmatch, "address of Apprise, as ntfy://topic"),
    "file": (_is_path, "path of a file, without “..”"),
}


# CSV


def _check_columns(file: str, columns: Sequence[str], row: Mapping[str, Any], line: int) -> None:
    unknown = [one for one in columns if one not in COLUMNS]
    if unknown:
        known = f"the columns are {','.join(COLUMNS)}"
        raise _mistake(file, "", f"{unknown[0]!r}: no such column", known)
    if "" in row:
        raise _mistake(file, f"line {line}", "has too many cells", "put what has commas in quotes")


def _add(file: str, id_: str, table: dict[str, Any], cells: Mapping[str, str]) -> None:
    """Add a line to the table of a recipient."""
    contact = {key: cells[key] for key in ("channel", "address", "verified") if key in cells}
    if contact:
        table.setdefault("contacts", []).append(contact)
    for key in cells.keys() - contact.keys():
        value = _cell(key, cells[key])
        if table.setdefault(key, value) != value:
            problem = f"{key}: {cells[key]!r} here, something else on an earlier line"
            raise _mistake(file, id_, problem, "say it once")


def _cell(key: str, value: str) -> object:
    if key == "protects":
        return value.replace(";", " ").split()
    return [one.strip() for one in value.split("-")] if key == "quiet" else value


# Writing


def _lines(one: Recipient) -> Iterator[str]:
    yield f"[{one.id}]"
    yield f"name = {_quoted(one.name)}"
    yield f"role = {_quoted(one.role)}"
    if one.protects:
        yield f"protects = [{', '.join(map(_quoted, one.protects))}]"
    if one.deputy is not None:
        yield f"deputy = {_quoted(one.deputy)}"
    yield f"language = {_quoted(one.language)}"
    yield f"zone = {_quoted(one.zone)}"
    if one.quiet:
        yield "quiet = [{:%H:%M:%S}, {:%H:%M:%S}]".format(*one.quiet)
    for contact in one.contacts:
        yield ""
        yield f"[[{one.id}.contacts]]"
        yield f"channel = {_quoted(contact.channel)}"
        yield f"address = {_quoted(contact.address)}"
        if contact.verified:
            yield f"verified = {contact.verified}"


def _quoted(text: str) -> str:
    """A text as a basic string of TOML, whose escapes are those of JSON."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")


def _remedy(key: str) -> str:
    parts = re.sub(r"\[[^\]]*\]", "", key).split(".")
    return _REMEDIES.get(parts[-1]) or _REMEDIES.get(parts[0]) or _OTHER


def _mistake(file: str, id_: str, problem: str, remedy: str) -> ValueError:
    where = ": ".join(filter(None, (" ".join(file.split()), id_)))
    return ValueError(f"{where}: {problem}; {remedy}")
