"""The sample archive at a desk that acted on it: a case, a warning, answers, a measure, in time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from tests.warn.made import DRAFT
from tocsin.collect import expand
from tocsin.desk.desk import Desk
from tocsin.desk.ordering import in_order
from tocsin.store import ledger
from tocsin.store.journal import written
from tocsin.warn import deeds
from tocsin.warn.deeds import AnyDeed, Delivery
from tocsin.warn.people import Contact, Recipient
from tocsin.warn.warning import Warning

SAMPLE = Path(__file__).parents[2] / "sample"
CASE = "c0ffee00000000000001"
HALL = Recipient(
    id="glassworks",
    name="Glassworks Hall",
    role="intended victim",
    contacts=(
        Contact(channel="email", address="hall@glassworks.example", verified=date(2026, 3, 1)),
    ),
)
POLICE = Recipient(
    id="police",
    name="City Police of Karsk",
    role="protector",
    protects=("glassworks",),
    contacts=(Contact(channel="email", address="duty@police.example"),),
)
OPERA = Recipient(id="opera", name="Opera of Karsk", role="intended victim")

_OPENED = datetime(2026, 3, 7, 9, tzinfo=UTC)
_TEXT = replace(
    DRAFT,
    who="guests and staff of the Glassworks Hall",
    recipients=("glassworks", "police"),
    expires=_OPENED + timedelta(days=21),
)
WARNING = Warning(
    id="fade0000000000000001",
    case=CASE,
    kind="alert",
    text=_TEXT,
    sender="desk@varnia.example",
    sent=_OPENED + timedelta(hours=1),
    by="Mira",
    approved=("Jon",),
)


def _delivery(recipient: Recipient) -> Delivery:
    return Delivery(
        id=f"d-{recipient.id}",
        warning=WARNING.id,
        recipient=recipient.id,
        channel="email",
        address=recipient.contacts[0].address,
        step=0,
        round=0,
        expires=_TEXT.expires,
    )


def _answered(recipient: str, reply: deeds.Reply, why: str = "", what: str = "") -> AnyDeed:
    return deeds.Answered(
        warning=WARNING.id,
        recipient=recipient,
        by="Lida Korvan" if recipient == "glassworks" else "Ferdinand Oth",
        reply=reply,
        means="link",
        why=why,
        what=what,
    )


_FIRST: tuple[tuple[timedelta, AnyDeed], ...] = (
    (
        timedelta(),
        deeds.Opened(
            title="Crowds in Karsk", why="two states warn of concerts", watch="karsk-crowds"
        ),
    ),
    *(
        (timedelta(minutes=10), deeds.Named(recipient=one.id, role=one.role))
        for one in (HALL, POLICE, OPERA)
    ),
    (timedelta(hours=1), deeds.Issued(warning=WARNING, draft=None, alert="")),
    *(
        (
            timedelta(hours=1, minutes=1),
            deeds.Queued(delivery=_delivery(one), due=_OPENED, why="issued"),
        )
        for one in (HALL, POLICE)
    ),
    *(
        (timedelta(hours=1, minutes=2), deeds.Sent(delivery=f"d-{id_}", receipt="taken"))
        for id_ in ("glassworks", "police")
    ),
    (timedelta(hours=5), _answered("glassworks", "acting", what="asks the police for a patrol")),
    (
        timedelta(hours=6),
        deeds.Put(
            id="feed0000000000000001",
            what="four guards at the doors",
            by="Lida Korvan",
            protects="glassworks",
            review=date(2026, 3, 14),
        ),
    ),
)
_SECOND: tuple[tuple[timedelta, AnyDeed], ...] = (
    (timedelta(days=9), _answered("police", "dismissed", why="we have no orders")),
    (
        timedelta(days=11),
        deeds.Withdrawn(measure="feed0000000000000001", by="Lida Korvan", why="nobody pays them"),
    ),
)


def write(desk: Desk, done: tuple[tuple[timedelta, AnyDeed], ...]) -> None:
    """Deeds of the case, each in an entry of its own, so long after it was opened."""
    for after, deed in done:
        with desk.store.enter(written(_OPENED + after), "Mira", "test") as entry:
            ledger.write(entry, CASE, deed)


def _pages(desk: Desk, first: str, last: str) -> None:
    named = sorted((SAMPLE / "archive").glob("20*"))
    files = [str(path) for path in named if first <= path.name[:10] <= last]
    for _ in desk.add(in_order(expand(files)), replay=True):
        pass


@contextmanager
def acted(where: str) -> Iterator[Desk]:
    """A desk that watched, warned the hall and the police, and went on reading."""
    with Desk(where, by="Mira") as desk:
        for file in sorted((SAMPLE / "watches").glob("*.toml")):
            desk.write_watch(file.read_text("utf-8"), file.stem, replay=True)
        _pages(desk, "2025", "2026-03-06")
        with desk.store.enter("2026-03-06T20:00:00.000000Z", "Mira", "test") as entry:
            ledger.write(entry, "", *(deeds.Kept(recipient=one) for one in (HALL, POLICE, OPERA)))
        _pages(desk, "2026-03-07", "2026-03-07")
        write(desk, _FIRST)
        _pages(desk, "2026-03-08", "2026-03-15")
        write(desk, _SECOND)
        _pages(desk, "2026-03-21", "2026-03-22")
        late = _answered("police", "acting", what="guards every hall")
        write(desk, ((timedelta(days=16, hours=20), late),))
        _pages(desk, "2026-03-23", "2026-12-31")
        yield desk
