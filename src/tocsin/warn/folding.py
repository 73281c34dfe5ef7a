"""From deeds to what they make of a case: each deed changes what stands, in its order."""

from collections.abc import Iterable
from functools import singledispatch

from tocsin.warn import deeds
from tocsin.warn.case import Case, Drawn, Out, Said, Standing, Told
from tocsin.warn.ledger import Line

# What concerns single messages is many, and told with them.
_MESSAGES = (
    deeds.Queued
    | deeds.Tried
    | deeds.Postponed
    | deeds.Sent
    | deeds.Failed
    | deeds.Dropped
    | deeds.Reported
)


def folded(lines: Iterable[Line]) -> Case:
    """The case that lines of one matter make, in their order.

    Raises ValueError where the first doesn't open it.
    """
    waiting = iter(lines)
    first = next(waiting, None)
    if first is None or not isinstance(first.deed, deeds.Opened):
        raise ValueError("no case begins like this")
    case = _opened(first, first.deed)
    for line in waiting:
        said = Said(by=line.by, moment=line.moment, deed=line.deed)
        if not isinstance(line.deed, _MESSAGES):
            case.history.append(said)
        _done(line.deed, said, case)
    return case


def _opened(line: Line, deed: deeds.Opened) -> Case:
    case = Case(
        id=line.matter,
        opened=line.moment,
        by=line.by,
        title=deed.title,
        why=deed.why,
        proposal=deed.proposal,
        watch=deed.watch,
        evidence=deed.evidence,
        owner=line.by,
    )
    case.history.append(Said(by=line.by, moment=line.moment, deed=deed))
    return case


@singledispatch
def _done(deed: object, said: Said, case: Case) -> None:  # noqa: ARG001 - what others take
    """Change a case by what was done."""
    raise TypeError(f"{type(deed).__name__} is no deed of a case")


# The threshold, people, ownership


@_done.register
def _(deed: deeds.Ticked, said: Said, case: Case) -> None:
    case.ticks[deed.criterion] = said


@_done.register
def _(deed: deeds.Named, _said: Said, case: Case) -> None:
    case.people[deed.recipient] = deed.role


@_done.register
def _(deed: deeds.Unnamed, _said: Said, case: Case) -> None:
    case.people.pop(deed.recipient, None)


@_done.register
def _(_deed: deeds.Harm, said: Said, case: Case) -> None:
    case.harms.append(said)


@_done.register
def _(deed: deeds.Waived, said: Said, case: Case) -> None:
    case.waivers[deed.recipient] = said


@_done.register
def _(deed: deeds.Unwaived, _said: Said, case: Case) -> None:
    case.waivers.pop(deed.recipient, None)


@_done.register
def _(_deed: deeds.Offered, said: Said, case: Case) -> None:
    case.offer = said
    case.hands.append(said)


@_done.register
def _(deed: deeds.Accepted, said: Said, case: Case) -> None:
    case.owner, case.offer = deed.by, None
    case.hands.append(said)


@_done.register(deeds.Declined)
@_done.register(deeds.Lapsed)
def _(_deed: deeds.Declined | deeds.Lapsed, said: Said, case: Case) -> None:
    case.offer = None
    case.hands.append(said)


@_done.register
def _(_deed: deeds.Closed, said: Said, case: Case) -> None:
    case.closed = said


@_done.register
def _(_deed: deeds.Reopened, _said: Said, case: Case) -> None:
    case.closed = None


# Warnings


@_done.register
def _(deed: deeds.Drafted, said: Said, case: Case) -> None:
    case.drafts[deed.id] = Drawn(
        deed.id,
        deed.text,
        said.by,
        said.moment,
        deed.refers,
        deed.why,
        deed.sunset,
        deed.replaces,
    )
    if deed.replaces is not None:
        case.drafts[deed.replaces].replaced = deed.id


@_done.register
def _(deed: deeds.Approved, said: Said, case: Case) -> None:
    case.drafts[deed.draft].approved.append(said)


@_done.register
def _(deed: deeds.Returned, said: Said, case: Case) -> None:
    drawn = case.drafts[deed.draft]
    drawn.returned.append(said)
    drawn.approved.clear()


@_done.register
def _(deed: deeds.Issued, _said: Said, case: Case) -> None:
    warning = deed.warning
    case.warnings[warning.id] = Out(warning, deed.alert, deed.despite, deed.draft)
    for earlier in warning.refers:
        case.warnings[earlier].followed = warning.id
    if deed.draft is not None:
        case.drafts[deed.draft].issued = True


@_done.register
def _(deed: deeds.Due, said: Said, case: Case) -> None:
    case.warnings[deed.warning].due = said.moment


# Messages


@_done.register
def _(deed: deeds.Queued, said: Said, case: Case) -> None:
    told = Told(deed.delivery, said.moment, deed.why, deed.due)
    case.deliveries.setdefault(deed.delivery.id, told)


@_done.register
def _(deed: deeds.Tried, said: Said, case: Case) -> None:
    told = case.deliveries[deed.delivery]
    told.attempts, told.lease = deed.attempt, deed.lease
    told.tried.append(said)


@_done.register
def _(deed: deeds.Postponed, said: Said, case: Case) -> None:
    told = case.deliveries[deed.delivery]
    told.due, told.lease = deed.until, None
    told.tried.append(said)


@_done.register
def _(deed: deeds.Sent, said: Said, case: Case) -> None:
    told = case.deliveries[deed.delivery]
    told.sent, told.receipt, told.due, told.lease = said.moment, deed.receipt, None, None
    told.tried.append(said)


@_done.register
def _(deed: deeds.Failed, said: Said, case: Case) -> None:
    told = case.deliveries[deed.delivery]
    told.failed, told.due, told.lease = deed.error, deed.again, None
    told.tried.append(said)


@_done.register
def _(deed: deeds.Dropped, said: Said, case: Case) -> None:
    told = case.deliveries[deed.delivery]
    told.dropped, told.due, told.lease = deed.why, None, None
    told.tried.append(said)


@_done.register
def _(deed: deeds.Reported, said: Said, case: Case) -> None:
    told = case.deliveries[deed.delivery]
    told.reported = deed
    told.tried.append(said)


# Answers


@_done.register
def _(deed: deeds.Answered, said: Said, case: Case) -> None:
    case.answers.append(said)
    case.warnings[deed.warning].answers.append(said)


@_done.register
def _(_deed: deeds.Rejected, said: Said, case: Case) -> None:
    case.rejected.append(said)


@_done.register
def _(_deed: deeds.Escalated, said: Said, case: Case) -> None:
    case.escalated.append(said)


@_done.register
def _(_deed: deeds.Silenced, said: Said, case: Case) -> None:
    case.silence = said


@_done.register
def _(_deed: deeds.Unsilenced, _said: Said, case: Case) -> None:
    case.silence = None


# Measures


@_done.register
def _(deed: deeds.Put, said: Said, case: Case) -> None:
    case.measures[deed.id] = Standing(deed, said.by, said.moment, deed.review)


@_done.register
def _(deed: deeds.Reviewed, said: Said, case: Case) -> None:
    standing = case.measures[deed.measure]
    standing.review = deed.review
    standing.reviews.append(said)


@_done.register
def _(deed: deeds.Withdrawn, said: Said, case: Case) -> None:
    case.measures[deed.measure].withdrawn = said
