"""Two names in two articles: are they one actor's, and why.

What the world knows decides (`known`); then the names themselves must speak for it (`persons`,
`bodies`); only then is the context weighed (`context`). Weights are log-odds set by hand, kept
beside what they weigh; `tests/link/actors/cases.toml` shows what they come to.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tocsin.link.actors.bodies import LETTERS, UNSAID, WITHIN, Body, body, compare_bodies
from tocsin.link.actors.context import MANY, around, context
from tocsin.link.actors.evidence import Evidence, Spelled, Weight, contradiction, nothing, summed
from tocsin.link.actors.known import Recognised, borne_out, recognise
from tocsin.link.actors.named import Named, bare_forms
from tocsin.link.actors.persons import Person, compare_persons, person

KNOWN = "the same well-known actor"
_PERHAPS = Weight(-0.6, "a name that the known actor shares with others")
_PERSON_OR_BODY = Weight(-1.5, "a person in one article, a body in the other")
_IN_FULL = Weight(0.2, "one article gives both the name and these initials")


@dataclass(frozen=True, slots=True)
class Profile:
    """A name as it is compared: what it is known as, and its forms taken apart.

    `person` is the fullest form read as a person's name, None for what is none. `bodies` are all
    forms read as a body's, the fullest first.
    """

    known: Recognised
    person: Person | None
    bodies: tuple[Body, ...]


def compare(one: Named, other: Named) -> Evidence:
    """How likely two names mean one actor, with all reasons. Symmetric."""
    mine, yours = profile(one), profile(other)
    a, b = mine.known.surely, yours.known.surely
    if a and b:
        if a == b:
            return Evidence(1.0, said=f"{KNOWN}: {a}")
        return contradiction("two well-known actors: " + ", ".join(sorted((a, b))))
    spelled = _spelled(mine, yours)
    if spelled.against:
        return contradiction(spelled.against)
    if spelled.weight is None or (spelled.weight is UNSAID and not _of_one_region(one, other)):
        return nothing()
    weights = [
        spelled.weight,
        *_in_full(spelled, mine, yours),
        *context(around(one), around(other)),
    ]
    if _person_and_body(one, other):
        weights.append(_PERSON_OR_BODY)
    return summed(weights, short=spelled.short)


def profile(named: Named) -> Profile:
    """What a name is known as and how its forms are compared."""
    only = named.home or (named.countries[0] if len(named.countries) == 1 else None)
    taken = _taken_apart(named.kind == "person", (named.name, *named.forms), only)
    if not taken.known.perhaps:
        return taken
    at = (named.home,) if named.home else named.countries
    return replace(taken, known=borne_out(taken.known, at, named.beside))


@lru_cache(100_000)
def _taken_apart(personal: bool, names: tuple[str, ...], home: str | None) -> Profile:
    """A profile as far as names give it, known actors that they share with others undecided."""
    forms = tuple(dict.fromkeys(form for name in names for form in bare_forms(name)))
    persons = [person(form) for form in forms] if personal else []
    return Profile(
        recognise(_borne(forms), person=personal),
        max(persons, key=lambda p: (len(p.words), p.words), default=None),
        tuple(sorted((_at_home(body(form), home) for form in forms), key=_fullest)),
    )


def _borne(forms: Sequence[str]) -> Iterator[str]:
    """The forms that may say who it is: initials behind another name must be that name's."""
    first = body(forms[0])
    for form in forms:
        letters = body(form).acronym
        if not letters or first.acronym or len(first.words) == 1 or letters in first.letters:
            yield form


def _fullest(one: Body) -> tuple[bool, int, tuple[str, ...]]:
    return bool(one.acronym), -len(one.words) - len(one.countries), one.ordered


def _at_home(one: Body, home: str | None) -> Body:
    """A generic body with the country that it is of where its name gives none."""
    if one.countries or home is None or one.specific:
        return one
    return replace(one, countries=frozenset({home}))


def _spelled(mine: Profile, yours: Profile) -> Spelled:
    """What the names by themselves say of one actor."""
    if mine.person and yours.person:
        return compare_persons(mine.person, yours.person)
    for one, other in ((mine, yours), (yours, mine)):
        if one.known.surely and one.known.surely in other.known.perhaps:
            return Spelled(_PERHAPS, short=True)
    found = _bodies(mine.bodies, yours.bodies)
    if found.weight is WITHIN and (mine.person or yours.person):
        return Spelled(None)  # "Varr" the firm within "Ada Varr" the person
    return found


def _bodies(mine: Sequence[Body], yours: Sequence[Body]) -> Spelled:
    """The best pair of forms; the fullest forms may contradict what shorter ones share."""
    main = compare_bodies(mine[0], yours[0])
    pairs = [compare_bodies(a, b) for a in mine for b in yours]
    speaking = [pair for pair in pairs if pair.speaks and not (main.against and pair.short)]
    return max(speaking, key=_worth, default=main)


def _worth(pair: Spelled) -> float:
    return pair.weight.value if pair.weight else -math.inf


def _in_full(spelled: Spelled, mine: Profile, yours: Profile) -> Iterator[Weight]:
    """Where one article itself says what the other's initials are short for."""
    if spelled.weight is LETTERS:
        letters = {one.acronym for one in mine.bodies} & {one.acronym for one in yours.bodies}
        if letters - {""}:
            yield _IN_FULL


def _of_one_region(one: Named, other: Named) -> bool:
    """Whether an office whose country isn't said may be one: where no known country is named.

    Of the countries that an article does name it could be any one's.
    """
    if one.countries or other.countries:
        return False
    return len(around(one).companions & around(other).companions) >= MANY


def _person_and_body(one: Named, other: Named) -> bool:
    """Whether one is a person and the other none; initials taken for a person's are hardly one."""
    kinds = {one.kind, other.kind}
    initials = any(body(name.name).acronym for name in (one, other) if name.kind == "person")
    return "person" in kinds and not kinds <= {"person", "unknown"} and not initials
