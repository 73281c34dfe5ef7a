"""Who can be told, how they are followed up, what became of messages, and what was answered."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from tocsin.desk.delivered import DeliveryFile, DeliveryRow, Report
from tocsin.desk.desk import Desk
from tocsin.desk.directory import Became, RecipientFile, RecipientRow
from tocsin.desk.following import PolicyRow
from tocsin.desk.refusing import refusing
from tocsin.desk.views import List
from tocsin.errors import TocsinError
from tocsin.records import Record
from tocsin.warn.answers import Answer
from tocsin.warn.cap import Pinned
from tocsin.warn.deeds import Answered, Reply
from tocsin.warn.directory import parsed, written
from tocsin.warn.people import Recipient, shown
from tocsin.warn.tracing import State
from tocsin.web import veil, writing
from tocsin.web.api import fields
from tocsin.web.api.fields import AsOf, Fields, File, Id, Line, Moment, Name, Note, Page, Why
from tocsin.web.api.lists import paged
from tocsin.web.api.operations import operation
from tocsin.web.veil import Sees


class People(Fields, frozen=True):
    """Recipients, of which those of ids that are known are written anew."""

    recipients: Annotated[tuple[Recipient, ...], Meta(min_length=1, max_length=500)]


class PolicyText(Fields, frozen=True):
    """A policy as people write it (TOML), and what it is called unless it says so itself."""

    text: Annotated[File, Meta(min_length=1)]
    name: Name


class PolicyKept(Record, frozen=True):
    """The name of a policy, and what became of it."""

    name: str
    became: Became


class Wanted(Page, frozen=True):
    """Which messages."""

    case: Id | None = None
    warning: Id | None = None
    recipient: Name | None = None
    state: State | None = None


class Reporting(Fields, frozen=True):
    """What a channel told later."""

    state: Report
    detail: Note = ""


class Said(Fields, frozen=True):
    """What somebody answers.

    `acting` needs `what` and `until`; `disputed`, `dismissed` and `can't act` need `why`.
    """

    reply: Reply
    by: Annotated[Line, Meta(description="Who says so, in full.")]
    what: Note = ""
    until: Moment | None = None
    why: Note = ""


class Answers(Said, frozen=True, kw_only=True):
    """And to which warning, and whose answer it is."""

    warning: Id
    recipient: Name


class Linked(Said, frozen=True, kw_only=True):
    """And by the link of which message."""

    link: fields.Address


class Signed(Fields, frozen=True):
    """The Ack or Error of another system (CAP), and the key (PEM) that is known to be theirs."""

    alert: File
    key: Annotated[str, Meta(max_length=20_000, pattern=r"^[\t\n\r -~]*$")]
    name: Annotated[Line, Meta(description="Whose key it is.")]


class Vouched(Fields, frozen=True):
    """The Ack or Error of another system (CAP), and how one knows that it is theirs."""

    alert: File
    why: Why


def recipients(desk: Desk, asked: Page) -> List[RecipientRow]:
    """Who can be told; of addresses no tokens and keys are shown."""
    rows = [_masked(row) for row in desk.directory.list(as_of=asked.as_of)]
    return paged(rows, asked, lambda one: one.recipient.id)


def recipient(desk: Desk, name: Name, asked: AsOf) -> RecipientFile:
    """A recipient: contacts, who protects it, and the cases that concern it."""
    file = desk.directory.show(name, as_of=asked.as_of)
    return replace(file, row=_masked(file.row))


def _masked(row: RecipientRow) -> RecipientRow:
    return replace(row, recipient=masked(row.recipient))


def masked(one: Recipient) -> Recipient:
    """Somebody, without tokens and keys in their addresses."""
    contacts = (replace(c, address=shown(c.channel, c.address)) for c in one.contacts)
    return replace(one, contacts=tuple(contacts))


def keep_recipients(desk: Desk, sent: People) -> dict[str, Became]:
    """Write recipients down, all or none; what became of each, by id."""
    for one in sent.recipients:
        for contact in one.contacts:
            _check(one.id, contact.address)
            writing.check(desk, one.id, contact.channel)
    with refusing():
        told = parsed(written(sent.recipients), "recipients")
    return desk.directory.keep(told, "recipients")


def _check(id_: str, address: str) -> None:
    """That an address is whole. Raises TocsinError."""
    if "…" in address:
        problem = f"{id_}: {address} is only what is shown of an address"
        raise TocsinError(problem, "write the address whole")


def policies(desk: Desk, asked: Page) -> List[PolicyRow]:
    """How warnings are followed up, by name."""
    return paged(desk.tending.policies(as_of=asked.as_of), asked, lambda one: one.name)


def policy(desk: Desk, name: Name, asked: AsOf) -> PolicyRow:
    """A policy: whom it asks, after how long, how often."""
    return desk.tending.policy(name, as_of=asked.as_of)


def keep_policy(desk: Desk, sent: PolicyText) -> PolicyKept:
    """Write a policy down, or anew."""
    name, became = desk.tending.keep_policy(sent.text.replace("\r\n", "\n"), sent.name)
    return PolicyKept(name=name, became=became)


def deliveries(desk: Desk, sees: Sees, asked: Wanted) -> List[DeliveryRow]:
    """Messages, the last first: of what, to whom, how, and what was last said of each."""
    rows = desk.deliveries.listed(
        case=asked.case,
        warning=asked.warning,
        recipient=asked.recipient,
        state=asked.state,
        as_of=asked.as_of,
    )
    seen = {one.id for one in veil.bulletins(desk, sees, asked.as_of)}
    kept = [addressed(row) for row in rows if row.warning in seen]
    return paged(kept, asked, lambda one: one.id)


def delivery(desk: Desk, sees: Sees, id_: Id, asked: AsOf) -> DeliveryFile:
    """A message: every try, what the channel said, and what isn't known."""
    file = desk.deliveries.opened(id_, as_of=asked.as_of)
    veil.bulletin(desk, sees, file.row.warning, asked.as_of)
    return replace(file, row=addressed(file.row))


