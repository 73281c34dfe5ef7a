"""Which tellings are of one warning: the same giver, the same addressee, the same danger.

A public alert and a message to a government are two, also by one giver in one sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tocsin.read.sentences import Range
from tocsin.read.warned.parties import adjective_of, side_of, state_of
from tocsin.read.warned.scene import LOOK, REMEMBERED, Scene, Told
from tocsin.read.warned.words import PERIL

_INDEFINITE = re.compile(r"(?:an?|one)\s+(?P<kind>[\w-]+(?:\s+[\w-]+){0,3})$", re.I)
_APPOSITION = re.compile(
    r",\s+(?:the|an?|its)\s+(?P<kind>(?:(?!(?:that|which|who|of|in|for|with)\b)[\w-]+\s?){1,6})"
)
_AND = re.compile(r"[,\s]+and$")


def cut(scene: Scene, told: Told, passed_on: Iterable[Told]) -> Told:
    """A statement's warning without what its sentence goes on to tell was passed on."""
    for other in passed_on:
        begin = told.danger[0] if told.danger else told.start
        if begin < other.start < told.end:
            end = other.start
            while end > told.start and not scene.text[end - 1].isalnum():
                end -= 1
            joint = _AND.search(scene.text[told.start : end])
            end -= len(joint.group()) if joint else 0
            danger = (begin, max(end, begin + 1)) if told.danger else None
            return replace(told, end=end, danger=danger)
    return told


def merged(scene: Scene, tellings: Sequence[Told]) -> list[Told]:
    """One telling for each warning: the surest wording, the earliest of these."""
    kept: dict[str, list[Told]] = {}
    found: list[Told] = []
    again: dict[Told, list[Told]] = {}
    for told in sorted(_introduced(scene, tellings), key=lambda t: (t.rank, t.start)):
        told = _owned(told, found)
        key = told.state or told.giver.lower()
        alike = kept.setdefault(key, [])
        same = next((other for other in alike[:REMEMBERED] if _same(scene, told, other)), None)
        if same:
            again.setdefault(same, []).append(told)
            continue
        alike.append(told)
        found.append(told)
    whole = (_whole(told, again.get(told, ())[:REMEMBERED]) for told in found)
    return sorted(whole, key=lambda t: (t.start, t.end))


def _whole(told: Told, again: Sequence[Told]) -> Told:
    """A telling with the others of the same warning, which may say who was told."""
    to = told.to or next((t.to for t in again if t.to and t.rank < 3 and not told.public), ())
    return replace(told, to=to, again=tuple(again))


def _introduced(scene: Scene, tellings: Sequence[Told]) -> Iterator[Told]:
    """The tellings, by the name of a giver that was first one of its kind.

    "A relief agency" and, farther on, "Open Ward, the relief agency that".
    """
    givers = list(dict.fromkeys(told.giver for told in tellings))[: 4 * REMEMBERED]
    kinds = {giver: found for giver in givers if (found := _INDEFINITE.match(giver))}
    named: dict[str, str] = {}
    for giver in list(kinds)[:REMEMBERED]:
        kind = kinds[giver].group("kind")
        for name in givers:
            if _is_the(scene, name, kind):
                named.setdefault(giver, name)
    for told in tellings:
        full = named.get(told.giver)
        yield replace(told, giver=full, introduced=True) if full else told


def _is_the(scene: Scene, name: str, kind: str) -> bool:
    """Whether the text calls a name "the" one of a kind."""
    if not name[:1].isupper():
        return False
    at = scene.text.find(f"{name}, ")
    if at < 0:
        return False
    begin = at + len(name)
    said = _APPOSITION.match(scene.text, begin, begin + LOOK)
    return bool(said and said.group("kind").strip().lower().endswith(kind.lower()))


def _same(scene: Scene, told: Told, other: Told) -> bool:
    """Whether two tellings by the same giver are of one warning."""
    if told.rank == 3 and not told.to and not (told.danger and other.public):
        return True  # the noun refers back to what was told
    if told.to and other.to and not _addressed_alike(told, other):
        return False
    if told.to and other.to:
        return True
    if told.introduced or other.introduced:
        return not told.public and not other.public
    if told.public != other.public and (told.to or other.to):
        return False
    return told.danger is None or other.danger is None or _alike(scene, told.danger, other.danger)


def _addressed_alike(told: Told, other: Told) -> bool:
    if told.public != other.public:
        return False
    own, others = ({(side_of(n) or n).lower() for n in t.to} for t in (told, other))
    contained = any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in own for b in others)
    return contained or told.public or told.rank == 3


def _alike(scene: Scene, one: Range, other: Range) -> bool:
    """Whether two dangers share a word that tells of harm."""
    first, second = (
        {
            m.group().lower()[:5]
            for m in PERIL.finditer(scene.text, part[0], min(part[1], part[0] + LOOK))
        }
        for part in (one, other)
    )
    return bool(first & second) or not first or not second


def _owned(told: Told, found: Sequence[Told]) -> Told:
    """The words "his own agency" by the state's name, where a warning before tells whose it is."""
    if told.own is None:
        return told
    for other in found[-REMEMBERED:]:
        states = [name for name in other.to if name.startswith("Government of ")]
        country = state_of(states[0]) if states else None
        if country and other.start < told.start:
            return replace(told, giver=f"{adjective_of(country)} {told.own}")
    return told
