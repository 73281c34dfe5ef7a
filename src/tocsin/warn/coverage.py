"""The coverage matrix: who was told, whom it reached, who acknowledged it, and what they decided.

The commonest failure isn't that nobody knew, but that those who would be hit were never told. So a
named intended victim whom nothing reached, and whose protectors nothing reached either, is red.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Literal

from tocsin.records import Record
from tocsin.warn import needed, reaching
from tocsin.warn.case import Case
from tocsin.warn.deeds import Answered, Escalated, Lapsed, Waived
from tocsin.warn.duty import waiver
from tocsin.warn.measures import overdue
from tocsin.warn.ownership import offer
from tocsin.warn.people import Recipient, Role
from tocsin.warn.reaching import Cell, Reach
from tocsin.warn.threshold import threshold

Colour = Literal["red", "amber", "green", "waived"]
# The recipient's state as Everbridge's users know it.
Overall = Literal["Confirmed", "Confirmed Late", "Not Confirmed", "Unreachable"]

# A message that should have gone out so long ago doesn't count as on its way.
_PATIENCE = timedelta(minutes=15)
_ORDER: tuple[Role, ...] = ("intended victim", "protector", "authority", "public", "desk")


class Row(Record, frozen=True):
    """One recipient.

    Attributes:
        recipient: their id.
        name: in full; the id where the directory doesn't know them.
        role: in this case.
        named: whether they are named in the case; else they protect who is, or were told.
        protectors: of an intended victim, the ids of those who can protect them.
        contact, told, delivered, acknowledged, decided: how far it went.
        overall: all this in one; None where no warning was issued to them.
        colour: what it comes to.
        reasons: for the colour, in words.
        waiver: the decision not to warn them, in words; empty where there is none.
    """

    recipient: str
    name: str
    role: Role
    named: bool
    protectors: tuple[str, ...]
    contact: Cell
    told: Cell
    delivered: Cell
    acknowledged: Cell
    decided: Cell
    overall: Overall | None
    colour: Colour
    reasons: tuple[str, ...]
    waiver: str = ""


class Waiting(Record, frozen=True):
    """Something that came to the desk or went out, and that nobody has dealt with since."""

    what: str
    since: datetime


class Coverage(Record, frozen=True):
    """The matrix of a case at a moment.

    Attributes:
        at: the moment.
        rows: intended victims first, then those who protect, then others.
        colour: that of the worst row of those named; amber where no intended victim is.
        words: what it comes to, a sentence each.
        waiting: what nobody has dealt with, the oldest first.
    """

    at: datetime
    rows: tuple[Row, ...]
    colour: Colour
    words: tuple[str, ...]
    waiting: tuple[Waiting, ...]


def matrix(case: Case, recipients: Mapping[str, Recipient], now: datetime) -> Coverage:
    """The coverage of a case.

    Args:
        case: the case.
        recipients: everybody who is written down, by id.
        now: the moment.
    """
    found = _Matrix(case, recipients, now)
    rows = tuple(found.row(id_, role) for id_, role in found.people())
    return Coverage(
        at=now,
        rows=rows,
        colour=_worst(rows),
        words=tuple(_words(rows)),
        waiting=tuple(sorted(_waiting(case, rows, now), key=lambda one: one.since)),
    )


class _Matrix:
    """A case with what it holds of each recipient."""

    def __init__(self, case: Case, recipients: Mapping[str, Recipient], now: datetime) -> None:
        self._case = case
        self._known = recipients
        self._now = now
        self._reaches = reaching.reaches(case)
        self._protectors: dict[str, list[str]] = {}
        for one in recipients.values():
            for id_ in one.protects:
                self._protectors.setdefault(id_, []).append(one.id)

    def people(self) -> list[tuple[str, Role]]:
        """Those named in the case, who protects them, and who else was told, in their order."""
        roles = dict(self._case.people)
        for id_, role in self._case.people.items():
            for protector in self._protecting(id_, role):
                roles.setdefault(protector, "protector")
        for id_, reach in self._reaches.items():
            if reach.warnings or reach.told:
                roles.setdefault(id_, self._known[id_].role if id_ in self._known else "public")
        return sorted(roles.items(), key=lambda pair: (_ORDER.index(pair[1]), pair[0]))

    def row(self, id_: str, role: Role) -> Row:
        """One recipient's row."""
        reach, known = self._reaches.get(id_, Reach()), self._known.get(id_)
        contact = reaching.contact(known, reach)
        acknowledged = reaching.acknowledged(reach, self._now)
        waived = self._waived(id_)
        colour, reasons = self._judged(id_, role, reach, contact, acknowledged, waived)
        return Row(
            recipient=id_,
            name=known.name if known else id_,
            role=role,
            named=id_ in self._case.people,
            protectors=self._protecting(id_, role),
            contact=contact,
            told=reaching.told(known, reach),
            delivered=reaching.delivered(reach),
            acknowledged=acknowledged,
            decided=reaching.decided(reach),
            overall=_overall(reach, contact, acknowledged),
            colour=colour,
            reasons=reasons,
            waiver=waived,
        )

    def _protecting(self, id_: str, role: Role) -> tuple[str, ...]:
        return tuple(self._protectors.get(id_, ())) if role == "intended victim" else ()

    def _waived(self, id_: str) -> str:
        said = waiver(self._case, id_)
        if said is None or not isinstance(said.deed, Waived):
            return ""
        return f"waived by {said.by}, “{said.deed.ground}”: {said.deed.why}"

    def _judged(
        self, id_: str, role: Role, reach: Reach, contact: Cell, acknowledged: Cell, waived: str
    ) -> tuple[Colour, tuple[str, ...]]:
        missing = tuple(self._missing(id_, reach, contact))
        if waived and not reach.delivered:
            return "waived", (waived,)
        if missing and role == "intended victim":
            return self._unreached(id_, reach, missing)
        doubts = (*missing, *_doubts(reach, contact, acknowledged))
        return ("amber", doubts) if doubts else ("green", ())

    def _missing(self, id_: str, reach: Reach, contact: Cell) -> Iterator[str]:
        if not reach.delivered:
            told = reaching.told(self._known.get(id_), reach)
            arrived = reaching.delivered(reach)
            yield arrived.said or told.said
        if contact.state == "no":
            yield contact.said

    def _unreached(
        self, id_: str, reach: Reach, missing: tuple[str, ...]
    ) -> tuple[Colour, tuple[str, ...]]:
        """An intended victim whom nothing reached, or can't any more."""
        others = self._standing_in(id_)
        told = [one for one in others if self._reaches.get(one, Reach()).delivered]
        if told:
            return "amber", (*missing, f"told in their place: {', '.join(told)}")
        due = self._under_way(reach)
        if due is not None:
            when = f"goes out on {needed.moment(due)}" if due > self._now else "is on its way"
            return "amber", (*missing, f"a message {when}")
        if not others:
            return "red", (*missing, "nobody is written down who can protect them")
        return "red", (*missing, f"nobody who can protect them was told ({', '.join(others)})")

    def _standing_in(self, id_: str) -> tuple[str, ...]:
        """Who can be told in somebody's place: who protects them, and the deputies of all."""
        protectors = self._protecting(id_, "intended victim")
        known = (self._known.get(one) for one in (id_, *protectors))
        deputies = [one.deputy for one in known if one is not None and one.deputy is not None]
        return tuple(dict.fromkeys((*protectors, *deputies)))

    def _under_way(self, reach: Reach) -> datetime | None:
        """When the next message is due, if there is one that isn't late."""
        dues = [one.due for one in reach.told if one.pending and one.due and not one.failed]
        soon = [due for due in dues if due + _PATIENCE > self._now]
        return min(soon) if soon and not reach.delivered else None


