"""Lists that are saved as they were filtered, and the secrets by which they are read as feeds."""

from dataclasses import dataclass

from sqlalchemy import select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import feed, saved
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Saved:
    """A list under a name, as an entry wrote it down; see the schema."""

    name: str
    list: str
    query: str
    withdrawn: str | None
    learnt: int


def put(entry: Entry, new: Saved) -> None:
    """Write a list down as it is from now on; its `learnt` is the entry's."""
    dialect.add(entry.connection, saved, [{**vars(new), "learnt": entry.learnt}])


def standing(view: View) -> list[Saved]:
    """The last of each name, withdrawn ones too, by name."""
    asked = select(saved).where(saved.c.learnt <= view.upto).order_by(saved.c.learnt)
    last = {row.name: made(Saved, row) for row in view.connection.execute(asked)}
    return sorted(last.values(), key=lambda one: (one.name.casefold(), one.name))


def open_feed(entry: Entry, name: str, hash_: str | None) -> None:
    """Let a list be read by whoever has the secret of this hash, and by no other; None: nobody."""
    row = {"saved": name, "learnt": entry.learnt, "hash": hash_}
    dialect.add(entry.connection, feed, [row])


def fed(view: View) -> set[str]:
    """The names of the lists that can be read as feeds."""
    asked = select(feed).where(feed.c.learnt <= view.upto).order_by(feed.c.learnt)
    last = {row.saved: row.hash for row in view.connection.execute(asked)}
    return {name for name, hash_ in last.items() if hash_ is not None}


def of_feed(view: View, hash_: str) -> str | None:
    """The name of the list that is read by the secret of this hash; None where none is (now)."""
    later = feed.alias()
    newer = select(later.c.saved).where(
        later.c.saved == feed.c.saved,
        later.c.learnt > feed.c.learnt,
        later.c.learnt <= view.upto,
    )
    asked = select(feed.c.saved).where(feed.c.hash == hash_, feed.c.learnt <= view.upto)
    found = view.connection.execute(asked.where(~newer.exists())).scalar()
    return None if found is None else str(found)
