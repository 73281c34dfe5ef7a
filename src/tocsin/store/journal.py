"""The journal: when the desk learnt what, and through whom."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select

from tocsin.store.schema import journal
from tocsin.store.store import View


class Line(NamedTuple):
    """One entry."""

    id: int
    moment: str
    by: str
    what: str


def moment(view: View, number: int) -> str:
    """When an entry was made."""
    asked = select(journal.c.moment).where(journal.c.id == number)
    return str(view.connection.execute(asked).scalar_one())


def line(view: View, number: int) -> Line:
    """An entry."""
    row = view.connection.execute(select(journal).where(journal.c.id == number)).one()
    return Line(row.id, row.moment, row.by, row.what)


def lines(view: View) -> Iterator[Line]:
    """All entries, by their numbers."""
    asked = select(journal).where(journal.c.id <= view.upto).order_by(journal.c.id)
    for row in view.connection.execute(asked):
        yield Line(row.id, row.moment, row.by, row.what)


def last(view: View) -> int:
    """The number of the last entry; 0 where there is none."""
    asked = select(func.max(journal.c.id)).where(journal.c.id <= view.upto)
    return view.connection.execute(asked).scalar() or 0


def since(view: View, moment: str) -> int:
    """The number of the first entry that was made at a moment or later; behind all if none was."""
    # Moments never run backwards: the first by its moment is the first, and an index has it.
    asked = select(journal.c.id).where(journal.c.moment >= moment)
    first = asked.order_by(journal.c.moment, journal.c.id).limit(1)
    return view.connection.execute(first).scalar() or last(view) + 1


def written(when: datetime) -> str:
    """A moment as it is kept: ISO 8601 in UTC to the microsecond, always of one length."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")
