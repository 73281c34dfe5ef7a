"""The review of a desk: how its warnings did, how fast they were heard, and whom they missed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin.records import Record
from tocsin.review.findings import FoundBy
from tocsin.review.numbers import Share, Spread, spread
from tocsin.review.onset import Onset, of_moment
from tocsin.warn import coverage, deeds, reaching
from tocsin.warn.case import Case, Out, Told
from tocsin.warn.ledger import Line
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Kind

_HOUR = timedelta(hours=1)
_WEEK = timedelta(days=7)


class Period(Record, frozen=True):
    """The time that is looked back at, both ends within."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies in it."""
        return self.since <= moment <= self.until


class Made(Record, frozen=True):
    """A proposal: when it was made, what was decided of it, and when; "open" where nothing was."""

    moment: datetime
    decided: str
    when: datetime | None


class Asking(Record, frozen=True):
    """A watch: how often what it asks about comes by itself."""

    watch: str
    base_rate: float
    window_days: int


class Proposals(Record, frozen=True):
    """What became of proposals, and in what time it was decided."""

    made: int
    taken: int
    dismissed: int
    open: int
    decided_in: Spread | None


class Hearing(Record, frozen=True):
    """Whether warnings were heard. A pair is a warning and somebody to whom it was addressed.

    Attributes:
        reach: of all pairs those where a channel took a message.
        delivered_in: from issue to the first message that was taken, by warning.
        answered_in: from the first message to the first answer of a person, by pair.
        answered, acted: of the pairs that were told.
        paged_again: messages after the first of a pair; `escalated`: steps that were taken.
        unreachable: names of those who were addressed, and whom no message can reach.
    """

    reach: Share
    delivered_in: Spread | None
    answered_in: Spread | None
    answered: Share
    acted: Share
    paged_again: int
    escalated: int
    unreachable: tuple[str, ...]


class Judged(Record, frozen=True):
    """How warnings did, by what people said when they closed cases or looked back at incidents.

    Attributes:
        outcomes: how many of each.
        right: of what was warned of and judged to be true or false, what was true (positive
            predictive value); a near miss is true.
        caught: of what came, what had been warned of (sensitivity).
        leads: of hits, from the first warning to the incident.
        false_told: how often somebody was told of a false alarm; `recipient_weeks`: of how many
            weeks times recipients of the directory.
    """

    outcomes: dict[deeds.Outcome, int]
    right: Share
    caught: Share
    leads: Spread | None
    false_told: int
    recipient_weeks: float


class DeskReview(Record, frozen=True):
    """A desk, looked back at.

    Attributes:
        period: what is looked at.
        issued: warnings by their kind; drills aren't counted.
        cases: how many were opened; `open`: how many of these are still.
        judged, hearing, proposals: as above.
        run_out: warnings whose time ran out and that nobody has renewed or cancelled.
        asking: the watches, with their base rates, that warnings are held against.
    """

    period: Period
    issued: dict[Kind, int]
    cases: int
    open: int
    judged: Judged
    hearing: Hearing
    proposals: Proposals
    run_out: int
    asking: tuple[Asking, ...]


@dataclass(frozen=True)
class Ledger:
    """What the record has of a desk's past.

    Attributes:
        cases: all of them.
        onsets: when incidents began, by the ids that cases were closed with.
        found: what people found of incidents.
        kept: the lines in which recipients were written down.
        people: the directory.
        proposals: all that watches made.
        asking: the watches.
    """

    cases: Sequence[Case]
    onsets: Mapping[str, Onset]
    found: Sequence[FoundBy]
    kept: Sequence[Line]
    people: Mapping[str, Recipient]
    proposals: Sequence[Made]
    asking: tuple[Asking, ...]


def reviewed(of: Ledger, period: Period) -> DeskReview:
    """The review of a desk over a period."""
    outs = list(_issued(of.cases, period))
    opened = [case for case in of.cases if period.holds(case.opened)]
    return DeskReview(
        period=period,
        issued=dict(Counter(one.out.warning.kind for one in outs)),
        cases=len(opened),
        open=sum(case.closed is None for case in opened),
        judged=_judged(of, period),
        hearing=_hearing(of, outs, period),
        proposals=_proposals([one for one in of.proposals if period.holds(one.moment)]),
        run_out=sum(_has_run_out(one, period.until) for one in outs),
        asking=of.asking,
    )


@dataclass(frozen=True)
class _Issued:
    """A warning, in its case, with the messages that carry it."""

    case: Case
    out: Out
    messages: Sequence[Told]

    def first(self, recipient: str) -> datetime | None:
        """When the first message to somebody was taken."""
        taken = (m.sent for m in self.messages if m.delivery.recipient == recipient and m.delivered)
        return min((one for one in taken if one), default=None)


def _issued(cases: Iterable[Case], period: Period) -> Iterator[_Issued]:
    for case in cases:
        for out in case.warnings.values():
            if period.holds(out.warning.sent) and not out.warning.text.exercise:
                mine = [
                    one
                    for one in case.deliveries.values()
                    if one.delivery.warning == out.warning.id
                ]
                yield _Issued(case, out, mine)


