"""The ledger in the record: lines are added at its end, and read by matter or by kind.

What is still to be sent is kept beside it, in the outbox, and follows from the same deeds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, Integer, Select, bindparam, func, or_, select

from tocsin.store import dialect
from tocsin.store.journal import written
from tocsin.store.packing import DamagedError, pack_record, unpack_record
from tocsin.store.schema import journal, ledger, outbox
from tocsin.store.store import Entry, View
from tocsin.warn import deeds
from tocsin.warn.ledger import START, Line, Row, body, chained, deed


def write(entry: Entry, matter: str, *done: deeds.AnyDeed) -> None:
    """Add deeds to the end of the ledger, in their order; `matter` is the id of a case, or empty.

    Whose they are, and of when, is what the entry says.
    """
    number, before = last(entry.view)
    rows = []
    for place, one in enumerate(done, number + 1):
        text = body(one)
        before = chained(before, place, entry.moment, entry.by, matter, text)
        rows.append(
            {
                "number": place,
                "learnt": entry.learnt,
                "matter": matter,
                "kind": _tag(type(one)),
                "body": text,
                "hash": before,
            }
        )
    dialect.add(entry.connection, ledger, rows)
    _post(entry, matter, done, number + 1)


def _tag(kind: type[deeds.Deed]) -> str:
    return str(kind.__struct_config__.tag)


def last(view: View) -> tuple[int, str]:
    """The number and hash of the last line; 0 and the start of the chain where there is none."""
    row = view.connection.execute(_LAST, {"upto": view.upto}).first()
    return (0, START) if row is None else (row.number, row.hash)


# What is asked for each message is made once: that takes longer than asking it.
_LAST = (
    select(ledger.c.number, ledger.c.hash)
    .where(ledger.c.learnt <= bindparam("upto"))
    .order_by(ledger.c.number.desc())
    .limit(1)
)


_LINES = (
    select(ledger, journal.c.moment, journal.c.by)
    .join(journal, journal.c.id == ledger.c.learnt)
    .order_by(ledger.c.number)
)


def rows(view: View) -> Iterator[Row]:
    """All lines as they are kept, by their numbers; one whose entry is gone has no moment."""
    asked = (
        select(ledger, journal.c.moment, journal.c.by)
        .outerjoin(journal, journal.c.id == ledger.c.learnt)
        .where(or_(ledger.c.learnt <= view.upto, journal.c.id.is_(None)))
        .order_by(ledger.c.number)
    )
    for row in view.connection.execute(asked.execution_options(yield_per=1000)):
        yield Row(
            number=row.number,
            moment=row.moment or "",
            by=row.by or "",
            matter=row.matter,
            body=row.body,
            hash=row.hash,
        )


def lines(view: View, matter: str) -> list[Line]:
    """The lines of a matter."""
    return _read(view, _LINES.where(ledger.c.matter == matter))


def every(view: View) -> list[Line]:
    """The lines of all matters."""
    return _read(view, _LINES)


def of_kinds(view: View, *kinds: type[deeds.Deed], matter: str | None = None) -> list[Line]:
    """The lines of all matters, or of one, in which such things are done."""
    asked = _LINES.where(ledger.c.kind.in_([_tag(kind) for kind in kinds]))
    return _read(view, asked if matter is None else asked.where(ledger.c.matter == matter))


def since(view: View, number: int, *kinds: type[deeds.Deed]) -> list[Line]:
    """The lines after that number in which such things are done."""
    values = {"kinds": [_tag(kind) for kind in kinds], "number": number}
    return _read(view, _SINCE, values)


_SINCE = _LINES.where(
    ledger.c.kind.in_(bindparam("kinds", expanding=True)), ledger.c.number > bindparam("number")
)


def queued(view: View, start: str) -> list[tuple[str, str]]:
    """Messages whose ids begin so, by these: the matter of each."""
    # The id is the first that a line of this kind says.
    said = f'{{"deed":"{_tag(deeds.Queued)}","delivery":{{"id":"{start}'
    asked = select(ledger.c.matter, ledger.c.body).where(
        ledger.c.kind == _tag(deeds.Queued),
        ledger.c.body.startswith(said, autoescape=True),
        ledger.c.learnt <= view.upto,
    )
    found = {
        done.delivery.id: row.matter
        for row in view.connection.execute(asked)
        if isinstance(done := deed(row.body), deeds.Queued)
    }
    return sorted(found.items())


def _read(
    view: View, asked: Select[tuple[object, ...]], values: Mapping[str, object] | None = None
) -> list[Line]:
    found = view.connection.execute(asked.where(ledger.c.learnt <= view.upto), values or {})
    try:
        return [
            Line(
                number=row.number,
                moment=datetime.fromisoformat(row.moment),
                by=row.by,
                matter=row.matter,
                deed=deed(row.body),
                hash=row.hash,
            )
            for row in found
        ]
    except ValueError as error:
        raise DamagedError(error, "the ledger", "run `tocsin audit verify`") from error


# The outbox


@dataclass(frozen=True)
class Post:
    """A message that is to be sent: how it was queued, for which case, how often it was tried."""

    delivery: deeds.Delivery
    queued: deeds.Queued
    matter: str
    attempt: int
    due: datetime


def _post(entry: Entry, matter: str, done: Sequence[deeds.AnyDeed], first: int) -> None:
    """Bring the outbox to what the deeds say of messages; `first` is the number of their first."""
    dialect.add(
        entry.connection,
        outbox,
        (
            {
                "delivery": one.delivery.id,
                "matter": matter,
                "channel": one.delivery.channel,
                "attempt": 0,
                "due": written(one.due),
                "packed": pack_record(one.delivery),
                "queued": number,
            }
            for number, one in enumerate(done, first)
            if isinstance(one, deeds.Queued)
        ),
    )
    for one in done:
        _follow(entry, one)


def _follow(entry: Entry, one: deeds.AnyDeed) -> None:
    change: Executable
    match one:
        case deeds.Tried(delivery=delivery, attempt=attempt, lease=lease):
            change, values = _CLAIM, {"attempt": attempt, "due": written(lease)}
        case (
            deeds.Failed(delivery=delivery, again=datetime() as again)
            | deeds.Postponed(delivery=delivery, until=again)
        ):
            change, values = _PUT_OFF, {"due": written(again)}
        case (
            deeds.Sent(delivery=delivery)
            | deeds.Dropped(delivery=delivery)
            | deeds.Failed(delivery=delivery)
        ):
            change, values = _SETTLE, {}
        case _:
            return
    entry.connection.execute(change, {"message": delivery, **values})


_MINE = outbox.c.delivery == bindparam("message")
_CLAIM = outbox.update().where(_MINE).values(attempt=bindparam("attempt"), due=bindparam("due"))
_PUT_OFF = outbox.update().where(_MINE).values(due=bindparam("due"))
_SETTLE = outbox.delete().where(_MINE)
_WAITING = (
    select(outbox, ledger.c.body)
    .join(ledger, ledger.c.number == outbox.c.queued)
    .where(outbox.c.channel == bindparam("channel"), outbox.c.due <= bindparam("now"))
    .order_by(outbox.c.due, outbox.c.delivery)
    .limit(bindparam("most", type_=Integer))
)


def waiting(view: View, now: datetime, channel: str, limit: int) -> list[Post]:
    """Messages of a channel that are due, those that are due longest first."""
    asked = {"channel": channel, "now": written(now), "most": limit}
    return [
        Post(
            delivery=unpack_record(row.packed, deeds.Delivery),
            queued=_queued(row.body),
            matter=row.matter,
            attempt=row.attempt,
            due=datetime.fromisoformat(row.due),
        )
        for row in view.connection.execute(_WAITING, asked)
    ]


def _queued(text: str) -> deeds.Queued:
    found = deed(text)
    if not isinstance(found, deeds.Queued):
        raise DamagedError("a message was never queued", "the outbox")
    return found


def posting(view: View) -> set[str]:
    """The matters of which messages wait."""
    return set(view.connection.execute(select(outbox.c.matter).distinct()).scalars())


def next_due(view: View) -> datetime | None:
    """When the next message is due; None where none is waiting."""
    found = view.connection.execute(select(func.min(outbox.c.due))).scalar()
    return None if found is None else datetime.fromisoformat(found)
