"""Checking groups: that each stands as its members say, and can be found by what they hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tocsin.desk.linking import Told
from tocsin.desk.verifying.fault import Fault
from tocsin.link.actors.actor import Actor
from tocsin.link.actors.named import Named
from tocsin.link.copies import Imprint
from tocsin.link.dossier import Dossier, made
from tocsin.link.grouping import GroupKind
from tocsin.link.stories import Gist
from tocsin.link.story import Story
from tocsin.read.places.folding import fold
from tocsin.records import Record, decode, encode
from tocsin.store import View, auditing, groups
from tocsin.store.groups import Joined, State
from tocsin.store.packing import DamagedError, unpack_record

# What stands for a group of each kind, and what lists say of it.
_KEPT: Mapping[str, type[Record]] = {
    "origin": Imprint,
    "actor": Named,
    "incident": Told,
    "story": Gist,
}
_SHOWN: Mapping[GroupKind, type[Record]] = {"actor": Actor, "incident": Dossier, "story": Story}


def check(view: View) -> Iterator[Fault]:
    """Members can be opened; what has any is listed, as they say."""
    for one in auditing.packed(view):
        if _member(one.packed, one.kind) is None:
            yield Fault(thing=one.kind, id=one.member, problem="is damaged, as it was kept")
    for state in auditing.former_states(view):
        if state.size and _shown(state) is None:
            yield Fault(thing=state.kind, id=state.group, problem="is damaged, as lists show it")
    for kind in _SHOWN:
        for group in groups.unstated(view, kind):
            yield Fault(thing=kind, id=group, problem="has members and is in no list")
        for states in auditing.states(view, kind):
            yield from _states(view, kind, states)


def _member(packed: bytes, kind: str) -> Record | None:
    try:
        return decode(packed, _KEPT[kind])
    except (KeyError, TypeError, UnicodeError, msgspec.MsgspecError):
        return None


def _shown(state: State) -> Record | None:
    try:
        return unpack_record(state.packed, _SHOWN[state.kind])  # type: ignore[index]
    except (KeyError, DamagedError):
        return None


@dataclass(frozen=True)
class _Group:
    """A group as it stands, with its members and the marks that it is filtered by."""

    state: State
    shown: Record | None
    members: Sequence[Joined]
    marks: set[str]

    def kept(self, kind: type[Record]) -> list[Record]:
        """The members that stand for it, the first first; damaged ones are told elsewhere."""
        packed = (one.packed for one in self.members if one.packed is not None)
        opened = (_member(each, self.state.kind) for each in packed)
        return [one for one in opened if isinstance(one, kind)]


def _states(view: View, kind: GroupKind, states: Sequence[State]) -> Iterator[Fault]:
    ids = [state.group for state in states]
    marks = auditing.marks(view, kind, ids)
    for state in states:
        held = groups.members(view, kind, state.group)
        marked = marks.get((state.group, state.since), set())
        group = _Group(state, _shown(state), held, marked)
        for problem in _problems(group, kind):
            yield Fault(thing=kind, id=state.group, problem=problem)


def _problems(group: _Group, kind: GroupKind) -> Iterator[str]:
    if not group.members:
        if group.state.size:
            yield "is in a list and has no members"
        return
    if group.shown is not None:
        yield from _CHECKS[kind](group)


def _incident(group: _Group) -> Iterator[str]:
    told = [one for one in group.kept(Told) if isinstance(one, Told)]
    due = made((one.account, one.trace) for one in told)
    yield from _differences(group, due, due.day, len(group.members))
    yield from _missing(group, {mark for one in told for mark in one.marks})


def _story(group: _Group) -> Iterator[str]:
    """A story's title and days are as they were when its articles came; only these are counted."""
    shown = group.shown
    if isinstance(shown, Story):
        told = (shown.articles, group.state.size, group.state.day)
        if told != (len(group.members), len(group.members), shown.last[:10]):
            yield "isn't listed as its members say"


def _actor(group: _Group) -> Iterator[str]:
    names = [one for one in group.kept(Named) if isinstance(one, Named)]
    yield from _missing(
        group, {f"name:{fold(form)}" for one in names for form in (one.name, *one.forms)}
    )


def _differences(group: _Group, due: Record, day: str, size: int) -> Iterator[str]:
    if group.shown is None or encode(group.shown) != encode(due):
        yield "isn't shown as its members say"
    if (group.state.day, group.state.size) != (day, size):
        yield "isn't listed as its members say"


def _missing(group: _Group, due: set[str]) -> Iterator[str]:
    for mark in sorted(due - group.marks):
        yield f"can't be found by {mark}"


_CHECKS: Mapping[GroupKind, Callable[[_Group], Iterator[str]]] = {
    "incident": _incident,
    "story": _story,
    "actor": _actor,
}
