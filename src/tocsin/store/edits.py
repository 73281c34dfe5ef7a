"""What people changed in the table of who did an incident."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import edit
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Edited:
    """One change, as JSON, to the table of an incident; or the taking back of another."""

    id: str
    incident: str
    change: str
    why: str
    withdraws: str | None
    learnt: int


def add(entry: Entry, edited: Edited) -> None:
    """Add an edit; its `learnt` is the entry's."""
    dialect.add(entry.connection, edit, [{**vars(edited), "learnt": entry.learnt}])


def standing(view: View, incidents: Collection[str]) -> list[Edited]:
    """The edits of these incidents that weren't taken back, the first first."""
    found = _of(view, incidents)
    gone = {one.withdraws for one in found if one.withdraws}
    return [one for one in found if one.withdraws is None and one.id not in gone]


def withdrawn(view: View, incidents: Collection[str]) -> list[tuple[Edited, Edited]]:
    """The edits of these incidents that were taken back, the first first, each with that word."""
    found = _of(view, incidents)
    back = {one.withdraws: one for one in found if one.withdraws}
    return [(one, back[one.id]) for one in found if one.id in back]


def _of(view: View, incidents: Collection[str]) -> list[Edited]:
    asked = select(edit).where(edit.c.incident.in_(sorted(incidents)), edit.c.learnt <= view.upto)
    rows = view.connection.execute(asked.order_by(edit.c.learnt, edit.c.id))
    return [made(Edited, row) for row in rows]


def named(view: View, id_: str) -> Edited | None:
    """The edit of this id."""
    asked = select(edit).where(edit.c.id == id_, edit.c.learnt <= view.upto)
    row = view.connection.execute(asked).first()
    return None if row is None else made(Edited, row)
