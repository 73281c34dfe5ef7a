"""Signs of life: when each process last showed that it lives."""

from sqlalchemy import select

from tocsin.store.schema import beat
from tocsin.store.store import View


def put(view: View, name: str, moment: str) -> None:
    """A process lives at a moment; what it showed before is forgotten."""
    changed = view.connection.execute(
        beat.update().where(beat.c.name == name).values(moment=moment)
    )
    if not changed.rowcount:
        view.connection.execute(beat.insert(), {"name": name, "moment": moment})


def last(view: View) -> dict[str, str]:
    """When each process last did, by its name."""
    return {
        row.name: row.moment for row in view.connection.execute(select(beat).order_by(beat.c.name))
    }