def _doubts(reach: Reach, contact: Cell, acknowledged: Cell) -> Iterator[str]:
    """What keeps somebody who was reached from being green."""
    arrived = reaching.delivered(reach)
    if reach.delivered and arrived.state == "waiting":
        yield arrived.said
    if contact.state == "waiting":
        yield contact.said
    if acknowledged.state == "waiting":
        yield acknowledged.said
    found = reaching.answer(reach)
    if found and found[1].reply in ("disputed", "dismissed", "can't act"):
        yield reaching.decided(reach).said


def _overall(reach: Reach, contact: Cell, acknowledged: Cell) -> Overall | None:
    if acknowledged.state == "yes":
        return "Confirmed Late" if _late(reach) else "Confirmed"
    if reach.delivered or any(one.pending for one in reach.told):
        return "Not Confirmed"
    if any(not one.dropped for one in reach.told) or (reach.warnings and contact.state == "no"):
        return "Unreachable"
    return "Not Confirmed" if reach.warnings else None


def _late(reach: Reach) -> bool:
    """Whether the first answer came after others had been asked, or after the warning ran out."""
    found = reaching.answer(reach)
    if found is None:
        return False
    warning = found[1].warning
    first = min(
        said.moment
        for said in reach.answers
        if isinstance(said.deed, Answered) and said.deed.warning == warning
    )
    over = [one.warning.text.expires for one in reach.warnings if one.warning.id == warning]
    asked = [
        said.moment
        for said in reach.escalated
        if isinstance(said.deed, Escalated) and said.deed.warning == warning
    ]
    return any(moment < first for moment in (*over, *asked))


