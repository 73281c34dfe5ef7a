"""A watch's file, read: TOML (https://toml.io/en/v1.0.0), every mistake told in one line."""

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
from msgspec import field

from tocsin.assess.watch.definition import (
    Chance,
    Days,
    Indicator,
    Severity,
    Text,
    Watch,
)

Names = tuple[Text, ...]
_T = TypeVar("_T")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
# What `msgspec` says: the problem, and behind it where ("$.seen[0]").
_AT = re.compile(r"(?P<problem>.*?)(?: - at `\$\.?(?P<where>.*)`)?", re.DOTALL)
_NAMED = re.compile(r"`([^`]*)`")

# What each key should hold, told where it holds something else.
_REMEDIES = {
    "question": 'write the question, as question = "Is an attack on … being prepared?"',
    "name": 'write a short name of small letters, digits and hyphens, as name = "karsk-crowds"',
    "places": 'write names, as places = ["Karsk"]',
    "actors": 'write names, as actors = ["Black Lantern Front"]',
    "targets": 'write words for what may be hit, as targets = ["concert", "fair"]',
    "from": "write the first day without quotes, as from = 2025-10-01",
    "until": "write the last day without quotes, as until = 2026-06-30",
    "window_days": "write a whole number of days from 1 on, as window_days = 30",
    "base_rate": "write a number above 0 and below 1, as base_rate = 0.01",
    "base_source": "write where the base rate comes from",
    "threshold": "write a number above 0 and below 1, as threshold = 0.2",
    "days": "write days without quotes, as days = [2026-03-21]",
    "severity": "write a whole number from 1 to 5, as severity = 4",
    "indicators": "write [indicators.NAME] with what differs, or indicators.NAME = false",
    "asks": "write what is looked for, as a question",
    "seen": "write one or two numbers above 0, the lower first, as seen = [2, 5]",
    "absent": "write a number above 0, as absent = 0.9",
    "normal": "write a number from 0 on, of how many there are in 30 ordinary days",
    "half_life": "write a number of days above 0, as half_life = 45",
    "concerns": 'write lists of place, actor, target, speaker, as concerns = [["actor", "place"]]',
    "counts": 'write "events" or "origins"',
}
_SOURCES = 'write "incidents", "warnings", "statements", "calendar" or "counts"'
_OTHER = "docs/dev/watch.md lists what may stand there"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from"}):
    """What a watch's file holds; its indicators may say less than an `Indicator` needs."""

    question: Text
    start: date
    until: date
    base_rate: Chance
    base_source: Text
    threshold: Chance
    name: str | None = None
    places: Names = ()
    actors: Names = ()
    targets: Names = ()
    window_days: Days = 30
    days: tuple[date, ...] = ()
    severity: Severity = 3
    indicators: dict[str, bool | dict[str, Any]] = field(default_factory=dict)


