"""Days and places of one incident that can't both be its own."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from tocsin.assess import words
from tocsin.assess.case import Case, Heard, sentence_at
from tocsin.assess.contradictions.contradiction import Contradiction, contradiction
from tocsin.assess.provenance import Provenance
from tocsin.link.incidents.account import Spot, accounts
from tocsin.link.incidents.constraints import APART, SLACK, gap
from tocsin.link.incidents.view import View, kilometres, view
from tocsin.read.times.lexicon import MONTHS
from tocsin.records import Span

_Days = tuple[date, date]
_Seen = Sequence[tuple[Heard, View]]
_MONTH = re.compile("|".join(rf"\b(?:{name}|{name[:3]})\b" for name in MONTHS))
_YEAR = 180  # days, half of one: of two that are further apart one may have the wrong year


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
    """Days that articles give by a date of their own, if without its year.

    What is worked out from a weekday, or from "last night", is less sure.
    """
    told: dict[_Days, tuple[Heard, Span, bool]] = {}
    for heard, shown in seen:
        if shown.days and (sentence := _telling_when(heard, shown)):
            told.setdefault(shown.days, (heard, sentence, shown.account.stated))
    for first, second in combinations(sorted(told), 2):
        (one, at, stated), (other, there, too) = told[first], told[second]
        between = gap(first, second)
        if between > SLACK and (between < _YEAR or (stated and too)):
            yield contradiction(
                "time",
                (case.id, first, second),
                f"{_spoken(first)} against {_spoken(second)}",
                provenance.cite(one.report, at),
                provenance.cite(other.report, there),
                (f"{between} days apart, both in the words of the articles",),
            )


def _spoken(days: _Days) -> str:
    first, last = map(words.day, days)
    return first if first == last else f"{first} to {last}"


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


def _telling_when(heard: Heard, shown: View) -> Span | None:
    """The sentence that gives an incident its day, by a date or at least a month."""
    when = heard.incident.when
    for part in heard.incident.parts:
        dated = shown.account.stated or _MONTH.search(part.span.text.lower())
        if part.role == "when" and part.name == when and dated:
            return sentence_at(heard.reading, part.span.start)
    return None


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