def _worst(rows: tuple[Row, ...]) -> Colour:
    colours = {row.colour for row in rows if row.named}
    if "red" in colours:
        return "red"
    if "amber" in colours or not any(row.role == "intended victim" for row in rows):
        return "amber"
    return "green" if "green" in colours else "waived"


def _words(rows: tuple[Row, ...]) -> Iterator[str]:
    victims = [row for row in rows if row.role == "intended victim"]
    if not victims:
        yield "Nobody is named who would be hit: name them, or who stands for them."
    for row in victims:
        if row.colour == "red":
            yield f"{row.name} hasn't been reached: {'; '.join(row.reasons)}."


def _waiting(case: Case, rows: tuple[Row, ...], now: datetime) -> Iterator[Waiting]:
    if case.closed is not None:
        return
    for row in rows:
        if row.acknowledged.state == "waiting" and row.acknowledged.since:
            what = f"{row.name}: {row.acknowledged.said}"
            yield Waiting(what=what, since=row.acknowledged.since)
    judged = threshold(case)
    unjudged = [one.criterion for one in judged.criteria if one.met is None]
    if unjudged and judged.standing == "open":
        yield Waiting(what=f"not judged yet: {', '.join(unjudged)}", since=case.opened)
    yield from _hand(case)
    yield from _work(case, now)


def _hand(case: Case) -> Iterator[Waiting]:
    """An offer that nobody answered yet, or that nobody answered in time."""
    standing, last = offer(case), case.hands[-1] if case.hands else None
    if case.offer is not None and standing is not None:
        what = f"offered to {standing.to}, who has until {needed.moment(standing.until)}"
        yield Waiting(what=what, since=case.offer.moment)
    elif last is not None and isinstance(last.deed, Lapsed):
        what = f"{last.deed.to} didn't take it in time; it is still {case.owner}'s"
        yield Waiting(what=what, since=last.moment)


def _work(case: Case, now: datetime) -> Iterator[Waiting]:
    """What the desk itself has left: drafts, warnings whose time ran out, measures."""
    last = next(reversed(case.drafts.values()), None)
    if last is not None and not last.issued:
        what = "a draft is approved and not issued" if last.approved else "a draft isn't approved"
        yield Waiting(what=f"{what}: {last.text.headline}", since=last.moment)
    for out in case.warnings.values():
        if out.due is not None and out.followed is None:
            what = f"its time ran out, renew, downgrade or cancel it: {out.warning.text.headline}"
            yield Waiting(what=what, since=out.due)
    for one in overdue(case, now.date()):
        due = datetime.combine(one.review, datetime.min.time(), now.tzinfo)
        yield Waiting(what=f"to be reviewed: {one.put.what}", since=due)
