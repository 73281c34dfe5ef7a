"""What is kept: reviews, the ledger of deeds, the record as a whole, and signs of life."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Annotated, BinaryIO

from msgspec import Meta
from msgspec.structs import replace

from tocsin.desk import auditing
from tocsin.desk.auditing import Audit, Head
from tocsin.desk.desk import Desk
from tocsin.desk.heart import Work
from tocsin.desk.verifying.fault import Fault
from tocsin.desk.views import List
from tocsin.records import Record
from tocsin.review.desk import DeskReview
from tocsin.review.incident import IncidentReview
from tocsin.warn import deeds
from tocsin.warn.deeds import Finding, Found, Impediment, Outcome
from tocsin.warn.ledger import Line
from tocsin.warn.people import shown
from tocsin.web import veil
from tocsin.web.api.fields import AsOf, Fields, Id, Name, Page, Why
from tocsin.web.api.lists import numbered, paged
from tocsin.web.api.operations import operation
from tocsin.web.api.telling import masked
from tocsin.web.veil import Sees

_LINES = "application/x-ndjson"
_STEP = 65_536  # bytes of a file that are sent together


class Bearing(AsOf, frozen=True):
    """A case that bears on the incident, besides those that are found to."""

    case: Id | None = None


class Between(Fields, frozen=True):
    """From a day to the end of another; from the first entry till now if they aren't given."""

    since: date | None = None
    until: date | None = None


class Finds(Fields, frozen=True):
    """What a person finds."""

    outcome: Outcome
    why: Why
    findings: Annotated[tuple[Finding, ...], Meta(max_length=20)] = ()
    impediments: Annotated[tuple[Impediment, ...], Meta(max_length=20)] = ()


class Log(Page, frozen=True):
    """Of which case; of all if none is named."""

    case: Id | None = None


class NotedHead(Fields, frozen=True):
    """A head that somebody noted, as NUMBER:HASH: its line must still be there."""

    head: Annotated[str, Meta(pattern=r"^[0-9]{1,9}:[0-9a-f]{64}$")] | None = None


class Beat(Fields, frozen=True):
    """Which process lives, and what it does."""

    name: Name
    work: Work = "deliver"


class Beats(Record, frozen=True):
    """When each process last showed that it lives, by what it does and its name."""

    deliver: dict[str, datetime]
    collect: dict[str, datetime]


def review_incident(desk: Desk, sees: Sees, id_: Id, asked: Bearing) -> IncidentReview:
    """Look back at an incident: who warned of it, who was told and answered, what was knowable."""
    made = desk.reviews.incident(id_, case=asked.case, as_of=asked.as_of)
    return veil.review(desk, made, sees, asked.as_of)


def review_desk(desk: Desk, asked: Between) -> DeskReview:
    """Look back at the desk: hits and false alarms, how early it warned, who heard it."""
    since, until = (str(day) if day else None for day in (asked.since, asked.until))
    return desk.reviews.desk(since=since, until=until)


def find(desk: Desk, id_: Id, sent: Finds) -> Found:
    """Say what one finds of an incident; one's last word counts."""
    return desk.reviews.find(
        id_, sent.outcome, why=sent.why, findings=sent.findings, impediments=sent.impediments
    )


def audit(desk: Desk, sees: Sees, asked: Log) -> List[Line]:
    """All that was decided and sent, the first first; of addresses no tokens and keys."""
    log = veil.lines(desk.audit.log(asked.case, as_of=asked.as_of), sees)
    page = paged(log, asked, lambda line: str(line.number))
    return replace(page, rows=tuple(map(_masked, page.rows)))


def _masked(line: Line) -> Line:
    match line.deed:
        case deeds.Kept(recipient=one):
            return replace(line, deed=replace(line.deed, recipient=masked(one)))
        case deeds.Queued(delivery=one):
            told = replace(one, address=shown(one.channel, one.address))
            return replace(line, deed=replace(line.deed, delivery=told))
        case _:
            return line


def audit_head(desk: Desk) -> Head:
    """The last line, to note elsewhere: by it is shown later that nothing behind it is gone."""
    return desk.audit.head()


def audit_verified(desk: Desk, asked: NotedHead) -> Audit:
    """Check every line of the ledger against the one before."""
    return desk.audit.verify(auditing.head(asked.head) if asked.head else None)


def audit_export(desk: Desk) -> Iterator[bytes]:
    """All lines of the ledger as they are kept, a JSON object each."""
    return _written(desk.audit.export)


def verified(desk: Desk, asked: Page) -> List[Fault]:
    """Check every hash, every span and every row of the record; what is wrong, if anything."""
    return numbered(list(desk.verify()), asked)


def export(desk: Desk) -> Iterator[bytes]:
    """The whole record as JSON lines, without what opens the desk."""
    return _written(desk.export)


def _written(write: Callable[[BinaryIO], int]) -> Iterator[bytes]:
    """A file in pieces. All is written before any is sent: half of it would pass for the whole."""
    file = TemporaryFile()  # noqa: SIM115 - closed with its last piece
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return _pieces(file)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_STEP):
            yield piece


def beats(desk: Desk) -> Beats:
    """When each process that sends messages, or collects, last showed that it lives."""
    return Beats(deliver=desk.heart.beats(), collect=desk.heart.beats("collect"))


def beat(desk: Desk, sent: Beat) -> None:
    """Show that a process lives, as `tocsin deliver` does in each round."""
    desk.heart.beat(sent.name, sent.work)


OPERATIONS = (
    operation("GET", "/reviews/desk", "look", review_desk),
    operation("GET", "/incidents/{id_}/review", "look", review_incident),
    operation("POST", "/incidents/{id_}/findings", "judge", find),
    operation("GET", "/audit", "look", audit),
    operation("GET", "/audit/head", "look", audit_head),
    operation("GET", "/audit/verified", "look", audit_verified),
    operation("GET", "/audit/export", "manage", audit_export, media=_LINES),
    operation("GET", "/record/verified", "manage", verified),
    operation("GET", "/record/export", "manage", export, media=_LINES),
    operation("GET", "/heartbeats", "look", beats),
    operation("POST", "/heartbeats", "issue", beat),
)
