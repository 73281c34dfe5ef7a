"""What tests of sending share: a desk with a warning in its ledger, and channels that obey."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from tests.warn.made import ISSUED, NOON, OPENED, delivery
from tests.warn.messages.made import GLASSWORKS
from tocsin.desk import matters
from tocsin.desk.channels import Makers
from tocsin.desk.sending import Sending
from tocsin.desk.settings import Settings
from tocsin.store import Store, ledger
from tocsin.store.journal import written
from tocsin.warn import deeds
from tocsin.warn.case import Told
from tocsin.warn.channels import Refused
from tocsin.warn.folding import folded
from tocsin.warn.messages import Message
from tocsin.warn.people import Channel, Contact, Recipient

CASE = "abcdef0123456789abcd"


@dataclass
class Clock:
    """A desk's clock that stands until it is moved."""

    now: datetime = NOON

    def __call__(self) -> str:
        """The moment."""
        return written(self.now)

    def on(self, **span: float) -> None:
        """Move it on."""
        self.now += timedelta(**span)


@dataclass
class Way:
    """A channel that takes everything, but for what it is to do first: refuse, or wait."""

    taken: list[tuple[str, Message]] = field(default_factory=list)
    script: list[Refused | Callable[[], object]] = field(default_factory=list)
    closed: int = 0

    def send(self, message: Message, address: str) -> str:
        """As every channel."""
        next_ = self.script.pop(0) if self.script else None
        if isinstance(next_, Refused):
            raise next_
        if next_ is not None:
            next_()
        self.taken.append((address, message))
        return f"number {len(self.taken)}"

    def close(self) -> None:
        """As every channel."""
        self.closed += 1


@dataclass
class Post:
    """A desk's messages, and the ways that they go."""

    store: Store
    clock: Clock = field(default_factory=Clock)
    settings: Settings = field(default_factory=Settings)
    ways: dict[Channel, Way] = field(default_factory=dict)
    senders: list[Sending] = field(default_factory=list)

    def sending(self, makers: Makers | None = None, **more: Any) -> Sending:
        """Somebody who sends them."""
        if makers is None:
            for name in ("email", "webhook", "file", "apprise"):
                self.ways.setdefault(name, Way())
            makers = {name: lambda way=way: way for name, way in self.ways.items()}  # type: ignore[misc]
        made = Sending(self.store, "desk", self.clock, self.settings, makers=makers, **more)
        self.senders.append(made)
        return made

    def write(self, *done: deeds.AnyDeed, matter: str = CASE) -> None:
        """Add to the ledger."""
        with self.store.enter(self.clock(), "Mira", "test") as entry:
            ledger.write(entry, matter, *done)

    def issue(self, *people: Recipient, **text: Any) -> None:
        """A case with a warning to these people."""
        self.write(*(deeds.Kept(recipient=one) for one in people or (GLASSWORKS,)), matter="")
        warning = replace(ISSUED.warning, text=replace(ISSUED.warning.text, **text))
        self.write(OPENED, replace(ISSUED, warning=warning))

    def queue(
        self, *ids: str, recipient: str = "glassworks", disturbs: bool = True, **other: Any
    ) -> None:
        """Messages to somebody, by what becomes a contact of theirs.

        `other` is what a delivery has otherwise.
        """
        made = [replace(delivery(id_, recipient), **other) for id_ in ids]
        for one in made:
            self._reach(one)
        self.write(
            *(
                deeds.Queued(delivery=one, due=self.clock.now, why="x", disturbs=disturbs)
                for one in made
            )
        )

    def _reach(self, to: deeds.Delivery) -> None:
        with self.store.look() as view:
            known = matters.recipients(view).get(to.recipient)
        contact = Contact(channel=to.channel, address=to.address)
        if known is not None and contact not in known.contacts:
            self.write(
                deeds.Kept(recipient=replace(known, contacts=(*known.contacts, contact))),
                matter="",
            )

    def told(self) -> dict[str, Told]:
        """What became of each message."""
        with self.store.look() as view:
            return folded(ledger.lines(view, CASE)).deliveries

    def done(self, id_: str) -> list[str]:
        """What was done about a message, by the names of deeds."""
        return [type(said.deed).__name__ for said in self.told()[id_].tried]

    def close(self) -> None:
        """Let all go who send."""
        for one in self.senders:
            one.close()


def texts(taken: Iterable[tuple[str, Message]]) -> list[str]:
    """The ids of messages that a way took, in order of their ids."""
    return sorted(message.id for _, message in taken)
