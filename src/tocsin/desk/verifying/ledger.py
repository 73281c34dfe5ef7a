"""Checking the ledger: its chain is whole, and the outbox holds what is still to be sent by it."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from tocsin.desk.verifying.fault import Fault
from tocsin.store import View, auditing, ledger
from tocsin.store.dump import Row
from tocsin.store.journal import written
from tocsin.store.packing import DamagedError, pack_record
from tocsin.warn import deeds
from tocsin.warn.ledger import Line, broken, deed


def check(view: View, head: tuple[int, str] | None = None) -> Iterator[Fault]:
    """Lines follow each other, are found by what they say, and the outbox agrees with them.

    `head` is the number and hash of a line that was noted.
    """
    yield from chain(view, head)
    yield from _outbox(view)


def chain(view: View, head: tuple[int, str] | None = None) -> Iterator[Fault]:
    """What is wrong with the lines alone."""
    for one in broken(ledger.rows(view), head):
        yield _fault(one.number, one.problem)
    before = 0
    for line in auditing.kept(view):
        if line.learnt < before:
            yield _fault(line.number, "was learnt before the line that it follows")
        before = line.learnt
        if problem := _misfiled(line):
            yield _fault(line.number, problem)


def _fault(number: int, problem: str) -> Fault:
    return Fault(thing="line", id=str(number), problem=problem)


def _misfiled(line: auditing.Kept) -> str:
    try:
        kind = type(deed(line.body)).__struct_config__.tag
    except (TypeError, msgspec.MsgspecError):
        return "holds nothing that this Tocsin knows"
    return "" if line.kind == kind else f"is found as {line.kind}, and says {kind}"


# The outbox


def _outbox(view: View) -> Iterator[Fault]:
    try:
        due = _due(view)
    except DamagedError:  # of a line, which was told of
        return
    held = auditing.posted(view)
    for id_ in sorted(due.keys() | held.keys()):
        if id_ not in held:
            yield _unposted(id_, "is to be sent, and isn't in the outbox")
        elif id_ not in due:
            yield _unposted(id_, "is in the outbox, and isn't to be sent")
        else:
            for column, value in due[id_].items():
                if held[id_][column] != value:
                    yield _unposted(id_, f"its {column} in the outbox isn't what the ledger says")


def _unposted(id_: str, problem: str) -> Fault:
    return Fault(thing="message", id=id_, problem=problem)


_MOVING = (
    deeds.Queued,
    deeds.Tried,
    deeds.Sent,
    deeds.Failed,
    deeds.Postponed,
    deeds.Dropped,
)


def _due(view: View) -> dict[str, Row]:
    """The rows that the outbox must hold: of each message that was queued, and wasn't settled."""
    found: dict[str, Row | None] = {}  # None: it was settled, and is never sent again
    for line in ledger.of_kinds(view, *_MOVING):
        if isinstance(line.deed, deeds.Queued):
            found.setdefault(line.deed.delivery.id, _queued(line, line.deed))
        else:
            _moved(found, line.deed)
    return {id_: row for id_, row in found.items() if row is not None}


def _queued(line: Line, queued: deeds.Queued) -> Row:
    return {
        "delivery": queued.delivery.id,
        "matter": line.matter,
        "channel": queued.delivery.channel,
        "attempt": 0,
        "due": written(queued.due),
        "packed": pack_record(queued.delivery),
        "queued": line.number,
    }


def _moved(found: dict[str, Row | None], done: deeds.AnyDeed) -> None:
    match done:
        case deeds.Tried(delivery=id_, attempt=attempt, lease=lease) if row := found.get(id_):
            found[id_] = {**row, "attempt": attempt, "due": written(lease)}
        case (
            deeds.Failed(delivery=id_, again=datetime() as again)
            | deeds.Postponed(delivery=id_, until=again)
        ) if row := found.get(id_):
            found[id_] = {**row, "due": written(again)}
        case deeds.Sent(delivery=id_) | deeds.Dropped(delivery=id_):
            found[id_] = None
        case deeds.Failed(delivery=id_, again=None):
            found[id_] = None
        case _:
            return