def addressed(row: DeliveryRow) -> DeliveryRow:
    """A message, without tokens and keys in its address."""
    return replace(row, address=shown(row.channel, row.address))


def report(desk: Desk, sees: Sees, id_: Id, sent: Reporting) -> DeliveryRow:
    """Keep what a channel told later: that it arrived, was read, or never arrived."""
    row = desk.deliveries.opened(id_).row
    veil.bulletin(desk, sees, row.warning)
    if not row.attempts:
        raise TocsinError(f"the message {row.id} was never sent", "look at what became of it")
    return addressed(desk.deliveries.report(row.id, sent.state, sent.detail))


def answer(desk: Desk, sees: Sees, sent: Answers) -> Answered:
    """Write down what somebody answered to a warning, by telephone say."""
    meant = veil.bulletin(desk, sees, sent.warning).row.id
    return desk.answering.record(meant, sent.recipient, _answer(sent))


def answer_link(desk: Desk, sent: Linked) -> Answered:
    """Answer by the link in a message, as its recipient would."""
    token = sent.link.rstrip("/").rpartition("/")[2]
    return desk.answering.answer(token, desk.answering.page(token).mark, _answer(sent))


def _answer(sent: Said) -> Answer:
    until = fields.moment(sent.until) if sent.until else None
    return Answer(reply=sent.reply, by=sent.by, what=sent.what, until=until, why=sent.why)


def answer_signed(desk: Desk, sent: Signed) -> tuple[Answered, ...]:
    """Write down the Ack or Error of another system, which it has signed."""
    return desk.answering.signed(sent.alert.encode(), Pinned(name=sent.name, pem=sent.key))


def answer_vouched(desk: Desk, sent: Vouched) -> tuple[Answered, ...]:
    """Write down the Ack or Error of another system, for which one vouches."""
    return desk.answering.vouched(sent.alert.encode(), sent.why)


OPERATIONS = (
    operation("GET", "/recipients", "look", recipients),
    operation("POST", "/recipients", "draft", keep_recipients),
    operation("GET", "/recipients/{name}", "look", recipient),
    operation("GET", "/policies", "look", policies),
    operation("POST", "/policies", "draft", keep_policy),
    operation("GET", "/policies/{name}", "look", policy),
    operation("GET", "/deliveries", "look", deliveries),
    operation("GET", "/deliveries/{id_}", "look", delivery),
    operation("POST", "/deliveries/{id_}/report", "judge", report),
    operation("POST", "/answers", "judge", answer),
    operation("POST", "/answers/by-link", "judge", answer_link),
    operation("POST", "/answers/signed", "judge", answer_signed),
    operation("POST", "/answers/vouched", "judge", answer_vouched),
)