def _has_run_out(one: _Issued, at: datetime) -> bool:
    out = one.out
    open_ = one.case.closed is None and out.followed is None and not out.cancelled
    return open_ and out.warning.text.expires < at


# How warnings did


def _judged(of: Ledger, period: Period) -> Judged:
    closed = list(_closed(of.cases, period))
    outcomes = Counter(deed.outcome for _, deed in closed)
    known = {deed.incident for _, deed in closed if deed.incident}
    apart = [
        one.found.outcome
        for one in of.found
        if period.holds(one.moment) and one.found.incident not in known
    ]
    outcomes.update(apart)
    warned = Counter(deed.outcome for case, deed in closed if _has_warned(case))
    true = warned["hit"] + warned["near miss"]
    return Judged(
        outcomes=dict(outcomes),
        right=Share(count=true, of=true + warned["false alarm"]),
        caught=Share(count=outcomes["hit"], of=outcomes["hit"] + outcomes["miss"]),
        leads=spread(_leads(closed, of.onsets)),
        false_told=sum(_told(case) for case, deed in closed if deed.outcome == "false alarm"),
        recipient_weeks=_weeks(of.kept, period),
    )


def _closed(cases: Iterable[Case], period: Period) -> Iterator[tuple[Case, deeds.Closed]]:
    for case in cases:
        said = case.closed
        if said and isinstance(said.deed, deeds.Closed) and period.holds(said.moment):
            yield case, said.deed


def _has_warned(case: Case) -> bool:
    return any(not out.warning.text.exercise for out in case.warnings.values())


def _leads(
    closed: Iterable[tuple[Case, deeds.Closed]], onsets: Mapping[str, Onset]
) -> Iterator[float]:
    """From the first warning of each hit to the incident, in hours."""
    for case, deed in closed:
        of = onsets.get(deed.incident or "")
        sent = [o.warning.sent for o in case.warnings.values() if not o.warning.text.exercise]
        if deed.outcome == "hit" and of is not None and sent:
            yield of_moment(min(sent), of).least


def _told(case: Case) -> int:
    """To how many a case's warnings were taken, each of them once."""
    return sum(bool(reach.delivered) for reach in reaching.reaches(case).values())


def _weeks(kept: Iterable[Line], period: Period) -> float:
    """Weeks times recipients: each from when they were written down."""
    first: dict[str, datetime] = {}
    for line in kept:
        if isinstance(line.deed, deeds.Kept):
            first.setdefault(line.deed.recipient.id, line.moment)
    spans = (period.until - max(since, period.since) for since in first.values())
    return sum(max(one / _WEEK, 0.0) for one in spans)


# Whether they were heard


def _hearing(of: Ledger, outs: Sequence[_Issued], period: Period) -> Hearing:
    pairs = [(one, id_, one.first(id_)) for one in outs for id_ in one.out.warning.text.recipients]
    told = [(one, id_, first) for one, id_, first in pairs if first]
    answers = [(first, list(_answers(one.out, id_))) for one, id_, first in told]
    firsts = [min(filter(None, map(one.first, _whom(one))), default=None) for one in outs]
    return Hearing(
        reach=Share(count=len(told), of=len(pairs)),
        delivered_in=spread(
            (first - one.out.warning.sent) / _HOUR
            for one, first in zip(outs, firsts, strict=True)
            if first
        ),
        answered_in=spread(
            (min(moment for moment, _ in given) - first) / _HOUR
            for first, given in answers
            if given
        ),
        answered=Share(count=sum(bool(given) for _, given in answers), of=len(told)),
        acted=Share(
            count=sum(any(reply == "acting" for _, reply in given) for _, given in answers),
            of=len(told),
        ),
        paged_again=sum(
            m.sent is not None and (m.delivery.step > 0 or m.delivery.round > 0)
            for one in outs
            for m in one.messages
        ),
        escalated=sum(period.holds(s.moment) for case in of.cases for s in case.escalated),
        unreachable=tuple(sorted(_unreachable(of, outs, period.until))),
    )


def _whom(one: _Issued) -> tuple[str, ...]:
    return one.out.warning.text.recipients


def _answers(out: Out, recipient: str) -> Iterator[tuple[datetime, deeds.Reply]]:
    """What people answered to a warning for somebody, and when; no machine counts."""
    for said in out.answers:
        match said.deed:
            case deeds.Answered(recipient=who) as deed if who == recipient:
                if reaching.by_person(deed):
                    yield said.moment, deed.reply


def _unreachable(of: Ledger, outs: Sequence[_Issued], at: datetime) -> set[str]:
    cases = {one.case.id: one.case for one in outs}
    return {
        row.name
        for case in cases.values()
        for row in coverage.matrix(case, of.people, at).rows
        if row.overall == "Unreachable"
    }


def _proposals(made: Sequence[Made]) -> Proposals:
    decided = Counter(one.decided for one in made)
    taking = [(one.when - one.moment) / _HOUR for one in made if one.when]
    return Proposals(
        made=len(made),
        taken=decided["taken"],
        dismissed=decided["dismissed"],
        open=decided["open"],
        decided_in=spread(taking),
    )
