"""Looking at watches: what each comes to, how it came to that, and what it proposes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tocsin.assess.watch.assessment import Assessment, FalseAlarms, Point, Proposal, Step
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.proposals import alarms, course, false_alarms
from tocsin.assess.watch.seen import Placed, Sighting
from tocsin.assess.watch.weighing import weigh
from tocsin.desk import counting, grading, watching
from tocsin.desk.look import Shelf, incident_row
from tocsin.desk.refusing import refusing
from tocsin.desk.views import IncidentRow, Reference
from tocsin.errors import NotFoundError
from tocsin.records import Record
from tocsin.store import Entry, View, journal, watches
from tocsin.store.packing import unpack_record
from tocsin.store.watches import Decided, Proposed, Written
from tocsin.warn import needed

Decision = Literal["taken", "dismissed", "open"]


class SightingRow(Record, frozen=True):
    """A sighting, of what matter and when learnt; `source` is the article that shows it."""

    sighting: Sighting
    matter: str
    learnt: date
    source: Reference | None


class WatchRow(Record, frozen=True):
    """A watch, who wrote it as it is, and what it comes to; `closed` says why it was closed.

    `last` is the step that moved it last, with its sightings in `moved_by`; `record` is how it did
    in the desk's own past.
    """

    watch: Watch
    by: str
    moment: str
    closed: str | None
    assessment: Assessment
    last: Step | None
    moved_by: tuple[SightingRow, ...]
    record: FalseAlarms


class NoteRow(Record, frozen=True):
    """What a person said of an indicator."""

    indicator: str
    state: str
    day: str
    why: str
    by: str
    moment: str


class DecisionRow(Record, frozen=True):
    """What a person decided of a proposal."""

    decision: Decision
    why: str
    by: str
    moment: str


class ProposalRow(Record, frozen=True):
    """A proposal with its evidence, and how often its watch alarmed for nothing.

    `moment` is when the desk proposed it, `record` how its watch did in the desk's own past;
    `decided` is None while it waits for a decision.
    """

    proposal: Proposal
    question: str
    window_days: int
    moment: str
    evidence: tuple[SightingRow, ...]
    record: FalseAlarms
    decided: DecisionRow | None


class WatchFile(Record, frozen=True):
    """A watch with all that was seen of it, how it rose, and what it proposed.

    `came` are the attacks since it began that false alarms are told by: see `counting.attacks`.
    """

    row: WatchRow
    text: str
    steps: tuple[Step, ...]
    seen: tuple[SightingRow, ...]
    notes: tuple[NoteRow, ...]
    proposals: tuple[ProposalRow, ...]
    came: tuple[IncidentRow, ...]


@dataclass(frozen=True)
class _Past:
    """A watch on a day: what was seen of it in order, what that comes to, and how it rose."""

    written: Written
    seen: list[Placed]
    assessment: Assessment
    steps: tuple[Step, ...]
    record: FalseAlarms


def listed(view: View, at: date) -> tuple[WatchRow, ...]:
    """All watches, open ones first, those with the highest probability first."""
    rows = [_row(view, _past(view, one, at)) for one in watches.standing(view)]
    return tuple(sorted(rows, key=_order))


def _order(row: WatchRow) -> tuple[bool, float, str]:
    return row.closed is not None, -row.assessment.likelihood.probability, row.watch.name


def _row(view: View, past: _Past) -> WatchRow:
    line = journal.line(view, watches.version(view, past.written.name))
    last = next((step for step in reversed(past.steps) if step.moved), None)
    new = set(last.sightings) if last else set()
    moved_by = [one for one in past.seen if one.sighting.id in new]
    return WatchRow(
        watch=watching.watch_of(past.written),
        by=line.by,
        moment=line.moment,
        closed=past.written.closed,
        assessment=past.assessment,
        last=last,
        moved_by=tuple(_evidence(view, past.written, moved_by).values()),
        record=past.record,
    )


def opened(view: View, name: str, at: date) -> WatchFile:
    """A watch opened. Raises NotFoundError where there is none of this name."""
    past = _past(view, watching.named(view, name), at)
    known = _evidence(view, past.written, past.seen)
    return WatchFile(
        row=_row(view, past),
        text=past.written.text,
        steps=past.steps,
        seen=tuple(known.values()),
        notes=_notes(view, name),
        proposals=tuple(_proposal(view, one, past, known) for one in watches.proposals(view, name)),
        came=_came(view, watching.watch_of(past.written), at),
    )


def _came(view: View, watch: Watch, at: date) -> tuple[IncidentRow, ...]:
    rows = map(incident_row, counting.attacks(view, watch))
    return tuple(one for one in rows if str(watch.start) <= one.day <= str(at))


def proposed(view: View, at: date) -> tuple[ProposalRow, ...]:
    """All proposals: those that wait for a decision first, the highest rank first."""
    rows: list[ProposalRow] = []
    for written in watches.standing(view):
        if made := watches.proposals(view, written.name):
            past = _past(view, written, at)
            known = _evidence(view, written, past.seen)
            rows += [_proposal(view, one, past, known) for one in made]
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: ProposalRow) -> tuple[bool, float, str]:
    done = row.decided is not None and row.decided.decision != "open"
    return done, -row.proposal.rank, row.proposal.id


def _past(view: View, written: Written, at: date) -> _Past:
    watch = watching.watch_of(written)
    seen = watching.placed(view, written, at)
    had, letters = watching.looked(view, watch, at), grading.letters(view)
    taken = watching.rose(view, watch, seen, letters, at)
    return _Past(
        written=written,
        seen=sorted(seen, key=lambda one: (one.learnt, one.sighting.id)),
        assessment=weigh(watch, seen, had, letters, at),
        steps=taken,
        record=_record(view, watch, course(taken), at),
    )


def _record(view: View, watch: Watch, points: Sequence[Point], at: date) -> FalseAlarms:
    """How a watch did so far; what attacks there were is only asked where it ever alarmed."""
    came = counting.attacks(view, watch) if alarms(watch, points) else []
    days = [date.fromisoformat(one.day) for one in came]
    return false_alarms(watch, points, sorted(days), counting.began(view), at)


def _evidence(view: View, written: Written, seen: list[Placed]) -> dict[str, SightingRow]:
    kept = watches.sightings(view, written.name, watches.version(view, written.name))
    readings = {one.seen.id: one.seen.reading for one in kept}
    shelf = Shelf.of(view, set(readings.values()))
    return {
        one.sighting.id: SightingRow(
            sighting=one.sighting,
            matter=one.matter,
            learnt=one.learnt,
            source=shelf.reference(readings[one.sighting.id])
            if one.sighting.id in readings
            else None,
        )
        for one in seen
    }


def _notes(view: View, name: str) -> tuple[NoteRow, ...]:
    found = []
    for one in watches.notes(view, name):
        line = journal.line(view, one.learnt)
        found.append(
            NoteRow(
                indicator=one.indicator,
                state=one.state,
                day=one.day,
                why=one.why,
                by=line.by,
                moment=line.moment,
            )
        )
    return tuple(found)


def _proposal(
    view: View, proposed_: Proposed, past: _Past, known: dict[str, SightingRow]
) -> ProposalRow:
    made = unpack_record(proposed_.packed, Proposal)
    kept = watches.decisions(view).get(made.id)
    return ProposalRow(
        proposal=made,
        question=watching.watch_of(past.written).question,
        window_days=watching.watch_of(past.written).window_days,
        moment=journal.moment(view, proposed_.learnt),
        evidence=tuple(known[id_] for id_ in made.sightings if id_ in known),
        record=past.record,
        decided=_decision(view, kept) if kept else None,
    )


def _decision(view: View, kept: Decided) -> DecisionRow:
    line = journal.line(view, kept.learnt)
    decision: Decision = next(one for one in get_args(Decision) if one == kept.verdict)
    return DecisionRow(decision=decision, why=kept.why, by=line.by, moment=line.moment)


def decide(entry: Entry, id_: str, decision: Decision, why: str) -> None:
    """Keep what a person decides of a proposal.

    Raises NotFoundError where there is none, TocsinError where nobody signs or no reason is given.
    """
    with refusing():
        needed.name(entry.by, "a decision")
        reason = needed.reason(why, "a decision")
    if id_ not in {one.id for one in watches.proposals(entry.view)}:
        raise NotFoundError(id_, "is no proposal of this desk", "see `tocsin proposals`")
    watches.decide(entry, Decided(id_, decision, reason, entry.learnt))
