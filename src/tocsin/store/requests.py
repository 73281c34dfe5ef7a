"""What programs asked for, and what came of it. Rows are changed: they tell of the last day."""

from dataclasses import dataclass

from sqlalchemy import select

from tocsin.store.rows import made
from tocsin.store.schema import request
from tocsin.store.store import View


@dataclass(frozen=True)
class Kept:
    """A request; see the schema. `status` and `body` are None until it is done."""

    hash: str
    request: str
    moment: str
    status: int | None
    body: bytes | None


def find(view: View, hash_: str) -> Kept | None:
    """A request by the hash of its key."""
    row = view.connection.execute(select(request).where(request.c.hash == hash_)).first()
    return None if row is None else made(Kept, row)


def begin(view: View, hash_: str, asked: str, moment: str) -> None:
    """Keep that it was begun."""
    new = {"hash": hash_, "request": asked, "moment": moment}
    view.connection.execute(request.insert(), new)


def end(view: View, hash_: str, status: int, body: bytes) -> None:
    """Keep what came of it."""
    changed = request.update().where(request.c.hash == hash_).values(status=status, body=body)
    view.connection.execute(changed)


def drop(view: View, hash_: str) -> None:
    """Forget one."""
    view.connection.execute(request.delete().where(request.c.hash == hash_))


def forget(view: View, before: str) -> None:
    """Forget those that were begun before a moment."""
    view.connection.execute(request.delete().where(request.c.moment < before))
