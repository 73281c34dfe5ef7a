"""Two names of bodies (organisations, groups, offices): may they be one's?

A name is taken apart into the countries in it ("Russian", "of Russia") and the rest, in no order:
"Defence Ministry" and "Ministry of Defense" are one. Where the rest is only what many have
("interior ministry", "police"), it is *generic*: the country decides, and without one nothing can
be said. Of generic bodies some are such that a country has one ("interior ministry"); others
("police", "city council") aren't linked by their names at all.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tocsin.link.actors.evidence import Spelled, Weight
from tocsin.link.actors.known import country_of
from tocsin.link.actors.spelling import slipped, words
from tocsin.link.actors.words import listed, national
from tocsin.read.names import BODIES

SAME = Weight(2.5, "the same name")
SAME_WORD = Weight(1.2, "the same name of one word")
SAME_OFFICE = Weight(2.5, "the same office of the same country")
ADJECTIVE = Weight(1.8, "the same name, once with an adjective")
SLIPPED = Weight(0.8, "the same name but for one letter")
SAME_LETTERS = Weight(-0.5, "the same initials alone")
SAME_LONG_LETTERS = Weight(0.3, "the same initials alone, four or more")
COMMON_WORDS = Weight(-0.4, "the same name, of words that many have")
LONG_COMMON_WORDS = Weight(0.2, "the same name, of three words or more that many have")
UNSAID = Weight(-1.3, "the same office, of a country that one of them doesn't say")
LETTERS = Weight(-0.2, "one has the other's initials")
WITHIN = Weight(-0.5, "one name within the other")

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}(?:-[A-Z]{1,3})?|[A-Z]{2,7}\d?")
_WORD = re.compile(r"[\w’'.&-]*\w")
_SMALL = listed("body_small")
_EMPTY = listed("body_empty")
_SPELLED = {
    "defense": "defence", "center": "centre", "organization": "organisation", "labor": "labour",
    "dept": "department", "internal": "interior", "govt": "government", "program": "programme",
    "organizations": "organisations", "mobilization": "mobilisation", "intl": "international",
}  # fmt: skip
_ENDINGS = re.compile(r"(?:ia|a|i|an|ian|ese|ish|ic|er|ers|ans|ians|land|lands|landic|n|is|o)?")
_RARE = 4  # initials that few bodies share
_STEM = 4  # letters that a country and its adjective share at least
_LONG = 3  # words that together are rarely two bodies' of one country


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name taken apart.

    `words` are the folded words without the small ones and without countries; `countries` are ISO
    codes, or the name of a land that no table has. `letters` are the initials that may stand for
    it, `acronym` is what it is itself, if it is no more than initials. `specific` says whether its
    words name it; `national` whether they are generic but such that a country has only one.
    """

    words: frozenset[str]
    ordered: tuple[str, ...]
    countries: frozenset[str]
    letters: frozenset[str]
    acronym: str
    specific: bool
    national: bool


@lru_cache(100_000)
def body(name: str) -> Body:
    """The parts of a body's name as written."""
    found = _WORD.findall(name.replace("\u00ad", ""))
    places, rest = _countries(found)
    ordered = tuple(
        _SPELLED.get(word, word)
        for part in rest
        if part.lower() not in _SMALL
        for word in words(part)
    )
    kept = tuple(w for w in ordered if w not in _EMPTY) or ordered
    whole = frozenset(kept)
    acronym = "".join(filter(str.isalnum, name)) if _ACRONYM.fullmatch(name) else ""
    return Body(
        words=whole,
        ordered=kept,
        countries=frozenset(places),
        letters=_letters(found),
        acronym=acronym,
        specific=bool(acronym) or any(word not in generic() for word in whole),
        national=_national(whole),
    )


@lru_cache(100_000)
def compare_bodies(one: Body, other: Body) -> Spelled:
    """What two bodies' names say by themselves. Symmetric."""
    if one.countries and other.countries and not one.countries & other.countries:
        return Spelled(None, against="of different countries")
    if one.acronym or other.acronym:
        return _initials(one, other)
    if not one.specific and not other.specific:
        return _offices(one, other)
    if one.words == other.words:
        return Spelled(SAME if len(one.words) + len(one.countries) > 1 else SAME_WORD)
    return _partly(one, other)


def _initials(one: Body, other: Body) -> Spelled:
    if one.acronym == other.acronym:
        long = len(one.acronym) >= _RARE
        return Spelled(SAME_LONG_LETTERS if long else SAME_LETTERS, short=True)
    if one.acronym in other.letters or other.acronym in one.letters:
        return Spelled(LETTERS, short=True)
    return Spelled(None)


def _offices(one: Body, other: Body) -> Spelled:
    """Two generic names: only a country that both give can make them surely one."""
    if one.words != other.words:
        return Spelled(None)
    if one.countries & other.countries:
        if one.national:
            return Spelled(SAME_OFFICE)
    elif one.national:
        return Spelled(UNSAID, short=True)
    if len(one.words) == 1 or one.words & listed("local"):
        return Spelled(None)
    return Spelled(COMMON_WORDS if len(one.words) < _LONG else LONG_COMMON_WORDS, short=True)


def _partly(one: Body, other: Body) -> Spelled:
    less, more = sorted((one, other), key=lambda body: (len(body.words), body.ordered))
    odd, even = less.words - more.words, more.words - less.words
    if odd and len(odd) == len(even) == 1:
        a, b = *odd, *even
        if _of_one_land(a, b) and len(less.words) > 1:
            return Spelled(ADJECTIVE)
        if slipped(a, b):
            return Spelled(SLIPPED)
    named = any(word not in generic() for word in less.words)
    if not odd and named and not even & listed("offices_of_lands"):
        return Spelled(WITHIN, short=True)
    a, b = sorted((" ".join(one.ordered), " ".join(other.ordered)))
    if one.specific and other.specific and not less.words <= more.words:
        return Spelled(None, against=f"different names: {a}, {b}")
    return Spelled(None)


@lru_cache(100_000)
def _of_one_land(one: str, other: str) -> bool:
    """Whether two words may be a land that no table has and its adjective: Varnia, Varnian."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    if same < _STEM:
        return False
    return bool(_ENDINGS.fullmatch(one[same:]) and _ENDINGS.fullmatch(other[same:]))


def _countries(found: list[str]) -> tuple[list[str], list[str]]:
    """ISO codes of the countries among the words of a name, and the other words."""
    codes, rest = [], []
    at = 0
    while at < len(found):
        for size in (3, 2, 1):
            code = country_of(" ".join(found[at : at + size])) if found[at][0].isupper() else None
            if code and (size == 1 or at + size <= len(found)):
                codes.append(code)
                at += size
                break
        else:
            rest.append(found[at])
            at += 1
    return codes, rest


def _letters(found: list[str]) -> frozenset[str]:
    """The initials of a name, with its small words and without."""
    parts = [part for word in found for part in word.split("-") if part]
    capitals = "".join(p[0] for p in parts if p[0].isupper())
    large = "".join(p[0] for p in parts if p[0].isupper() and p.lower() not in _SMALL)
    every = "".join(p[0] for p in parts).upper()
    return frozenset(letters for letters in (capitals, large, every) if len(letters) > 1)


def _national(whole: frozenset[str]) -> bool:
    if any(word not in generic() for word in whole):
        return False
    return ("ministry" in whole and len(whole) > 1) or whole in national()


@cache
def generic() -> frozenset[str]:
    """Folded words that many bodies have in their names."""
    unique = {word for phrase in national() for word in phrase}
    return listed("generic") | listed("local") | BODIES | unique
