"""Work that waits: pages to be read, readings to be entered.

Each row is a page on its way into the record, and says which step it waits for. Whoever does a step
claims it for a while; where they end before it is done, somebody else claims it again. Rows are
changed and taken away: they tell of now, not of the world.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import item, work
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
    jobs = _offered(view, select(work).where(free), limit)
    _take(view, jobs, owner, until)
    return jobs


def claim_ready(view: View, owner: str, now: str, until: str, limit: int) -> list[Job]:
    """Take readings that are to be entered, up to one before which something isn't.

    One that was begun before is taken alone: if it ends who enters it, others don't count a try.

    To be asked by the record's only writer, or two could each take what the other has passed over;
    and by an owner that has none at hand: those that stand in its name it didn't come to.
    """
    free = (work.c.step == "enter") & _free(owner, now)
    behind = select(func.min(work.c.number)).where(~free)
    end = view.connection.execute(behind).scalar()
    asked = select(work).where(free)
    jobs = _offered(view, asked if end is None else asked.where(work.c.number < end), limit)
    if jobs and jobs[0].tries:
        jobs = jobs[:1]
    _take(view, jobs, owner, until)
    return jobs


def _free(owner: str, now: str) -> ColumnElement[bool]:
    return or_(work.c.lease.is_(None), work.c.lease <= now, work.c.owner == owner)


def _offered(view: View, asked: Select[tuple[object]], limit: int) -> list[Job]:
    first = asked.order_by(work.c.number).limit(limit)
    rows = view.connection.execute(first.with_for_update(skip_locked=True))
    return [made(Job, row) for row in rows]


def _take(view: View, jobs: Sequence[Job], owner: str, until: str) -> None:
    # What stands in the owner's name is no try: the database was away, and nothing was wrong with
    # the page.
    tries = case((work.c.owner == owner, work.c.tries), else_=work.c.tries + 1)
    values = {"owner": owner, "lease": until, "tries": tries}
    those = work.c.number.in_([one.number for one in jobs])
    view.connection.execute(work.update().where(those).values(values))


def read(view: View, job: Job, packed: bytes) -> None:
    """A page was read: it waits to be entered, in its place."""
    values = {"step": "enter", "packed": packed, "tries": 0, "owner": None, "lease": None}
    view.connection.execute(work.update().where(_is(job), work.c.step == "read").values(values))


def free(view: View, job: Job) -> None:
    """A step that was begun isn't done, and may be begun again."""
    view.connection.execute(work.update().where(_is(job)).values(owner=None, lease=None))


def release(view: View, owner: str) -> None:
    """Likewise all that somebody claimed."""
    view.connection.execute(
        work.update().where(work.c.owner == owner).values(owner=None, lease=None)
    )


def done(view: View, job: Job) -> None:
    """Nothing of this waits any more."""
    view.connection.execute(work.delete().where(_is(job)))


def source(view: View, job: Job) -> str:
    """The id of the source that told of a page; "" where its item waits no more."""
    asked = select(item.c.source).where(item.c.id == job.key)
    return view.connection.execute(asked).scalar() or ""


def owners(view: View) -> list[str]:
    """Who has claimed what isn't done."""
    asked = select(work.c.owner).where(work.c.owner.is_not(None)).distinct()
    return list(view.connection.execute(asked.order_by(work.c.owner)).scalars())


def waiting(view: View) -> dict[Step, Waiting]:
    """How much waits for each step."""
    asked = select(work.c.step, func.count(), func.min(work.c.since)).group_by(work.c.step)
    found = {row[0]: Waiting(row[1], row[2]) for row in view.connection.execute(asked)}
    return {step: found.get(step, Waiting(0, None)) for step in STEPS}


def first(view: View) -> tuple[int, str] | None:
    """The place of the page that is to be entered next, and when it came; None where none is."""
    asked = select(work.c.number, work.c.since).order_by(work.c.number).limit(1)
    row = view.connection.execute(asked).first()
    return None if row is None else (row.number, row.since)


def _is(job: Job) -> ColumnElement[bool]:
    """Its row, for who claimed it a while ago: SQLite gives numbers anew once none waits."""
    return (work.c.number == job.number) & (work.c.key == job.key)
