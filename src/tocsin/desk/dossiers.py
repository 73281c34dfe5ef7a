"""What a case looks like: a line of a list, and all of it."""

from collections.abc import Mapping
from datetime import datetime

from tocsin.desk import citing, matters
from tocsin.records import Record
from tocsin.store import View, ledger
from tocsin.warn.case import Case, Drawn, Out, Said, Standing
from tocsin.warn.coverage import Colour, Coverage, matrix
from tocsin.warn.deeds import Closed, Outcome
from tocsin.warn.evidence import Evidence
from tocsin.warn.folding import folded
from tocsin.warn.ownership import offer
from tocsin.warn.people import Recipient
from tocsin.warn.suggesting import Suggested, suggested
from tocsin.warn.threshold import Standing as Reached
from tocsin.warn.threshold import Threshold, threshold
from tocsin.warn.warning import Kind

_ORDER: tuple[Colour, ...] = ("red", "amber", "waived", "green")


class CaseRow(Record, frozen=True):
    """A case in a list.

    Attributes:
        id, title, opened, proposal, watch: as it was opened.
        owner: whose it is; `offered` is to whom it is offered, if it is.
        closed: how it ended, if it did.
        threshold: whether people judged that the duty to warn stands.
        colour: of its coverage; `words` say what it comes to.
        victims, reached: how many intended victims are named, and how many of them were warned.
        warnings: how many were issued.
        waiting: since when something waits to be dealt with, if anything does.
    """

    id: str
    title: str
    opened: datetime
    proposal: str | None
    watch: str | None
    owner: str
    offered: str | None
    closed: Outcome | None
    threshold: Reached
    colour: Colour
    words: tuple[str, ...]
    victims: int
    reached: int
    warnings: int
    waiting: datetime | None


class DraftRow(Record, frozen=True):
    """A draft: the names of who wrote it and of who approved it as it stands."""

    id: str
    headline: str
    by: str
    moment: datetime
    approved: tuple[str, ...]
    issued: bool


class IssuedRow(Record, frozen=True):
    """A warning of the case.

    Attributes:
        id, kind, headline, sent, by, expires: as it was issued.
        recipients: how many it is addressed to.
        exercise: whether it was a drill.
        due: when its time ran out; None before that.
        followed: the id of what took its place.
    """

    id: str
    kind: Kind
    headline: str
    sent: datetime
    by: str
    expires: datetime
    recipients: int
    exercise: bool
    due: datetime | None
    followed: str | None


class CaseFile(Record, frozen=True):
    """A case opened.

    Attributes:
        row: the same as in a list.
        by, why: who opened it, and why.
        closed: how and why it was closed, by whom.
        evidence: what it rests on; decisions cite it by its numbers, from 1 on.
        threshold: what people judged of the duty to warn.
        suggested: what the evidence suggests of criteria that nobody judged yet.
        coverage: who was told, and what came of it.
        harms, waivers: what warning may do; what was decided against warning.
        offer: to whom it is offered; `hands` is all that was done about whose it is.
        drafts, warnings, measures: all of them, in their order.
        history: all that was done but the sending of messages, in its order.
    """

    row: CaseRow
    by: str
    why: str
    closed: Said | None
    evidence: tuple[Evidence, ...]
    threshold: Threshold
    suggested: tuple[Suggested, ...]
    coverage: Coverage
    harms: tuple[Said, ...]
    waivers: tuple[Said, ...]
    offer: Said | None
    hands: tuple[Said, ...]
    drafts: tuple[DraftRow, ...]
    warnings: tuple[IssuedRow, ...]
    measures: tuple[Standing, ...]
    history: tuple[Said, ...]


def row(case: Case, people: Mapping[str, Recipient], now: datetime) -> CaseRow:
    """A case as a line of a list."""
    return _row(case, matrix(case, people, now))


def urgency(told: CaseRow) -> tuple[bool, int, float]:
    """What to sort cases by: open ones first, of these what is red first, then the newest."""
    return told.closed is not None, _ORDER.index(told.colour), -told.opened.timestamp()


def opened(view: View, id_: str, now: datetime) -> CaseFile:
    """All of a case, by its id."""
    case = folded(ledger.lines(view, id_))
    coverage = matrix(case, matters.recipients(view), now)
    judged = threshold(case)
    open_ = {one.criterion for one in judged.criteria if one.met is None}
    hints = suggested(citing.signs(view, case.evidence), now.date())
    return CaseFile(
        row=_row(case, coverage),
        by=case.by,
        why=case.why,
        closed=case.closed,
        evidence=case.evidence,
        threshold=judged,
        suggested=tuple(one for one in hints if one.criterion in open_),
        coverage=coverage,
        harms=tuple(case.harms),
        waivers=tuple(case.waivers.values()),
        offer=case.offer,
        hands=tuple(case.hands),
        drafts=tuple(map(_draft, case.drafts.values())),
        warnings=tuple(map(_issued, case.warnings.values())),
        measures=tuple(case.measures.values()),
        history=tuple(case.history),
    )


def _row(case: Case, coverage: Coverage) -> CaseRow:
    victims = [one for one in coverage.rows if one.role == "intended victim"]
    closed = case.closed.deed if case.closed else None
    offered = offer(case)
    return CaseRow(
        id=case.id,
        title=case.title,
        opened=case.opened,
        proposal=case.proposal,
        watch=case.watch,
        owner=case.owner,
        offered=offered.to if offered else None,
        closed=closed.outcome if isinstance(closed, Closed) else None,
        threshold=threshold(case).standing,
        colour=coverage.colour,
        words=coverage.words,
        victims=len(victims),
        reached=sum(one.delivered.since is not None for one in victims),
        warnings=len(case.warnings),
        waiting=coverage.waiting[0].since if coverage.waiting else None,
    )


def _draft(drawn: Drawn) -> DraftRow:
    return DraftRow(
        id=drawn.id,
        headline=drawn.text.headline,
        by=drawn.by,
        moment=drawn.moment,
        approved=tuple(said.by for said in drawn.approved),
        issued=drawn.issued,
    )


def _issued(out: Out) -> IssuedRow:
    warning = out.warning
    return IssuedRow(
        id=warning.id,
        kind=warning.kind,
        headline=warning.text.headline,
        sent=warning.sent,
        by=warning.by,
        expires=warning.text.expires,
        recipients=len(warning.text.recipients),
        exercise=warning.text.exercise,
        due=out.due,
        followed=out.followed,
    )
