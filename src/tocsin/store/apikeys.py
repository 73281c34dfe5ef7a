"""Keys by which programs ask the desk; of each the last row stands."""

from dataclasses import dataclass

from sqlalchemy import select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import apikey
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Kept:
    """A key as it was written down by an entry; see the schema."""

    hash: str
    name: str
    account: str
    scopes: str
    revoked: str | None
    learnt: int


def put(entry: Entry, new: Kept) -> None:
    """Write a key down as it is from now on; its `learnt` is the entry's."""
    dialect.add(entry.connection, apikey, [{**vars(new), "learnt": entry.learnt}])


def find(view: View, hash_: str) -> Kept | None:
    """A key by its hash."""
    asked = select(apikey).where(apikey.c.hash == hash_, apikey.c.learnt <= view.upto)
    row = view.connection.execute(asked.order_by(apikey.c.learnt.desc()).limit(1)).first()
    return None if row is None else made(Kept, row)


def standing(view: View) -> list[Kept]:
    """All keys, the first first."""
    asked = select(apikey).where(apikey.c.learnt <= view.upto).order_by(apikey.c.learnt)
    last: dict[str, Kept] = {}
    for row in view.connection.execute(asked):
        last[row.hash] = made(Kept, row)
    return list(last.values())
