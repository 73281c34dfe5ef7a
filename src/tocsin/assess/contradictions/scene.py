"""Days and places of one incident that can't both be its own."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from tocsin.assess.case import Case, Heard, sentence_at
from tocsin.assess.contradictions.contradiction import Contradiction, contradiction
from tocsin.assess.provenance import Provenance
from tocsin.link.incidents.account import Spot, accounts
from tocsin.link.incidents.constraints import APART, SLACK, gap
from tocsin.link.incidents.view import View, kilometres, view
from tocsin.records import Span

_Days = tuple[date, date]
_Seen = Sequence[tuple[Heard, View]]


def apart(case: Case, provenance: Provenance) -> Iterator[Contradiction]:
    """The pairs of days, and of towns, that can't both be the incident's, each pair once."""
    if len(case.heard) == 1:
        return  # an account has one day and one place
    first = sorted(case.heard, key=lambda one: (one.report.published or "~", one.account))
    seen = [(heard, _view(heard)) for heard in first]
    yield from _on_other_days(case, seen, provenance)
    yield from _elsewhere(case, seen, provenance)


def _view(heard: Heard) -> View:
    return view(next(one for one in accounts(heard.reading) if one.id == heard.account))


def _on_other_days(case: Case, seen: _Seen, provenance: Provenance) -> Iterator[Contradiction]:
    """Days that articles give in so many words; what was worked out from weekdays is less sure."""
    told: dict[_Days, tuple[Heard, Span]] = {}
    for heard, shown in seen:
        sentence = _telling_when(heard)
        if shown.days and sentence and shown.account.stated:
            told.setdefault(shown.days, (heard, sentence))
    for (days, (one, at)), (others, (other, there)) in combinations(told.items(), 2):
        between = gap(days, others)
        if between > SLACK:
            yield contradiction(
                "time",
                (case.id, *sorted([days, others])),
                f"{one.incident.when} against {other.incident.when}",
                provenance.cite(one.report, at),
                provenance.cite(other.report, there),
                (f"{between} days apart, both in the words of the articles",),
            )


def _elsewhere(case: Case, seen: _Seen, provenance: Provenance) -> Iterator[Contradiction]:
    """Towns that are too far from one another.

    Where an article names the other's town too, it may only differ in what it takes for the place.
    """
    told: dict[str, tuple[Heard, Spot, Span]] = {}
    for heard, shown in seen:
        for spot in shown.fine[:1]:
            if at := _telling_where(heard, spot.name):
                told.setdefault(spot.name, (heard, spot, at))
    for (name, (one, spot, at)), (town, (other, place, there)) in combinations(told.items(), 2):
        far = kilometres(spot, place)
        if far > APART and town not in _towns(one) and name not in _towns(other):
            yield contradiction(
                "place",
                (case.id, *sorted([name, town])),
                f"{name} against {town}",
                provenance.cite(one.report, at),
                provenance.cite(other.report, there),
                (f"{far:.0f} km apart",),
            )


def _telling_when(heard: Heard) -> Span | None:
    """The sentence that gives an incident its day."""
    when = heard.incident.when
    found = [p.span for p in heard.incident.parts if p.role == "when" and p.name == when]
    return sentence_at(heard.reading, found[0].start) if found else None


def _telling_where(heard: Heard, name: str) -> Span | None:
    """The sentence that gives an incident its town, or else the first that names it.

    None for what is no town by itself: "Collins" beside "Mickey Collins", a street.
    """
    reading = heard.reading
    people = {word for e in reading.entities if e.kind == "person" for word in e.name.split()}
    named = [p.span for p in reading.places if p.name == name and p.kind == "town"]
    wheres = [part.span for part in heard.incident.parts if part.role == "where"]
    own = [at for at in named if any(at.begins_in(where) for where in wheres)]
    found = own or named
    return sentence_at(reading, found[0].start) if found and name not in people else None


def _towns(heard: Heard) -> set[str]:
    return {place.name for place in heard.reading.places}
