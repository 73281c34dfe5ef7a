"""Which tellings are of one warning: the same giver, the same addressee, the same danger.

A public alert and a message to a government are two, also by one giver in one sentence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.read.sentences import Range
from tocsin.read.warned.parties import adjective_of, state_of
from tocsin.read.warned.scene import LOOK, REMEMBERED, Scene, Told
from tocsin.read.warned.words import PERIL

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
    for told in sorted(tellings, key=lambda t: (t.rank, t.start)):
        told = _owned(told, found)
        key = told.state or told.giver.lower()
        alike = kept.setdefault(key, [])
        if any(_same(scene, told, other) for other in alike[:REMEMBERED]):
            continue
        alike.append(told)
        found.append(told)
    return sorted(found, key=lambda t: (t.start, t.end))


def _same(scene: Scene, told: Told, other: Told) -> bool:
    """Whether two tellings by the same giver are of one warning."""
    if told.rank == 3 and not told.to and not (told.danger and other.public):
        return True  # the noun refers back to what was told
    if told.to and other.to and not _addressed_alike(told, other):
        return False
    if told.to and other.to:
        return True
    if told.public != other.public and (told.to or other.to):
        return False
    return told.danger is None or other.danger is None or _alike(scene, told.danger, other.danger)


def _addressed_alike(told: Told, other: Told) -> bool:
    if told.public != other.public:
        return False
    own, others = ({(state_of(n) or n).lower() for n in t.to} for t in (told, other))
    return bool(own & others) or told.public or told.rank == 3


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
