"""Watches: as they were written, what articles show of them, what people noted and were proposed.

A watch that is written anew is a new version, named by its entry; what articles show is of one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select

from tocsin.store import articles, dialect
from tocsin.store.rows import made
from tocsin.store.schema import decision, journal, note, proposal, reading, sighting, watch
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Written:
    """A watch as it was written at the entry `learnt`; `closed` says why it was, if it was."""

    name: str
    text: str
    closed: str | None
    learnt: int


@dataclass(frozen=True)
class Seen:
    """What an article shows of the `version` of a watch."""

    id: str
    version: int
    reading: int
    watch: str
    indicator: str
    article: str
    start: int
    end: int
    day: str
    packed: bytes
    learnt: int


class Dated(NamedTuple):
    """A sighting, and the moment at which the desk got the article."""

    seen: Seen
    moment: str


@dataclass(frozen=True)
class Noted:
    """What a person says of an indicator; `state` as in the schema."""

    watch: str
    indicator: str
    state: str
    day: str
    why: str
    learnt: int


@dataclass(frozen=True)
class Proposed:
    """A warning that a watch proposes."""

    id: str
    watch: str
    packed: bytes
    learnt: int


@dataclass(frozen=True)
class Decided:
    """What a person decided of a proposal; `verdict` as in the schema."""

    proposal: str
    verdict: str
    why: str
    learnt: int


def write(entry: Entry, written: Written) -> None:
    """Add a watch, or its new version; its `learnt` is the entry's."""
    dialect.add(entry.connection, watch, [{**vars(written), "learnt": entry.learnt}])


def standing(view: View) -> list[Written]:
    """The last version of every watch, closed ones too, by name."""
    last = (
        select(watch.c.name, func.max(watch.c.learnt).label("learnt"))
        .where(watch.c.learnt <= view.upto)
        .group_by(watch.c.name)
        .subquery()
    )
    asked = select(watch).join(
        last, (last.c.name == watch.c.name) & (last.c.learnt == watch.c.learnt)
    )
    rows = view.connection.execute(asked)
    found = [made(Written, row) for row in rows]
    return sorted(found, key=lambda one: one.name)


def version(view: View, name: str) -> int:
    """The entry at which a watch got the text that it has: closing it doesn't write it anew."""
    asked = select(func.max(watch.c.learnt)).where(
        watch.c.name == name, watch.c.learnt <= view.upto, watch.c.closed.is_(None)
    )
    return int(view.connection.execute(asked).scalar_one())


def first(view: View, name: str) -> int:
    """The entry at which a watch was first written."""
    asked = select(func.min(watch.c.learnt)).where(watch.c.name == name)
    return int(view.connection.execute(asked).scalar_one())


def add_sightings(entry: Entry, seen: Iterable[Seen]) -> None:
    """Add what articles show; the rows' `learnt` is the entry's."""
    dialect.add(entry.connection, sighting, ({**vars(one), "learnt": entry.learnt} for one in seen))


def sightings(view: View, name: str, version: int) -> list[Dated]:
    """What articles, by their last readings, show of a version of a watch, as the desk got it."""
    asked = (
        select(sighting, journal.c.moment)
        .join(reading, reading.c.number == sighting.c.reading)
        .join(journal, journal.c.id == reading.c.learnt)
        .where(
            sighting.c.watch == name,
            sighting.c.version == version,
            sighting.c.learnt <= view.upto,
            articles.stands(view, reading.c.article, reading.c.learnt),
        )
        .order_by(reading.c.learnt, sighting.c.start, sighting.c.id)
    )
    return [Dated(made(Seen, row), row.moment) for row in view.connection.execute(asked)]


def add_note(entry: Entry, noted: Noted) -> None:
    """Add what a person says of an indicator; its `learnt` is the entry's."""
    dialect.add(entry.connection, note, [{**vars(noted), "learnt": entry.learnt}])


def notes(view: View, name: str) -> list[Noted]:
    """All that people have said of a watch's indicators, the first first."""
    asked = select(note).where(note.c.watch == name, note.c.learnt <= view.upto)
    rows = view.connection.execute(asked.order_by(note.c.learnt, note.c.indicator))
    return [made(Noted, row) for row in rows]


def add_proposals(entry: Entry, proposed: Iterable[Proposed]) -> None:
    """Add proposals; one that is there already, by its id, stays as it is."""
    rows = ({**vars(one), "learnt": entry.learnt} for one in proposed)
    dialect.add(entry.connection, proposal, rows)


def proposals(view: View, name: str | None = None) -> list[Proposed]:
    """All proposals, or those of a watch, the newest first."""
    asked = select(proposal).where(proposal.c.learnt <= view.upto)
    if name is not None:
        asked = asked.where(proposal.c.watch == name)
    rows = view.connection.execute(asked.order_by(proposal.c.learnt.desc(), proposal.c.id))
    return [made(Proposed, row) for row in rows]


def decide(entry: Entry, decided: Decided) -> None:
    """Add a decision; its `learnt` is the entry's."""
    dialect.add(entry.connection, decision, [{**vars(decided), "learnt": entry.learnt}])


def decisions(view: View) -> dict[str, Decided]:
    """The last decision of each proposal that has one."""
    rows = view.connection.execute(
        select(decision).where(decision.c.learnt <= view.upto).order_by(decision.c.learnt)
    )
    found = (made(Decided, row) for row in rows)
    return {one.proposal: one for one in found}
