"""Cases: the duty to warn, who is told, whose a case is, what protects, and how it ended."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from tocsin.desk.desk import Desk
from tocsin.desk.dossiers import CaseFile, CaseRow
from tocsin.desk.tending import SilenceRow
from tocsin.desk.views import List
from tocsin.records import Record
from tocsin.warn.asking import Reach
from tocsin.warn.deeds import Criterion, Ground, Met, Outcome
from tocsin.warn.people import Role
from tocsin.web import veil
from tocsin.web.api import fields
from tocsin.web.api.fields import (
    AsOf,
    Fields,
    Id,
    Line,
    Moment,
    Name,
    Note,
    Page,
    Reason,
    Why,
    Words,
)
from tocsin.web.api.lists import numbered, paged
from tocsin.web.api.operations import Call, operation
from tocsin.web.veil import Sees

_Cited = Annotated[
    tuple[Annotated[str, Meta(pattern=r"^([0-9a-f]{6,20}|[1-9][0-9]{0,3})$")], ...],
    Meta(
        max_length=50,
        description="Ids of statements, warnings, blame, incidents or accounts; 1 is the first "
        "evidence of the case.",
    ),
]


class Case(Record, frozen=True):
    """The id of the case that something was done in."""

    id: str


class CaseOpened(Record, frozen=True):
    """The id of a case, and whether it was opened just now."""

    id: str
    new: bool


class Taken(Fields, frozen=True):
    """Why; as the proposal has it if that isn't said."""

    why: Note = ""


class Worry(Fields, frozen=True):
    """What is feared, and what is known of it."""

    title: Line
    why: Why
    evidence: fields.Evidence = ()


class Tick(Reason, frozen=True):
    """A criterion of the duty to warn (ICD 191), judged on evidence or on what somebody knows."""

    criterion: Criterion
    met: Met
    evidence: _Cited = ()
    known: Note = ""


class HarmSent(Fields, frozen=True):
    """What harm warning may do."""

    what: Words


class Person(Fields, frozen=True):
    """Somebody of the directory."""

    recipient: Name


class Naming(Person, frozen=True):
    """Who would be hit, or can act."""

    role: Role
    why: Note = ""


class Unnaming(Person, frozen=True):
    """Who is no part of it any more."""

    why: Why


class Unwaiving(Reason, frozen=True):
    """Whose waiver; that of everybody if nobody is named."""

    recipient: Name | None = None


class Waiving(Unwaiving, frozen=True, kw_only=True):
    """On what ground (ICD 191) they aren't warned."""

    ground: Ground


class Offering(Reason, frozen=True):
    """To whom a case is offered, and until when; `unasked` is why its owner can't be asked."""

    to: Name
    until: Moment
    deputy: Name | None = None
    unasked: Note = ""


class MeasurePut(Fields, frozen=True):
    """What protects, who put it in place, whom it protects, and when it is looked at again."""

    what: Words
    who: Name
    review: date
    protects: Name | None = None


class Looked(Reason, frozen=True):
    """When it is looked at again."""

    review: date


class Ended(Reason, frozen=True):
    """Who ended it."""

    who: Name


class Closing(Reason, frozen=True):
    """How it ended; `incident` is what happened, if it did."""

    outcome: Outcome
    incident: Id | None = None


class Silent(Reason, frozen=True):
    """Until when nobody is asked again, a week from now at most."""

    until: Moment


class SilencedUntil(Record, frozen=True):
    """Until when nobody is asked again."""

    until: datetime


class ByPolicy(Page, frozen=True):
    """By which policy; by that of the draft or warning if none is named."""

    policy: Name | None = None


def cases(desk: Desk, asked: Page) -> List[CaseRow]:
    """Cases: open ones first, of these what is red first, then the newest."""
    return paged(desk.cases.list(as_of=asked.as_of), asked, lambda one: one.id)


def case(desk: Desk, sees: Sees, id_: Id, asked: AsOf) -> CaseFile:
    """A case, opened: evidence, threshold, coverage, warnings, measures, all that was done."""
    return veil.case(desk.cases.show(id_, as_of=asked.as_of), sees)


def open_(desk: Desk, id_: Id, sent: Taken) -> CaseOpened:
    """Open the case of a proposal, which is taken thereby; once, however often it is asked."""
    opened = desk.cases.open(id_, why=sent.why)
    return CaseOpened(id=opened.id, new=opened.new)


def propose(desk: Desk, sent: Worry) -> CaseOpened:
    """Open a case because one is worried, whatever the watches say."""
    opened = desk.cases.propose(sent.title, why=sent.why, evidence=sent.evidence)
    return CaseOpened(id=opened.id, new=opened.new)


def tick(desk: Desk, id_: Id, sent: Tick) -> Case:
    """Judge a criterion of the duty to warn; “yes” needs evidence or what somebody knows."""
    done = desk.cases.tick(
        id_, sent.criterion, sent.met, why=sent.why, evidence=sent.evidence, known=sent.known
    )
    return Case(id=done)


