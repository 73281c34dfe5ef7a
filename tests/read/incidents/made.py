"""Small scenes without the network: texts whose names, statements and roles are marked.

`[place Orlec]` marks an entity, `[people Varnian]` one that names a people, `[state Varnia]` a
country that stands for its government; `[s Orla Venn] [c said] [t that …]` a statement;
`[victim two nurses]` and the like what the network's head for roles found, `[trigger assault fell]`
and `[trigger death fell]` what that for triggers did. Marks may hold others. The world: Varnia (XV)
has the area Norrmark with Orlec and, 15 km off, Marl; the area Sudmark with Tessel, 300 km off;
the capital Venn City. Orrland (XO) has the town Quenby and the area Ostmark.
"""

import re
import sys
from collections.abc import Callable, Iterable
from datetime import date
from types import FrameType
from typing import Any

import msgspec
import numpy as np

from tests.records.made import article as made_article
from tocsin.read.entities import entities
from tocsin.read.incidents.gathering import Gathered, gather
from tocsin.read.incidents.mentions import Mention, mentions
from tocsin.read.incidents.parties import Named, Party, parties
from tocsin.read.incidents.scene import Scene, Site, scene
from tocsin.read.incidents.telling import incidents
from tocsin.read.incidents.triggers import triggers
from tocsin.read.marks import Links, Marks, WordScores
from tocsin.read.pieces import Pieces
from tocsin.read.sentences import containing
from tocsin.read.statements import statements
from tocsin.read.tagged import Tagged
from tocsin.read.times.whens import whens
from tocsin.records import ENTITY_KINDS, Article, Figure, Incident, Place, identify
from tocsin.records.base import span
from tocsin.records.place import PlaceKind, Precision

PUBLISHED = date(2024, 3, 20)  # a Wednesday
COUNTRIES = {"XV": "Varnia", "XO": "Orrland"}

_STATEMENTS = {"s": "source", "c": "cue", "t": "content"}
_ROLES = ("victim", "target", "perpetrator", "instrument")
_OPENS = re.compile(
    rf"\[({'|'.join([*_STATEMENTS, *ENTITY_KINDS, 'people', 'state', *_ROLES])}|trigger \w+) "
)
# Kind, country, area, latitude and longitude.
_WORLD: dict[str, tuple[PlaceKind, str, str | None, float, float]] = {
    "Varnia": ("country", "XV", None, 11, 11),
    "Orrland": ("country", "XO", None, 50, 50),
    "Norrmark": ("area", "XV", "Norrmark", 10, 10),
    "Sudmark": ("area", "XV", "Sudmark", 12, 12),
    "Ostmark": ("area", "XO", "Ostmark", 51, 51),
    "Venn City": ("capital", "XV", "Norrmark", 9, 9),
    "Orlec": ("town", "XV", "Norrmark", 10, 10),
    "Marl": ("town", "XV", "Norrmark", 10.1, 10.1),
    "Tessel": ("town", "XV", "Sudmark", 12, 12),
    "Quenby": ("town", "XO", "Ostmark", 51, 51),
    "Republic Hall": ("venue", "XV", "Norrmark", 10, 10),
}
_PEOPLES = {"Varnian": "Varnia", "Orrish": "Orrland", "Russian": "Orrland"}
_WITHIN = {"Republic Hall": "Orlec"}
_PRECISION: dict[PlaceKind, Precision] = {
    "country": "country", "area": "area", "town": "town", "capital": "town", "venue": "building",
}  # fmt: skip


def unmarked(text: str) -> tuple[str, list[Tagged]]:
    """The bare text, and its marks in order."""
    bare, at = "", 0
    open_: list[tuple[str, int]] = []
    found: list[Tagged] = []
    while at < len(text):
        mark = _OPENS.match(text, at)
        if mark:
            open_.append((mark.group(1), len(bare)))
            at = mark.end()
            continue
        if text[at] == "]" and open_:
            label, start = open_.pop()
            found.append(Tagged(label, start, len(bare), 0.9))
        else:
            bare += text[at]
        at += 1
    assert not open_, "a mark is left open"
    return bare, sorted(found, key=lambda t: (t.start, -t.end))


def article(text: str) -> Article:
    """An article of this text without a title; its first line is the headline."""
    return msgspec.structs.replace(
        made_article(), title=None, text=text, segments=(), dropped=(), published=None
    )


