"""A small made world, and texts whose names of places are marked.

Vennland (XV) has the area Norrmark with the capital Quenby, Lindrun and a small Tessel; Orrland
(XO) has the area Sudmark with Orrby and the larger Tessel.
"""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from tocsin.read.places.folding import fold
from tocsin.read.places.gazetteer import Entry, Gazetteer, Kind
from tocsin.read.tagged import Tagged

_SCHEMA = """
CREATE TABLE places (
  id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, area INTEGER,
  latitude INTEGER, longitude INTEGER, population INTEGER);
CREATE TABLE names (name TEXT, place INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID;
"""
_MARK = re.compile(r"\[(place|venue|group|organisation|person) ([^\[\]]*)\]")

VENNLAND, ORRLAND, NORRMARK, SUDMARK, QUENBY, SMALL, LARGE, ORRBY, LINDRUN, MARL = range(1, 11)


def entry(
    number: int,
    name: str = "Tessel",
    kind: Kind = "town",
    country: str | None = "XV",
    area: int | None = None,
    at: tuple[float, float] = (0.0, 0.0),
    population: int = 0,
) -> Entry:
    """A place."""
    return Entry(number, name, kind, country, area, *at, population)


WORLD = (
    entry(VENNLAND, "Vennland", "country", "XV", None, (10, 10), 5_000_000),
    entry(ORRLAND, "Orrland", "country", "XO", None, (50, 50), 4_000_000),
    entry(NORRMARK, "Norrmark", "area", "XV", None, (11, 11), 700_000),
    entry(SUDMARK, "Sudmark", "area", "XO", None, (51, 51), 600_000),
    entry(QUENBY, "Quenby", "capital", "XV", NORRMARK, (10, 10), 900_000),
    entry(SMALL, "Tessel", "town", "XV", NORRMARK, (11, 11), 2_000),
    entry(LARGE, "Tessel", "town", "XO", SUDMARK, (51, 51), 300_000),
    entry(ORRBY, "Orrby", "town", "XO", SUDMARK, (51.2, 51), 80_000),
    entry(LINDRUN, "Lindrun", "town", "XV", NORRMARK, (11.1, 11), 60_000),
    entry(MARL, "Marl", "town", "XV", NORRMARK, (12, 12), 900),
    entry(11, "Gull House", "seat", "XV", None, (10, 10)),
    entry(12, "Gulf of Venn", "water", None, None, (9, 9)),
)


def gazetteer(folder: Path, entries: Iterable[Entry] = WORLD) -> Gazetteer:
    """A gazetteer of these places, each by its name alone."""
    path = folder / "made.sqlite"
    with sqlite3.connect(path) as base:
        base.executescript(_SCHEMA)
        for e in entries:
            at = (round(e.latitude * 100), round(e.longitude * 100))
            row = (e.id, e.name, e.kind, e.country, e.area, *at, e.population)
            base.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            base.execute("INSERT INTO names VALUES (?, ?)", (fold(e.name), e.id))
    base.close()
    return Gazetteer(path)


def marked(text: str, probability: float = 0.9) -> tuple[str, list[Tagged]]:
    """The bare text of "[place Tessel] warned.", and its marks as the head's spans."""
    bare, behind = "", 0
    found: list[Tagged] = []
    for mark in _MARK.finditer(text):
        bare += text[behind : mark.start()]
        start = len(bare)
        bare += mark.group(2)
        found.append(Tagged(mark.group(1), start, len(bare), probability))
        behind = mark.end()
    return bare + text[behind:], found
