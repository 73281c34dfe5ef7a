"""An alert of the Common Alerting Protocol, as CAP v1.2 §3.2 (the data dictionary) has it.

Fields bear the standard's names, several values of one element stand in a tuple under its
singular, and times know their zone. What an alert may contain isn't checked here: see `checked`.
"""

from datetime import datetime
from typing import Literal

from tocsin.records import Record

Status = Literal["Actual", "Exercise", "System", "Test", "Draft"]
MsgType = Literal["Alert", "Update", "Cancel", "Ack", "Error"]
Scope = Literal["Public", "Restricted", "Private"]
Category = Literal[
    "Geo",
    "Met",
    "Safety",
    "Security",
    "Rescue",
    "Fire",
    "Health",
    "Env",
    "Transport",
    "Infra",
    "CBRNE",
    "Other",
]
ResponseType = Literal[
    "Shelter",
    "Evacuate",
    "Prepare",
    "Execute",
    "Avoid",
    "Monitor",
    "Assess",
    "AllClear",
    "None",
]
Urgency = Literal["Immediate", "Expected", "Future", "Past", "Unknown"]
Severity = Literal["Extreme", "Severe", "Moderate", "Minor", "Unknown"]
Certainty = Literal["Observed", "Likely", "Possible", "Unlikely", "Unknown"]


class EventCode(Record, frozen=True):
    """A code for the kind of event, in the system that `value_name` names."""

    value_name: str
    value: str


class Parameter(Record, frozen=True):
    """Something more about the event, in the terms of the system that `value_name` names."""

    value_name: str
    value: str


class Geocode(Record, frozen=True):
    """A code for an area, in the system that `value_name` names."""

    value_name: str
    value: str


class Point(Record, frozen=True):
    """A place on the WGS 84 ellipsoid, in degrees; north and east are positive."""

    latitude: float
    longitude: float


class Polygon(Record, frozen=True):
    """An area within a line of at least four points, of which the last is the first."""

    points: tuple[Point, ...]


class Circle(Record, frozen=True):
    """An area around a point; the radius is in kilometres."""

    centre: Point
    radius: float


class Area(Record, frozen=True):
    """Where: words, and the union of polygons, circles and codes.

    `altitude` and `ceiling` are in feet above mean sea level, the lower and the upper limit;
    an altitude alone is just that height.
    """

    area_desc: str
    polygon: tuple[Polygon, ...] = ()
    circle: tuple[Circle, ...] = ()
    geocode: tuple[Geocode, ...] = ()
    altitude: float | None = None
    ceiling: float | None = None


class Resource(Record, frozen=True):
    """A file with more: `size` in bytes, `digest` its SHA-1 as the standard wants it.

    `deref_uri` is the file itself in base64, for links that go one way only.
    """

    resource_desc: str
    mime_type: str
    size: int | None = None
    uri: str | None = None
    deref_uri: str | None = None
    digest: str | None = None


class Info(Record, frozen=True):
    """What is to be expected, how bad, how sure, and what to do, in one language.

    No `language` means en-US, no `effective` the time when the alert was sent.
    """

    category: tuple[Category, ...]
    event: str
    urgency: Urgency
    severity: Severity
    certainty: Certainty
    language: str | None = None
    response_type: tuple[ResponseType, ...] = ()
    audience: str | None = None
    event_code: tuple[EventCode, ...] = ()
    effective: datetime | None = None
    onset: datetime | None = None
    expires: datetime | None = None
    sender_name: str | None = None
    headline: str | None = None
    description: str | None = None
    instruction: str | None = None
    web: str | None = None
    contact: str | None = None
    parameter: tuple[Parameter, ...] = ()
    resource: tuple[Resource, ...] = ()
    area: tuple[Area, ...] = ()


class Reference(Record, frozen=True):
    """Which alert is meant: its sender, its identifier and when it was sent."""

    sender: str
    identifier: str
    sent: datetime


class Alert(Record, frozen=True):
    """One message, about one event or about other messages (`references`)."""

    identifier: str
    sender: str
    sent: datetime
    status: Status
    msg_type: MsgType
    scope: Scope
    source: str | None = None
    restriction: str | None = None
    addresses: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    note: str | None = None
    references: tuple[Reference, ...] = ()
    incidents: tuple[str, ...] = ()
    info: tuple[Info, ...] = ()

    @property
    def reference(self) -> Reference:
        """How another message refers to this one."""
        return Reference(sender=self.sender, identifier=self.identifier, sent=self.sent)
