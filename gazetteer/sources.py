"""What the gazetteer is made from, as plain rows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_OWN = Path(__file__).parent


@dataclass(frozen=True)
class Town:
    """A populated place of GeoNames."""

    name: str
    names: tuple[str, ...]  # other names, in any script
    country: str  # ISO 3166, two letters
    area: str  # code of the first-level area, unique within the country
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True)
class Country:
    """A country or territory, its representative point and its capital."""

    code: str
    name: str
    latitude: float
    longitude: float
    capital: str
    names: tuple[str, ...]
    population: int


@dataclass(frozen=True)
class Region:
    """A row of `regions.tsv`."""

    kind: str
    name: str
    names: tuple[str, ...]
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Sources:
    """Where the files lie."""

    towns_folder: Path
    areas_file: Path

    def towns(self) -> Iterator[Town]:
        """All places of 500 people and more."""
        for row in self._json("cities500.json").values():
            yield Town(
                row["name"],
                tuple(row["alternatenames"]),
                row["countrycode"],
                row["admin1code"],
                row["latitude"],
                row["longitude"],
                row["population"],
            )

    def areas(self) -> Iterator[tuple[str, str, str, str]]:
        """Country, code, name and plain name of each first-level area."""
        for line in self.areas_file.read_text("utf-8").splitlines():
            code, name, plain, _ = line.split("\t")
            country, _, area = code.partition(".")
            yield country, area, name, plain

    def countries(self) -> Iterator[Country]:
        """All countries and territories."""
        known = self._json("countries.json")
        for row in _table("countries.tsv"):
            code, name, latitude, longitude, capital = row[:5]
            theirs = known[code]
            yield Country(
                code,
                name,
                float(latitude),
                float(longitude),
                capital,
                (theirs["name"], theirs["iso3"]),
                theirs["population"],
            )

    def counties(self) -> Iterator[tuple[str, str]]:
        """Name and state of each county of the US."""
        for row in self._json("us_counties.json"):
            yield row["name"], row["state"]

    def regions(self) -> Iterator[Region]:
        """Regions, waters, seats and other names."""
        for kind, name, also, country, latitude, longitude in _table("regions.tsv"):
            names = tuple(filter(None, also.split(";")))
            yield Region(kind, name, names, country, float(latitude), float(longitude))

    def _json(self, name: str) -> Any:
        return json.loads((self.towns_folder / name).read_text("utf-8"))


def _table(name: str) -> Iterator[list[str]]:
    for line in (_OWN / name).read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "kind\t")):
            yield line.split("\t")
