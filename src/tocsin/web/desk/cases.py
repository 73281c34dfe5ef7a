"""Cases: all threats of which people decide, and opening one."""

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.desk import ROWS
from tocsin.desk.dossiers import CaseRow
from tocsin.desk.exchange import matters
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said
from tocsin.web.desk import fields
from tocsin.web.desk.looking import Look, looked, shown, tabled

FIELDS = {"state": "State", "colour": "Coverage", "owner": "Whose"}
_CHOICES = {"state": ("open", "closed"), "colour": ("red", "amber", "green", "waived")}


def show(request: Request) -> Response:
    """The page."""
    look = looked(request, FIELDS, _CHOICES)
    found = look.part(_found(look), lambda row: row.id, ROWS)
    return shown(look, "cases.html", fields=FIELDS, choices=_CHOICES, found=found)


def give(request: Request) -> Response:
    """The rows as they are filtered, as CSV."""
    look = looked(request, FIELDS, _CHOICES)
    return tabled("cases", matters.cases(_found(look)))


def _found(look: Look) -> list[CaseRow]:
    return [
        one
        for one in look.desk.cases.list(as_of=look.as_of)
        if all(_asked(one)[name] == value for name, value in look.given.items())
    ]


def _asked(row: CaseRow) -> dict[str, str]:
    state = "closed" if row.closed else "open"
    return {"state": state, "colour": row.colour, "owner": row.owner}


def new(request: Request) -> Response:
    """The form for opening one by hand; `evidence` is what it begins with, by id."""
    return shown(looked(request, ("evidence",)), "new_case.html")


def propose(request: Request, title: Said = "", why: Said = "", evidence: Said = "") -> Response:
    """Open a case because somebody is worried."""
    desk = seating.seat(request, "judge")
    made = desk.cases.propose(title, why=why, evidence=fields.ids(evidence))
    return RedirectResponse(f"/cases/{made.id}", 303)
