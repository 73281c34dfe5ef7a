"""What is done in a case from its page, each under the name of who does it."""

from collections.abc import Callable
from typing import get_args
from urllib.parse import quote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.cases import Cases
from tocsin.warn import deeds
from tocsin.warn.people import Role
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, Several
from tocsin.web.desk import fields


def _back(id_: str, place: str) -> Response:
    return RedirectResponse(f"/cases/{quote(id_, safe='')}#{place}", 303)


def _cases(request: Request) -> Cases:
    return seating.seat(request, "judge").cases


# The duty to warn


def tick(
    request: Request,
    id_: str,
    evidence: Several,
    criterion: Said = "",
    met: Said = "",
    why: Said = "",
    more: Said = "",
    known: Said = "",
) -> Response:
    """Judge a criterion; `evidence` are numbers of the case's, `more` ids beside these."""
    cases = _cases(request)
    cases.tick(
        id_,
        fields.one_of(criterion, get_args(deeds.Criterion), "The criterion"),
        fields.one_of(met, get_args(deeds.Met), "Whether it is met"),
        why=why,
        evidence=[*evidence, *fields.ids(more)],
        known=known,
    )
    return _back(id_, "duty")


def harm(request: Request, id_: str, what: Said = "") -> Response:
    """Note what harm warning may do."""
    _cases(request).harm(id_, what)
    return _back(id_, "against")


def waive(
    request: Request, id_: str, recipient: Said = "", ground: Said = "", why: Said = ""
) -> Response:
    """Decide not to warn somebody; without a recipient, anybody."""
    _cases(request).waive(id_, ground=ground, why=why, recipient=recipient or None)
    return _back(id_, "against")


def unwaive(request: Request, id_: str, recipient: Said = "", why: Said = "") -> Response:
    """Take a waiver back."""
    _cases(request).unwaive(id_, why=why, recipient=recipient or None)
    return _back(id_, "against")


# People


def name(
    request: Request, id_: str, recipient: Said = "", role: Said = "", why: Said = ""
) -> Response:
    """Name who would be hit, or who can act."""
    cases = _cases(request)
    cases.name(id_, recipient, fields.one_of(role, get_args(Role), "What they are"), why=why)
    return _back(id_, "coverage")


def unname(request: Request, id_: str, recipient: Said = "", why: Said = "") -> Response:
    """Say that somebody is no part of the case any more."""
    _cases(request).unname(id_, recipient, why=why)
    return _back(id_, "coverage")


def silence(request: Request, id_: str, until: Said = "", why: Said = "") -> Response:
    """Ask nobody again for a while."""
    desk = seating.seat(request, "judge")
    desk.tending.silence(id_, fields.moment(until, "Until when").isoformat(), why=why)
    return _back(id_, "clock")


def unsilence(request: Request, id_: str, why: Said = "") -> Response:
    """Ask again."""
    seating.seat(request, "judge").tending.unsilence(id_, why=why)
    return _back(id_, "clock")


# Whose it is


def offer(
    request: Request,
    id_: str,
    to: Said = "",
    until: Said = "",
    why: Said = "",
    deputy: Said = "",
    unasked: Said = "",
) -> Response:
    """Offer the case to somebody."""
    cases, till = _cases(request), fields.moment(until, "Until when")
    cases.offer(id_, to, until=till, why=why, deputy=deputy or None, unasked=unasked)
    return _back(id_, "whose")


def accept(request: Request, id_: str) -> Response:
    """Take the case that was offered."""
    _cases(request).accept(id_)
    return _back(id_, "whose")


def decline(request: Request, id_: str, why: Said = "") -> Response:
    """Don't take the case that was offered."""
    _cases(request).decline(id_, why=why)
    return _back(id_, "whose")


# Measures


def put(
    request: Request,
    id_: str,
    what: Said = "",
    who: Said = "",
    review: Said = "",
    protects: Said = "",
) -> Response:
    """Write down a measure that was put in place, by who is named or else who sits here."""
    desk = seating.seat(request, "judge")
    due = fields.dated(review, "The day of the review")
    desk.cases.put(id_, what, who=who or desk.by, review=due, protects=protects or None)
    return _back(id_, "measures")


def review(
    request: Request, id_: str, measure: Said = "", review: Said = "", why: Said = ""
) -> Response:
    """Say that a measure was looked at and stays."""
    cases, due = _cases(request), fields.dated(review, "The day of the next review")
    cases.review(id_, measure, review=due, why=why)
    return _back(id_, "measures")


def withdraw(
    request: Request, id_: str, measure: Said = "", who: Said = "", why: Said = ""
) -> Response:
    """Say who ended a measure, and why."""
    desk = seating.seat(request, "judge")
    desk.cases.withdraw(id_, measure, who=who or desk.by, why=why)
    return _back(id_, "measures")


# The end


def close(
    request: Request, id_: str, outcome: Said = "", why: Said = "", incident: Said = ""
) -> Response:
    """Close the case: nobody is asked any more."""
    cases, came = _cases(request), incident.strip() or None
    ended = fields.one_of(outcome, get_args(deeds.Outcome), "How it ended")
    cases.close(id_, ended, why=why, incident=came)
    return _back(id_, "end")


def reopen(request: Request, id_: str, why: Said = "") -> Response:
    """Go on with a case that was closed."""
    _cases(request).reopen(id_, why=why)
    return _back(id_, "end")


DEEDS: dict[str, Callable[..., Response]] = {  # by what follows the address of a case
    "ticks": tick,
    "harms": harm,
    "waivers": waive,
    "waivers/end": unwaive,
    "people": name,
    "people/end": unname,
    "silence": silence,
    "silence/end": unsilence,
    "offer": offer,
    "offer/accept": accept,
    "offer/decline": decline,
    "measures": put,
    "measures/review": review,
    "measures/end": withdraw,
    "end": close,
    "reopen": reopen,
}
