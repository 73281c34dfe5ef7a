"""What became of a message, in one word and in sentences: the log as people read it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Literal

from tocsin.records import Record
from tocsin.warn import deeds
from tocsin.warn.case import Said, Told

State = Literal[
    "waiting",
    "put off",
    "under way",
    "in doubt",
    "to be tried again",
    "sent",
    "delivered",
    "read",
    "never arrived",
    "failed",
    "dropped",
]
STOPPED = "the desk stopped before it heard: not known whether it went out"


class Step(Record, frozen=True):
    """One line of the log: when, and what was done."""

    moment: datetime
    what: str


def state(told: Told, now: datetime) -> State:
    """How a message stands at a moment. Sent is no arrival: that the channel has to report."""
    reported = told.reported.state if told.reported else None
    if reported is not None:
        return "never arrived" if reported == "failed" else reported
    if told.sent is not None:
        return "sent"
    if told.dropped:
        return "dropped"
    if told.due is None:
        return "failed"
    if told.lease is not None:
        return "under way" if now < told.lease else "in doubt"
    last = told.tried[-1].deed if told.tried else None
    if isinstance(last, deeds.Postponed):
        return "put off"
    return "to be tried again" if isinstance(last, deeds.Failed) else "waiting"


def log(told: Told, now: datetime) -> tuple[Step, ...]:
    """All that was done about a message up to a moment, in sentences."""
    return tuple(_steps(told, now))


def _steps(told: Told, now: datetime) -> Iterator[Step]:
    yield Step(moment=told.queued, what=f"queued: {told.why}")
    for said, after in pairwise((*told.tried, None)):
        if said is None:
            return
        yield Step(moment=said.moment, what=_words(said))
        if isinstance(said.deed, deeds.Tried) and (doubt := _doubt(said.deed, after, now)):
            yield doubt


def _doubt(tried: deeds.Tried, after: Said | None, now: datetime) -> Step | None:
    """That nothing was heard of a try, where its time is over or something else was done since."""
    if after is not None and isinstance(after.deed, deeds.Sent | deeds.Failed | deeds.Reported):
        return None
    if after is None and now < tried.lease:
        return None
    moment = min(tried.lease, after.moment) if after else tried.lease
    ahead = "" if after else "; it is tried again, under the same id"
    return Step(moment=moment, what=f"try {tried.attempt}: {STOPPED}{ahead}")


def _words(said: Said) -> str:
    match said.deed:
        case deeds.Tried(attempt=attempt):
            return f"try {attempt}"
        case deeds.Sent(receipt=receipt):
            return f"sent, the channel says: {receipt}"
        case deeds.Failed(error=error, again=datetime() as again):
            return f"not taken: {error}; tried again at {again:%Y-%m-%d %H:%M:%S} UTC"
        case deeds.Failed(error=error):
            return f"failed for good: {error}"
        case deeds.Postponed(until=until, why=why):
            return f"put off until {until:%Y-%m-%d %H:%M:%S} UTC: {why}"
        case deeds.Dropped(why=why):
            return f"dropped: {why}"
        case deeds.Reported(state=state_, detail=detail):
            name = "never arrived" if state_ == "failed" else state_
            return f"{said.by or 'the channel'} reports: {name}{f', {detail}' if detail else ''}"
        case _:
            raise TypeError(f"{type(said.deed).__name__} is nothing that is done about a message")