def harm(desk: Desk, id_: Id, sent: HarmSent) -> Case:
    """Write down what harm warning may do; it waives nothing."""
    return Case(id=desk.cases.harm(id_, sent.what))


def name(desk: Desk, id_: Id, sent: Naming) -> Case:
    """Name who would be hit, or who can act."""
    return Case(id=desk.cases.name(id_, sent.recipient, sent.role, why=sent.why))


def unname(desk: Desk, id_: Id, sent: Unnaming) -> Case:
    """Say that somebody is no part of the case any more."""
    return Case(id=desk.cases.unname(id_, sent.recipient, why=sent.why))


def waive(desk: Desk, id_: Id, sent: Waiving) -> Case:
    """Decide not to warn somebody, or anybody."""
    done = desk.cases.waive(id_, ground=sent.ground, why=sent.why, recipient=sent.recipient)
    return Case(id=done)


def unwaive(desk: Desk, id_: Id, sent: Unwaiving) -> Case:
    """Take a waiver back."""
    return Case(id=desk.cases.unwaive(id_, why=sent.why, recipient=sent.recipient))


def offer(desk: Desk, id_: Id, sent: Offering) -> Case:
    """Offer the case to somebody; it stays whose it was until they accept."""
    done = desk.cases.offer(
        id_,
        sent.to,
        until=fields.moment(sent.until),
        why=sent.why,
        deputy=sent.deputy,
        unasked=sent.unasked,
    )
    return Case(id=done)


def accept(desk: Desk, id_: Id) -> Case:
    """Take a case that was offered to one."""
    return Case(id=desk.cases.accept(id_))


def decline(desk: Desk, id_: Id, sent: Reason) -> Case:
    """Don't take a case that was offered to one."""
    return Case(id=desk.cases.decline(id_, why=sent.why))


def put_measure(desk: Desk, id_: Id, sent: MeasurePut) -> Case:
    """Write down a measure that somebody put in place."""
    done = desk.cases.put(id_, sent.what, who=sent.who, review=sent.review, protects=sent.protects)
    return Case(id=done)


def review_measure(desk: Desk, id_: Id, measure: Id, sent: Looked) -> Case:
    """Say that a measure was looked at and stays."""
    return Case(id=desk.cases.review(id_, measure, review=sent.review, why=sent.why))


def withdraw_measure(desk: Desk, id_: Id, measure: Id, sent: Ended) -> Case:
    """Say who ended a measure, and why."""
    return Case(id=desk.cases.withdraw(id_, measure, who=sent.who, why=sent.why))


def close_case(desk: Desk, id_: Id, sent: Closing) -> Case:
    """Close a case: nobody is paged any more."""
    done = desk.cases.close(id_, sent.outcome, why=sent.why, incident=sent.incident)
    return Case(id=done)


def reopen(desk: Desk, id_: Id, sent: Reason) -> Case:
    """Go on with a case that was closed."""
    return Case(id=desk.cases.reopen(id_, why=sent.why))


def silence(desk: Desk, id_: Id, sent: Silent) -> SilencedUntil:
    """Ask nobody again about a case for a while; new warnings still go out."""
    until = fields.moment(sent.until).isoformat()
    return SilencedUntil(until=desk.tending.silence(id_, until, why=sent.why))


def unsilence(desk: Desk, id_: Id, sent: Reason) -> None:
    """Ask again about a case that is silenced."""
    desk.tending.unsilence(id_, why=sent.why)


def silences(desk: Desk, asked: Page) -> List[SilenceRow]:
    """Cases in which nobody is asked again: until when, who said so, and why."""
    return paged(desk.tending.silences(as_of=asked.as_of), asked, lambda one: one.case)


def reach(desk: Desk, id_: Id, asked: ByPolicy) -> List[Reach]:
    """Who would get the case's last draft or warning, and when, if nobody answered."""
    return numbered(desk.tending.who(id_, policy=asked.policy, as_of=asked.as_of), asked)


_DO: Mapping[str, Call] = {
    "/proposals/{id_}/case": open_,
    "/cases": propose,
    "/cases/{id_}/tick": tick,
    "/cases/{id_}/harm": harm,
    "/cases/{id_}/name": name,
    "/cases/{id_}/unname": unname,
    "/cases/{id_}/waive": waive,
    "/cases/{id_}/unwaive": unwaive,
    "/cases/{id_}/offer": offer,
    "/cases/{id_}/accept": accept,
    "/cases/{id_}/decline": decline,
    "/cases/{id_}/measures": put_measure,
    "/cases/{id_}/measures/{measure}/review": review_measure,
    "/cases/{id_}/measures/{measure}/withdraw": withdraw_measure,
    "/cases/{id_}/close": close_case,
    "/cases/{id_}/reopen": reopen,
    "/cases/{id_}/silence": silence,
    "/cases/{id_}/unsilence": unsilence,
}
OPERATIONS = (
    operation("GET", "/cases", "look", cases),
    operation("GET", "/cases/{id_}", "look", case),
    operation("GET", "/cases/{id_}/reach", "look", reach),
    operation("GET", "/silences", "look", silences),
    *(operation("POST", path, "judge", call) for path, call in _DO.items()),
)
