"""Two names of persons: may they be one's?

Full names must agree in surname, first name (initials, short forms and transliterations apart) and
whatever else both give; else they are two people, whatever the context. A bare surname agrees with
all who bear it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from tocsin.link.actors.evidence import Spelled, Weight
from tocsin.link.actors.spelling import alike, sounded, words
from tocsin.link.actors.words import listed, short_forms
from tocsin.read.names import split_title

SAME = Weight(2.2, "the same full name")
SOUNDED = Weight(1.8, "the same full name, transliterated otherwise")
FULLER = Weight(1.8, "the same first and last name, one with more between")
INITIAL = Weight(1.0, "the same surname and initial")
NICKNAME = Weight(1.2, "the same surname, a short form of the first name")
ALIKE = Weight(-0.2, "names that may be transliterations of one")
CONTAINED = Weight(0.6, "one name within the other")
SURNAME = Weight(-0.9, "a surname alone")
BOTH_SHORT = Weight(-0.7, "both give only this one name")

_NICKNAME = re.compile(r"[\"“‘'(][^\"”’')]+[\"”’')]+\s+")
_SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv",
}  # fmt: skip
_PARTICLES = listed("particles")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: folded words without titles and particles, and "jr" or the like."""

    words: tuple[str, ...]
    suffix: str

    @property
    def full(self) -> bool:
        """Whether it is more than one word."""
        return len(self.words) > 1

    @property
    def surnames(self) -> tuple[str, ...]:
        """What of it may stand for the whole: the last word, or the first of "Kim Jong Un"."""
        if self.full and self.words[0] in listed("family_first"):
            return self.words[0], self.words[-1]
        return self.words[-1:]


@lru_cache(100_000)
def person(name: str) -> Person:
    """The parts of a name as written, titles and all."""
    _, bare = split_title(_NICKNAME.sub("", name).partition(" (")[0])
    found = list(words(bare)) or list(words(name))
    suffix = _SUFFIXES.get(found[-1], "") if len(found) > 1 else ""
    if suffix:
        found.pop()
    kept = [word for word in found if word not in _PARTICLES]
    return Person(tuple(kept or found), suffix)


@lru_cache(100_000)
def compare_persons(one: Person, other: Person) -> Spelled:
    """What two persons' names say by themselves. Symmetric."""
    if len(one.words) > len(other.words):
        one, other = other, one
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return Spelled(None, against=" and ".join(sorted((one.suffix, other.suffix))))
    if not other.full:
        same = sounded(one.words[0]) == sounded(other.words[0])
        return Spelled(BOTH_SHORT, short=True) if same else _two_people(one, other)
    if not one.full:
        borne = any(sounded(one.words[0]) == sounded(name) for name in other.surnames)
        return Spelled(SURNAME, short=True) if borne else _two_people(one, other)
    return _full(one, other)


def _full(one: Person, other: Person) -> Spelled:
    """Two full names, the shorter first."""
    if one.words == other.words or "".join(one.words) == "".join(other.words):
        return Spelled(SAME)
    surname = one.words[-1], other.words[-1]
    if not alike(*surname):
        return _otherwise(one, other)
    if _middles_differ(one.words[1:-1], other.words[1:-1]):
        return Spelled(None, against="different middle names")
    weight = _first_names(one, other)
    if weight is None:
        return _otherwise(one, other)
    if sounded(surname[0]) != sounded(surname[1]):
        return Spelled(ALIKE, short=True) if weight in (SAME, SOUNDED) else _two_people(one, other)
    if weight is SAME and surname[0] != surname[1]:
        return Spelled(SOUNDED)
    if weight in (SAME, SOUNDED) and len(one.words) != len(other.words):
        return Spelled(FULLER)
    return Spelled(weight, short=weight in (INITIAL, ALIKE))


def _first_names(one: Person, other: Person) -> Weight | None:
    """How the first names agree; None where they are two."""
    a, b = one.words[0], other.words[0]
    if a == b:
        return SAME
    if sounded(a) == sounded(b):
        return SOUNDED
    if a[0] == b[0] and 1 in (len(a), len(b)):
        return INITIAL
    if formal(a) & formal(b):
        return NICKNAME
    return ALIKE if alike(a, b) else None


def _middles_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what stands between contradicts: "F." and "G."; where one has none, nothing does."""
    return any(
        not (alike(a, b) or (a[0] == b[0] and 1 in (len(a), len(b))))
        for a, b in zip(one, other, strict=False)
    )


def _otherwise(one: Person, other: Person) -> Spelled:
    """Names that agree in order or in part: "Chen Bo" and "Bo Chen", "Pérez" and "Pérez Gómez"."""
    turned = sorted(one.words) == sorted(other.words)
    family_first = one.words[0] in listed("family_first") or other.words[0] in listed(
        "family_first"
    )
    if turned and family_first:
        return Spelled(SAME)
    rest = iter(other.words)
    if all(any(sounded(word) == sounded(w) for w in rest) for word in one.words):
        return Spelled(CONTAINED, short=True)
    return _two_people(one, other)


def _two_people(one: Person, other: Person) -> Spelled:
    a, b = sorted((" ".join(one.words), " ".join(other.words)))
    return Spelled(None, against=f"different names: {a}, {b}")


@lru_cache(100_000)
def formal(first_name: str) -> frozenset[str]:
    """The full first names that one may be short for, itself among them: "bob" is "robert"."""
    return short_forms().get(first_name, frozenset()) | {first_name}
