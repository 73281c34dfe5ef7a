"""Deeds and lines for tests of the room, all about invented people."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tocsin.assess.scale import Likelihood
from tocsin.warn import deeds
from tocsin.warn.deeds import AnyDeed, Delivery
from tocsin.warn.ledger import START, Line, body, chained
from tocsin.warn.warning import Draft, Warning

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)

OPENED = deeds.Opened(title="Crowds in Karsk", why="the embassy names concerts")

DRAFT = Draft(
    shape="private notice",
    hazard="attack with firearms",
    headline="Attack on a concert hall in Karsk is feared",
    what="Gunmen may attack a crowd.",
    where="Karsk, concert halls",
    when="from today until 9 March",
    who="Guests and staff of concert halls",
    do=("Put guards at the doors.",),
    basis="The embassy of Sorland tells its citizens to keep away from concerts.",
    likelihood=Likelihood(probability=0.21, low=0.1, high=0.3),
    likely="An attack within 30 days is unlikely (21 %, from 10 to 30 %).",
    confidence="moderate",
    sure="We have moderate confidence in this, which rests on two origins.",
    assistance="Call the desk.",
    expires=NOON + timedelta(hours=48),
    recipients=("glassworks",),
)

WARNING = Warning(
    id="w1",
    case="c1",
    kind="alert",
    text=DRAFT,
    sender="desk@varnia.example",
    sent=NOON,
    by="Mira",
    approved=("Jon",),
)

ISSUED = deeds.Issued(warning=WARNING, draft=None, alert="<alert/>")


def delivery(id_: str = "d1", recipient: str = "glassworks") -> Delivery:
    """A message of the warning."""
    return Delivery(
        id=id_,
        warning=WARNING.id,
        recipient=recipient,
        channel="email",
        address=f"{recipient}@karsk.example",
        step=0,
        round=0,
        expires=NOON + timedelta(hours=48),
    )


def queued(id_: str = "d1", recipient: str = "glassworks") -> deeds.Queued:
    """It is to be sent."""
    return deeds.Queued(delivery=delivery(id_, recipient), due=NOON, why="issued")


def answered(reply: deeds.Reply = "received", recipient: str = "glassworks") -> deeds.Answered:
    """An answer to the warning."""
    return deeds.Answered(
        warning=WARNING.id, recipient=recipient, by="Ada", reply=reply, means="link"
    )


def lines(done: Iterable[AnyDeed], matter: str = "c1", by: str = "Mira") -> list[Line]:
    """Deeds as lines of a ledger, a minute apart, from noon on."""
    made: list[Line] = []
    before = START
    for number, deed in enumerate(done, 1):
        moment = NOON + timedelta(minutes=number - 1)
        before = chained(before, number, moment.isoformat(), by, matter, body(deed))
        made.append(
            Line(number=number, moment=moment, by=by, matter=matter, deed=deed, hash=before)
        )
    return made
