"""Looking judgements up: who said what when and why, what it moved, whether it was withdrawn."""

import re
from collections.abc import Iterable

from tocsin.desk.views import JudgementRow, List, Withdrawal
from tocsin.store import View, groups, journal, judgements
from tocsin.store.groups import Joined, Move
from tocsin.store.judgements import Judged

# The number of an entry. PostgreSQL's integers end at 2,147,483,647.
_PLACE = re.compile(r"\d{1,9}", re.ASCII)


def listed(view: View, limit: int, after: str | None = None) -> List[JudgementRow]:
    """Judgements, the newest first. Raises ValueError where `after` is no place in the list."""
    if after and not _PLACE.fullmatch(after):
        raise ValueError(f"{after!r} is no place in this list")
    found = judgements.entries(view, limit + 1, int(after) if after else None)
    shown = found[:limit]
    return List(
        rows=tuple(_row(view, learnt) for learnt in shown),
        next=str(shown[-1]) if len(found) > limit else None,
    )


def about(view: View, kind: str, group: str) -> tuple[JudgementRow, ...]:
    """The judgements on a group's members, those that left it as well, the first first."""
    return tuple(_row(view, learnt) for learnt in judgements.about(view, kind, group))


def opened(view: View, id_: str) -> tuple[JudgementRow, list[Move]]:
    """A judgement in the record, or the one that a withdrawal is of, and all that it moved."""
    said = judgements.named(view, id_)
    if said is not None and said.withdraws is not None:
        said = judgements.named(view, said.withdraws)
    if said is None:
        raise ValueError(f"{id_} is no judgement")
    return _row(view, said.learnt), groups.moves(view, said.kind, said.learnt)


def movers(view: View, kind: str, group: str, members: Iterable[Joined]) -> dict[str, str]:
    """Of members that a judgement or its withdrawal put where they are: by whom."""
    if not judgements.about(view, kind, group):
        return {}
    last = {one.member: groups.course(view, kind, one.member)[-1].learnt for one in members}
    given = {learnt for learnt in last.values() if judgements.judged(view, learnt)}
    by = {learnt: journal.line(view, learnt).by for learnt in given}
    return {member: by[learnt] for member, learnt in last.items() if learnt in by}


def _row(view: View, learnt: int) -> JudgementRow:
    said = judgements.at(view, learnt)[0]
    line = journal.line(view, learnt)
    moves = groups.moves(view, said.kind, learnt)
    left, entered = moves[0].before, moves[0].now.group or ""
    joins = said.verdict == "same"
    return JudgementRow(
        id=said.id,
        kind=said.kind,
        verdict=said.verdict,
        one=entered if joins else left,
        other=left if joins else entered,
        moved=len(moves),
        by=line.by,
        moment=line.moment,
        why=said.why,
        withdrawn=_withdrawn(view, said),
    )


def _withdrawn(view: View, said: Judged) -> Withdrawal | None:
    back = judgements.withdrawal(view, said.id)
    if back is None:
        return None
    line = journal.line(view, back.learnt)
    return Withdrawal(by=line.by, moment=line.moment, why=back.why)
