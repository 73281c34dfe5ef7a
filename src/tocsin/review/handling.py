"""How a case was handled before an incident: who was told when, what they answered, what stood.

All of it is as the ledger had it when the incident began; what came later is told as late.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal

from tocsin.records import Record
from tocsin.review.onset import Lead, Onset, of_moment
from tocsin.review.specificity import Step, of_draft
from tocsin.warn import coverage, deeds, reaching
from tocsin.warn.case import Case, Out, Said, Standing
from tocsin.warn.coverage import Coverage, Row
from tocsin.warn.folding import folded
from tocsin.warn.ledger import Line
from tocsin.warn.people import Recipient
from tocsin.warn.reaching import Reach


class Replied(Record, frozen=True):
    """An answer to a warning: by whom, what, when, and how long before the incident."""

    by: str
    reply: deeds.Reply
    said: str
    moment: datetime
    lead: Lead


class Told(Record, frozen=True):
    """Somebody of the case: how far a warning had come with them when the incident began.

    Attributes:
        row: their row of the coverage matrix at that moment.
        sent: when the first message to them was sent, if any was before the incident.
        lead: how long before it that was.
        answers: before it; `late`: after it.
    """

    row: Row
    sent: datetime | None
    lead: Lead | None
    answers: tuple[Replied, ...]
    late: tuple[Replied, ...]

    @property
    def never(self) -> bool:
        """Whether nothing was sent to one who would be hit or could have protected them."""
        return self.sent is None and self.row.role in ("intended victim", "protector")


class Sent(Record, frozen=True):
    """A warning that the desk issued before the incident.

    Attributes:
        id, kind, headline, by, approved, moment: as it was issued.
        lead: how long before the incident; `reached`: the first message that a channel took;
            `answered`: the first answer.
        stood: what had become of it when the incident began.
        ladder: how specific it was.
    """

    id: str
    kind: str
    headline: str
    by: str
    approved: tuple[str, ...]
    moment: datetime
    lead: Lead
    reached: Lead | None
    answered: Lead | None
    stood: Literal["in force", "followed by another", "run out", "cancelled"]
    ladder: tuple[Step, ...]


class Measure(Record, frozen=True):
    """What protection there was when the incident began, or no longer, or not yet.

    `lead` is how long before it a measure was withdrawn, else how long it had been there.
    """

    what: str
    by: str
    protects: str | None
    since: datetime
    state: Literal["stood", "withdrawn before", "came after"]
    lead: Lead
    withdrawn_by: str = ""
    withdrawn: datetime | None = None
    why: str = ""


class Waiver(Record, frozen=True):
    """The decision not to warn somebody (None: anybody) that stood when the incident began."""

    recipient: str | None
    by: str
    moment: datetime
    ground: str
    why: str


class Handling(Record, frozen=True):
    """A case, looked back at from an incident.

    Attributes:
        case, title, opened, by: as it was opened.
        reasons: why it bears on the incident; `tied`: whether a person says so.
        lead: how long before the incident it was opened.
        owner: whose it was when the incident began; None where it was opened after that.
        closed: as what it had been closed by then; None where it was open.
        outcome: as what it was closed in the end, None where it is open.
        coverage: the matrix of that moment; None where there was no case yet.
        told: everybody of it; `sent`, `measures`, `waivers` likewise.
    """

    case: str
    title: str
    opened: datetime
    by: str
    reasons: tuple[str, ...]
    tied: bool
    lead: Lead
    owner: str | None
    closed: deeds.Outcome | None
    outcome: deeds.Outcome | None
    coverage: Coverage | None
    told: tuple[Told, ...] = ()
    sent: tuple[Sent, ...] = ()
    measures: tuple[Measure, ...] = ()
    waivers: tuple[Waiver, ...] = ()


class Bearing(Record, frozen=True):
    """Why a case bears on an incident, and whether a person says so."""

    reasons: tuple[str, ...]
    tied: bool = False


def handling(
    lines: Sequence[Line], bearing: Bearing, people: Mapping[str, Recipient], of: Onset
) -> Handling:
    """How a case was handled.

    Args:
        lines: all lines of the case that are known.
        bearing: why it bears on the incident.
        people: the directory as it was when the incident began.
        of: when that was.
    """
    now = folded(lines)
    before = [line for line in lines if line.moment <= of.latest]
    then = folded(before) if before else None
    matrix = coverage.matrix(then, people, of.latest) if then else None
    return Handling(
        case=now.id,
        title=now.title,
        opened=now.opened,
        by=now.by,
        reasons=bearing.reasons,
        tied=bearing.tied,
        lead=of_moment(now.opened, of),
        owner=then.owner if then else None,
        closed=_outcome(then) if then else None,
        outcome=_outcome(now),
        coverage=matrix,
        told=tuple(_told(matrix, then, now, of)) if matrix and then else (),
        sent=tuple(_sent(then, of)) if then else (),
        measures=tuple(_measure(one, of) for one in now.measures.values()),
        waivers=tuple(map(_waiver, then.waivers.values())) if then else (),
    )


def _outcome(case: Case) -> deeds.Outcome | None:
    closed = case.closed.deed if case.closed else None
    return closed.outcome if isinstance(closed, deeds.Closed) else None


# Who was told


def _told(matrix: Coverage, then: Case, now: Case, of: Onset) -> Iterator[Told]:
    before, after = reaching.reaches(then), reaching.reaches(now)
    for row in matrix.rows:
        reach = before.get(row.recipient, Reach())
        answers = reach.answers
        late = after.get(row.recipient, Reach()).answers[len(answers) :]
        sent = min((one.sent for one in reach.told if one.sent), default=None)
        yield Told(
            row=row,
            sent=sent,
            lead=of_moment(sent, of) if sent else None,
            answers=tuple(_replied(answers, of)),
            late=tuple(_replied(late, of)),
        )


def _replied(answers: Sequence[Said], of: Onset) -> Iterator[Replied]:
    for said in answers:
        deed = said.deed
        if isinstance(deed, deeds.Answered):
            yield Replied(
                by=deed.by,
                reply=deed.reply,
                said=deed.what or deed.why,
                moment=said.moment,
                lead=of_moment(said.moment, of),
            )


# What was issued


def _sent(then: Case, of: Onset) -> Iterator[Sent]:
    for out in then.warnings.values():
        warning = out.warning
        if warning.text.exercise:
            continue
        mine = [one for one in then.deliveries.values() if one.delivery.warning == warning.id]
        reached = min((one.sent for one in mine if one.sent and one.delivered), default=None)
        answered = min((said.moment for said in out.answers), default=None)
        yield Sent(
            id=warning.id,
            kind=warning.kind,
            headline=warning.text.headline,
            by=warning.by,
            approved=warning.approved,
            moment=warning.sent,
            lead=of_moment(warning.sent, of),
            reached=of_moment(reached, of) if reached else None,
            answered=of_moment(answered, of) if answered else None,
            stood=_stood(out, of),
            ladder=of_draft(warning.text),
        )


def _stood(
    out: Out, of: Onset
) -> Literal["in force", "followed by another", "run out", "cancelled"]:
    if out.cancelled:
        return "cancelled"
    if out.followed is not None:
        return "followed by another"
    return "run out" if out.warning.text.expires < of.latest else "in force"


# What stood


def _measure(one: Standing, of: Onset) -> Measure:
    gone = one.withdrawn
    before = gone is not None and gone.moment <= of.latest
    withdrawn = gone.deed if gone and isinstance(gone.deed, deeds.Withdrawn) else None
    return Measure(
        what=one.put.what,
        by=one.put.by,
        protects=one.put.protects,
        since=one.since,
        state="withdrawn before" if before else "stood" if one.since <= of.latest else "came after",
        lead=of_moment(gone.moment if gone and before else one.since, of),
        withdrawn_by=withdrawn.by if withdrawn else "",
        withdrawn=gone.moment if gone else None,
        why=withdrawn.why if withdrawn else "",
    )


def _waiver(said: Said) -> Waiver:
    deed = said.deed
    if not isinstance(deed, deeds.Waived):
        raise TypeError(f"{type(deed).__name__} is no waiver")
    return Waiver(
        recipient=deed.recipient,
        by=said.by,
        moment=said.moment,
        ground=deed.ground,
        why=deed.why,
    )
