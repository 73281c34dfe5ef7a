"""Under which keys an actor is found again.

Names that compare as one must share a key, and no key may be shared by thousands. A known actor
has one key of its own. A full personal name has one of surname and first letter; to be found by a
bare surname it has more, each of the surname with a country and year of the article, or with a
role. A body has its words, its initials, and its last word where that is its own.
"""

from collections.abc import Iterator
from datetime import timedelta

from tocsin.link.actors.bodies import Body, generic
from tocsin.link.actors.context import around, role_words
from tocsin.link.actors.match import Profile, profile
from tocsin.link.actors.named import Named
from tocsin.link.actors.persons import Person, formal
from tocsin.link.actors.spelling import consonants, sounded

_MOST_COMPANIONS = 12
_MOST_COUNTRIES = 4  # the countries that an article names most
_NEAR = timedelta(days=45)  # a surname of December is looked for in the next January too


def keys_of(named: Named) -> tuple[str, ...]:
    """The keys of a name, each once."""
    taken = profile(named)
    found: list[str] = []
    if taken.known.surely:
        return (f"known {taken.known.surely}",)
    found.extend(f"known {name}" for name in taken.known.perhaps)
    if taken.person:
        found.extend(_of_person(taken.person, named))
    found.extend(_of_bodies(taken, named))
    return tuple(dict.fromkeys(found))


def _of_person(person: Person, named: Named) -> Iterator[str]:
    if person.full:
        for first in formal(person.words[0]):
            yield f"person {consonants(person.words[-1])} {first[0]}"
        if len(person.words) > 1 + 1:
            yield f"person {' '.join(person.words[:2])}"  # what of a longer name may stand alone
    for surname in map(sounded, person.surnames):
        yield from (f"surname {surname} {when}" for when in _settings(named))
        roles = {word for role in named.roles for word in role_words(role)}
        yield from (f"surname {surname} {word}" for word in sorted(roles))


def _settings(named: Named) -> Iterator[str]:
    """Country and year, where there are such."""
    years = ["-"]
    if named.published:
        days = (named.published - _NEAR, named.published, named.published + _NEAR)
        years = sorted({str(day.year) for day in days})
    for country in named.countries[:_MOST_COUNTRIES] or ("-",):
        yield from (f"{country} {year}" for year in years)


def _of_bodies(taken: Profile, named: Named) -> Iterator[str]:
    """Keys of all forms; what is read as a person's name is a body's only word for word."""
    for one in taken.bodies:
        if one.acronym:
            yield f"letters {one.acronym}"
        elif not one.specific:
            yield from _of_generic(one, named)
        elif taken.person is None:
            yield from _of_specific(one)
            if len(one.words) == 1:  # elsewhere taken for a person
                yield from (f"surname {sounded(*one.words)} {when}" for when in _settings(named))
        elif len(one.words) > 1:
            yield _in_words(one)


def _of_generic(one: Body, named: Named) -> Iterator[str]:
    """A country's only office has its country, without one those that it is named beside."""
    phrase = " ".join(sorted(one.words))
    if one.countries:
        yield from (f"body {phrase} {country}" for country in sorted(one.countries))
    if len(one.words) > 1 and not one.national:
        yield f"body {phrase}"
    if one.national and not named.countries:
        near = sorted(around(named).companions)
        yield from (f"body {phrase} beside {name}" for name in near[:_MOST_COMPANIONS])


def _of_specific(one: Body) -> Iterator[str]:
    yield _in_words(one)
    if one.ordered[-1] not in generic():
        yield f"head {one.ordered[-1]}"
    yield from (f"letters {letters}" for letters in sorted(one.letters) if len(letters) > _FEW)


def _in_words(one: Body) -> str:
    return f"body {' '.join(sorted(word[:_STEM] for word in one.words))}"


_STEM = 4  # letters that a land and its adjective share: Varnia, Varnian
_FEW = 2  # initials that too many names have
