"""Proposals of watches: those that wait for somebody, and what was decided of the others."""

from typing import get_args
from urllib.parse import quote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.desk import ROWS
from tocsin.desk.exchange import matters
from tocsin.desk.lookout import Decision, ProposalRow
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, local
from tocsin.web.desk import fields
from tocsin.web.desk.looking import Look, looked, shown, tabled

FIELDS = {"decision": "Decision", "watch": "Watch"}
_CHOICES = {"decision": ("waiting", "taken", "dismissed")}


def show(request: Request) -> Response:
    """The page."""
    look = looked(request, FIELDS, _CHOICES)
    return shown(
        look,
        "proposals.html",
        fields=FIELDS,
        choices=_CHOICES,
        found=look.part(_found(look), lambda row: row.proposal.id, ROWS),
        cases=opened(look),
    )


def give(request: Request) -> Response:
    """The rows as they are filtered, as CSV."""
    look = looked(request, FIELDS, _CHOICES)
    return tabled("proposals", matters.proposals(_found(look)))


def _found(look: Look) -> list[ProposalRow]:
    return [one for one in look.desk.proposals(as_of=look.as_of) if _fits(one, look)]


def _fits(row: ProposalRow, look: Look) -> bool:
    decision = "waiting" if waits(row) or row.decided is None else row.decided.decision
    asked = {"decision": decision, "watch": row.proposal.watch}
    return all(asked[name] == value for name, value in look.given.items())


def waits(row: ProposalRow) -> bool:
    """Whether a proposal waits for a decision, or for another one."""
    return row.decided is None or row.decided.decision == "open"


def opened(look: Look) -> dict[str, str]:
    """The ids of cases by those of the proposals of which they were opened."""
    return {one.proposal: one.id for one in look.desk.cases.list(as_of=look.as_of) if one.proposal}


def take(request: Request, id_: str, why: Said = "") -> Response:
    """Take a proposal up: its case is opened, and led to."""
    made = seating.seat(request, "judge").cases.open(id_, why=why)
    return RedirectResponse(f"/cases/{made.id}", 303)


def decide(
    request: Request, id_: str, decision: Said = "", why: Said = "", back: str = "/proposals"
) -> Response:
    """Dismiss a proposal, or open it again, and lead to where one was."""
    desk = seating.seat(request, "judge")
    desk.decide(id_, fields.one_of(decision, get_args(Decision), "The decision"), why=why)
    return RedirectResponse(f"{local(back)}#p-{quote(id_, safe='')}", 303)
