"""Work that waits: pages to be read, readings to be entered.

Each row is a page on its way into the record, and says which step it waits for. Whoever does a step
claims it for a while; where they end before it is done, somebody else claims it again. Rows are
changed and taken away: they tell of now, not of the world.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Select, Update, func, or_, select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import work
from tocsin.store.store import View

Step = Literal["read", "enter"]
STEPS: tuple[Step, ...] = ("read", "enter")


@dataclass(frozen=True)
class Job:
    """A page at a step: its place, what tells it from others, when it came, and what is needed.

    `tries` is how often this step was begun before.
    """

    number: int
    key: str
    step: Step
    since: str
    tries: int
    packed: bytes


@dataclass(frozen=True)
class Waiting:
    """How much waits for a step, and since when the first of it."""

    count: int
    since: str | None


def put(view: View, key: str, packed: bytes, now: str) -> bool:
    """Let a page wait to be read; whether it wasn't on its way already."""
    if view.connection.execute(select(work.c.number).where(work.c.key == key)).first():
        return False
    row = {"key": key, "step": "read", "since": now, "tries": 0, "packed": packed}
    dialect.add(view.connection, work, [row])  # unless another just brings it
    return True


def claim(
    view: View, owner: str, now: str, until: str, limit: int, *, held: Collection[int] = ()
) -> list[Job]:
    """Take pages that wait to be read, the first first; they are the owner's until a moment.

    What others are just taking is passed over, and what the owner has at hand (`held`, by number).
    Of what else stands in the owner's name it never heard: its database was away just then.
    """
    free = (work.c.step == "read") & _free(owner, now) & work.c.number.not_in(held)
    return _taken(view, select(work).where(free).order_by(work.c.number).limit(limit), owner, until)


def claim_ready(view: View, owner: str, now: str, until: str, limit: int) -> list[Job]:
    """Take readings that are to be entered, up to one before which something isn't.

    To be asked by the record's only writer, or two could each take what the other has passed over;
    and by an owner that has none at hand: those that stand in its name it didn't come to.
    """
    free = (work.c.step == "enter") & _free(owner, now)
    behind = select(func.min(work.c.number)).where(~free)
    end = view.connection.execute(behind).scalar()
    asked = select(work).where(free).order_by(work.c.number).limit(limit)
    return _taken(view, asked if end is None else asked.where(work.c.number < end), owner, until)


def _free(owner: str, now: str) -> ColumnElement[bool]:
    return or_(work.c.lease.is_(None), work.c.lease <= now, work.c.owner == owner)


def _taken(view: View, asked: Select[tuple[object]], owner: str, until: str) -> list[Job]:
    rows = view.connection.execute(asked.with_for_update(skip_locked=True))
    jobs = [made(Job, row) for row in rows]
    values = {"owner": owner, "lease": until, "tries": work.c.tries + 1}
    view.connection.execute(_those(jobs).values(values))
    return jobs


def read(view: View, job: Job, packed: bytes) -> None:
    """A page was read: it waits to be entered, in its place."""
    values = {"step": "enter", "packed": packed, "tries": 0, "owner": None, "lease": None}
    view.connection.execute(_those([job]).where(work.c.step == "read").values(values))


def free(view: View, job: Job) -> None:
    """A step that was begun isn't done, and may be begun again."""
    view.connection.execute(_those([job]).values(owner=None, lease=None))


def release(view: View, owner: str) -> None:
    """Likewise all that somebody claimed."""
    view.connection.execute(
        work.update().where(work.c.owner == owner).values(owner=None, lease=None)
    )


def done(view: View, job: Job) -> None:
    """Nothing of this waits any more."""
    view.connection.execute(work.delete().where(work.c.number == job.number))


def owners(view: View) -> list[str]:
    """Who has claimed what isn't done."""
    asked = select(work.c.owner).where(work.c.owner.is_not(None)).distinct()
    return list(view.connection.execute(asked.order_by(work.c.owner)).scalars())


def waiting(view: View) -> dict[Step, Waiting]:
    """How much waits for each step."""
    asked = select(work.c.step, func.count(), func.min(work.c.since)).group_by(work.c.step)
    found = {row[0]: Waiting(row[1], row[2]) for row in view.connection.execute(asked)}
    return {step: found.get(step, Waiting(0, None)) for step in STEPS}


def _those(jobs: Sequence[Job]) -> Update:
    return work.update().where(work.c.number.in_([one.number for one in jobs]))
