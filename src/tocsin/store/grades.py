"""Grades that people gave, of sources and of reports; of each the last stands that they left."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, func, select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import grade
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Graded:
    """One grade: of the `kind` "source" a letter, of "report" a number; see the schema.

    One that `withdraws` another, by the entry that gave it, says what that was and does no more.
    """

    about: str
    kind: str
    grade: str
    why: str
    learnt: int
    withdraws: int | None = None


def add(entry: Entry, given: Graded) -> None:
    """Add a grade; its `learnt` is the entry's."""
    dialect.add(entry.connection, grade, [{**vars(given), "learnt": entry.learnt}])


def standing(view: View, kind: str, about: Collection[str] | None = None) -> dict[str, Graded]:
    """The grades that stand, by what they are about; of all, where nothing is named."""
    last = (
        select(grade.c.about, func.max(grade.c.learnt).label("learnt"))
        .where(grade.c.kind == kind, _stands(view))
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


def last(view: View, about: str) -> Graded | None:
    """The grade of something that stands."""
    asked = select(grade).where(grade.c.about == about, _stands(view))
    row = view.connection.execute(asked.order_by(grade.c.learnt.desc()).limit(1)).first()
    return None if row is None else made(Graded, row)


def ever(view: View, about: str) -> bool:
    """Whether something was ever graded, though that was taken back."""
    asked = select(grade.c.learnt).where(grade.c.about == about, grade.c.learnt <= view.upto)
    return view.connection.execute(asked.limit(1)).first() is not None


def _stands(view: View) -> ColumnElement[bool]:
    """That a grade is known in a view, and wasn't taken back."""
    back = grade.alias()
    taken_back = exists().where(
        back.c.about == grade.c.about,
        back.c.withdraws == grade.c.learnt,
        back.c.learnt <= view.upto,
    )
    return and_(grade.c.learnt <= view.upto, grade.c.withdraws.is_(None), ~taken_back)
