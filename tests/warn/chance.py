"""Warnings by chance, of any words."""

from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any, get_args

from tests.warn.made import NOON
from tocsin.assess.scale import Confidence, Likelihood
from tocsin.warn import warning as terms
from tocsin.warn.cap import Area, Circle, Geocode, Point, Polygon
from tocsin.warn.cap import alert as codes
from tocsin.warn.warning import Draft, Warning

_SIGNS = (
    "abc XYZ 019 .,;:!?\"'&<>%-_/\\\n\r\t\x00\x01\x08\x0b\x1b\x7f\x85\xa0\xad\u200b\u200f\u2028"
    "\u202e\u2066\ud800\udfff\ufffe\uffff\ufeffäöüßŁж中日עربية😀𝔸]]>&amp;<b>"
)


class Chance:
    """Warnings by chance, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - for tests

    def warning(self, kind: terms.Kind) -> Warning:
        """A warning of a kind, which is sent within two days of noon."""
        sent = NOON + timedelta(seconds=self.random.randrange(172_800), microseconds=7)
        return Warning(
            id="w9",
            case="c1",
            kind=kind,
            text=self.draft(sent),
            sender=self.text(),
            sent=sent,
            by=self.text(),
            approved=(self.text(),),
            refers=("w1",) if kind != "alert" else (),
            why=self.text(),
            sunset=None,
        )

    def draft(self, sent: datetime) -> Draft:
        """A draft of any words, that isn't over when it is sent."""
        return Draft(
            shape=self.one(terms.Shape),
            hazard=self.text(),
            headline=self.text(),
            what=self.text(),
            where=self.text(),
            when=self.text(),
            who=self.text(),
            do=tuple(self.text() for _ in range(self.random.randrange(4))),
            basis=self.text(),
            likelihood=self.maybe(self.likelihood),
            likely=self.text(),
            confidence=self.maybe(lambda: self.one(Confidence)),
            sure=self.text(),
            assistance=self.text(),
            expires=self.moment(sent, 2, 10**6),
            onset=self.maybe(lambda: self.moment(sent, -(10**5), 10**6)),
            area=tuple(self.area() for _ in range(self.random.randrange(3))),
            category=self.one(codes.Category),
            response=self.maybe(lambda: (self.one(codes.ResponseType),)) or (),
            urgency=self.one(codes.Urgency),
            severity=self.one(codes.Severity),
            marking=self.one(terms.Marking),
            scope=self.one(terms.Scope),
            language=self.random.choice(["en", "fr-CA", "uk", "zh-Hans"]),
            exercise=self.random.random() < 0.3,
            recipients=("hall", *(self.text() for _ in range(self.random.randrange(3)))),
            actor=self.text(),
            limits=self.text(),
        )

    def moment(self, sent: datetime, least: int, most: int) -> datetime:
        """A moment so many seconds from another, in some zone, even one with odd seconds."""
        zone = timezone(timedelta(seconds=self.random.choice([0, 7200, -12_600, 51_000, 3208])))
        later = timedelta(seconds=self.random.randrange(least, most), microseconds=3)
        return (sent + later).astimezone(zone)

    def likelihood(self) -> Likelihood:
        """Anything that may be."""
        low, middle, high = sorted(self.random.uniform(0.0001, 0.9999) for _ in range(3))
        return Likelihood(probability=middle, low=low, high=high)

    def area(self) -> Area:
        """Somewhere."""
        corner = self.random.uniform(-80, 80)
        points = [(corner, corner), (corner, corner + 1), (corner + 1, corner), (corner, corner)]
        line = tuple(Point(latitude=north, longitude=east) for north, east in points)
        return Area(
            area_desc=self.text(),
            circle=self.maybe(lambda: (Circle(centre=line[0], radius=0.5),)) or (),
            polygon=self.maybe(lambda: (Polygon(points=line),)) or (),
            geocode=self.maybe(lambda: (Geocode(value_name=self.text(), value=self.text()),)) or (),
        )

    def text(self) -> str:
        """Any signs, also none."""
        return "".join(self.random.choices(_SIGNS, k=self.random.randrange(60)))

    def one(self, literal: Any) -> Any:
        """One of a literal's."""
        return self.random.choice(get_args(literal))

    def maybe(self, make: Any) -> Any:
        """It, or None."""
        return make() if self.random.random() < 0.5 else None
