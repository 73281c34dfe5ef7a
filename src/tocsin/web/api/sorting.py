"""What becomes of incidents, as people say; and lists that are kept as they were filtered."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tocsin.desk.desk import Desk
from tocsin.desk.filters import FilterRow
from tocsin.desk.triage import TriageRow
from tocsin.desk.views import List
from tocsin.records import Record
from tocsin.web.accounts.seating import UnseatedError
from tocsin.web.api.fields import Fields, Id, Line, Name, Note, Page, Reason
from tocsin.web.api.lists import numbered, paged
from tocsin.web.api.operations import May, operation


class Which(Page, frozen=True, kw_only=True):
    """Of which incidents."""

    incident: Annotated[
        tuple[Id, ...],
        Meta(min_length=1, max_length=200, description="Its whole id; may be asked again."),
    ]


class Assigned(Fields, frozen=True):
    """Who is to see to it, by account or name."""

    to: Name
    why: Note = ""


class Names(Record, frozen=True):
    """People's names."""

    names: tuple[str, ...]


class View(Fields, frozen=True):
    """A list as it is filtered, by the names that stand in its address."""

    name: Line
    list: Literal["incidents", "statements", "blame", "warned", "stories", "search"]
    asked: Annotated[dict[Name, Line], Meta(max_length=20)] = msgspec.field(default_factory=dict)


class Fed(Record, frozen=True):
    """The secret by which it is read as a feed, at /feeds/SECRET; it is shown this once."""

    secret: str


def triaged(desk: Desk, asked: Which) -> List[TriageRow]:
    """What is to become of some incidents; those of which nobody spoke are left out."""
    found = desk.triage.of(asked.incident, as_of=asked.as_of)
    return paged(list(found.values()), asked, lambda one: one.incident)


def triage_history(desk: Desk, id_: Id, asked: Page) -> List[TriageRow]:
    """All that was said of what becomes of an incident, the first first."""
    return numbered(desk.triage.history(id_, as_of=asked.as_of), asked)


def dismiss(desk: Desk, id_: Id, sent: Reason) -> TriageRow:
    """Say that nothing is to be done about an incident."""
    return desk.triage.dismiss(id_, why=sent.why)


def assign(desk: Desk, id_: Id, sent: Assigned) -> TriageRow:
    """Say who is to see to an incident."""
    return desk.triage.assign(id_, sent.to, why=sent.why)


def reopen_incident(desk: Desk, id_: Id, sent: Reason) -> TriageRow:
    """Take back that an incident was dismissed or assigned."""
    return desk.triage.reopen(id_, why=sent.why)


def assignees(desk: Desk) -> Names:
    """Those to whom incidents can be assigned."""
    return Names(names=desk.triage.assignees())


def filters(desk: Desk, asked: Page) -> List[FilterRow]:
    """Lists that are kept as they were filtered, by name."""
    return paged(desk.filters.list(as_of=asked.as_of), asked, lambda one: one.name)


def filter_(desk: Desk, name: Name) -> FilterRow:
    """A list that is kept."""
    return desk.filters.show(name)


def save_filter(desk: Desk, sent: View) -> FilterRow:
    """Keep a list as it is filtered."""
    return desk.filters.save(sent.name, sent.list, sent.asked)


def withdraw_filter(desk: Desk, may: May, name: Name, sent: Reason) -> None:
    """Keep a list no longer; its feed ends."""
    _own(desk, may, name)
    desk.filters.withdraw(name, why=sent.why)


def feed_filter(desk: Desk, may: May, name: Name) -> Fed:
    """Let whoever has the secret read a list as a feed; no former secret does any more."""
    _own(desk, may, name)
    return Fed(secret=desk.filters.feed(name))


def end_feed(desk: Desk, may: May, name: Name) -> None:
    """Let nobody read a list as a feed any more."""
    _own(desk, may, name)
    desk.filters.end_feed(name)


def _own(desk: Desk, may: May, name: str) -> None:
    """That who asks saved it, or is an admin. Raises UnseatedError."""
    if desk.filters.show(name).by != desk.by and not may("manage"):
        raise UnseatedError("not allowed")


OPERATIONS = (
    operation("GET", "/triage", "look", triaged),
    operation("GET", "/assignees", "look", assignees),
    operation("GET", "/incidents/{id_}/triage", "look", triage_history),
    operation("POST", "/incidents/{id_}/dismiss", "judge", dismiss),
    operation("POST", "/incidents/{id_}/assign", "judge", assign),
    operation("POST", "/incidents/{id_}/reopen", "judge", reopen_incident),
    operation("GET", "/filters", "look", filters),
    operation("POST", "/filters", "judge", save_filter),
    operation("GET", "/filters/{name}", "look", filter_),
    operation("POST", "/filters/{name}/withdraw", "judge", withdraw_filter),
    operation("POST", "/filters/{name}/feed", "judge", feed_filter, secret=True),
    operation("POST", "/filters/{name}/end-feed", "judge", end_feed),
)
