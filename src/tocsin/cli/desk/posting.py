"""Doing what `tocsin deliver`, `deliveries` and `heartbeat` were asked."""

import os
import socket
from dataclasses import dataclass
from datetime import timedelta

import typer

from tocsin.cli.desk.sitting import at, told
from tocsin.cli.desk.stopping import stopping
from tocsin.cli.output import stream
from tocsin.cli.terminal import coloured, columns, complain
from tocsin.desk import moments, settings
from tocsin.desk.delivering import Delivering
from tocsin.desk.desk import Desk
from tocsin.desk.heart import WORKS, Paged, alarm
from tocsin.errors import DeskError
from tocsin.store import files
from tocsin.warn.channels.pinging import ping
from tocsin.warn.people import shown
from tocsin.warn.tracing import State
from tocsin.wording.lists import json, markdown, sent, text
from tocsin.wording.lists.words import counted
from tocsin.wording.safe import one_line


def process() -> str:
    """What this process is called in signs of life: by its machine."""
    return socket.gethostname()


# Delivering


def run(where: str, named: str | None, *, once: bool, every: float, by: str | None) -> int:
    """Deliver; how many messages failed for good."""
    failed = 0
    with stopping() as stop, at(where, by=by, settings=named) as desk:
        work = Delivering(desk.tending, desk.sending, desk.heart, process())
        rounds = work.once() if once else work.until(stop, every)
        for made in rounds:
            failed += made.counts.failed
            if said := made.words:
                typer.echo(f"{moments.now()[:19]}Z {said}")
            _ping(desk)
    return failed if once else 0


def _ping(desk: Desk) -> None:
    """Show a watcher elsewhere that the desk lives; its absence is what tells."""
    address = desk.settings.heartbeat.ping
    problem = ping(address) if address else ""
    if problem:
        complain(f"the ping to {address} failed: {problem}; the desk goes on")


# The log


@dataclass(frozen=True)
class Wanted:
    """Which messages are to be listed."""

    case: str | None = None
    warning: str | None = None
    recipient: str | None = None
    state: State | None = None


def put(wanted: Wanted, where: str, as_of: str | None, form: str, out: str | None) -> None:
    """Print the log."""
    with at(where) as desk, stream(out, files(where)) as place:
        rows = desk.deliveries.listed(
            case=wanted.case,
            warning=wanted.warning,
            recipient=wanted.recipient,
            state=wanted.state,
            as_of=as_of,
        )
        if form == "json":
            pieces = json.rows(rows, lambda: None)
        elif form == "markdown":
            pieces = markdown.entries(map(sent.entry, rows))
        else:
            pieces = text.entries(map(sent.entry, rows), columns(out), colour=coloured(out))
        for piece in pieces:
            place.write(piece.encode("utf-8", "replace"))
        if form == "text":
            ending = f"{counted(len(rows), 'message')}." if rows else "No messages."
            place.write((text.note(ending) if rows else f"{ending}\n").encode())


# The heartbeat


def checked(where: str, named: str | None, after: float | None) -> bool:
    """Whether the desk lives; pages those whom the settings name where it doesn't."""
    with told():
        how = settings.found(where, named, os.environ)
    minutes = how.heartbeat.after if after is None else after
    try:
        with Desk(where, create=False, settings=how) as desk:
            patience = timedelta(minutes=minutes)
            asked = (desk.heart.silence(patience, work) for work in WORKS)
            silent = [one for one in asked if one is not None]
            for silence in silent:
                complain(f"{silence}; start it")
                _tell([] if silence.paged else desk.heart.page(silence))
            if not silent:
                typer.echo("the desk lives")
                return True
    except DeskError as error:
        complain(str(error))
        _tell(list(alarm(how, error.desk, error.problem, moments.now())))
    return False


def _tell(paged: list[Paged]) -> None:
    for one in paged:
        contact = f"{one.contact.channel} {shown(one.contact.channel, one.contact.address)}"
        said = f"not paged by {contact}: {one.error}" if one.error else f"paged by {contact}"
        typer.echo(one_line(said))
