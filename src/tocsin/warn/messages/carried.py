"""What is to be told to one recipient by one channel, and the message that comes of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tocsin.records import Record
from tocsin.warn.deeds import Delivery, Queued
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Marking, Warning

# From the one that fewest may see to the one that all may (TLP 2.0).
MARKINGS: tuple[Marking, ...] = (
    "TLP:RED",
    "TLP:AMBER+STRICT",
    "TLP:AMBER",
    "TLP:GREEN",
    "TLP:CLEAR",
)


@dataclass(frozen=True)
class Carried:
    """What a message is made from.

    Attributes:
        warning: what is told.
        recipient: to whom; times are told by its clock.
        queued: by which channel, and why now.
        moment: when it is sent, by the desk's clock.
        link: where it is answered; empty where there is no such page.
        earlier: the first warning of the matter, where this one takes its place.
        alert: the CAP message of the warning.
        desk: the name of the desk.
    """

    warning: Warning
    recipient: Recipient
    queued: Queued
    moment: datetime
    link: str = ""
    earlier: Warning | None = None
    alert: str = ""
    desk: str = "Tocsin"

    @property
    def delivery(self) -> Delivery:
        """By which channel, and for the how manieth time."""
        return self.queued.delivery


class Message(Record, frozen=True):
    """A message as channels send it; what the one that it goes by doesn't carry is empty.

    Attributes:
        id: of the delivery; the same however often it is tried.
        moment: when it is sent.
        kind: of the warning; "digest" of several, "notice" of the desk itself.
        marking: who may be told; None of a notice.
        thread: what all messages of one matter share; empty where there is no matter.
        subject: one line of at most 78 characters.
        text, html: the whole.
        short, brief: at most 160, at most 1000 characters.
        payload: JSON for machines.
        alert: the CAP message; empty where there is none.
    """

    id: str
    moment: datetime
    kind: Literal["alert", "update", "cancel", "digest", "notice"]
    marking: Marking | None
    thread: str
    subject: str
    text: str
    html: str
    short: str
    brief: str
    payload: str
    alert: str = ""
