"""People's judgements: what is the same, what isn't, and taking such a word back.

A judgement is a row of its own, with who, when and why. It moves members between groups, and
stands against every linker from then on; what it moved goes back when it is taken back.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from tocsin.desk import linking
from tocsin.desk.refusing import refusing
from tocsin.errors import NotFoundError, TocsinError
from tocsin.link.grouping import GroupKind, founded
from tocsin.records import Record, identify
from tocsin.store import Entry, groups, judgements
from tocsin.store.groups import Joined
from tocsin.store.judgements import Judged
from tocsin.warn import needed


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
    TocsinError where they are one already or no reason is given.
    """
    why = _reason(why)
    here, there = _group(entry, kind, one), _group(entry, kind, other)
    if here == there:
        raise TocsinError(f"{one} and {other} are one already", "nothing was changed")
    first, second = (groups.members(entry.view, kind, group) for group in (here, there))
    came = groups.came(entry.view, kind, [first[0].member, second[0].member])
    if _order(came, second[0]) < _order(came, first[0]):
        here, there, first, second = there, here, second, first
    judged = _judged(entry, kind, first[0].member, second[0].member, "same", why)
    _move(entry, kind, second, here, f"judged: {why}")
    groups.add_keys(entry, kind, {here: groups.keys_of(entry.view, kind, there)})
    linking.redo(entry, kind, [here, there])
    if kind == "actor":
        linking.call_as(entry, here, there)
    return Judgement(id=judged.id, one=here, other=there)


def _reason(why: str) -> str:
    with refusing():
        return needed.reason(why, "a judgement")


def _order(came: Mapping[str, int], one: Joined) -> tuple[int, str]:
    return came[one.member], one.member


def different(entry: Entry, kind: GroupKind, members: Collection[str], why: str) -> Judgement:
    """Some members of a group are something else: they become a group of their own.

    Raises NotFoundError where one is no member, TocsinError where one is a group itself, they
    aren't of one group, nothing else would be left of it, or no reason is given.
    """
    why = _reason(why)
    found = {_home(entry, kind, member) for member in members}
    if len(found) > 1:
        raise TocsinError("these aren't of one group", "name members of one")
    group = found.pop()
    all_ = groups.members(entry.view, kind, group)
    leaving = [one for one in all_ if one.member in members]
    staying = [one for one in all_ if one.member not in members]
    if not staying or not leaving:
        raise TocsinError(f"{group} has no other members", "nothing was changed")
    judged = [
        _judged(entry, kind, staying[0].member, one.member, "different", why) for one in leaving
    ]
    apart = _new_group(entry, kind, leaving)
    standing = {one.member: one for one in linking.standing(entry.view, kind, leaving)}
    _move(entry, kind, [standing.get(one.member, one) for one in leaving], apart, f"judged: {why}")
    groups.add_keys(entry, kind, {apart: groups.keys_of(entry.view, kind, group)})
    linking.redo(entry, kind, [group, apart])
    if kind == "actor":
        linking.call(entry, apart, leaving)
    return Judgement(id=min(one.id for one in judged), one=group, other=apart)


def withdraw(entry: Entry, id_: str, why: str) -> Judgement:
    """Take a judgement back: what stands where it put it returns to where it would be without it.

    What was moved again since stays. Raises NotFoundError where there is no such judgement that
    stands, TocsinError where no reason is given.
    """
    why = _reason(why)
    said = judgements.named(entry.view, id_)
    if said is None or said.verdict == "withdrawn":
        raise NotFoundError(id_, "is no judgement that stands")
    if judgements.withdrawal(entry.view, id_) is not None:
        raise NotFoundError(id_, "was withdrawn before")
    void = judgements.void(entry.view, said.kind)
    rows = judgements.at(entry.view, said.learnt)
    for one in rows:
        _judged(entry, one.kind, one.one, one.other, "withdrawn", why, one.id)
    changed: set[str] = set()
    for move in groups.moves(entry.view, said.kind, said.learnt):
        now = _holder(entry, said.kind, move.now)
        stays = groups.course(entry.view, said.kind, now.member, void) if now else []
        if now and stays[-1].learnt == said.learnt and len(stays) > 1:
            origin = stays[-2].group or ""
            _move(entry, said.kind, [now], origin, f"a judgement was withdrawn: {why}")
            changed |= {now.group or "", origin}
    linking.redo(entry, said.kind, changed)
    return Judgement(id=rows[0].id, one=said.one, other=said.other)


def _holder(entry: Entry, kind: str, moved: Joined) -> Joined | None:
    """Who stands now where this member stood: it, or whoever took its place."""
    for one in groups.of_article(entry.view, kind, moved.article):
        stays = groups.course(entry.view, kind, one.member)
        if any(stay.member == moved.member for stay in stays):
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


def _home(entry: Entry, kind: GroupKind, member: str) -> str:
    """The group of the member of this id, which may be no group's."""
    found = _group(entry, kind, member)
    if found == member:
        parts = "accounts" if kind == "incident" else "articles"
        raise TocsinError(
            f"{member} is a whole {kind}",
            f"name its {parts} by the ids that `tocsin show {member}` gives them",
        )
    return found


def _judged(
    entry: Entry,
    kind: str,
    one: str,
    other: str,
    verdict: str,
    why: str,
    withdraws: str | None = None,
) -> Judged:
    judged = Judged(
        id=identify("judgement", kind, *judgements.pair(one, other), verdict, entry.learnt),
        kind=kind,
        one=one,
        other=other,
        verdict=verdict,
        why=why,
        learnt=entry.learnt,
        withdraws=withdraws,
    )
    judgements.add(entry, judged)
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
