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
from tocsin.assess.watch.mistakes import REMEDIES, mistake, remedy, unfit

Names = tuple[Text, ...]
_T = TypeVar("_T")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


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
        raise mistake(
            name, str(error), "a watch is a TOML file: KEY = VALUE on each line"
        ) from None
    _check_values(table, name)
    _check_tables(table.get("indicators"), name)
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
        raise mistake(file, f"indicators.{name}.seen: {low:g} is above {high:g}", REMEDIES["seen"])
    if made.from_ == "statements" and not (made.acts or made.words or made.speakers):
        raise mistake(
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
            raise mistake(
                file, f"indicators.{name!r}: no name", "use small letters, digits and underscores"
            )
        if change is True or (change is False and name not in shipped()):
            raise mistake(
                file, f"indicators.{name} = {str(change).lower()}", REMEDIES["indicators"]
            )
        if change is not False:
            yield indicator(name, {**shipped().get(name, {}), **change}, file)


def _check(watch: Watch, file: str) -> None:
    """What only shows where all is read."""
    if not _NAME.fullmatch(watch.name):
        raise mistake(file, f"name: {watch.name!r} won't do", REMEDIES["name"])
    if watch.until < watch.start:
        raise mistake(
            file,
            f"until: {watch.until} is before from, {watch.start}",
            "write a later day, as the watch ends then",
        )
    if watch.threshold <= watch.base_rate:
        raise mistake(
            file,
            f"threshold: {watch.threshold:g} is not above base_rate, {watch.base_rate:g}",
            "write a higher one, or it is crossed before anything is seen",
        )
    if not (watch.places or watch.actors or watch.targets):
        raise mistake(
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
            raise mistake(
                file, f"{key or 'a key'}: holds {value!r}", "write one line of plain text"
            )
        if not value.strip():
            raise mistake(file, f"{key or 'a key'}: is empty", remedy(key))
    elif isinstance(value, float) and not math.isfinite(value):
        raise mistake(file, f"{key}: {value} is no number", remedy(key))


def _check_tables(told: object, file: str) -> None:
    """That what stands at each indicator is a table, or leaves it out."""
    for name, held in told.items() if isinstance(told, dict) else ():
        if not isinstance(held, bool | dict):
            problem = f"indicators.{name}: {held!r} is no table"
            raise mistake(file, problem, REMEDIES["indicators"])
        if isinstance(held, dict) and "name" in held:
            problem = f"indicators.{name}.name: no such key"
            remedy = f"remove it, as its table's heading names it: [indicators.{name}]"
            raise mistake(file, problem, remedy)


def _converted(table: object, kind: type[_T], file: str, key: str = "") -> _T:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise unfit(str(error), file, key) from None
