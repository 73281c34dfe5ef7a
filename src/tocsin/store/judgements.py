"""People's judgements: what they said of members, what of it was withdrawn, and what stands.

All rows of one entry are one judgement; any of their ids names it, the first of them is its own.
A withdrawal is an entry as well, whose rows refer to those that they withdraw.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import judgement, membership
from tocsin.store.store import Entry, View

_WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Judged:
    """A person's word on whether two members are the same: `verdict` as in the schema.

    `withdraws` is the id of the row that is withdrawn, where that is the verdict.
    """

    id: str
    kind: str
    one: str
    other: str
    verdict: str
    why: str
    learnt: int
    withdraws: str | None = None


def add(entry: Entry, judged: Judged) -> None:
    """Add a judgement's row; its `learnt` is the entry's."""
    dialect.add(entry.connection, judgement, [{**vars(judged), "learnt": entry.learnt}])


def standing(view: View, kind: str, ids: Sequence[str] | None = None) -> list[Judged]:
    """What people have said of these members (of all, where none are named), the first first.

    Of each pair that is the last word that wasn't withdrawn.
    """
    if ids is not None and not ids:
        return []
    asked = select(judgement).where(judgement.c.kind == kind, judgement.c.learnt <= view.upto)
    if ids is not None:
        wanted = sorted(ids)
        asked = asked.where(or_(judgement.c.one.in_(wanted), judgement.c.other.in_(wanted)))
    rows = view.connection.execute(asked.order_by(judgement.c.learnt, judgement.c.id))
    said = [made(Judged, row) for row in rows]
    gone = {one.withdraws for one in said}
    kept = (one for one in said if one.verdict != _WITHDRAWN and one.id not in gone)
    return list({pair(one.one, one.other): one for one in kept}.values())


def named(view: View, id_: str) -> Judged | None:
    """The row of this id."""
    asked = select(judgement).where(judgement.c.id == id_, judgement.c.learnt <= view.upto)
    row = view.connection.execute(asked).first()
    return None if row is None else made(Judged, row)


def at(view: View, learnt: int) -> list[Judged]:
    """The rows of one entry, by their ids."""
    asked = select(judgement).where(judgement.c.learnt == learnt).order_by(judgement.c.id)
    return [made(Judged, row) for row in view.connection.execute(asked)]


def withdrawal(view: View, id_: str) -> Judged | None:
    """The row that withdraws the one of this id."""
    asked = select(judgement).where(judgement.c.withdraws == id_, judgement.c.learnt <= view.upto)
    row = view.connection.execute(asked).first()
    return None if row is None else made(Judged, row)


def void(view: View, kind: str) -> set[int]:
    """The entries whose places count no more: judgements that were withdrawn, and withdrawals."""
    back = judgement.alias()
    rows = view.connection.execute(
        select(judgement.c.learnt, back.c.learnt)
        .where(back.c.withdraws == judgement.c.id, back.c.learnt <= view.upto)
        .where(back.c.kind == kind)
    )
    return {number for row in rows for number in row}


def entries(view: View, limit: int, before: int | None = None) -> list[int]:
    """The entries of judgements, the newest first, from behind the entry `before` on."""
    asked = (
        select(judgement.c.learnt)
        .distinct()
        .where(judgement.c.verdict != _WITHDRAWN, judgement.c.learnt <= view.upto)
        .order_by(judgement.c.learnt.desc())
        .limit(limit)
    )
    if before is not None:
        asked = asked.where(judgement.c.learnt < before)
    return list(view.connection.execute(asked).scalars())


def about(view: View, kind: str, group: str) -> list[int]:
    """The entries of judgements on whatever was in a group at any time, the first first."""
    ever = select(membership.c.member).where(
        membership.c.kind == kind, membership.c.group == group, membership.c.learnt <= view.upto
    )
    rows = view.connection.execute(
        select(judgement.c.learnt)
        .distinct()
        .where(judgement.c.kind == kind, judgement.c.verdict != _WITHDRAWN)
        .where(judgement.c.learnt <= view.upto)
        .where(or_(judgement.c.one.in_(ever), judgement.c.other.in_(ever)))
        .order_by(judgement.c.learnt)
    )
    return list(rows.scalars())


def judged(view: View, learnt: int) -> bool:
    """Whether an entry is a judgement or a withdrawal."""
    asked = select(func.count()).select_from(judgement).where(judgement.c.learnt == learnt)
    return bool(view.connection.execute(asked).scalar())


def apart(view: View, kind: str, one: str, other: str) -> bool:
    """Whether a person has said that a member of one group isn't the same as one of the other."""
    here, there = membership.alias(), membership.alias()
    rows = view.connection.execute(
        select(judgement.c.one, judgement.c.other)
        .where(
            judgement.c.kind == kind,
            judgement.c.verdict == "different",
            judgement.c.learnt <= view.upto,
            here.c.kind == kind,
            here.c.member == judgement.c.one,
            there.c.kind == kind,
            there.c.member == judgement.c.other,
            here.c.group.in_([one, other]),
            there.c.group.in_([one, other]),
            here.c.group != there.c.group,
        )
        .distinct()
    ).all()
    pairs = {pair(row.one, row.other) for row in rows}
    ids = sorted({member for both in pairs for member in both})
    different = {
        pair(each.one, each.other)
        for each in standing(view, kind, ids)
        if each.verdict == "different"
    }
    return bool(pairs & different)


def pair(one: str, other: str) -> tuple[str, str]:
    """Two ids, whichever came first."""
    return (one, other) if one <= other else (other, one)
