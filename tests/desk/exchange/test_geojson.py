"""GeoJSON: points that say what they stand for, and nothing dropped unsaid."""

import json

from msgspec.structs import replace

from tests.desk.exchange import made
from tocsin.desk.exchange import geojson


def test_a_feature_has_its_point_as_longitude_and_latitude() -> None:
    read = json.loads("".join(geojson.features([made.incident_file()])))
    (feature,) = read["features"]
    assert (read["type"], feature["type"]) == ("FeatureCollection", "Feature")
    assert feature["geometry"] == {"type": "Point", "coordinates": [-4.8, 53.05]}
    assert feature["properties"]["figures"]["killed"] == {"low": 12, "high": 14}
    assert feature["properties"]["point"] == "a point that stands for the town"


def test_the_point_of_a_country_says_that_it_is_no_spot() -> None:
    wide = replace(made.dossier(), spots=(made.ARVENIA,))
    read = json.loads("".join(geojson.features([made.incident_file(held=wide)])))
    properties = read["features"][0]["properties"]
    assert properties["precision"] == "country"
    assert "somewhere in it" in properties["point"]


def test_what_has_no_place_is_counted() -> None:
    nowhere = made.incident_file(held=replace(made.dossier(), spots=()))
    both = json.loads("".join(geojson.features([nowhere, made.incident_file(), nowhere])))
    none = json.loads("".join(geojson.features([])))
    assert (len(both["features"]), both["without_place"]) == (1, 2)
    assert (none["features"], none["without_place"]) == ([], 0)
