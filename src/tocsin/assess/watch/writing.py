"""A watch, written as the file that it would be read from."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from tocsin.assess.watch.definition import Indicator, Watch
from tocsin.assess.watch.parsing import indicator, shipped


def written(watch: Watch) -> str:
    """The TOML from which `parsing.parsed` reads the same watch.

    Of its indicators it holds what differs from those that ship.
    """
    return "\n".join([*_own(watch), *_changes(watch)]) + "\n"


def _own(watch: Watch) -> Iterator[str]:
    told = {
        "question": watch.question,
        "name": watch.name,
        "places": watch.places,
        "actors": watch.actors,
        "targets": watch.targets,
        "from": watch.start,
        "until": watch.until,
        "window_days": watch.window_days,
        "base_rate": watch.base_rate,
        "base_source": watch.base_source,
        "threshold": watch.threshold,
        "days": watch.days,
        "severity": watch.severity,
    }
    yield from _lines(told)


def _changes(watch: Watch) -> Iterator[str]:
    """One table for each indicator that is another than the shipped one, those left out first."""
    left_out = sorted(shipped().keys() - {one.name for one in watch.indicators})
    if left_out:
        yield "\n[indicators]"
        yield from _lines(dict.fromkeys(left_out, False))
    for one in watch.indicators:
        change = _change(one)
        if change:
            yield f"\n[indicators.{one.name}]"
            yield from _lines(change)


def _change(one: Indicator) -> Mapping[str, Any]:
    """What an indicator says otherwise than that of its name that ships."""
    told = msgspec.to_builtins(one)
    del told["name"]
    if one.name not in shipped():
        return dict(told)
    usual = msgspec.to_builtins(indicator(one.name, shipped()[one.name], "indicators.toml"))
    return {key: value for key, value in told.items() if value != usual[key]}


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{key} = {_value(value)}" for key, value in table.items())


def _value(value: object) -> str:
    """A TOML value; JSON's texts, numbers and true or false are TOML's too."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
