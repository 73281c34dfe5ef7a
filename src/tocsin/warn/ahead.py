"""What is to come of a warning if nothing happens: who is asked next, when, by what and why.

It is the plan itself, made for moments to come on a copy of the ledger in which everything goes
out that is due, and nobody answers.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from tocsin.records import Record
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed, Delivery, Dropped, Escalated, Queued, Sent
from tocsin.warn.escalation import planned
from tocsin.warn.folding import folded
from tocsin.warn.ledger import Line
from tocsin.warn.people import Channel, Recipient
from tocsin.warn.policy import Policy

_LOOKS = 40  # moments that a plan is made for: at many that a policy names nothing comes


class Coming(Record, frozen=True):
    """Somebody who will be told or asked.

    Attributes:
        at: when; in the past where it is due and the desk hasn't come to it.
        recipient: the id of whom.
        channels: by what.
        why: why them.
        because: why anybody else than before, where the next step is taken; else empty.
    """

    at: datetime
    recipient: str
    channels: tuple[Channel, ...]
    why: str
    because: str = ""


def ahead(
    lines: Sequence[Line],
    warning: str,
    recipients: Mapping[str, Recipient],
    policies: Mapping[str, Policy],
    now: datetime,
    *,
    most: int = 4,
) -> tuple[Coming, ...]:
    """Who will be told or asked about a warning, the first first.

    Args:
        lines: all of its case, up to now.
        warning: its id.
        recipients: everybody who is written down, by id.
        policies: those that are written down, by name.
        now: the moment.
        most: with so many the first are told.

    Returns:
        What already waits to be sent, and what the policy leads to; nothing where nobody is asked.
    """
    known, at = list(lines), now
    found: list[Coming] = []
    queued = _waiting(folded(lines))
    for _ in range(_LOOKS):
        made = planned(folded(known), recipients, policies, at)
        found += _coming((*queued, *made.deeds), warning)
        if made.later is None or len(found) >= most:
            break
        known += _lines(known[-1], made.deeds, at)
        known += _lines(known[-1], _sent(folded(known), at), at)
        at, queued = made.later, []
    return tuple(sorted(found, key=lambda one: one.at))


def _waiting(case: Case) -> list[AnyDeed]:
    """What is queued and wasn't sent yet, as it is due now."""
    return [
        Queued(delivery=told.delivery, due=told.due, why=told.why)
        for told in case.deliveries.values()
        if told.pending and told.due is not None
    ]


def _coming(deeds: Sequence[AnyDeed], warning: str) -> list[Coming]:
    """Whom messages go to that aren't dropped at once, one for all their channels."""
    dropped = {deed.delivery for deed in deeds if isinstance(deed, Dropped)}
    because = "; ".join(
        deed.why for deed in deeds if isinstance(deed, Escalated) and deed.warning == warning
    )
    asked: dict[tuple[datetime, str, str], list[Delivery]] = {}
    for deed in deeds:
        if isinstance(deed, Queued) and deed.delivery.warning == warning:
            key = (deed.due, deed.delivery.recipient, deed.why)
            if deed.delivery.id not in dropped:
                asked.setdefault(key, []).append(deed.delivery)
    return [
        Coming(
            at=at,
            recipient=recipient,
            channels=tuple(sorted({one.channel for one in those})),
            why=why,
            because=because if any(one.step for one in those) else "",
        )
        for (at, recipient, why), those in asked.items()
    ]


def _sent(case: Case, at: datetime) -> list[AnyDeed]:
    return [
        Sent(delivery=id_, receipt="")
        for id_, told in case.deliveries.items()
        if told.pending and told.due is not None and told.due <= at
    ]


def _lines(last: Line, deeds: Sequence[AnyDeed], at: datetime) -> list[Line]:
    return [
        Line(number=last.number + place, moment=at, by="", matter=last.matter, deed=deed, hash="")
        for place, deed in enumerate(deeds, 1)
    ]
