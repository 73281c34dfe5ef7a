"""The parts of the service of a desk."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from secrets import token_hex

from tocsin.collect.addresses import Manner
from tocsin.collect.agent import user_agent
from tocsin.desk.delivering import ROUND, Delivering, Round
from tocsin.desk.desk import Desk
from tocsin.desk.service.apart import Apart
from tocsin.desk.service.gathering import Gathering
from tocsin.desk.service.moving import Moving
from tocsin.desk.service.notices import Notices
from tocsin.desk.service.reading import Readers
from tocsin.desk.service.service import Part, Service
from tocsin.desk.service.telling import Tell, Told
from tocsin.records import Record
from tocsin.store import work
from tocsin.warn.channels.pinging import ping

# Seconds between two rounds of messages where nothing was done.
_REST = 5.0


class Wishes(Record, frozen=True):
    """How the service is to run.

    Attributes:
        workers: processes that read; with 0 this machine only asks, enters and sends.
        longest: pages that may wait to be read or entered; beyond that no more are got.
        collect, deliver: whether sources are asked, and messages sent.
    """

    workers: int = 1
    longest: int = 256
    collect: bool = True
    deliver: bool = True


def service(desk: Desk, by: str, wishes: Wishes, stop: threading.Event, tell: Tell) -> Service:
    """The service of a desk, to be run; `by` stands beside what it adds."""
    name = socket.gethostname()
    _recover(desk)
    parts = [*_reading(desk, by, wishes, tell)]
    if wishes.collect:
        parts.append(_gathering(desk, wishes, tell))
    if wishes.deliver:
        parts.append(_delivering(desk, name, stop, tell))
        parts.append(Part("notice", Notices(desk.noticing, stop, tell).turn))

    moving = Moving(desk.store, desk.now)

    def beat() -> None:
        if wishes.collect and moving.looked():
            desk.heart.beat(name, "collect")

    return Service(parts, beat, stop, tell)


def _reading(desk: Desk, by: str, wishes: Wishes, tell: Tell) -> Iterator[Part]:
    # Containers may share a name, and each has a process of the same number.
    owner = f"{socket.gethostname()} {os.getpid()} {token_hex(4)}"
    entering = Apart(desk.store, f"{owner} enter", by, tell)
    if wishes.workers:
        readers = Readers(desk.store, f"{owner} read", desk.now, tell, processes=wishes.workers)
        yield Part("read", readers.turn, readers.close)
    yield Part("enter", entering.turn, entering.close)


def _gathering(desk: Desk, wishes: Wishes, tell: Tell) -> Part:
    how = desk.settings.collect
    manner = Manner(agent=user_agent(how.contact), public_only=not how.private)
    made = Gathering(
        desk.store, desk.collecting, desk.now, tell, longest=wishes.longest, manner=manner
    )
    return Part("page", made.turn, made.close)


def _delivering(desk: Desk, name: str, stop: threading.Event, tell: Tell) -> Part:
    address = desk.settings.heartbeat.ping
    rounds = Delivering(desk.tending, desk.sending, desk.heart, name)

    def turn() -> int:
        made = rounds.round(ROUND, stop.is_set)
        _say(made, tell)
        if address and (problem := ping(address)):
            tell(Told("deliver", address, "", "unheard", problem))
        if made.idle:
            stop.wait(_REST)
        return int(not made.idle)

    return Part("deliver", turn, lambda: _say(rounds.last(), tell))


def _say(made: Round, tell: Tell) -> None:
    if said := made.words:
        tell(Told("deliver", "", "", "done", said))


def _recover(desk: Desk) -> None:
    """Take up at once what processes of this machine had claimed that are gone."""
    with desk.store.work() as view:
        for owner in work.owners(view):
            host, number, *_ = (*owner.split(), "", "")
            if host == socket.gethostname() and number.isdecimal() and not _lives(int(number)):
                work.release(view, owner)


def _lives(process: int) -> bool:
    with suppress(ProcessLookupError):
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        return process != os.getpid()
    return False
