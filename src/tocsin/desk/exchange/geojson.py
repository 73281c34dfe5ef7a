"""GeoJSON (RFC 7946): incidents on a map, each with how much its point may be trusted."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tocsin.desk.exchange.telling import pages, spot
from tocsin.desk.views import IncidentFile
from tocsin.link.incidents.account import Spot
from tocsin.records.place import Precision

# What a point means. Degrees are those of the gazetteer, rounded to about a kilometre; for a
# building that it doesn't have they are those of the place that holds the building.
_POINTS: dict[Precision, str] = {
    "building": "near the building: a point of the place that it stands in",
    "district": "a point that stands for the district",
    "town": "a point that stands for the town",
    "county": "a point that stands for the county; it was somewhere in it",
    "area": "a point that stands for the area; it was somewhere in it",
    "country": "a point that stands for the whole country; it was somewhere in it",
    "region": "a point that stands for a region; it was somewhere in it",
}


def features(files: Iterable[IncidentFile]) -> Iterator[str]:
    """A FeatureCollection of the incidents that have a place.

    Those that have none are counted in its foreign member `without_place` (RFC 7946, 6.1).
    """
    yield '{"type":"FeatureCollection","features":['
    placed = without = 0
    for file in files:
        place = spot(file.dossier)
        if place is None:
            without += 1
            continue
        yield ("\n" if placed == 0 else ",\n") + msgspec.json.encode(_feature(file, place)).decode()
        placed += 1
    yield f'\n],"without_place":{without}}}\n'


def _feature(file: IncidentFile, place: Spot) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": file.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": _properties(file, place),
    }


def _properties(file: IncidentFile, place: Spot) -> dict[str, Any]:
    dossier = file.dossier
    return {
        "kind": dossier.kind,
        "status": dossier.status,
        "day": dossier.day or None,
        "place": place.name,
        "area": place.area,
        "country": place.country,
        "precision": place.precision,
        "point": _POINTS[place.precision],
        "by": list(dossier.by),
        "against": list(dossier.against),
        "weapon": list(dossier.weapon),
        "figures": {
            kind: {"low": low, "high": high} for kind, (low, high) in dossier.figures.items()
        },
        "accounts": dossier.accounts,
        "outlets": len(dossier.sources.outlets),
        "origins": dossier.sources.origins,
        "trigger": dossier.trigger,
        "addresses": [page.address for page in pages(file)],
    }
