"""Watches, what they propose, and counts that rise."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from tocsin.desk.counting import Rise
from tocsin.desk.desk import Desk
from tocsin.desk.lookout import Decision, ProposalRow, WatchFile, WatchRow
from tocsin.desk.views import List
from tocsin.desk.watching import State
from tocsin.records import Record
from tocsin.web.api.fields import AsOf, Fields, File, Id, Line, Name, Page, Reason, Why, question
from tocsin.web.api.lists import paged
from tocsin.web.api.operations import operation


class Counted(Page, frozen=True):
    """Of what: of all places and actors with unusually many, if nothing is named."""

    place: Line | None = None
    actor: Line | None = None


class WatchText(Fields, frozen=True):
    """A watch as people write it (TOML), and what it is called unless it says so itself.

    `replay`: as if the desk had been watching since its first day.
    """

    text: Annotated[File, Meta(min_length=1)]
    name: Name
    replay: bool = False


class Watched(Record, frozen=True):
    """The name of a watch."""

    name: str


class Observed(Fields, frozen=True):
    """What is said of an indicator; seen on `day`, today if none is given."""

    indicator: Line
    state: State
    why: Why
    day: date | None = None


class Decided(Fields, frozen=True):
    """What is decided of a proposal."""

    decision: Decision
    why: Why


def watches(desk: Desk, asked: Page) -> List[WatchRow]:
    """Watches and what each comes to, the most likely first, closed ones last."""
    return paged(desk.watches(as_of=asked.as_of), asked, lambda one: one.watch.name)


def watch(desk: Desk, name: Name, asked: AsOf) -> WatchFile:
    """A watch, opened: how it rose and what moved it."""
    return desk.watch(name, as_of=asked.as_of)


def write(desk: Desk, sent: WatchText) -> Watched:
    """Keep a watch, or write it anew."""
    made = desk.write_watch(sent.text.replace("\r\n", "\n"), sent.name, replay=sent.replay)
    return Watched(name=made.name)


def close(desk: Desk, name: Name, sent: Reason) -> None:
    """Close a watch; what was seen of it stays."""
    desk.close_watch(name, why=sent.why)


def note(desk: Desk, name: Name, sent: Observed) -> None:
    """Say that an indicator was seen, is absent, or wasn't looked for."""
    day = str(sent.day) if sent.day else ""
    desk.note(name, sent.indicator, sent.state, day=day, why=sent.why)


def proposals(desk: Desk, asked: Page) -> List[ProposalRow]:
    """What watches propose to warn of: what waits for a decision first."""
    return paged(desk.proposals(as_of=asked.as_of), asked, lambda one: one.proposal.id)


def decide(desk: Desk, id_: Id, sent: Decided) -> None:
    """Take a proposal up, dismiss it, or open it again."""
    desk.decide(id_, sent.decision, why=sent.why)


def surges(desk: Desk, asked: Counted) -> List[Rise]:
    """Weekly counts of violence, and whether they are unusual."""
    return paged(desk.surges(question(asked), as_of=asked.as_of), asked, lambda one: one.name)


OPERATIONS = (
    operation("GET", "/watches", "look", watches),
    operation("POST", "/watches", "judge", write),
    operation("GET", "/watches/{name}", "look", watch),
    operation("POST", "/watches/{name}/close", "judge", close),
    operation("POST", "/watches/{name}/notes", "judge", note),
    operation("GET", "/proposals", "look", proposals),
    operation("POST", "/proposals/{id_}/decide", "judge", decide),
    operation("GET", "/surges", "look", surges),
)
