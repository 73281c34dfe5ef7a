"""A case that is followed up minute by minute, for tests: what is planned is written down."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from tests.warn.made import DRAFT, NOON, OPENED
from tocsin.warn import deeds
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.escalation import plan
from tocsin.warn.folding import folded
from tocsin.warn.ledger import Line
from tocsin.warn.people import Channel, Contact, Recipient, Role
from tocsin.warn.policies import parsed
from tocsin.warn.policy import Policy
from tocsin.warn.warning import Draft, Kind, Warning

POLICY = parsed(
    """
    name = "hall"
    longest = "1d"
    [[steps]]
    after = "0m"
    to = ["recipient"]
    every = "5m"
    at_most = 3
    [[steps]]
    after = "15m"
    to = ["deputy"]
    every = "10m"
    at_most = 2
    [[steps]]
    after = "30m"
    to = ["protectors"]
    """,
    "hall",
)


def minute(number: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=number)


def person(
    id_: str,
    *channels: Channel,
    role: Role = "intended victim",
    deputy: str | None = None,
    protects: tuple[str, ...] = (),
) -> Recipient:
    """Somebody who can be reached by these channels."""
    return Recipient(
        id=id_,
        name=id_.capitalize(),
        role=role,
        contacts=tuple(Contact(channel=one, address=f"{id_}@{one}.example") for one in channels),
        deputy=deputy,
        protects=protects,
    )


PEOPLE = (
    person("glassworks", "email", "webhook", deputy="porter"),
    person("porter", "email"),
    person("ministry", "email", role="protector", protects=("glassworks", "arena")),
    person("arena", "email"),
)


class Following:
    """A ledger of one case with a warning that was issued at noon.

    Args:
        people: the directory.
        policy: how the warning is followed up.
        text: what it says; `to` is whom it is for.
        sending: whether what is planned is sent at once.
    """

    def __init__(
        self,
        people: Iterable[Recipient] = PEOPLE,
        policy: Policy = POLICY,
        *,
        text: Draft = DRAFT,
        to: tuple[str, ...] = ("glassworks",),
        sending: bool = True,
    ) -> None:
        self.people: Mapping[str, Recipient] = {one.id: one for one in people}
        self.policies = {policy.name: policy}
        self.text = replace(text, policy=policy.name, recipients=to)
        self.sending = sending
        self.lines: list[Line] = []
        self.do(0, OPENED)
        self.issue(0, "w1")

    @property
    def case(self) -> Case:
        """As it stands."""
        return folded(self.lines)

    def do(self, at: float, *done: AnyDeed) -> None:
        """Write down what was done, so many minutes after noon."""
        for deed in done:
            number = len(self.lines) + 1
            line = Line(
                number=number, moment=minute(at), by="Mira", matter="c1", deed=deed, hash=""
            )
            self.lines.append(line)

    def issue(
        self,
        at: float,
        id_: str,
        kind: Kind = "alert",
        refers: tuple[str, ...] = (),
        **text: object,
    ) -> None:
        """Issue a warning."""
        warning = Warning(
            id=id_,
            case="c1",
            kind=kind,
            text=replace(self.text, **text),
            sender="desk@varnia.example",
            sent=minute(at),
            by="Mira",
            approved=("Jon",),
            refers=refers,
        )
        self.do(at, deeds.Issued(warning=warning, draft=None, alert="<alert/>"))

    def answer(
        self, at: float, who: str, reply: deeds.Reply, lasts: float = 600, warning: str = "w1"
    ) -> None:
        """Somebody answers; it holds for so many minutes."""
        self.do(
            at,
            deeds.Answered(
                warning=warning,
                recipient=who,
                by=f"{who.capitalize()}'s Ada",
                reply=reply,
                means="link",
                why="we are closed" if reply == "can't act" else "",
                lasts=minute(at + lasts),
            ),
        )

    def plan(self, at: float) -> tuple[AnyDeed, ...]:
        """What is due, which is written down and sent."""
        planned = plan(self.case, self.people, self.policies, minute(at))
        self.do(at, *planned)
        if self.sending:
            self.do(at, *self._sent(minute(at)))
        return planned

    def _sent(self, now: datetime) -> list[AnyDeed]:
        return [
            deeds.Sent(delivery=told.delivery.id, receipt="250")
            for told in self.case.deliveries.values()
            if told.pending and told.due is not None and told.due <= now
        ]

    def pages(self, until: float, every: float = 1, since: float = 0) -> list[str]:
        """Who is sent what when, if it is planned every so many minutes: "5 glassworks email"."""
        step = since
        while step <= until:
            self.plan(step)
            step += every
        return self.sent

    @property
    def sent(self) -> list[str]:
        """What was sent: minute, recipient, channel."""
        return [
            f"{(told.due_at - NOON).total_seconds() / 60:g} {told.recipient} {told.channel}"
            for told in self._all()
        ]

    def _all(self) -> list["_Sent"]:
        return [
            _Sent(line.deed.due, line.deed.delivery.recipient, line.deed.delivery.channel)
            for line in self.lines
            if isinstance(line.deed, deeds.Queued)
            and not self.case.deliveries[line.deed.delivery.id].dropped
        ]


class _Sent:
    def __init__(self, due_at: datetime, recipient: str, channel: Channel) -> None:
        self.due_at, self.recipient, self.channel = due_at, recipient, channel
