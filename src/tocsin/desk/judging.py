"""People's judgements: what is the same, what isn't, and taking such a word back.

A judgement is a row of its own, with who, when and why. It moves members between groups, and
stands against every linker from then on; what it moved goes back when it is taken back.
"""

from collections.abc import Collection
from dataclasses import replace

from tocsin.desk import linking
from tocsin.errors import NotFoundError, TocsinError
from tocsin.link.grouping import GroupKind, founded
from tocsin.records import Record, identify
from tocsin.store import Entry, groups
from tocsin.store.groups import Joined, Judged


class Judgement(Record, frozen=True):
    """What came of a judgement: its id, by which it can be taken back, and the groups it concerns.

    `one` is the group that is left, `other` the one that was taken into it or out of it.
    """

    id: str
    one: str
    other: str


def same(entry: Entry, kind: GroupKind, one: str, other: str, why: str) -> Judgement:
    """Two groups are the same: the later becomes part of the earlier.

    `one` and `other` are ids of groups or of members. Raises NotFoundError where either is none,
    TocsinError where they are one already.
    """
    here, there = _group(entry, kind, one), _group(entry, kind, other)
    if here == there:
        raise TocsinError(f"{one} and {other} are one already", "nothing was changed")
    first, second = (groups.members(entry.view, kind, group) for group in (here, there))
    if (second[0].learnt, second[0].member) < (first[0].learnt, first[0].member):
        here, there, first, second = there, here, second, first
    judged = _judged(entry, kind, first[0].member, second[0].member, "same", why)
    _move(entry, kind, second, here, f"judged: {why}")
    groups.add_keys(entry, kind, {here: groups.keys_of(entry.view, kind, there)})
    linking.redo(entry, kind, [here, there])
    return Judgement(id=judged.id, one=here, other=there)


def different(entry: Entry, kind: GroupKind, members: Collection[str], why: str) -> Judgement:
    """Some members of a group are something else: they become a group of their own.

    Raises NotFoundError where one is no member, TocsinError where they aren't of one group or
    nothing else would be left of it.
    """
    found = {_group(entry, kind, member) for member in members}
    if len(found) > 1:
        raise TocsinError("these aren't of one group", "name members of one")
    group = found.pop()
    all_ = groups.members(entry.view, kind, group)
    leaving = [one for one in all_ if one.member in members]
    staying = [one for one in all_ if one.member not in members]
    if not staying or not leaving:
        raise TocsinError(f"{group} has no other members", "nothing was changed")
    judged, *_ = [
        _judged(entry, kind, staying[0].member, one.member, "different", why) for one in leaving
    ]
    apart = _new_group(entry, kind, leaving)
    standing = {one.member: one for one in linking.standing(entry.view, kind, leaving)}
    _move(entry, kind, [standing.get(one.member, one) for one in leaving], apart, f"judged: {why}")
    groups.add_keys(entry, kind, {apart: groups.keys_of(entry.view, kind, group)})
    linking.redo(entry, kind, [group, apart])
    return Judgement(id=judged.id, one=group, other=apart)


def withdraw(entry: Entry, id_: str, why: str) -> Judgement:
    """Take a judgement back: what it moved returns to where it was, unless moved again since.

    Raises NotFoundError where there is no such judgement that stands.
    """
    before = groups.judgement_of(entry.view, id_)
    if before is None or before.verdict == "withdrawn":
        raise NotFoundError(id_, "is no judgement that stands")
    for one in groups.judged_at(entry.view, before.learnt):
        _judged(entry, one.kind, one.one, one.other, "withdrawn", why)
    changed: set[str] = set()
    for moved in groups.moved(entry.view, before.kind, before.learnt):
        places = groups.history(entry.view, before.kind, moved.member)
        at = next(n for n, place in enumerate(places) if place.learnt == moved.learnt)
        now = _holder(entry, before.kind, places)
        origin = places[at - 1].group
        if now is not None and now.group == moved.group and origin is not None:
            _move(entry, before.kind, [now], origin, f"a judgement was withdrawn: {why}")
            changed |= {now.group or "", origin}
    linking.redo(entry, before.kind, changed)
    return Judgement(id=before.id, one=before.one, other=before.other)


def _holder(entry: Entry, kind: str, places: list[Joined]) -> Joined | None:
    """Who stands now where the member of these places stood: it, or whoever took its place."""
    last = places[-1]
    if last.group is not None:
        return last
    for one in groups.of_article(entry.view, kind, last.article):
        history = groups.history(entry.view, kind, one.member)
        if any(place.former == last.member for place in history):
            return one
    return None


def _group(entry: Entry, kind: GroupKind, id_: str) -> str:
    """The group of this id, or of the member of this id."""
    found = groups.groups_of(entry.view, kind, [id_]).get(id_)
    if found is None and groups.members(entry.view, kind, id_):
        found = id_
    if found is None:
        raise NotFoundError(id_, f"is no {kind} of this desk")
    return found


def _judged(entry: Entry, kind: str, one: str, other: str, verdict: str, why: str) -> Judged:
    judged = Judged(
        id=identify("judgement", kind, *groups.pair(one, other), verdict, entry.learnt),
        kind=kind,
        one=one,
        other=other,
        verdict=verdict,
        why=why,
        learnt=entry.learnt,
    )
    groups.judge(entry, judged)
    return judged


def _new_group(entry: Entry, kind: GroupKind, leaving: list[Joined]) -> str:
    """An id for a group of these: the first's own, unless that is the group they leave."""
    own = founded(kind, leaving[0].member)
    taken = own == leaving[0].group or groups.members(entry.view, kind, own)
    return founded(kind, f"{leaving[0].member} {entry.learnt}") if taken else own


def _move(entry: Entry, kind: str, members: list[Joined], group: str, why: str) -> None:
    last = max((one.rank or 0 for one in groups.members(entry.view, kind, group)), default=0)
    moved = []
    for one in members:
        rank = None
        if one.rank is not None:
            rank = last = last + 1
        moved.append(replace(one, group=group, rank=rank, score=1.0, reasons=why))
    groups.join(entry, kind, moved)
