"""Of which notices of sources people were told. Rows are changed: they tell of now."""

from dataclasses import dataclass

from sqlalchemy import select

from tocsin.store.rows import made
from tocsin.store.schema import notice
from tocsin.store.store import View


@dataclass(frozen=True)
class Kept:
    """A notice of a source; `told` and `lease` are None where there is no such moment."""

    source: str
    trouble: str
    told: str | None
    lease: str | None


def kept(view: View) -> list[Kept]:
    """All of them."""
    asked = select(notice).order_by(notice.c.source, notice.c.trouble)
    return [made(Kept, row) for row in view.connection.execute(asked)]


def put(view: View, new: Kept) -> None:
    """Keep how it stands with a notice; to be called by the record's only writer."""
    drop(view, new.source, new.trouble)
    view.connection.execute(notice.insert(), vars(new))


def drop(view: View, source: str, trouble: str) -> None:
    """Forget a notice."""
    gone = notice.delete().where(notice.c.source == source, notice.c.trouble == trouble)
    view.connection.execute(gone)
