"""What became of messages: the log of deliveries, and what is reported of them later."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from tocsin.desk import matters, naming
from tocsin.desk.part import Part
from tocsin.errors import DeskError
from tocsin.records import Record
from tocsin.store import View, ledger
from tocsin.warn import deeds, tracing
from tocsin.warn.case import Case, Told
from tocsin.warn.folding import folded
from tocsin.warn.people import Channel
from tocsin.warn.tracing import State, Step

Report = Literal["delivered", "read", "failed"]


class DeliveryRow(Record, frozen=True):
    """A message, and how it stands.

    Attributes:
        id: of the delivery.
        case, title: which case, and what that is called.
        warning, headline: id of what it carries, and what that says in one line.
        recipient, channel, address: to whom and how.
        step, round: of the policy.
        why: why it is sent.
        state: how it stands.
        queued, due, sent: when; `due` is None where nothing more is to be done.
        expires: from when on it would come too late.
        attempts: how often it was tried.
        said: what was last said of it.
    """

    id: str
    case: str
    title: str
    warning: str
    headline: str
    recipient: str
    channel: Channel
    address: str
    step: int
    round: int
    why: str
    state: State
    queued: datetime
    due: datetime | None
    sent: datetime | None
    expires: datetime
    attempts: int
    said: str


class DeliveryFile(Record, frozen=True):
    """A message, opened: how it stands, and all that was done about it."""

    row: DeliveryRow
    log: tuple[Step, ...]


class Deliveries(Part):
    """The log of a desk's messages."""

    def listed(
        self,
        *,
        case: str | None = None,
        warning: str | None = None,
        recipient: str | None = None,
        state: State | None = None,
        as_of: str | None = None,
    ) -> tuple[DeliveryRow, ...]:
        """Messages, the last that was queued first.

        `case` is its id or how that begins, `warning` how the id of a warning begins. Raises
        NotFoundError where there is no such case.
        """
        with self._look(as_of) as view:
            found = matters.cases(view) if case is None else [matters.case(view, case)]
            all_ = [row for one in found for row in rows(one, self._at(as_of))]
        all_.sort(key=lambda row: row.queued, reverse=True)
        return tuple(
            row
            for row in all_
            if row.warning.startswith(warning or "")
            and recipient in (None, row.recipient)
            and state in (None, row.state)
        )

    def opened(self, name: str, *, as_of: str | None = None) -> DeliveryFile:
        """A message by its id, or how that begins. Raises NotFoundError."""
        at = self._at(as_of)
        with self._look(as_of) as view:
            case, told = _told(view, name)
        return DeliveryFile(row=_row(case, told, at), log=tracing.log(told, at))

    def report(self, name: str, state: Report, detail: str = "") -> DeliveryRow:
        """Keep what a channel told later: that it arrived, was read, or never arrived.

        Raises NotFoundError, and DeskError where the message was never tried.
        """
        with self._enter(f"report {name}") as entry:
            case, told = _told(entry.view, name)
            if not told.attempts:
                problem = f"the message {told.delivery.id} was never sent"
                raise DeskError(self._store.name, problem, "see `tocsin deliveries show`")
            id_ = told.delivery.id
            ledger.write(entry, case.id, deeds.Reported(delivery=id_, state=state, detail=detail))
            case, told = _told(entry.view, id_)
            return _row(case, told, self._moment(entry))


def _told(view: View, name: str) -> tuple[Case, Told]:
    id_, matter = naming.delivery(view, name)
    case = folded(ledger.lines(view, matter))
    return case, case.deliveries[id_]


def rows(case: Case, now: datetime) -> Iterator[DeliveryRow]:
    """All messages of a case, in the order in which they were queued."""
    return (_row(case, told, now) for told in case.deliveries.values())


def _row(case: Case, told: Told, now: datetime) -> DeliveryRow:
    delivery = told.delivery
    out = case.warnings.get(delivery.warning)
    return DeliveryRow(
        id=delivery.id,
        case=case.id,
        title=case.title,
        warning=delivery.warning,
        headline=out.warning.text.headline if out else "",
        recipient=delivery.recipient,
        channel=delivery.channel,
        address=delivery.address,
        step=delivery.step,
        round=delivery.round,
        why=told.why,
        state=tracing.state(told, now),
        queued=told.queued,
        due=told.due,
        sent=told.sent,
        expires=delivery.expires,
        attempts=told.attempts,
        said=tracing.log(told, now)[-1].what,
    )
