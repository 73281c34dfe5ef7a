"""The word lists of `words.toml`, by name."""

import tomllib
from functools import cache
from importlib.resources import files


def listed(name: str) -> frozenset[str]:
    """The list called `name`. Raises KeyError where there is none."""
    return frozenset(_table()[name].split())


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(files("tocsin.read").joinpath("words.toml").read_text("utf-8"))