def parsed(text: str, name: str) -> Watch:
    """The watch that a file holds.

    Args:
        text: the TOML.
        name: what the watch is called unless the file says so, and what errors call the file.

    Returns:
        The watch, with the shipped indicators but for those that the file changes or leaves out.

    Raises:
        ValueError: one line that names the key and the remedy.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _mistake(
            name, str(error), "a watch is a TOML file: KEY = VALUE on each line"
        ) from None
    _check_values(table, name)
    told = _converted(table, _File, name)
    watch = Watch(
        name=name if told.name is None else told.name,
        question=told.question,
        places=told.places,
        actors=told.actors,
        targets=told.targets,
        start=told.start,
        until=told.until,
        window_days=told.window_days,
        base_rate=told.base_rate,
        base_source=told.base_source,
        threshold=told.threshold,
        days=told.days,
        severity=told.severity,
        indicators=tuple(_indicators(told.indicators, name)),
    )
    _check(watch, name)
    return watch


@cache
def shipped() -> Mapping[str, Mapping[str, Any]]:
    """The default indicators, by name, as their file has them."""
    text = files("tocsin.assess.watch").joinpath("indicators.toml").read_text("utf-8")
    return tomllib.loads(text)


def indicator(name: str, told: Mapping[str, Any], file: str, key: str = "") -> Indicator:
    """An indicator of what a table says of it. Raises ValueError as `parsed` does."""
    whole = {**told, "name": name}
    if isinstance(whole.get("seen"), int | float):
        whole["seen"] = [whole["seen"], whole["seen"]]
    made = _converted(whole, Indicator, file, key or f"indicators.{name}")
    low, high = made.seen
    if low > high:
        raise _mistake(
            file, f"indicators.{name}.seen: {low:g} is above {high:g}", _REMEDIES["seen"]
        )
    if made.from_ == "statements" and not (made.acts or made.words or made.speakers):
        raise _mistake(
            file,
            f"indicators.{name}: any statement would do",
            "add acts, words or speakers",
        )
    return made


def _indicators(told: Mapping[str, Any], file: str) -> Iterator[Indicator]:
    """The shipped ones with the changes of a file, and its own, in the order of their names."""
    for name in sorted({*shipped(), *told}):
        change = told.get(name, {})
        if not _KEY.fullmatch(name):
            raise _mistake(
                file, f"indicators.{name!r}: no name", "use small letters, digits and underscores"
            )
        if change is True or (change is False and name not in shipped()):
            raise _mistake(
                file, f"indicators.{name} = {str(change).lower()}", _REMEDIES["indicators"]
            )
        if change is not False:
            yield indicator(name, {**shipped().get(name, {}), **change}, file)


def _check(watch: Watch, file: str) -> None:
    """What only shows where all is read."""
    if not _NAME.fullmatch(watch.name):
        raise _mistake(file, f"name: {watch.name!r} won't do", _REMEDIES["name"])
    if watch.until < watch.start:
        raise _mistake(
            file,
            f"until: {watch.until} is before from, {watch.start}",
            "write a later day, as the watch ends then",
        )
    if watch.threshold <= watch.base_rate:
        raise _mistake(
            file,
            f"threshold: {watch.threshold:g} is not above base_rate, {watch.base_rate:g}",
            "write a higher one, or it is crossed before anything is seen",
        )
    if not (watch.places or watch.actors or watch.targets):
        raise _mistake(
            file, "places, actors and targets are all missing", "write at least one of them"
        )


def _check_values(value: object, file: str, key: str = "") -> None:
    """That no text has what can't be read on a line, and each number is one."""
    if isinstance(value, dict):
        for inner, held in value.items():
            _check_values(inner, file, key)
            _check_values(held, file, f"{key}.{inner}".removeprefix("."))
    elif isinstance(value, list):
        for held in value:
            _check_values(held, file, key)
    elif isinstance(value, str):
        if not value.isprintable():
            raise _mistake(
                file, f"{key or 'a key'}: holds {value!r}", "write one line of plain text"
            )
        if not value.strip():
            raise _mistake(file, f"{key or 'a key'}: is empty", _remedy(key))
    elif isinstance(value, float) and not math.isfinite(value):
        raise _mistake(file, f"{key}: {value} is no number", _remedy(key))


def _converted(table: object, kind: type[_T], file: str, key: str = "") -> _T:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise _told(str(error), file, key) from None


def _told(said: str, file: str, key: str) -> ValueError:
    """What is wrong, in words for people, with the key that it is about."""
    match = _AT.fullmatch(said)
    problem, where = (match["problem"], match["where"] or "") if match else (said, "")
    named = _NAMED.search(problem)
    if "unknown field" in problem and named:
        wrong = _joined(key, where, named[1])
        return _mistake(file, f"{wrong}: no such key", f"remove it or mend its spelling; {_OTHER}")
    if "missing required field" in problem and named:
        wrong = _joined(key, where, named[1])
        return _mistake(file, f"{wrong} is missing", _remedy(wrong))
    wrong = _joined(key, where)
    return _mistake(
        file, f"{wrong}: {problem[:1].lower()}{problem[1:].replace('`', '')}", _remedy(wrong)
    )


def _joined(*keys: str) -> str:
    return ".".join(filter(None, keys))


def _remedy(key: str) -> str:
    parts = re.sub(r"\[[^\]]*\]", "", key).split(".")
    if parts[0] == "indicators" and parts[-1] == "from":
        return _SOURCES
    return _REMEDIES.get(parts[-1]) or _REMEDIES.get(parts[0] if len(parts) == 1 else "", _OTHER)


def _mistake(file: str, problem: str, remedy: str) -> ValueError:
    return ValueError(f"{' '.join(file.split())}: {problem}; {remedy}")
