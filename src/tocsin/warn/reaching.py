"""What became of the warnings of a case for one recipient: from messages and answers to cells.

Drills never count as warnings here; that a message of a drill arrived only shows that a contact
works.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from tocsin.assess import words
from tocsin.records import Record
from tocsin.warn import needed
from tocsin.warn.case import Case, Out, Said, Standing, Told
from tocsin.warn.deeds import Answered, Escalated
from tocsin.warn.people import Contact, Recipient

State = Literal["yes", "waiting", "no", ""]


class Cell(Record, frozen=True):
    """One step for one recipient: whether it was taken, what there is to say, and since when.

    "waiting" is what isn't decided yet; "" is what can't be yet.
    """

    state: State
    said: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Reach:
    """All that a case holds of one recipient.

    Attributes:
        warnings: those that were addressed to them, in their order, without drills.
        told: the messages of these; `tried` are those of drills too.
        answers: what they answered to these, by whom.
        escalated: when nobody had answered in time.
        measures: what is in place to protect them.
    """

    warnings: list[Out] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    tried: list[Told] = field(default_factory=list)
    answers: list[Said] = field(default_factory=list)
    escalated: list[Said] = field(default_factory=list)
    measures: list[Standing] = field(default_factory=list)

    @property
    def delivered(self) -> list[Told]:
        """The messages that arrived, as far as the channels know."""
        return [one for one in self.told if one.delivered]


def reaches(case: Case) -> dict[str, Reach]:
    """What a case holds of each recipient who was ever addressed, or is protected."""
    found: dict[str, Reach] = defaultdict(Reach)
    for out in case.warnings.values():
        if not out.warning.text.exercise:
            for id_ in out.warning.text.recipients:
                found[id_].warnings.append(out)
    for one in case.deliveries.values():
        reach = found[one.delivery.recipient]
        reach.tried.append(one)
        if _is_real(case, one.delivery.warning):
            reach.told.append(one)
    for said in (*case.answers, *case.escalated):
        if isinstance(said.deed, Answered | Escalated) and _is_real(case, said.deed.warning):
            reach = found[said.deed.recipient]
            (reach.answers if isinstance(said.deed, Answered) else reach.escalated).append(said)
    for standing in case.measures.values():
        if standing.withdrawn is None and standing.put.protects is not None:
            found[standing.put.protects].measures.append(standing)
    return found


def _is_real(case: Case, warning: str) -> bool:
    return not case.warnings[warning].warning.text.exercise


# The contact


def contact(recipient: Recipient | None, reach: Reach) -> Cell:
    """Whether there is a way to reach somebody that is known to work."""
    if recipient is None:
        return Cell(state="no", said="isn't written down in the directory")
    if not recipient.contacts:
        return Cell(state="no", said="no contact is written down")
    last = {(one.delivery.channel, one.delivery.address): one for one in reach.tried if _ended(one)}
    tries = [(one, last.get((one.channel, one.address))) for one in recipient.contacts]
    working = [(one, try_) for one, try_ in tries if not (try_ and _broken(one, try_))]
    if not working:
        errors = "; ".join(f"{one.channel}: {_error(try_)}" for one, try_ in tries if try_)
        return Cell(state="no", said=f"the last try of every contact failed ({errors})")
    return _verified([one for one, _ in working], reach)


def _verified(contacts: Sequence[Contact], reach: Reach) -> Cell:
    if reach.answers:
        said = reach.answers[-1]
        return Cell(state="yes", said="they answered", since=said.moment)
    arrived = [one for one in reach.tried if one.reported and one.delivered]
    if arrived:
        channel = arrived[-1].delivery.channel
        return Cell(state="yes", said=f"{channel} works: it told of arrival")
    days = [(one.verified, one.channel) for one in contacts if one.verified]
    if days:
        day, channel = max(days)
        return Cell(state="yes", said=f"{channel} verified on {words.day(day)}")
    return Cell(state="waiting", said="no contact was ever verified")


def _ended(told: Told) -> bool:
    """Whether it is known what became of a message, or of its last try."""
    return told.sent is not None or bool(told.failed)


def _broken(contact: Contact, told: Told) -> bool:
    """Whether the last try failed, and the contact hasn't been verified after it."""
    if told.delivered:
        return False
    at = told.tried[-1].moment.date() if told.tried else None
    return contact.verified is None or at is None or contact.verified <= at


def _error(told: Told) -> str:
    reported = told.reported.detail if told.reported and told.reported.state == "failed" else ""
    return reported or told.failed or "it never arrived"


# Messages


