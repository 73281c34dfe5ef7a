"""What a user asks of a list, in the words of the record."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import get_args

from tocsin.desk import moments
from tocsin.desk.filing import source
from tocsin.errors import TocsinError
from tocsin.read.places.folding import fold
from tocsin.read.places.gazetteer import shipped
from tocsin.records import ACTS, INCIDENT_KINDS, STANCES, STATUSES, Record
from tocsin.records.incident import Response
from tocsin.store import View, groups, listings
from tocsin.store.listings import Filter, Place

TRIAGE = ("new", "dismissed", "assigned")
# By lists, what of a question has to be one of few words, and which these are.
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "incidents": {"kind": INCIDENT_KINDS, "status": STATUSES, "triage": TRIAGE},
    "statements": {"kind": ACTS},
    "blame": {"kind": STANCES},
    "warned": {"kind": get_args(Response)},
}


class Question(Record, frozen=True):
    """Which rows of a list are wanted; None asks nothing.

    `place` is a place or country by name, `actor` anybody by any name or by an actor's id: who
    speaks or is spoken to, who warns or is warned, who blames or is accused; of an incident those
    by or against whom it was, and who claims it or is accused of it, blames or denies. `kind` is
    an incident's kind, a statement's act or a blame's stance. `since` and `until` are days
    (YYYY-MM-DD), both within: what lasted longer fits if any of its days do. `source` is an
    outlet's name or host. `triage` is what is to become of an incident: "new" (nobody has said),
    "dismissed" or "assigned"; `assignee` is the name of whoever it is assigned to.
    """

    place: str | None = None
    actor: str | None = None
    kind: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    triage: str | None = None
    assignee: str | None = None


def check(name: str, value: str, known: Collection[str] | None = None) -> None:
    """Raise TocsinError where what is asked by a name isn't a word that is known, or is no day."""
    if known is not None and value not in known:
        raise TocsinError(f"{name} can't be “{value}”", f"it is one of {', '.join(known)}")
    if name in ("since", "until"):
        moments.day(value)


def _refuse_but(asked: Question, rows: str, known: tuple[str, ...]) -> None:
    """Raise TocsinError where a list of such rows is asked something that it can't answer."""
    for name in asked.__struct_fields__:
        if name not in known and getattr(asked, name):
            problem = f"{rows} can't be chosen by {name}"
            raise TocsinError(problem, f"choose them by {', '.join(known)}")


def of_incidents(view: View, asked: Question) -> Filter:
    """The filter for a list of incidents."""
    marks = [places(asked.place)] if asked.place else []
    if asked.actor:
        called = f"called:{fold(asked.actor)}"
        groups_ = (f"actor:{group}" for group in actors(view, asked.actor, ever=True))
        marks.append(frozenset([called, *groups_]))
    marks += [frozenset([source(asked.source)])] if asked.source else []
    marks += [frozenset([f"kind:{asked.kind}"])] if asked.kind else []
    marks += [frozenset([f"status:{asked.status}"])] if asked.status else []
    return Filter(
        marks=tuple(marks),
        since=asked.since,
        until=asked.until,
        triage=asked.triage,
        assignee=asked.assignee,
    )


def of_articles(asked: Question) -> Filter:
    """The filter for a search. Raises TocsinError where what isn't the article's own is asked."""
    _refuse_but(asked, "articles", ("place", "since", "until", "source"))
    return Filter(marks=_about(asked), since=asked.since, until=asked.until)


def of_stories(asked: Question) -> Filter:
    """The filter for a list of stories. Raises TocsinError where more than days are asked."""
    _refuse_but(asked, "stories", ("since", "until"))
    return Filter(since=asked.since, until=asked.until)


def _about(asked: Question) -> tuple[frozenset[str], ...]:
    """What an article must be about, and whose it must be."""
    marks = [places(asked.place)] if asked.place else []
    marks += [frozenset([source(asked.source)])] if asked.source else []
    return tuple(marks)


# Each table of what readings hold: what its rows are called, and the column that
# `Question.kind` is about.
_ROWS = {"statement": "statements", "blame": "words of blame", "warned": "warnings"}
_KINDS = {"statement": "act", "blame": "stance", "warned": "response"}


def of_rows(view: View, table: str, asked: Question) -> Filter:
    """The filter for a list of what readings hold. Raises TocsinError where a status is asked."""
    _refuse_but(asked, _ROWS[table], ("place", "actor", "kind", "since", "until", "source"))
    return Filter(
        marks=_about(asked),
        named=actors(view, asked.actor) if asked.actor else frozenset(),
        called=fold(asked.actor) if asked.actor else None,
        since=asked.since,
        until=asked.until,
        values=((_KINDS[table], frozenset([asked.kind])),) if asked.kind else (),
    )


def actors(view: View, name: str, *, ever: bool = False) -> frozenset[str]:
    """The actors of any such name, or of this id; with `ever`, all groups that they have been."""
    found = set(groups.marked(view, "actor", f"name:{fold(name)}"))
    found |= set(groups.states(view, "actor", [name]))
    now = set()
    for group in found:
        now |= _standing(view, group)
    if ever:
        now |= {old for group in now for old in groups.former(view, "actor", group)}
    return frozenset(now)


def _standing(view: View, group: str) -> set[str]:
    """Where the members that were once found in a group are now."""
    if groups.has_members(view, "actor", group):
        return {group}
    moved = groups.ever(view, "actor", group)
    return set(groups.groups_of(view, "actor", moved).values())


def places(name: str) -> frozenset[str]:
    """The marks of what is at a place, or in a country, of this name."""
    folded = fold(name)
    country = _countries().get(folded)
    return frozenset([f"place:{folded}", *([f"country:{country}"] if country else [])])


@cache
def _countries() -> dict[str, str]:
    """The codes of countries by their folded names."""
    return {fold(one.name): code for code, one in shipped().countries.items()}


def unknown(view: View, asked: Question) -> tuple[str, str] | None:
    """What the record has never heard of: ("place", "Lorne"), or a source or actor; else None."""
    if asked.place and not listings.marked(view, places(asked.place)):
        return "place", asked.place
    if asked.source and not listings.marked(view, [source(asked.source)]):
        return "source", asked.source
    if asked.actor and not (
        actors(view, asked.actor)
        or listings.called(view, fold(asked.actor))
        or listings.marked(view, [f"called:{fold(asked.actor)}"])
    ):
        return "actor", asked.actor
    return None


_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})?:(\d{1,10}):(\w*)", re.ASCII)


def place_of(cursor: str) -> Place:
    """The place in a list that a page of it named as its end. Raises ValueError for another."""
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        raise ValueError(f"{cursor!r} is no place in a list")
    day, learnt, id_ = found.groups(default="")
    if day:
        date.fromisoformat(day)
    return Place(day, int(learnt), id_)


def cursor(place: Place) -> str:
    """The words for a place in a list."""
    return f"{place.day}:{place.learnt}:{place.id}"
