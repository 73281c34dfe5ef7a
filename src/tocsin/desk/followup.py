"""A warning that is out, followed up: who was told, by what, who answered, who is asked next."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from tocsin.desk import delivered, matters
from tocsin.desk.answering import Given
from tocsin.desk.delivered import DeliveryRow
from tocsin.records import Record
from tocsin.store import View
from tocsin.warn.ahead import Coming, ahead
from tocsin.warn.case import Case
from tocsin.warn.deeds import Answered, Escalated
from tocsin.warn.holding import silenced
from tocsin.warn.ledger import Line
from tocsin.warn.people import Recipient
from tocsin.warn.policies import named
from tocsin.warn.policy import Policy

_MANY = 10_000  # lines of a case: to look ahead over so many takes a second or two


class Heard(Record, frozen=True):
    """Somebody who was told, or is to be.

    Attributes:
        recipient, name: who.
        addressed: whether the warning is for them; else they are asked in the place of others.
        messages: to them, the first first.
        answers: theirs, the first first.
        holds: the last answer, where it still holds.
        escalated: why others were asked on their account, and when.
    """

    recipient: str
    name: str
    addressed: bool
    messages: tuple[DeliveryRow, ...]
    answers: tuple[Given, ...]
    holds: Given | None
    escalated: tuple[tuple[datetime, str], ...]


class FollowUp(Record, frozen=True):
    """How a warning stands with those who are to hear it.

    Attributes:
        heard: those whom it is for, then those who were asked in their place.
        coming: who is told or asked next, if nothing happens before; None where the case has
            too many messages to look ahead while somebody waits for it.
        silenced: until when nobody is asked again.
        policy: the name of what it is followed up by.
    """

    heard: tuple[Heard, ...]
    coming: tuple[Coming, ...] | None
    silenced: datetime | None
    policy: str


def followed_up(
    view: View,
    case: Case,
    lines: Sequence[Line],
    warning: str,
    policies: Mapping[str, Policy],
    now: datetime,
) -> FollowUp:
    """How a warning of a case stands; `lines` are those of the case."""
    people, out = matters.recipients(view), case.warnings[warning]
    messages: dict[str, list[DeliveryRow]] = {}
    for row in delivered.rows(case, now):
        if row.warning == warning:
            messages.setdefault(row.recipient, []).append(row)
    addressed = out.warning.text.recipients
    answering = (one.deed.recipient for one in out.answers if isinstance(one.deed, Answered))
    everybody = dict.fromkeys((*addressed, *messages, *answering))
    return FollowUp(
        heard=tuple(
            _heard(case, warning, id_, people, tuple(messages.get(id_, ())), now)
            for id_ in everybody
        ),
        coming=ahead(lines, warning, people, policies, now) if len(lines) < _MANY else None,
        silenced=silenced(case, now),
        policy=named(policies, out.warning.text.policy).name,
    )


def _heard(
    case: Case,
    warning: str,
    id_: str,
    people: Mapping[str, Recipient],
    messages: tuple[DeliveryRow, ...],
    now: datetime,
) -> Heard:
    out = case.warnings[warning]
    answers = tuple(
        Given(answer=said.deed, moment=said.moment)
        for said in out.answers
        if isinstance(said.deed, Answered) and said.deed.recipient == id_
    )
    last = answers[-1] if answers else None
    lasts = last.answer.lasts if last else None
    return Heard(
        recipient=id_,
        name=people[id_].name if id_ in people else id_,
        addressed=id_ in out.warning.text.recipients,
        messages=messages,
        answers=answers,
        holds=last if lasts is None or lasts > now else None,
        escalated=tuple(
            (said.moment, said.deed.why)
            for said in case.escalated
            if isinstance(said.deed, Escalated)
            and (said.deed.warning, said.deed.recipient) == (warning, id_)
        ),
    )
