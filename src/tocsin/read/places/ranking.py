"""Which of several places of one name an article means.

Each candidate is weighed by what the text and the article's other places say for it; the weights
stand in `WEIGHTS`, and the reasons of the choice can be shown. The recipe follows UniTopRank's
(DLR, 2026: name, level, population, nearness) and adds what stands beside the name.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.read.places.gazetteer import Entry

WEIGHTS = {
    "size": 1.2,  # people, on a logarithmic scale
    "kind": 1.0,  # countries, areas and capitals are named more than towns
    "beside": 2.5,  # the area or country stands beside it: "Paris, Texas"
    "named": 0.6,  # the area is named elsewhere in the article
    "country": 0.7,  # share of the article's surer places in the same country
    "near": 0.9,  # nearness to the article's surer places
    "home": 0.4,  # the outlet's own country
    "spelling": 0.6,  # it is the place's own name, not another one for it
}
_KINDS = {
    "country": 2.4,
    "continent": 2.4,
    "water": 2.2,
    "region": 2.2,
    "seat": 1.2,
    "area": 1.0,
    "capital": 1.2,
    "district": 0.4,
    "land": 0.6,
    "county": 0.1,
    "town": 0.0,
}
_LARGEST = 7.5  # decimal logarithm of the people of the largest cities
_DECAY = 300.0  # kilometres within which nearness falls to a third
_EARTH = 6371.0


@dataclass(frozen=True)
class Setting:
    """What an article says of where it plays.

    `named` are the areas and countries that it names, `countries` how many of its surer places lie
    in each country, `around` these places themselves, `home` the outlet's country.
    """

    named: frozenset[int] = frozenset()
    countries: Counter[str] = field(default_factory=Counter)
    around: tuple[Entry, ...] = ()
    home: str | None = None

    def without(self, entry: Entry, count: int) -> "Setting":
        """The same without a place that was named `count` times."""
        countries = Counter(self.countries)
        if entry.country:
            countries[entry.country] -= count
        around = tuple(other for other in self.around if other.id != entry.id)
        return Setting(self.named - {entry.id}, +countries, around, self.home)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate, its score and what each reason adds to it."""

    entry: Entry
    score: float
    reasons: tuple[tuple[str, float], ...]


def rank(
    name: str, candidates: Sequence[Entry], setting: Setting, beside: Sequence[Entry] = ()
) -> list[Weighed]:
    """The candidates, the most probable first.

    Args:
        name: as the article writes it.
        candidates: the places that may be called so.
        setting: what the article says of where it plays.
        beside: places that stand right behind the name, or in brackets: "(Texas)".
    """
    weighed = [_weigh(name, entry, setting, beside) for entry in candidates]
    return sorted(weighed, key=lambda w: (-w.score, -w.entry.population, w.entry.id))


def _weigh(name: str, entry: Entry, setting: Setting, beside: Sequence[Entry]) -> Weighed:
    total = sum(setting.countries.values())
    others = [other for other in setting.around if other.id != entry.id]
    parts = {
        "size": math.log10(entry.population + 1) / _LARGEST if entry.kind != "country" else 0.0,
        "kind": _KINDS[entry.kind],
        "beside": float(any(holds(other, entry) for other in beside)),
        "named": float(entry.area in setting.named) if entry.area is not None else 0.0,
        "country": setting.countries[entry.country or ""] / total if total else 0.0,
        "near": max((math.exp(-distance(entry, other) / _DECAY) for other in others), default=0.0),
        "home": float(entry.country is not None and entry.country == setting.home),
        "spelling": float(entry.name.lower() == name.lower()),
    }
    reasons = tuple((why, round(WEIGHTS[why] * value, 3)) for why, value in parts.items() if value)
    return Weighed(entry, sum(value for _, value in reasons), reasons)


def holds(larger: Entry, smaller: Entry) -> bool:
    """Whether a place lies in another: a town in its area or country, an area in its country."""
    if larger.id == smaller.id:
        return False
    if larger.kind == "country":
        return larger.country == smaller.country
    return larger.id == smaller.area


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places."""
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


def kilometres(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Kilometres along a great circle between two points in degrees."""
    a, b, c = map(math.radians, (latitude, latitude2, longitude2 - longitude))
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(c)
    return _EARTH * math.acos(max(-1.0, min(1.0, cosine)))