def scene_of(
    text: str, headline: str = "", sure: float = 2.0, published: date | None = PUBLISHED
) -> Scene:
    """The scene of a marked text under a marked headline.

    Args:
        text: the paragraphs.
        headline: what stands in a line before them.
        sure: how surely every word happened, as the network would judge.
        published: the day on which it appeared.
    """
    bare, tagged = unmarked(f"{headline}\n\n{text}")
    said = [Tagged(_STATEMENTS[t.label], *_where(t)) for t in tagged if t.label in _STATEMENTS]
    named = [
        Tagged({"people": "group", "state": "place"}.get(t.label, t.label), *_where(t))
        for t in tagged
        if t.label in (*ENTITY_KINDS, "people", "state")
    ]
    return scene(
        article(bare),
        marks_of(bare, tagged, sure),
        statements("made", bare, said),
        entities("made", bare, named),
        whens("made", bare, published),
        [place for t in tagged if (place := _place(bare, t)) is not None],
    )


def mentions_of(
    text: str, headline: str = "", sure: float = 2.0, published: date | None = PUBLISHED
) -> list[Mention]:
    """The mentions of incidents in a marked text, each with whom it was against."""
    seen = scene_of(text, headline, sure, published)
    found = mentions(seen, triggers(seen.text, seen.marks.triggers))
    for mention in found:
        named = (p.name for p in _parties(seen, mention) if p.role == "against")
        mention.against = frozenset(name for name in named if name[:1].isupper())
    return found


def one_mention(text: str, headline: str = "") -> Mention:
    """The only mention of an incident in a marked text."""
    (found,) = mentions_of(text, headline)
    return found


def gathered(text: str, headline: str = "") -> list[Gathered]:
    """The mentions of a marked text by incident."""
    return gather(mentions_of(text, headline))


def parties_of(text: str) -> list[Party]:
    """The parties of the first mention of an incident in a marked text."""
    seen = scene_of(text)
    return _parties(seen, mentions(seen, triggers(seen.text, seen.marks.triggers))[0])


def happened(
    text: str, headline: str = "", sure: float = 2.0, published: date | None = PUBLISHED
) -> tuple[Incident, ...]:
    """The incidents of a marked text."""
    return incidents("made", scene_of(text, headline, sure, published), COUNTRIES.__getitem__)[0]


def figures_of(text: str, headline: str = "") -> tuple[Figure, ...]:
    """The figures of a marked text that belong to an incident."""
    return incidents("made", scene_of(text, headline), COUNTRIES.__getitem__)[1]


def one(text: str, headline: str = "") -> Incident:
    """The only incident of a marked text."""
    (found,) = happened(text, headline)
    return found


def site_of(name: str, *, venue: bool = False) -> Site:
    """A site of this name, with the place that it means if the made world has it."""
    place = _place(name, Tagged("place", 0, len(name), 0.9))
    return Site(name, span(name, 0, len(name)), place, venue)


def steps(function: Callable[[], Any], most: int = sys.maxsize) -> int:
    """How many lines of code run until a function ends: the same on every machine.

    Raises AssertionError, and stops the function, as soon as there are more than `most`.
    """
    count = 0

    def trace(_: FrameType, event: str, __: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        assert count <= most, "too many steps"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return count


def _parties(seen: Scene, mention: Mention) -> list[Party]:
    unit = containing(seen.units, mention.start)
    roles = [t for t in seen.marks.roles if containing(seen.units, t.start) == unit]
    present = [
        Named(m.start, m.end, entity)
        for entity in seen.entities
        for m in entity.mentions
        if containing(seen.units, m.start) == unit
    ]
    return parties(seen.text, mention, roles, present)


def _where(tagged: Tagged) -> tuple[int, int, float]:
    return tagged.start, tagged.end, tagged.probability


def marks_of(text: str, tagged: Iterable[Tagged] = (), sure: float = 2.0) -> Marks:
    """Marks that hold every word of a text for equally sure, with roles and triggers."""
    offsets = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    number = np.arange(len(offsets))
    words = WordScores.blank([], Links(["role"], 1, [0.0], [[0.0, 0.0]]), len(offsets))
    words.value[:] = sure
    marks = Marks(Pieces(text, number, np.zeros_like(number), number, offsets), words=words)
    for one_ in tagged:
        if one_.label in _ROLES:
            marks.roles.append(one_)
        elif one_.label.startswith("trigger "):
            marks.triggers.append(Tagged(one_.label.split()[1], *_where(one_)))
    return marks


def _place(text: str, tagged: Tagged) -> Place | None:
    """The place that a mark names, if the made world has it."""
    words = text[tagged.start : tagged.end]
    name = _PEOPLES.get(words, words)
    if tagged.label not in ("place", "venue", "people", "state") or name not in _WORLD:
        return None
    kind, country, area, latitude, longitude = _WORLD[name]
    return Place(
        id=identify("place", "made", tagged.start, tagged.end),
        span=span(text, tagged.start, tagged.end),
        name=name,
        kind=kind,
        country=country,
        area=area,
        latitude=latitude,
        longitude=longitude,
        precision=_PRECISION[kind],
        within=_WITHIN.get(name),
        people=tagged.label == "people",
        stands_for=f"Government of {name}" if tagged.label == "state" else None,
        reasons=(),
    )
