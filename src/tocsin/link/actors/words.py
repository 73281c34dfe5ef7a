"""The word lists of `words.toml`, by name."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def listed(name: str) -> frozenset[str]:
    """The words of the list called `name`. Raises KeyError where there is none."""
    return frozenset(_table()[name].split())


@cache
def alternatives(name: str) -> str:
    """The patterns of the list called `name`, as one for any of them."""
    return "|".join(_table()[name])


@cache
def national() -> frozenset[frozenset[str]]:
    """The words of each generic name of which a country has one, besides its ministries."""
    return frozenset(frozenset(phrase.split()) for phrase in _table()["national"])


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """The full first names that each short form may stand for."""
    found: dict[str, set[str]] = {}
    for full, shorts in _table()["short_forms"].items():
        for short in shorts.split():
            found.setdefault(short, set()).add(full)
    return {short: frozenset(fulls) for short, fulls in found.items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("tocsin.link.actors").joinpath("words.toml").read_text("utf-8"))
