"""What is to be told, for tests: the warning of the Glassworks, to whom, how often."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from tests.warn.made import DRAFT, NOON, WARNING, delivery, queued
from tocsin.warn.deeds import Given, Occasion
from tocsin.warn.evidence import Evidence
from tocsin.warn.messages import Carried
from tocsin.warn.people import Recipient

WHY = "stands in for Ada Orn"
LINK = "https://desk.varnia.example/a/0123456789"
GLASSWORKS = Recipient(
    id="glassworks", name="Glassworks, Karsk", role="intended victim", zone="Europe/Vienna"
)
HEARD = Evidence(
    says="Keep away from large gatherings",
    source="embassy of Sorland",
    day=date(2026, 3, 7),
    learnt=NOON,
)


def carried(
    *,
    recipient: Recipient = GLASSWORKS,
    kind: str = "alert",
    occasion: Occasion = "new",
    lapsed: Given | None = None,
    channel: str = "email",
    address: str = "glassworks@karsk.example",
    **text: Any,
) -> Carried:
    """The warning to somebody; `text` is what its draft says otherwise."""
    draft = replace(DRAFT, **{"evidence": (HEARD,), **text})
    first = replace(WARNING, text=draft)
    warning = first
    if kind != "alert":
        warning = replace(first, id="w2", kind=kind, refers=("w1",), why="The hall was named.")
    sent = replace(delivery("d1", recipient.id), channel=channel, address=address)
    return Carried(
        warning=warning,
        recipient=recipient,
        queued=replace(queued(), delivery=sent, why=WHY, occasion=occasion, lapsed=lapsed),
        moment=NOON,
        link=LINK,
        earlier=None if kind == "alert" else first,
        alert="<alert/>",
        desk="Warning desk of Varnia",
    )