def told(recipient: Recipient | None, reach: Reach) -> Cell:
    """Whether a message was made for somebody, and handed to a channel."""
    sent = [one for one in reach.told if one.sent]
    if sent:
        first = min(sent, key=lambda one: one.sent or one.queued)
        return Cell(state="yes", said=f"sent by {_channels(sent)}", since=first.sent)
    pending = [one for one in reach.told if one.pending]
    if pending:
        first = min(pending, key=lambda one: one.due or one.queued)
        return Cell(state="waiting", said=f"queued for {_channels(pending)}", since=first.queued)
    if reach.told:
        last = reach.told[-1]
        return Cell(state="no", said=f"nothing was sent: {last.dropped or _error(last)}")
    if reach.warnings:
        since = reach.warnings[-1].warning.sent
        if recipient is None or not recipient.contacts:
            return Cell(state="no", said="nothing can be sent: no contact", since=since)
        return Cell(state="waiting", said="issued to them, not queued yet", since=since)
    return Cell(state="no", said="not told")


def delivered(reach: Reach) -> Cell:
    """Whether a message arrived, as far as its channel tells; and whether the last one did."""
    arrived = reach.delivered
    if not arrived:
        failed = [one for one in reach.told if not one.pending and not one.dropped]
        if any(one.pending for one in reach.told) or not failed:
            return Cell(state="waiting" if reach.told else "")
        return Cell(state="no", said=f"{failed[-1].delivery.channel}: {_error(failed[-1])}")
    ids = {one.delivery.warning for one in arrived}
    last = reach.warnings[-1].warning if reach.warnings else None
    since = min(one.sent for one in arrived if one.sent)
    if last is not None and last.id not in ids:
        said = f"an earlier one did; the {last.kind} of {needed.moment(last.sent)} hasn't yet"
        return Cell(state="waiting", said=said, since=last.sent)
    return Cell(state="yes", said=_arrival(arrived), since=since)


def _arrival(arrived: Sequence[Told]) -> str:
    states = {one.reported.state for one in arrived if one.reported}
    if "read" in states:
        return "read, as the channel tells"
    if "delivered" in states:
        return "delivered, as the channel tells"
    return f"taken by {_channels(arrived)}"


def _channels(messages: Iterable[Told]) -> str:
    return ", ".join(dict.fromkeys(one.delivery.channel for one in messages))


# Answers


def answer(reach: Reach) -> tuple[Said, Answered] | None:
    """The last answer to the last warning; "received" only where nothing more was said."""
    last = reach.warnings[-1].warning if reach.warnings else None
    given = [
        (said, said.deed)
        for said in reach.answers
        if isinstance(said.deed, Answered)
        and (last is None or last.kind == "cancel" or said.deed.warning == last.id)
    ]
    saying = [pair for pair in given if by_person(pair[1]) and pair[1].reply != "received"]
    told = saying or given
    return told[-1] if told else None


def by_person(deed: Answered) -> bool:
    """Whether a person answered, rather than a machine (`Ack` of CAP, §3.2.1 msgType)."""
    return deed.means != "alert"


def acknowledged(reach: Reach, now: datetime) -> Cell:
    """Whether a person says that they have the last warning and what it means."""
    found = answer(reach)
    if found is None:
        return _unanswered(reach)
    said, deed = found
    if deed.lasts is not None and deed.lasts <= now:
        told_ = f"the answer of {deed.by} held until {needed.moment(deed.lasts)}"
        return Cell(state="waiting", said=told_, since=deed.lasts)
    if not by_person(deed):
        told_ = "a machine acknowledged it, no person has"
        return Cell(state="waiting", said=told_, since=said.moment)
    state: State = "waiting" if deed.reply == "received" else "yes"
    return Cell(state=state, said=f"{deed.reply} by {deed.by}", since=said.moment)


def _unanswered(reach: Reach) -> Cell:
    arrived = reach.delivered
    if not arrived:
        return Cell(state="")
    if reach.answers:
        return Cell(
            state="waiting",
            said="an earlier one was answered, the last not yet",
            since=reach.warnings[-1].warning.sent,
        )
    since = min(one.sent for one in arrived if one.sent)
    return Cell(state="waiting", said="no answer", since=since)


def decided(reach: Reach) -> Cell:
    """What they do about it: by their last answer, and by the measures in place."""
    found = answer(reach)
    measures = "; ".join(one.put.what for one in reach.measures)
    held = f"in place: {measures}" if measures else ""
    if found is None or found[1].reply in ("received", "understood"):
        if measures:
            return Cell(state="yes", said=held, since=reach.measures[0].since)
        return Cell(state="waiting" if found else "")
    said, deed = found
    done = deed.reply == "acting"
    until = f", until {needed.moment(deed.until)}" if deed.until else ""
    told_ = f"{deed.reply}: {deed.what or deed.why}{until}" if deed.what or deed.why else deed.reply
    state: State = "yes" if done or measures else "no"
    return Cell(state=state, said="; ".join(filter(None, (told_, held))), since=said.moment)
