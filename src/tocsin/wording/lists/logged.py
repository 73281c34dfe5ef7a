"""What was done, line by line: each deed of the ledger in words, with who did it and when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from tocsin.assess.words import day
from tocsin.warn import deeds
from tocsin.warn.ledger import Line
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Draft, Warning
from tocsin.wording.formats import common
from tocsin.wording.lists.sheet import Entry, Piece, dotted, line

# Each deed in pieces; one whose field is empty is left out.
TOLD: Mapping[type[deeds.Deed], tuple[str, ...]] = {
    deeds.Kept: ("wrote down {recipient}",),
    deeds.Policy: ("wrote down the policy {name}",),
    deeds.Opened: ("opened the case {title}", ", asked by the watch {watch}", ": {why}"),
    deeds.Ticked: ("judged {criterion}", ": {met}", " ({why})"),
    deeds.Named: ("named {recipient}", " as {role}", ": {why}"),
    deeds.Unnamed: ("took {recipient} out of the case", ": {why}"),
    deeds.Harm: ("noted what harm warning may do: {what}",),
    deeds.Waived: ("decided not to warn", " {recipient}", ": {ground}", " ({why})"),
    deeds.Unwaived: ("took back that nobody warns", " {recipient}", ": {why}"),
    deeds.Offered: (
        "offered the case to {to}",
        " until {until}",
        ": {why}",
        ", without asking whose it is: {unasked}",
    ),
    deeds.Accepted: ("the case was accepted by {by}",),
    deeds.Declined: ("the case was declined by {by}", ": {why}"),
    deeds.Lapsed: ("the case was not taken in time by {to}",),
    deeds.Closed: ("closed the case: {outcome}", ", incident {incident}", ": {why}"),
    deeds.Reopened: ("opened the case again", ": {why}"),
    deeds.Drafted: ("wrote the draft {text}", ", in the place of {replaces}"),
    deeds.Approved: ("approved the draft {draft}", ", alone: {hastened}"),
    deeds.Returned: ("sent the draft {draft} back", ": {why}"),
    deeds.Issued: ("issued {warning}",),
    deeds.Due: ("the time of {warning} ran out: it is to be reviewed",),
    deeds.Queued: ("is to send {delivery}", ": {why}"),
    deeds.Tried: ("tries to send {delivery}", ", attempt {attempt}"),
    deeds.Postponed: ("put off sending {delivery}", " until {until}", ": {why}"),
    deeds.Sent: ("sent {delivery}", ": {receipt}"),
    deeds.Failed: ("couldn't send {delivery}", ": {error}", "; tries again at {again}"),
    deeds.Dropped: ("sends {delivery} no more", ": {why}"),
    deeds.Reported: ("heard of {delivery}", ": {state}", " ({detail})"),
    deeds.Answered: (
        *("{recipient} answered {warning}", " by {by}", ": {reply}", ", {what}"),
        *(" until {until}", ": {why}"),
    ),
    deeds.Rejected: ("refused an answer: {why}", ", and {others} more before it"),
    deeds.Escalated: ("went on to step {step} for {recipient}", ", {warning}", ": {why}"),
    deeds.Silenced: ("silenced the case until {until}", ": {why}"),
    deeds.Unsilenced: ("ended the silence", ": {why}"),
    deeds.Put: ("put in place, by {by}: {what}", ", review due on {review}"),
    deeds.Reviewed: ("looked at {measure}: it stays", " until {review}", ": {why}"),
    deeds.Withdrawn: ("{measure} was withdrawn", " by {by}", ": {why}"),
    deeds.Found: (
        *("found of incident {incident}: {outcome}", "; {findings}"),
        *("; impediments: {impediments}", ": {why}"),
    ),
}


def entries(lines: Iterable[Line]) -> Iterator[Entry]:
    """Each line in words; messages, warnings and people by what earlier lines say of them."""
    known: dict[str, str] = {}
    for one in lines:
        known |= _named(one.deed)
        head = dotted(Piece(moment(one.moment), "strong"), one.by or "the desk", str(one.number))
        yield Entry(head, one.matter, (line(told(one.deed, known)),))


def told(deed: deeds.AnyDeed, known: Mapping[str, str]) -> str:
    """A deed in words; `known` has those for ids."""
    pieces = TOLD.get(type(deed), (type(deed).__name__.lower(),))
    fields = {name: _words(getattr(deed, name), known) for name in deed.__struct_fields__}
    return "".join(map(_filled, pieces, (fields for _ in pieces)))


def _filled(piece: str, fields: Mapping[str, str]) -> str:
    used = [name for name in fields if f"{{{name}}}" in piece]
    return piece.format_map(fields) if all(fields[name] for name in used) else ""


def moment(at: datetime) -> str:
    """A moment: "7 March 2026, 12:00 UTC"."""
    return f"{day(at.date())}, {at:%H:%M} UTC"


def _words(value: object, known: Mapping[str, str]) -> str:
    match value:
        case Recipient() | deeds.Delivery() | Draft() | Warning():
            return _called(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case tuple():
            return ", ".join(_words(one, known) for one in value)
        case None:
            return ""
    return known.get(str(value), str(value))


def _called(thing: Recipient | deeds.Delivery | Draft | Warning) -> str:
    match thing:
        case Recipient():
            return thing.name
        case deeds.Delivery():
            return f"a message to {thing.recipient} by {thing.channel}"
        case Draft():
            return common.quoted(thing.headline)
    return common.quoted(thing.text.headline)


def _named(deed: deeds.AnyDeed) -> dict[str, str]:
    """What a deed calls by an id that later ones use."""
    match deed:
        case deeds.Kept(recipient=recipient):
            return {recipient.id: recipient.name}
        case deeds.Drafted(id=id_, text=text):
            return {id_: _called(text)}
        case deeds.Issued(warning=warning):
            return {warning.id: _called(warning)}
        case deeds.Queued(delivery=delivery):
            return {delivery.id: _called(delivery)}
        case deeds.Put(id=id_, what=what):
            return {id_: what}
    return {}
