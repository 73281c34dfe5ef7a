"""Where, for maps: places of the gazetteer as circles, and only where it is sure which is meant.

A town is taken if the country or the area that is named beside it has only one of the name. Without
such a word it may be any village that no gazetteer has, so it is taken only if it is the one of its
name and a city. A circle around a country says nothing; such places stay words.
"""

import math
from collections.abc import Sequence

from tocsin.read.places.gazetteer import Entry, Gazetteer
from tocsin.warn.cap.alert import Area, Circle, Point

_EXACT = ("seat",)
_TOWNS = ("capital", "town", "district")
_BUILDING = 0.5  # km around a house that is known: who is in the street is at risk as well
_LEAST, _MOST = 2.0, 25.0
# People of a city that is known by its name alone.
_CITY = 100_000
# People per square kilometre of a town, roughly: the circle is to hold it, not to measure it.
_DENSITY = 2000


def areas(places: Sequence[str], gazetteer: Gazetteer) -> tuple[Area, ...]:
    """The area of the first place, called by all of them; empty where there are none."""
    if not places:
        return ()
    found = _meant(places, gazetteer)
    words = ", ".join(places)
    return (Area(area_desc=words, circle=(_circle(found),) if found else ()),)


def _meant(places: Sequence[str], gazetteer: Gazetteer) -> Entry | None:
    """The one place that the first name can mean, given the others; None if that isn't sure."""
    first, *others = places
    called = [one for one in gazetteer.named(first) if one.kind in (*_EXACT, *_TOWNS)]
    for name in others:
        held = gazetteer.named(name)
        countries = {one.country for one in held if one.kind == "country"}
        regions = {one.id for one in held if one.kind == "area"}
        called = [one for one in called if one.country in countries or one.area in regions]
    sure = len(called) == 1 and (others or _is_known_alone(called[0]))
    return called[0] if sure else None


def _is_known_alone(place: Entry) -> bool:
    return place.kind in _EXACT or place.population >= _CITY


def _circle(place: Entry) -> Circle:
    radius = _BUILDING if place.kind in _EXACT else _radius(place.population)
    return Circle(centre=Point(latitude=place.latitude, longitude=place.longitude), radius=radius)


def _radius(people: int) -> float:
    around = math.sqrt(people / _DENSITY / math.pi)
    return round(min(max(around, _LEAST), _MOST), 1)
