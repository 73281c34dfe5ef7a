"""A desk with a case whose warning was issued to people of Karsk, and a clock that is moved."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from msgspec.structs import replace

from tests.warn.following import PEOPLE
from tests.warn.made import DRAFT, NOON, OPENED
from tocsin.desk.desk import Desk
from tocsin.desk.settings import Settings
from tocsin.store import ledger
from tocsin.store.journal import written
from tocsin.warn import deeds, tokens
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.warning import Draft, Kind, Warning

CASE = "c0ffee00c0ffee00c0ff"
WARNING = "facade00facade00faca"
KEY = "the-secret-of-the-desk-that-is-in-use-now"
SETTINGS = Settings(url="https://desk.example", secret=KEY)


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> str:
        """The moment, as the desk writes it."""
        return written(self.now)

    def at(self, minutes: float) -> None:
        """So many minutes after noon."""
        self.now = NOON + timedelta(minutes=minutes)


class Issued:
    """The desk, its clock, and what tests ask of it."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock

    def write(self, *done: AnyDeed, matter: str = CASE) -> None:
        """Write deeds down."""
        with self.desk.store.enter(self.clock(), "Mira", "test") as entry:
            ledger.write(entry, matter, *done)

    def issue(
        self,
        id_: str = WARNING,
        kind: Kind = "alert",
        refers: tuple[str, ...] = (),
        text: Draft = DRAFT,
        alert: str = "<alert/>",
    ) -> None:
        """Issue a warning."""
        warning = Warning(
            id=id_,
            case=CASE,
            kind=kind,
            text=text,
            sender="desk@varnia.example",
            sent=self.clock.now,
            by="Mira",
            approved=("Jon",),
            refers=refers,
        )
        self.write(deeds.Issued(warning=warning, draft=None, alert=alert))

    def done(self, kind: type[deeds.Deed], matter: str = CASE) -> list[AnyDeed]:
        """What was done of a kind."""
        with self.desk.store.look() as view:
            return [line.deed for line in ledger.of_kinds(view, kind) if line.matter == matter]

    def delivery(self, recipient: str = "glassworks") -> deeds.Delivery:
        """The first message to somebody."""
        all_ = (one for one in self.done(deeds.Queued) if isinstance(one, deeds.Queued))
        return next(one.delivery for one in all_ if one.delivery.recipient == recipient)

    def token(self, recipient: str = "glassworks", expires: datetime | None = None) -> str:
        """The token of the link in the first message to somebody."""
        until = expires or DRAFT.expires + tokens.GRACE
        return tokens.token(KEY, self.delivery(recipient).id, CASE, until)


@contextmanager
def issued(where: str, *, text: Draft = DRAFT, settings: Settings = SETTINGS) -> Iterator[Issued]:
    """A desk in the record at `where`, whose warning was issued at noon, and planned."""
    clock = Clock()
    with Desk(where, by="Mira", clock=clock, settings=settings) as desk:
        made = Issued(desk, clock)
        made.write(*(deeds.Kept(recipient=one) for one in PEOPLE), matter="")
        made.write(OPENED)
        made.issue(text=replace(text, recipients=("glassworks", "arena")))
        desk.tending.tend()
        yield made
