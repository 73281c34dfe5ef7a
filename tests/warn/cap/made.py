"""Alerts of our own, about places and people that don't exist."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any, get_args

import msgspec

from tocsin.warn.cap import (
    Alert,
    Area,
    Circle,
    EventCode,
    Geocode,
    Info,
    Parameter,
    Point,
    Polygon,
    Reference,
    Resource,
    written,
)
from tocsin.warn.cap import alert as terms

VARNIAN = timezone(timedelta(hours=2))
SENT = datetime(2026, 3, 20, 18, 30, tzinfo=VARNIAN)
_SQUARE = (
    Point(latitude=47.1, longitude=24.5),
    Point(latitude=47.1, longitude=24.6),
    Point(latitude=47.2, longitude=24.6),
    Point(latitude=47.1, longitude=24.5),
)
ALERT = Alert(
    identifier="karsk-2026-0001",
    sender="desk@warnings.varnia.example",
    sent=SENT,
    status="Actual",
    msg_type="Alert",
    scope="Public",
    info=(
        Info(
            language="en",
            category=("Security",),
            event="Threat of attack",
            response_type=("Avoid",),
            urgency="Expected",
            severity="Severe",
            certainty="Possible",
            effective=SENT,
            onset=SENT + timedelta(hours=1),
            expires=SENT + timedelta(days=2),
            sender_name="Warning desk of Varnia",
            headline="Stay away from crowds in Karsk until Sunday",
            description="A group has said that it will attack a concert in Karsk.",
            instruction="Don't go to concerts. Report what worries you to the police.",
            web="https://warnings.varnia.example/karsk-2026-0001",
            contact="+999 555 0100",
            area=(Area(area_desc="Karsk", polygon=(Polygon(points=_SQUARE),)),),
        ),
    ),
)
ALERT_XML = written(ALERT).decode()


def altered(**changes: Any) -> Alert:
    """`ALERT` with other values."""
    return msgspec.structs.replace(ALERT, **changes)


def informed(**changes: Any) -> Alert:
    """`ALERT` with other values in its only info."""
    return altered(info=(msgspec.structs.replace(ALERT.info[0], **changes),))


def swapped(old: str, new: str) -> bytes:
    """The XML of `ALERT` with `new` in place of `old`, which has to be there."""
    assert old in ALERT_XML
    return ALERT_XML.replace(old, new, 1).encode()


_LETTERS = "abc XYZ 019 <>&\"'\n\r\täöü–’“”ж中😀&amp;]]>"


class Chance:
    """Alerts by chance, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - for tests

    def alert(self) -> Alert:
        """Another alert."""
        return Alert(
            identifier=self._name(),
            sender=self._name(),
            sent=self._moment(),
            status=self._value(terms.Status),
            msg_type=self._value(terms.MsgType),
            scope=self._value(terms.Scope),
            source=self._maybe(self._text),
            restriction=self._maybe(self._text),
            addresses=self._some(self._member),
            code=self._some(self._text),
            note=self._maybe(self._text),
            references=self._some(self._reference),
            incidents=self._some(self._member),
            info=self._some(self._info),
        )

    def _info(self) -> Info:
        return Info(
            language=self._maybe(lambda: self.random.choice(["en", "fr-CA", "zh-Hans-HK"])),
            category=(
                self._value(terms.Category),
                *self._some(lambda: self._value(terms.Category)),
            ),
            event=self._text(),
            urgency=self._value(terms.Urgency),
            severity=self._value(terms.Severity),
            certainty=self._value(terms.Certainty),
            response_type=self._some(lambda: self._value(terms.ResponseType)),
            audience=self._maybe(self._text),
            event_code=self._some(lambda: EventCode(value_name=self._text(), value=self._text())),
            effective=self._maybe(self._moment),
            onset=self._maybe(self._moment),
            expires=self._maybe(self._moment),
            sender_name=self._maybe(self._text),
            headline=self._maybe(self._text),
            description=self._maybe(self._text),
            instruction=self._maybe(self._text),
            web=self._maybe(lambda: f"https://varnia.example/{self.random.randrange(99)}"),
            contact=self._maybe(self._text),
            parameter=self._some(lambda: Parameter(value_name=self._text(), value=self._text())),
            resource=self._some(self._resource),
            area=self._some(self._area),
        )

    def _resource(self) -> Resource:
        return Resource(
            resource_desc=self._text(),
            mime_type="image/png",
            size=self._maybe(lambda: self.random.randrange(10**9)),
            uri=self._maybe(lambda: "https://varnia.example/map.png"),
            deref_uri=self._maybe(lambda: "QUJD"),
            digest=self._maybe(lambda: "0" * 40),
        )

    def _area(self) -> Area:
        return Area(
            area_desc=self._text(),
            polygon=self._some(lambda: Polygon(points=(self._point(), *self._some(self._point)))),
            circle=self._some(lambda: Circle(centre=self._point(), radius=self.random.random())),
            geocode=self._some(lambda: Geocode(value_name=self._text(), value=self._text())),
            altitude=self._maybe(lambda: self.random.uniform(-1e-7, 1e17)),
            ceiling=self._maybe(lambda: self.random.random() * 1e-9),
        )

    def _reference(self) -> Reference:
        return Reference(sender=self._name(), identifier=self._name(), sent=self._moment())

    def _point(self) -> Point:
        north, east = self.random.uniform(-90, 90), self.random.uniform(-180, 180)
        return Point(latitude=north, longitude=round(east, 4))

    def _moment(self) -> datetime:
        zone = timezone(timedelta(minutes=self.random.choice([-840, -210, 0, 120, 345, 840])))
        return datetime.fromtimestamp(self.random.randrange(2**32), zone)

    def _name(self) -> str:
        return f"karsk-{self.random.randrange(10**6)}@varnia.example"

    def _member(self) -> str:
        return self.random.choice(["desk@varnia.example", "City of Karsk", "guards"])

    def _text(self) -> str:
        return "".join(self.random.choices(_LETTERS, k=self.random.randrange(1, 40)))

    def _value(self, literal: Any) -> Any:
        return self.random.choice(get_args(literal))

    def _maybe(self, make: Any) -> Any:
        return make() if self.random.random() < 0.5 else None

    def _some(self, make: Any) -> Any:
        return tuple(make() for _ in range(self.random.choice([0, 0, 1, 3])))


UTC_SENT = SENT.astimezone(UTC)
