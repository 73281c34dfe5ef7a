"""What checking a record asks of it: whole tables, in parts that fit in memory."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, and_, exists, select

from tocsin.store import dialect
from tocsin.store.dump import TABLES, Row
from tocsin.store.groups import State
from tocsin.store.rows import made
from tocsin.store.schema import (
    article,
    journal,
    ledger,
    mark,
    membership,
    metadata,
    outbox,
    page,
    reading,
    sighting,
    state,
    watch,
)
from tocsin.store.store import View
from tocsin.store.watches import Seen

_OF_READINGS = {name: held for name, held in TABLES.items() if "reading" in held.c}
# Tables of rows that readings are found by; what they show of watches isn't theirs alone.
FOUND_BY = {name: held for name, held in _OF_READINGS.items() if held is not sighting}

_AT_ONCE = 500


def unentered(view: View) -> Iterator[tuple[str, int]]:
    """Tables, and the numbers of entries that their rows refer to and that aren't there."""
    for name, held in metadata.tables.items():
        if "learnt" in held.c:
            known = exists().where(journal.c.id == held.c.learnt)
            asked = select(held.c.learnt).distinct().where(~known).order_by(held.c.learnt)
            for number in view.connection.execute(asked).scalars():
                yield name, number


def unread(view: View) -> Iterator[tuple[str, int]]:
    """Tables, and the numbers of readings that their rows are of and that aren't there."""
    for name, held in _OF_READINGS.items():
        known = exists().where(reading.c.number == held.c.reading)
        asked = select(held.c.reading).distinct().where(~known).order_by(held.c.reading)
        for number in view.connection.execute(asked).scalars():
            yield name, number


class Subject(NamedTuple):
    """An article, and whether it has any page and any reading."""

    id: str
    address: str
    paged: bool
    read: bool


def subjects(view: View) -> Iterator[Subject]:
    """Every article."""
    paged = exists().where(page.c.article == article.c.id)
    read = exists().where(reading.c.article == article.c.id)
    asked = select(article.c.id, article.c.address, paged, read).order_by(article.c.id)
    for row in _streamed(view, asked):
        yield Subject(*row)


def owners(view: View, pages: Collection[str]) -> dict[str, str]:
    """The articles that pages are of."""
    asked = select(page.c.id, page.c.article).where(page.c.id.in_(sorted(pages)))
    return {row.id: row.article for row in view.connection.execute(asked)}


def found_by(view: View, name: str, numbers: Collection[int]) -> dict[int, list[Row]]:
    """The rows of one table that readings are found by, by their numbers."""
    held = FOUND_BY[name]
    asked = select(held).where(held.c.reading.in_(sorted(numbers)))
    answer: dict[int, list[Row]] = defaultdict(list)
    for row in view.connection.execute(asked).mappings():
        answer[row["reading"]].append({str(key): value for key, value in row.items()})
    return answer


def names(table: str, row: Row) -> tuple[str, ...]:
    """What tells a row of such a table from the others of its reading."""
    own = (key.name for key in FOUND_BY[table].primary_key.columns if key.name != "reading")
    return tuple(str(row[name]) for name in own)


def showing(view: View) -> list[int]:
    """The numbers of the readings that show something of a watch."""
    asked = select(sighting.c.reading).distinct().order_by(sighting.c.reading)
    return list(view.connection.execute(asked).scalars())


def shown(view: View, numbers: Collection[int]) -> list[Seen]:
    """What these readings show of watches."""
    asked = select(sighting).where(sighting.c.reading.in_(sorted(numbers)))
    rows = view.connection.execute(asked.order_by(sighting.c.reading, sighting.c.id))
    return [made(Seen, row) for row in rows]


def written(view: View) -> set[tuple[str, int]]:
    """The names of watches, and the entries at which they were written."""
    rows = view.connection.execute(select(watch.c.name, watch.c.learnt))
    return {(row.name, row.learnt) for row in rows}


def indexed(view: View) -> set[int]:
    """The numbers of the readings that can be found by their words."""
    return set(view.connection.execute(dialect.indexed(view.connection)).scalars())


def placed(view: View, articles: Collection[str]) -> dict[str, set[tuple[str, str]]]:
    """What of each article belongs to a group: kinds of groups, and members."""
    asked = select(membership.c.article, membership.c.kind, membership.c.member).where(
        membership.c.article.in_(sorted(articles)),
        membership.c.group.is_not(None),
        _last(membership, "kind", "member"),
    )
    answer: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in view.connection.execute(asked):
        answer[row.article].add((row.kind, row.member))
    return answer


class Packed(NamedTuple):
    """A member as it was kept at one entry."""

    kind: str
    member: str
    packed: bytes


def packed(view: View) -> Iterator[Packed]:
    """All members that were ever kept, since they stood for their groups."""
    asked = select(membership.c.kind, membership.c.member, membership.c.packed)
    for row in _streamed(view, asked.where(membership.c.packed.is_not(None))):
        yield Packed(*row)


def states(view: View, kind: str) -> Iterator[list[State]]:
    """How the groups of a kind stand now, some hundred at a time."""
    asked = select(state).where(state.c.kind == kind, _last(state, "kind", "group"))
    for part in _streamed(view, asked.order_by(state.c.group)).partitions():
        yield [
            State(**{name: getattr(row, name) for name in State.__dataclass_fields__})
            for row in part
        ]


def former_states(view: View) -> Iterator[State]:
    """How groups have ever stood."""
    for row in _streamed(view, select(state)):
        yield State(**{name: getattr(row, name) for name in State.__dataclass_fields__})


def marks(view: View, kind: str, groups: Collection[str]) -> dict[tuple[str, int], set[str]]:
    """The marks of groups, by group and the entry since which they count."""
    asked = select(mark).where(mark.c.kind == kind, mark.c.group.in_(sorted(groups)))
    answer: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in view.connection.execute(asked):
        answer[row.group, row.since].add(row.mark)
    return answer


class Kept(NamedTuple):
    """What a line of the ledger is found by, and what it says."""

    number: int
    learnt: int
    kind: str
    body: str


def kept(view: View) -> Iterator[Kept]:
    """Every line of the ledger, by their numbers."""
    asked = select(ledger.c.number, ledger.c.learnt, ledger.c.kind, ledger.c.body)
    for row in _streamed(view, asked.order_by(ledger.c.number)):
        yield Kept(*row)


def posted(view: View) -> dict[str, Row]:
    """What the outbox holds, by the ids of messages."""
    rows = view.connection.execute(select(outbox)).mappings()
    return {row["delivery"]: {str(key): value for key, value in row.items()} for row in rows}


def _last(held: Table, *key: str) -> ColumnElement[bool]:
    """That no later row is of the same thing."""
    later = held.alias()
    same = (later.c[name] == held.c[name] for name in key)
    return and_(~exists().where(*same, later.c.learnt > held.c.learnt))


def _streamed(view: View, asked: Select[Any]) -> Any:
    return view.connection.execute(asked, execution_options={"yield_per": _AT_ONCE})
