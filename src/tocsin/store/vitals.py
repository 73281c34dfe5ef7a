"""Counts by which it is seen whether a desk is well; each is one question to the database."""

from dataclasses import dataclass

from sqlalchemy import func, select

from tocsin.store.rows import made
from tocsin.store.schema import article, journal, ledger, outbox, page, reading
from tocsin.store.store import View


@dataclass(frozen=True)
class Counts:
    """How much there is; `due` is the earliest moment at which something waits to be sent.

    `entered` is the moment of the last entry; both are empty where there is none.
    """

    articles: int
    pages: int
    readings: int
    entries: int
    deeds: int
    waiting: int
    due: str
    entered: str


def counts(view: View) -> Counts:
    """All of it as it is now."""
    many = {
        "articles": article,
        "pages": page,
        "readings": reading,
        "entries": journal,
        "deeds": ledger,
        "waiting": outbox,
    }
    sizes = [
        select(func.count()).select_from(table).scalar_subquery().label(name)
        for name, table in many.items()
    ]
    due = select(func.coalesce(func.min(outbox.c.due), "")).scalar_subquery().label("due")
    entered = select(func.coalesce(func.max(journal.c.moment), "")).scalar_subquery()
    row = view.connection.execute(select(*sizes, due, entered.label("entered"))).one()
    return made(Counts, row)
