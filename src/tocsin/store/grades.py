"""Grades that people gave, of sources and of reports; of each the last one stands."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import grade
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Graded:
    """One grade: of the `kind` "source" a letter, of "report" a number; see the schema."""

    about: str
    kind: str
    grade: str
    why: str
    learnt: int


def add(entry: Entry, given: Graded) -> None:
    """Add a grade; its `learnt` is the entry's."""
    dialect.add(entry.connection, grade, [{**vars(given), "learnt": entry.learnt}])


def standing(view: View, kind: str, about: Collection[str] | None = None) -> dict[str, Graded]:
    """The grades that stand, by what they are about; of all, where nothing is named."""
    last = (
        select(grade.c.about, func.max(grade.c.learnt).label("learnt"))
        .where(grade.c.kind == kind, grade.c.learnt <= view.upto)
        .group_by(grade.c.about)
    )
    if about is not None:
        last = last.where(grade.c.about.in_(sorted(about)))
    newest = last.subquery()
    asked = select(grade).join(
        newest, (newest.c.about == grade.c.about) & (newest.c.learnt == grade.c.learnt)
    )
    found = (made(Graded, row) for row in view.connection.execute(asked))
    return {one.about: one for one in sorted(found, key=lambda one: one.about)}


def history(view: View, about: str) -> list[Graded]:
    """All grades that something was ever given, the first first."""
    asked = select(grade).where(grade.c.about == about, grade.c.learnt <= view.upto)
    return [made(Graded, row) for row in view.connection.execute(asked.order_by(grade.c.learnt))]
