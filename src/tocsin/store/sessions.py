"""Who is signed in, and who tries to be. Rows are changed: they tell of now, not of the world."""

from dataclasses import dataclass

from sqlalchemy import select

from tocsin.store.rows import made
from tocsin.store.schema import attempt, session
from tocsin.store.store import View


@dataclass(frozen=True)
class Kept:
    """A session; see the schema. Moments are as the journal has them."""

    hash: str
    account: str
    way: str
    agent: str
    began: str
    seen: str
    ends: str
    revoked: str | None


@dataclass(frozen=True)
class Tries:
    """How often somebody tried to sign in since it last went well, and when last."""

    count: int
    moment: str


def begin(view: View, new: Kept) -> None:
    """Keep a session."""
    view.connection.execute(session.insert(), vars(new))


def find(view: View, hash_: str) -> Kept | None:
    """A session by its hash, whether it still holds or not."""
    row = view.connection.execute(select(session).where(session.c.hash == hash_)).first()
    return None if row is None else made(Kept, row)


def see(view: View, hash_: str, moment: str) -> None:
    """It was used at a moment."""
    view.connection.execute(session.update().where(session.c.hash == hash_).values(seen=moment))


def revoke(view: View, moment: str, *, hash_: str | None = None, account: str | None = None) -> int:
    """End a session, or all of an account; how many were ended now."""
    which = session.c.hash == hash_ if hash_ is not None else session.c.account == account
    changed = view.connection.execute(
        session.update().where(which, session.c.revoked.is_(None)).values(revoked=moment)
    )
    return changed.rowcount


def beginning(view: View, letters: str) -> list[Kept]:
    """Those whose hashes begin so, no more than two."""
    asked = select(session).where(session.c.hash.between(letters, letters + "g")).limit(2)
    return [made(Kept, row) for row in view.connection.execute(asked)]


def held(view: View, moment: str) -> list[Kept]:
    """Those that were neither ended nor ran out before a moment; the oldest first."""
    asked = select(session).where(session.c.revoked.is_(None), session.c.ends > moment)
    found = view.connection.execute(asked.order_by(session.c.began, session.c.hash))
    return [made(Kept, row) for row in found]


def forget(view: View, before: str) -> None:
    """Forget sessions that ran out, and tries that were made, before a moment."""
    view.connection.execute(session.delete().where(session.c.ends < before))
    view.connection.execute(attempt.delete().where(attempt.c.moment < before))


def tries(view: View, hash_: str) -> Tries:
    """The tries that count against a name."""
    row = view.connection.execute(select(attempt).where(attempt.c.hash == hash_)).first()
    return Tries(0, "") if row is None else made(Tries, row)


def tried(view: View, hash_: str, now: Tries) -> None:
    """Keep how often it was tried; with a count of 0 it is forgotten."""
    view.connection.execute(attempt.delete().where(attempt.c.hash == hash_))
    if now.count:
        view.connection.execute(attempt.insert(), {"hash": hash_, **vars(now)})
