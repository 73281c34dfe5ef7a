"""The review of an incident: all that was known, said, told and done before it, in one record."""

from datetime import datetime

from tocsin.records import Record
from tocsin.review import findings
from tocsin.review.before import About, Seen
from tocsin.review.findings import Checked, Facts, FoundBy, Suggestion, Verdict
from tocsin.review.handling import Handling
from tocsin.review.knowable import Course, Indication, Window
from tocsin.review.onset import Onset


class IncidentReview(Record, frozen=True):
    """An incident, looked back at.

    Attributes:
        about, onset: what it was, and when it began.
        as_of: the moment up to which the record was asked; None: all that it holds.
        hindsight: whether the incident itself was still unknown then: what it was is taken from
            what is known now, and nothing else is.
        seen: warnings that the news told, the earliest first.
        cases: of the desk, that bear on it.
        courses: of watches that bear on it.
        indications: what these saw, in the order in which the desk had it.
        windows: how well the time before it is covered.
        verdict, suggested: what the record speaks for, as suggestions; nothing as of a moment
            before the incident, when nobody could tell.
        checklist: of impediments, for a person to fill.
        found: what people found, of each the last.
    """

    about: About
    onset: Onset
    as_of: datetime | None
    hindsight: bool
    seen: tuple[Seen, ...]
    cases: tuple[Handling, ...]
    courses: tuple[Course, ...]
    indications: tuple[Indication, ...]
    windows: tuple[Window, ...]
    verdict: Verdict | None
    suggested: tuple[Suggestion, ...]
    checklist: tuple[Checked, ...]
    found: tuple[FoundBy, ...]


class Gathered(Record, frozen=True):
    """What the record has of an incident, before anything is made of it."""

    onset: Onset
    as_of: datetime | None
    hindsight: bool
    facts: Facts
    indications: tuple[Indication, ...]
    found: tuple[FoundBy, ...]


def reviewed(gathered: Gathered) -> IncidentReview:
    """The review of what was gathered."""
    facts = gathered.facts
    found = findings.standing(gathered.found)
    over = gathered.as_of is None or gathered.as_of >= gathered.onset.latest
    return IncidentReview(
        about=facts.about,
        onset=gathered.onset,
        as_of=gathered.as_of,
        hindsight=gathered.hindsight,
        seen=tuple(sorted(facts.seen, key=lambda one: (one.first, one.learnt, one.warned.id))),
        cases=facts.cases,
        courses=facts.courses,
        indications=tuple(sorted(gathered.indications, key=_order)),
        windows=facts.windows,
        verdict=findings.verdict(facts) if over else None,
        suggested=findings.suggested(facts) if over else (),
        checklist=findings.checklist(facts, found),
        found=found,
    )


def _order(one: Indication) -> tuple[datetime, str, str]:
    return one.learnt, one.indicator, one.article or ""
