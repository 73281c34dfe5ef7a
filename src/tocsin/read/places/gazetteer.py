"""The gazetteer that comes with the package: places by any of their names.

Some 240,000 towns, first-level areas, countries, capitals, seats of government, regions and seas
in one SQLite file, opened when it is first asked; a look-up reads a few pages of it. Made by
`python -m gazetteer` from GeoNames (CC BY 4.0) and two tables of ours; see NOTICE.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

from tocsin.read.places.folding import fold

Kind = Literal[
    "continent", "country", "area", "county", "capital", "town", "district", "region", "water",
    "land", "seat",
]  # fmt: skip
_COLUMNS = "p.id, p.name, p.kind, p.country, p.area, p.latitude, p.longitude, p.population"
_KEPT = 20_000  # names that are remembered


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: degrees north and east, ISO 3166 country, id of its first-level area."""

    id: int
    name: str
    kind: Kind
    country: str | None
    area: int | None
    latitude: float
    longitude: float
    population: int


class Gazetteer:
    """Places by name, from one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[Entry, ...]] = {}

    @cached_property
    def _base(self) -> sqlite3.Connection:
        address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    def named(self, name: str) -> tuple[Entry, ...]:
        """All places that may be called so, the most populous first."""
        return self.folded(fold(name))

    def folded(self, name: str) -> tuple[Entry, ...]:
        """The same for a name that is folded already."""
        if name not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            rows = self._base.execute(
                f"SELECT {_COLUMNS} FROM names n JOIN places p ON p.id = n.place "  # noqa: S608
                "WHERE n.name = ? ORDER BY p.population DESC, p.id",
                (name,),
            )
            self._known[name] = tuple(_entry(*row) for row in rows)
        return self._known[name]

    @cache  # noqa: B019 - lives as long as the process
    def entry(self, number: int) -> Entry:
        """The place of an id."""
        rows = self._base.execute(f"SELECT {_COLUMNS} FROM places p WHERE id = ?", (number,))  # noqa: S608
        return _entry(*next(iter(rows)))

    @cached_property
    def countries(self) -> dict[str, Entry]:
        """Countries by code."""
        rows = self._base.execute(f"SELECT {_COLUMNS} FROM places p WHERE kind = 'country'")  # noqa: S608
        return {entry.country: entry for row in rows if (entry := _entry(*row)).country}


def _entry(
    number: int,
    name: str,
    kind: Kind,
    country: str | None,
    area: int | None,
    latitude: int,
    longitude: int,
    population: int,
) -> Entry:
    return Entry(number, name, kind, country, area, latitude / 100, longitude / 100, population)


def first(entries: Iterable[Entry], *kinds: Kind) -> Entry | None:
    """The first entry of one of these kinds."""
    return next((entry for entry in entries if entry.kind in kinds), None)


@cache
def shipped() -> Gazetteer:
    """The gazetteer of the package."""
    with as_file(files("tocsin.read.places").joinpath("places.sqlite")) as path:
        return Gazetteer(path)
