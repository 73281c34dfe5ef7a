"""A charge: somebody's word on who did something; and what all rules for charges share."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.read.blaming.deeds import HARMS
from tocsin.read.blaming.scene import Scene
from tocsin.read.blaming.subjects import subject
from tocsin.read.known import names as known_names
from tocsin.read.sentences import Range
from tocsin.records.incident import Stance

_NOT_SAID = re.compile(
    r"\b(?:no|not|never|nobody|none|neither|without|if|unless|whether|would|could|may|might|should|"
    r"must|will|to avoid|refus\w+|declin\w+|stopped short of|yet to|lest|dared?)\b[^,.;:]{0,24}$"
    r"|n[’']t\s+(?:\w+\s+){0,2}$",
    re.I,
)
_ARM = re.compile(
    r"(?P<owner>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?) (?:(?:Foreign|Defen[cs]e|Interior) Ministry|"
    r"(?:[A-Z]\w+ ){0,4}(?:Agency|Command|Department|Staff|Administration|Embassy)|"
    r"(?:foreign|defen[cs]e|interior) ministry|[Aa]rmy|[Mm]ilitary|[Gg]overnment|"
    r"[Aa]rmed [Ff]orces|[Aa]ir [Ff]orce|officials?|authorities)"
)
_CLAUSE_END = re.compile(r"[,.;:!?“”\"\n]")
_FOR_ELSE = re.compile(r"\bfor\s+(?!it\b|this\b|that\b)")
_BEFORE = 60  # characters before a reporting word that may undo it
_REACH = 160  # characters that a clause may go on
_AROUND = 300  # characters around a reporting word that may tell of violence
_BACK = 1500  # characters in which a bare "blamed the Front" finds what for


@dataclass(frozen=True, slots=True)
class Charge:
    """Who says that who did it, or didn't: `[start, end)` says it.

    `tells` is true where the words tell of the deed itself rather than of whose fault it was.
    `answers` is the charge that this one replies to, where that alone tells what it is about.
    """

    accused: str
    by: str
    stance: Stance
    start: int
    end: int
    reason: str
    tells: bool = False
    answers: "Charge | None" = None


def same(a: str, b: str) -> bool:
    """Whether a party speaks of itself: by name, as government, army or people of a country."""
    return a == b or _power(a) == _power(b)


def _power(name: str) -> str:
    """The country that a ministry or an army speaks and acts for; any other name is its own."""
    arm = _ARM.fullmatch(name)
    if arm is None:
        return country_of(name)
    known, words = known_names(), name.split()
    for size in (2, 1):  # "South Korean" before "South"
        owner = re.sub(r"[’']s?$", "", " ".join(words[:size]))
        if country := known.demonyms.get(owner) or known.countries.get(owner):
            return country
    return name


def country_of(name: str) -> str:
    """The country of a government or people; any other name is its own."""
    bare = re.sub(r"^Government of (?:the )?", "", name)
    demonyms = known_names().demonyms
    return demonyms.get(bare) or demonyms.get(bare.removesuffix("s")) or bare


def said(scene: Scene, start: int) -> bool:
    """Whether the reporting words at an offset aren't negated, conditional or in the future."""
    low = max(scene.unit(start)[0], start - _BEFORE)
    return not _NOT_SAID.search(scene.text, low, start)


def whole(scene: Scene, start: int, end: int) -> Range:
    """From the subject of the reporting words at `start` to the end of what they say."""
    statement = scene.cued(start, end)
    source = statement.source if statement else None
    if source and source.start < start and start - source.end < _BEFORE:
        return source.start, end
    words = subject(scene.text, scene.unit(start)[0], start)
    return (words[0] if words else start), end


def clause_end(scene: Scene, at: int) -> int:
    """The end of the clause that goes on at an offset."""
    high = min(scene.unit(at - 1)[1], at + _REACH)
    stop = _CLAUSE_END.search(scene.text, at, high)
    return max(at, stop.start() if stop else high)


def harmful(scene: Scene, at: int) -> bool:
    """Whether the sentence at an offset speaks of violence, or means what its paragraph does."""
    low, high = scene.unit(at)
    low, high = max(low, at - _AROUND), min(high, at + _AROUND)
    if HARMS.search(scene.text, low, high):
        return True
    first = max(scene.text.rfind("\n\n", 0, max(0, scene.text.rfind("\n\n", 0, at))), at - _BACK, 0)
    before = HARMS.search(scene.text, first, at)
    return bool(before) and not _FOR_ELSE.search(scene.text, at, min(high, at + _BEFORE))


def against(
    accused: Iterable[str], by: Iterable[str], stance: Stance, where: Range, reason: str
) -> Iterator[Charge]:
    """Charges of everybody in `by` against everybody else in `accused`."""
    others = tuple(accused)
    for name in by:
        for other in others:
            if other != name:
                yield Charge(other, name, stance, *where, reason)
