"""Protective actions and what else is known of a hazard or a target, from one small table."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from tocsin.records import Record
from tocsin.warn.cap.alert import Category, ResponseType, Severity


class Hazard(Record, frozen=True, forbid_unknown_fields=True):
    """What may be feared; see `actions.toml`."""

    called: str
    words: tuple[str, ...]
    category: Category
    severity: Severity
    response: tuple[ResponseType, ...]
    harm: str
    people: tuple[str, ...]
    guards: tuple[str, ...]
    personal: bool = False

    @property
    def phrase(self) -> str:
        """With its article, where it has one."""
        if self.called in ("kidnapping", "violent unrest"):
            return self.called
        return f"{'an' if self.called[0] in 'aeiou' else 'a'} {self.called}"


class Target(Record, frozen=True, forbid_unknown_fields=True):
    """What may be hit; see `actions.toml`."""

    words: tuple[str, ...]
    who: str
    people: tuple[str, ...]
    guards: tuple[str, ...]


class Table(Record, frozen=True, forbid_unknown_fields=True):
    """The whole of it."""

    hazards: tuple[Hazard, ...]
    targets: tuple[Target, ...]


@cache
def table() -> Table:
    """The table that comes with the package."""
    text = files("tocsin.warn.drafting").joinpath("actions.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Table)


def hazard(*texts: str) -> Hazard | None:
    """The hazard that these texts name, the most exact first; None where they name none."""
    named = (one for one in table().hazards if any(_says(text, one.words) for text in texts))
    return next(named, None)


def target(words: Iterable[str]) -> Target | None:
    """What is known of the first of these words that the table knows; None where it knows none."""
    known = {said: one for one in reversed(table().targets) for said in one.words}
    return next((known[word.casefold()] for word in words if word.casefold() in known), None)


def _says(text: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)
