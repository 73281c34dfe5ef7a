"""Parties: which names of those who accuse and are accused in a case mean one actor.

A name that the world knows means its known actor ("Kyiv" is the Government of Ukraine), other
names are one where the linker has them as one actor. One name is one party within an incident, as
it is one source (docs/dev/origins.md). What only describes ("two suspects") is no party.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tocsin.assess.case import Case, Heard
from tocsin.assess.proper import is_proper
from tocsin.link.actors.known import known, meant
from tocsin.link.actors.named import is_name
from tocsin.link.outlet import same_as
from tocsin.records import EntityKind

# A country of our tables is found by its own name, one that no table has only by this.
_RULE = re.compile(r"government of (?:the )?")
# Of these a single word is a name; venues, weapons and events do nothing themselves.
_ACTING: frozenset[EntityKind] = frozenset(["person", "organisation", "group", "place"])


@dataclass(frozen=True)
class Party:
    """One actor of a case: the fullest of its names, all of them, and what it is a branch of."""

    name: str
    names: tuple[str, ...]
    part_of: str | None


def mark(name: str) -> str:
    """What the names of one party share by themselves: "Ukraine" and "Kyiv" do."""
    return meant(name) or _RULE.sub("", same_as(name))


def parties(case: Case) -> dict[str, Party]:
    """The parties of a case by `mark` of each of their names."""
    names: dict[str, set[str]] = {}
    for _, name in _named(case):
        names.setdefault(mark(name), set()).add(name)
    found: dict[str, Party] = {}
    for group in _joined(names, _ties(case)):
        party = _party(group, {name for one in group for name in names[one]})
        found |= dict.fromkeys(group, party)
    return found


def _named(case: Case) -> Iterator[tuple[Heard, str]]:
    """Each name that accuses or is accused, with the account; descriptions aren't names."""
    for heard in case.heard:
        for blame in heard.reading.blame:
            yield from ((heard, n) for n in (blame.accused, blame.by) if _is_name(n, heard))


def _is_name(name: str, heard: Heard) -> bool:
    """Whether it names somebody; a single unknown word does where the article has it as a name."""
    if not is_proper(name, heard.reading):
        return False
    if is_name(name) or name in heard.report.actors:
        return True
    entities = heard.reading.entities
    return name[:1].isupper() and any(e.name == name and e.kind in _ACTING for e in entities)


def _ties(case: Case) -> Iterator[set[str]]:
    """Marks that the linker has as one actor."""
    actors: dict[str, set[str]] = {}
    for heard, name in _named(case):
        if name in heard.report.actors:
            actors.setdefault(heard.report.actors[name], set()).add(mark(name))
    yield from actors.values()


def _joined(marks: Iterable[str], ties: Iterable[set[str]]) -> list[frozenset[str]]:
    """The marks in groups, joined by ties; two that the world knows apart are never joined."""
    groups: dict[str, frozenset[str]] = {one: frozenset([one]) for one in marks}
    for tie in sorted(ties, key=sorted):
        both = frozenset[str]().union(*(groups[one] for one in tie))
        if sum(known(one) is not None for one in both) <= 1:
            groups |= dict.fromkeys(both, both)
    return sorted(set(groups.values()), key=sorted)


def _party(marks: frozenset[str], names: Iterable[str]) -> Party:
    world = next((actor for one in sorted(marks) if (actor := known(one))), None)
    ordered = tuple(sorted(names, key=lambda name: (-len(name), name)))
    return Party(
        name=world.name if world else ordered[0],
        names=ordered,
        part_of=world.part_of or None if world else None,
    )


def party_of(name: str, known_here: Mapping[str, Party]) -> Party | None:
    """The party that a name means, None for a description."""
    return known_here.get(mark(name))
