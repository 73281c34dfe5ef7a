"""Policies of following up: who is asked again, how often, and who is asked next if nobody answers.

Its steps count from the moment at which a warning is issued, and anew from when an answer lapsed.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tocsin.records import Record
from tocsin.warn.cap.alert import Severity, Urgency
from tocsin.warn.deeds import Reply
from tocsin.warn.people import Channel

# Whom a step may ask, but for ids of recipients and "rota:NAME".
RECIPIENT, DEPUTY, PROTECTORS = "recipient", "deputy", "protectors"
ROTA = "rota:"
# These disturb anybody at any hour, whatever a policy says.
_GRAVEST: tuple[Severity, ...] = ("Extreme",)


class Step(Record, frozen=True):
    """One step: whom to ask.

    Attributes:
        after: how long after the start.
        to: "recipient", "deputy", "protectors", ids of recipients, "rota:NAME".
        channels: by which of their contacts; by all where it is empty.
        every, most: how often they are asked again, and how many times they are asked at most.
        answers: how many of those asked so far must have answered that they know or act; what an
            earlier step wants stays.
    """

    after: timedelta
    to: tuple[str, ...]
    channels: tuple[Channel, ...] = ()
    every: timedelta | None = None
    most: int = 1
    answers: int = 1


class Rota(Record, frozen=True):
    """People who are on duty in turns.

    `start` is when the first took over, by the clock of `zone` (IANA). Shifts end by that clock
    too: one of a day always at the same hour, though a day may have 23 hours or 25.
    """

    people: tuple[str, ...]
    shift: timedelta
    start: datetime
    zone: str

    def on_duty(self, at: datetime) -> str:
        """Who is on duty at a moment; before the start whose turn it would have been."""
        zone = ZoneInfo(self.zone)
        # By the clock on the wall it is this shift, but in the hour that a clock shows twice.
        number = (at.astimezone(zone).replace(tzinfo=None) - self.start) // self.shift
        while self._begin(number + 1, zone) <= at:
            number += 1
        while self._begin(number, zone) > at:
            number -= 1
        return self.people[number % len(self.people)]

    def _begin(self, number: int, zone: ZoneInfo) -> datetime:
        return (self.start + number * self.shift).replace(tzinfo=zone)


class Policy(Record, frozen=True):
    """How a warning is followed up.

    Attributes:
        name: small letters, digits, hyphens.
        steps: in their order; the first is made when the warning is issued.
        longest: how long after a warning was issued anybody is still asked.
        lasts: how long an answer holds; then whoever gave it is asked again.
        disturbs: what urgency may disturb people in their quiet hours; extreme severity always may.
        together: whether all recipients are one group, of whom `answers` is asked, rather than
            each for itself.
        rotas: by name.
    """

    name: str
    steps: tuple[Step, ...]
    longest: timedelta
    lasts: Mapping[Reply, timedelta]
    disturbs: tuple[Urgency, ...]
    together: bool = False
    rotas: Mapping[str, Rota] = {}

    def disturbing(self, urgency: Urgency, severity: Severity) -> bool:
        """Whether a warning may disturb people in their quiet hours."""
        return urgency in self.disturbs or severity in _GRAVEST

    def holds(self, reply: Reply, since: datetime, until: datetime | None) -> datetime:
        """Until when an answer holds: no longer than what it promises."""
        lapses = since + self.lasts[reply]
        return lapses if until is None else min(until, lapses)

    @property
    def people(self) -> frozenset[str]:
        """The ids of recipients that it names."""
        named = {to for step in self.steps for to in step.to if not to.startswith(ROTA)}
        on_rotas = {person for rota in self.rotas.values() for person in rota.people}
        return frozenset(named - {RECIPIENT, DEPUTY, PROTECTORS} | on_rotas)
