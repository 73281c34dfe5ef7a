"""What the articles around two names say: shared roles, companions, countries, time.

Companions and countries that half the world's news names (agencies, platforms, governments; the
country of most outlets) say little and count less or not at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tocsin.link.actors.evidence import Weight
from tocsin.link.actors.known import country_of, known, meant
from tocsin.link.actors.named import Named
from tocsin.link.actors.spelling import words
from tocsin.link.actors.words import listed

_OFFICE_OF_COUNTRY, _OFFICE, _OTHER_ROLES = 2.0, 1.0, -0.6
_COMPANION, _COMPANIONS, _NO_COMPANION = 0.9, 1.6, -0.3
_COUNTRY, _COMMON_COUNTRY, _NO_COUNTRY = 0.5, 0.3, -1.0
_SOON, _LONG_AGO = 0.3, -0.4

MANY = 3  # companions that are more than a chance
_SOON_DAYS, _LONG_DAYS = 31, 3 * 365
_COMMON_COUNTRIES = frozenset({"US", "GB"})
# Known actors that are named beside anybody.
_EVERYWHERE = frozenset({"news agency", "outlet", "government", "international", "people"})
_SAY_NOTHING = listed("roles_empty")
_WORD = re.compile(r"[\w.’'&-]*\w")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a name, taken apart: the words of its roles, whom it is named beside."""

    own: str
    roles: tuple[frozenset[str], ...]
    companions: frozenset[str]
    countries: frozenset[str]
    published: date | None


@lru_cache(20_000)
def around(named: Named) -> Around:
    """What an article has around a name."""
    own = _last(named.name)
    return Around(
        own,
        tuple(words for role in named.roles if (words := role_words(role))),
        frozenset(map(_companion, named.beside)) - {"", own},
        frozenset(named.countries),
        named.published,
    )


def context(one: Around, other: Around) -> Iterator[Weight]:
    """What roles, companions, countries and time weigh. Symmetric."""
    if one.roles and other.roles:
        yield _roles(one.roles, other.roles)
    yield from _companions(one, other)
    yield from _countries(one.countries, other.countries)
    yield from _time(one, other)


def _roles(mine: Sequence[frozenset[str]], yours: Sequence[frozenset[str]]) -> Weight:
    shared = max((_shared(a, b) for a in mine for b in yours), key=_most_telling)
    if any(word.isupper() for word in shared) and len(shared) > 1:
        return Weight(_OFFICE_OF_COUNTRY, "the same office: " + " ".join(sorted(shared)))
    if shared:
        return Weight(_OFFICE, "the same role: " + " ".join(sorted(shared)))
    return Weight(_OTHER_ROLES, "other roles")


def _most_telling(shared: frozenset[str]) -> tuple[bool, int, list[str]]:
    return any(word.isupper() for word in shared), len(shared), sorted(shared)


def _shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The words of one role within another; two countries make two offices."""
    lands = [{word for word in role if word.isupper()} for role in (one, other)]
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return frozenset()
    shared = one & other
    return shared if any(not word.isupper() for word in shared) else frozenset()


@lru_cache(100_000)
def role_words(role: str) -> frozenset[str]:
    """The words of a role, countries as ISO codes: "Russian President" is RU, president."""
    found: set[str] = set()
    for word in _WORD.findall(role):
        code = country_of(word) if word[0].isupper() else None
        found.update((code,) if code else (w for w in words(word) if w not in _SAY_NOTHING))
    return frozenset(found)


def _companions(one: Around, other: Around) -> Iterator[Weight]:
    shared = (one.companions & other.companions) - {one.own, other.own}
    if shared:
        value = _COMPANIONS if len(shared) >= MANY else _COMPANION
        yield Weight(value, "named beside the same: " + ", ".join(sorted(shared)[:MANY]))
    elif len(one.companions) >= MANY and len(other.companions) >= MANY:
        yield Weight(_NO_COMPANION, "named beside others")


@lru_cache(100_000)
def _companion(name: str) -> str:
    """What to know a companion by, "" for one that may be anywhere."""
    full = meant(name)
    actor = known(full) if full else None
    if actor is not None:
        return "" if actor.kind in _EVERYWHERE else actor.name
    return _last(name)


@lru_cache(100_000)
def _last(name: str) -> str:
    return (words(name) or ("",))[-1]


def _countries(one: frozenset[str], other: frozenset[str]) -> Iterator[Weight]:
    shared = one & other
    if shared:
        value = _COUNTRY if shared - _COMMON_COUNTRIES else _COMMON_COUNTRY
        yield Weight(value, "both in articles on " + ", ".join(sorted(shared)))
    elif one and other:
        yield Weight(_NO_COUNTRY, "in articles on different countries")


def _time(one: Around, other: Around) -> Iterator[Weight]:
    if one.published is None or other.published is None:
        return
    days = abs((one.published - other.published).days)
    if days <= _SOON_DAYS:
        yield Weight(_SOON, "within a month")
    elif days > _LONG_DAYS:
        yield Weight(_LONG_AGO, "years apart")
