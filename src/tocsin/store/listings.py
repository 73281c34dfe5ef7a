"""Lists: what is in the record, filtered, in pages, as it was known at a moment.

Each list is in an order that an index has, the newest first, and goes on after a place in it; so a
page of a list costs what its rows cost, however long the list. None is counted.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    exists,
    func,
    or_,
    select,
    tuple_,
)

from tocsin.store import articles, dialect
from tocsin.store.groups import State
from tocsin.store.schema import about, mark, membership, reading, state
from tocsin.store.store import View


@dataclass(frozen=True)
class Filter:
    """Which rows are wanted; what is empty excludes none.

    `marks` are sets of marks of which a row must have one each. `named` are the groups of actors of
    which a row's speaker, accused or warner must be one. `since` and `until` are days, both within.
    `values` are what columns must hold.
    """

    marks: tuple[frozenset[str], ...] = ()
    named: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    values: tuple[tuple[str, frozenset[str]], ...] = ()


class Place(NamedTuple):
    """Where a row stands in its list; a list goes on after it."""

    day: str
    learnt: int
    id: str


class Row(NamedTuple):
    """One thing that a reading holds: of which table, which reading, and where in its text."""

    table: str
    id: str
    reading: int
    article: str
    start: int
    end: int
    place: Place


def states(
    view: View,
    kind: str,
    wanted: Filter,
    limit: int,
    after: Place | None = None,
    *,
    oldest_first: bool = False,
) -> list[State]:
    """Groups of a kind, as they stand, by their day."""
    later = state.alias()
    order = [state.c.day, state.c.group]
    asked = select(state).where(
        state.c.kind == kind,
        state.c.learnt <= view.upto,
        state.c.size > 0,
        ~exists().where(
            later.c.kind == kind,
            later.c.group == state.c.group,
            later.c.learnt > state.c.learnt,
            later.c.learnt <= view.upto,
        ),
        *_within(state.c.day, wanted),
        *(_has_mark(kind, marks, view.upto) for marks in wanted.marks),
    )
    start = [after.day, after.id] if after else None
    rows = view.connection.execute(_paged(asked, order, start, limit, oldest_first))
    return [
        State(**{name: getattr(row, name) for name in State.__dataclass_fields__}) for row in rows
    ]


def _has_mark(kind: str, marks: Collection[str], upto: int) -> ColumnElement[bool]:
    return exists().where(
        mark.c.kind == kind,
        mark.c.mark.in_(sorted(marks)),
        mark.c.group == state.c.group,
        mark.c.since == state.c.since,
        mark.c.learnt <= upto,
    )


def rows(
    view: View,
    table: str,
    wanted: Filter,
    limit: int,
    after: Place | None = None,
    *,
    oldest_first: bool = False,
) -> list[Row]:
    """What articles' last readings hold of one table of `articles.READ`, by its day."""
    held = articles.READ[table]
    asked = select(held).where(
        articles.stands(view, held.c.article, held.c.learnt),
        *_within(held.c.day, wanted),
        *(held.c[name].in_(sorted(values)) for name, values in wanted.values),
        *(_names(held.c.reading, marks) for marks in wanted.marks),
        *_of(view, held, wanted.named),
    )
    order = [held.c.day, held.c.learnt, held.c.id]
    found = view.connection.execute(_paged(asked, order, after, limit, oldest_first))
    return [_row(table, row) for row in found]


def _row(table: str, row: Any) -> Row:
    place = Place(row.day, row.learnt, row.id)
    return Row(table, row.id, row.reading, row.article, row.start, row.end, place)


def of_accounts(view: View, accounts: Collection[str]) -> list[Row]:
    """Who is blamed for what these accounts tell, by articles' last readings; the oldest first."""
    held = articles.READ["blame"]
    asked = select(held).where(
        held.c.account.in_(sorted(accounts)),
        articles.stands(view, held.c.article, held.c.learnt),
    )
    found = view.connection.execute(asked.order_by(held.c.day, held.c.learnt, held.c.id))
    return [_row("blame", row) for row in found]


def named(view: View, table: str, id_: str) -> list[Row]:
    """Rows of a table whose id begins like this, of whatever reading; the newest first."""
    held = articles.READ[table]
    asked = (
        select(held)
        .where(held.c.id.between(id_, id_ + "g"), held.c.learnt <= view.upto)
        .order_by(held.c.learnt.desc())
        .limit(2)
    )
    return [_row(table, row) for row in view.connection.execute(asked)]


class Hit(NamedTuple):
    """A reading that holds the words: whether its title does, and its number."""

    titled: int
    number: int


def matches(
    view: View, words: list[str], wanted: Filter, limit: int, after: Hit | None = None
) -> list[Hit]:
    """Articles' last readings that hold all of these words or phrases.

    First come those whose titles do, of these and of the others the latest.
    """
    hits = dialect.matching(view.connection, words).subquery()
    asked = (
        select(hits.c.titled, reading.c.number)
        .join(hits, hits.c.number == reading.c.number)
        .where(
            articles.stands(view, reading.c.article, reading.c.learnt),
            *_within(func.coalesce(reading.c.published, ""), wanted),
            *(_names(reading.c.number, marks) for marks in wanted.marks),
        )
    )
    order = [hits.c.titled, reading.c.number]
    found = view.connection.execute(_paged(asked, order, after, limit, oldest_first=False))
    return [Hit(row.titled, row.number) for row in found]


def _within(day: ColumnElement[str], wanted: Filter) -> list[ColumnElement[bool]]:
    bounds = []
    if wanted.since:
        bounds.append(day >= wanted.since)
    if wanted.until:
        # "2024-03-22T10:00" is within the 22nd; what isn't dated is within nothing.
        bounds += [day < _next(wanted.until), day != ""]
    return bounds


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _names(number: ColumnElement[int], marks: Collection[str]) -> ColumnElement[bool]:
    return exists().where(about.c.mark.in_(sorted(marks)), about.c.reading == number)


# Which columns of a table name an actor's member.
_NAMED = {"statement": ("named",), "blame": ("accused", "by"), "warned": ("from",), "account": ()}


def _of(view: View, held: Table, groups: Collection[str]) -> list[ColumnElement[bool]]:
    """That one of the actors in `groups` is named in the row."""
    if not groups:
        return []
    mine, later = membership.alias(), membership.alias()
    members = select(mine.c.member).where(
        mine.c.kind == "actor",
        mine.c.group.in_(sorted(groups)),
        mine.c.learnt <= view.upto,
        ~exists().where(
            later.c.kind == "actor",
            later.c.member == mine.c.member,
            later.c.learnt > mine.c.learnt,
            later.c.learnt <= view.upto,
        ),
    )
    return [or_(*(held.c[name].in_(members) for name in _NAMED[held.name]))]


def _paged(
    asked: Select[Any],
    order: Sequence[ColumnElement[Any]],
    after: Sequence[Any] | None,
    limit: int,
    oldest_first: bool,
) -> Select[Any]:
    """The next page of a list in the order of these columns, which an index has."""
    if after is not None:
        here = tuple_(*order)
        bound = tuple_(*after)
        asked = asked.where(here > bound if oldest_first else here < bound)
    ordered = [column.asc() if oldest_first else column.desc() for column in order]
    return asked.order_by(*ordered).limit(limit)
