"""From the sources to one SQLite file: places, and every folded name that one may be called by."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.sources import Region, Sources, Town
from tocsin.read.places.folding import fold

_SCHEMA = """
CREATE TABLE places (
  id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, area INTEGER,
  latitude INTEGER, longitude INTEGER, population INTEGER);
CREATE TABLE names (name TEXT, place INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID;
"""
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’ .-]{3,40}")
_WELL_KNOWN = 15_000  # people from which a town's other names are kept
_CAPITALS = 4  # tries to find a capital among a country's towns, by size


@dataclass
class _Place:
    name: str
    kind: str
    country: str
    area: int | None
    latitude: float
    longitude: float
    population: int
    names: set[str]


def compile_places(sources: Sources, out: Path) -> dict[str, int]:
    """Write the gazetteer to `out`; how many places of each kind there are."""
    places: list[_Place] = []
    countries = _countries(sources, places)
    towns = list(sources.towns())
    areas = _areas(sources, towns, places)
    capitals = {c.code: fold(c.capital) for c in sources.countries()}
    own = {name: code for code, number in countries.items() for name in places[number].names}
    for town in sorted(towns, key=lambda t: -t.population):
        place = _town(town, areas)
        # "Mexico" isn't another name of Mexico City.
        place.names = {n for n in place.names if n not in own or n == fold(place.name)}
        if capitals.get(town.country) in place.names:
            place.kind = "capital"
            del capitals[town.country]
        places.append(place)
    places.extend(_counties(sources, areas, places))
    _regions(sources.regions(), places, countries, areas)
    _write(places, out)
    return dict(Counter(place.kind for place in places))


def _countries(sources: Sources, places: list[_Place]) -> dict[str, int]:
    found = {}
    for country in sources.countries():
        found[country.code] = len(places)
        names = {fold(country.name), *map(fold, country.names)}
        places.append(
            _Place(
                country.name,
                "country",
                country.code,
                None,
                country.latitude,
                country.longitude,
                country.population,
                names,
            )
        )
    return found


def _areas(
    sources: Sources, towns: Iterable[Town], places: list[_Place]
) -> dict[tuple[str, str], int]:
    """First-level areas, each where the middle of its towns is."""
    inside: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        inside[town.country, town.area].append(town)
    found = {}
    for country, code, name, plain in sources.areas():
        mine = inside.get((country, code))
        if not mine:
            continue
        found[country, code] = len(places)
        latitude = _middle([town.latitude for town in mine])
        longitude = _middle([town.longitude for town in mine])
        population = sum(town.population for town in mine)
        names = {fold(name), fold(plain)}
        places.append(_Place(name, "area", country, None, latitude, longitude, population, names))
    return found


def _middle(values: list[float]) -> float:
    """Half way between the outermost towns: an area's own centre, more or less."""
    return (min(values) + max(values)) / 2


def _town(town: Town, areas: dict[tuple[str, str], int]) -> _Place:
    names = {fold(town.name)}
    if town.population >= _WELL_KNOWN:
        names |= {fold(name) for name in town.names if _LATIN.fullmatch(name)}
    area = areas.get((town.country, town.area))
    return _Place(
        town.name,
        "town",
        town.country,
        area,
        town.latitude,
        town.longitude,
        town.population,
        names,
    )


def _counties(
    sources: Sources, areas: dict[tuple[str, str], int], places: list[_Place]
) -> Iterator[_Place]:
    """Counties of the US, each where the largest town of its name is, else amid its state."""
    seats: dict[tuple[str, int | None], _Place] = {}
    for place in places:  # the largest towns come first
        if place.kind in ("town", "capital") and place.country == "US":
            seats.setdefault((fold(place.name), place.area), place)
    for name, state in sources.counties():
        area = areas.get(("US", state))
        if area is None:
            continue
        base = re.sub(r"\s+(?:County|Parish|Borough|Census Area|Municipality)$", "", name)
        at = seats.get((fold(base), area), places[area])
        yield _Place(name, "county", "US", area, at.latitude, at.longitude, 0, {fold(name)})


def _regions(
    regions: Iterable[Region],
    places: list[_Place],
    countries: dict[str, int],
    areas: dict[tuple[str, str], int],
) -> None:
    """Add regions, waters and seats, and give countries and areas their other names."""
    by_name: dict[tuple[str, str], int] = {}
    for number in areas.values():
        for name in places[number].names:
            by_name.setdefault((places[number].country, name), number)
    for region in regions:
        names = {fold(name) for name in (region.name, *region.names)}
        if region.kind == "country_name":
            places[countries[region.country]].names |= names
            continue
        known = [by_name[region.country, n] for n in names if (region.country, n) in by_name]
        if region.kind == "admin_name" and known:
            places[known[0]].names |= names
            continue
        kind = "area" if region.kind == "admin_name" else region.kind
        places.append(
            _Place(
                region.name,
                kind,
                region.country,
                None,
                region.latitude,
                region.longitude,
                0,
                names,
            )
        )


def _write(places: list[_Place], out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    with sqlite3.connect(out) as base:
        base.executescript(_SCHEMA)
        base.executemany(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    place.name,
                    place.kind,
                    place.country or None,
                    place.area,
                    round(place.latitude * 100),
                    round(place.longitude * 100),
                    place.population,
                )
                for number, place in enumerate(places)
            ),
        )
        rows = sorted(
            {(name, number) for number, place in enumerate(places) for name in place.names if name}
        )
        base.executemany("INSERT INTO names VALUES (?, ?)", rows)
    base.execute("VACUUM")
    base.close()
