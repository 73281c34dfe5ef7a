"""The review of a desk as a sheet: figures, each with of how many it is."""

from collections.abc import Iterator
from typing import get_args

from tocsin.assess.words import day, percent
from tocsin.review.desk import Asking, DeskReview, Hearing, Judged, Proposals
from tocsin.review.numbers import Spread
from tocsin.warn.deeds import Outcome
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Grid, Piece, Section, Sheet, dotted


def sheet(review: DeskReview) -> Sheet:
    """The review of a desk over a period."""
    sections = [
        Section("Warnings", (_grid(_warnings(review)),)),
        Section("How they did, by what people said", (_grid(_did(review.judged)),)),
        Section("Whether they were heard", (_grid(_heard(review.hearing)),)),
        Section("Proposals", (_grid(_proposals(review.proposals)),)),
        Section("How often it comes by itself", tuple(map(_asking, review.asking))),
    ]
    period = f"{day(review.period.since.date())} to {day(review.period.until.date())}"
    head = Entry(dotted(Piece("Review of the desk", "strong"), period), "")
    return Sheet(head, tuple(one for one in sections if one.items))


_Rows = Iterator[tuple[str, str]]


def _grid(rows: _Rows) -> Grid:
    return Grid(("what", "how many"), tuple(rows))


def _warnings(review: DeskReview) -> _Rows:
    kinds = ", ".join(words.counted(n, kind) for kind, n in sorted(review.issued.items()))
    yield "warnings issued", f"{sum(review.issued.values())}" + (f": {kinds}" if kinds else "")
    yield "cases opened", f"{review.cases}, {review.open} of them still open"
    yield "run out, and not reviewed", str(review.run_out)


def _did(judged: Judged) -> _Rows:
    for outcome in get_args(Outcome):
        yield outcome, str(judged.outcomes.get(outcome, 0))
    yield "of what was warned of, came or nearly came", judged.right.words
    yield "of what came, had been warned of", judged.caught.words
    yield "lead of hits, from the first warning", _spread(judged.leads)
    told = words.counted(judged.false_told, "time")
    yield "false alarms told to somebody", f"{told} in {judged.recipient_weeks:.0f} recipient-weeks"


def _heard(hearing: Hearing) -> _Rows:
    yield "reached, of those addressed", hearing.reach.words
    yield "first message after issue", _spread(hearing.delivered_in)
    yield "answered, of those told", hearing.answered.words
    yield "answer after the first message", _spread(hearing.answered_in)
    yield "acting, of those told", hearing.acted.words
    yield "messages after the first", str(hearing.paged_again)
    yield "steps of escalation", str(hearing.escalated)
    yield "unreachable", ", ".join(hearing.unreachable) or "nobody"


def _proposals(made: Proposals) -> _Rows:
    yield "proposed", str(made.made)
    yield "taken, dismissed, open", f"{made.taken}, {made.dismissed}, {made.open}"
    yield "time to a decision", _spread(made.decided_in)


def _spread(told: Spread | None) -> str:
    return told.words if told else "none yet"


def _asking(one: Asking) -> Entry:
    often = f"{percent(one.base_rate)} in any {one.window_days} days"
    return Entry(dotted(Piece(one.watch, "strong"), often), "")
