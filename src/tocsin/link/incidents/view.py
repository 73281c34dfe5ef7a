"""An account made ready for comparing: its words and names as sets, its places on the globe."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tocsin.link.incidents.account import Account, Spot
from tocsin.link.incidents.rarity import rarity, stems
from tocsin.read.names import looks_personal
from tocsin.read.places.folding import fold

_FINE = frozenset({"building", "district", "town"})
_RADIUS = 6371.0  # of the earth, in kilometres
_KEPT = 20_000  # names whose stems are remembered
_FULL = 2  # words that make a person's name a full one


@dataclass(frozen=True, slots=True)
class View:
    """What is compared of an account.

    `words` and `terms` come with the length of their vectors of weights (rarities), for cosines.
    `fine` are the places that are a town or less, `doers` and `victims` the stems of who did it
    and who suffered it, `full` those names that may be a person's in full, `victim` such among the
    victims and `people` such among both, in small letters.
    """

    account: Account
    words: frozenset[str]
    words_length: float
    terms: frozenset[str]
    terms_length: float
    names: frozenset[str]
    full: frozenset[str]
    doers: frozenset[str]
    victims: frozenset[str]
    weapons: frozenset[str]
    victim: frozenset[str]
    people: frozenset[str]
    trigger: frozenset[str]
    fine: tuple[Spot, ...]
    countries: frozenset[str]
    areas: frozenset[tuple[str, str]]

    @property
    def days(self) -> tuple[date, date] | None:
        """Between which days it was, where both are told."""
        first, last = self.account.first, self.account.last
        return (first, last) if first and last else None


def view(account: Account) -> View:
    """An account made ready for comparing."""
    words, terms = frozenset(account.words), frozenset(account.terms)
    names = frozenset(account.names)
    spots = account.spots
    return View(
        account=account,
        words=words,
        words_length=length(words),
        terms=terms,
        terms_length=length(terms),
        names=names,
        full=frozenset(name for name in names if name.count(" ") >= _FULL - 1),
        doers=_stems(account.by),
        victims=_stems(account.against),
        weapons=_stems(account.weapon),
        victim=frozenset(_people(account, account.against)),
        people=frozenset(_people(account, account.by + account.against)),
        trigger=_stems([account.trigger]),
        fine=tuple(spot for spot in spots if spot.precision in _FINE),
        countries=frozenset(spot.country for spot in spots if spot.country),
        areas=frozenset((s.country, s.area) for s in spots if s.country and s.area),
    )


def _stems(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in _stems_of(name))


@lru_cache(_KEPT)
def _stems_of(name: str) -> tuple[str, ...]:
    return stems(name)


def _people(account: Account, names: Iterable[str]) -> Iterator[str]:
    """Those of the names that are a person's in full."""
    places = {spot.name for spot in account.spots}
    for name in names:
        capital = name[0].isupper() and name.split()[-1][0].isupper()
        if capital and looks_personal(name) and name not in places:
            yield fold(name)


def length(words: Iterable[str]) -> float:
    """The length of the vector of the words' rarities."""
    return math.sqrt(_squares(words))


def cosine(a: frozenset[str], a_length: float, b: frozenset[str], b_length: float) -> float:
    """How alike two sets of words are, each weighed by its rarity; 0 where one is empty."""
    if not a_length or not b_length:
        return 0.0
    return _squares(a & b) / (a_length * b_length)


def _squares(words: Iterable[str]) -> float:
    """The sum of the squared rarities: exact, as a set's order is another in every process."""
    return math.fsum(rarity(word) ** 2 for word in words)


def kilometres(a: Spot, b: Spot) -> float:
    """The distance of two points on a sphere (haversine)."""
    low, high = math.radians(a.latitude), math.radians(b.latitude)
    across = math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    half = math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * across
    return 2 * _RADIUS * math.asin(math.sqrt(min(1.0, half)))
