"""Triage in the browser: what becomes of an incident, said beside it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.triage import TriageRow
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, local
from tocsin.web.desk.looking import Look


def words(look: Look, incidents: Collection[str]) -> Mapping[str, Any]:
    """What a page needs that shows `parts.triaged` of these incidents."""
    return {
        "triage": look.desk.triage.of(incidents, as_of=look.as_of),
        "assignees": _mine_first(look) if look.may("judge") else (),
    }


def _mine_first(look: Look) -> Sequence[tuple[str, str]]:
    """To whom incidents can be assigned, as `parts.choice` has it: oneself before all others."""
    names = look.desk.triage.assignees()
    return [(name, name) for name in sorted(names, key=lambda name: (name != look.desk.by, name))]


def dismiss(request: Request, id_: str, why: Said = "", back: str = "") -> Response:
    """Say that nothing is to be done about an incident."""
    desk = seating.seat(request, "judge")
    return _back(desk.triage.dismiss(id_, why=why), back)


def assign(
    request: Request, id_: str, assignee: Said = "", why: Said = "", back: str = ""
) -> Response:
    """Say who is to see to it."""
    desk = seating.seat(request, "judge")
    return _back(desk.triage.assign(id_, assignee, why=why), back)


def reopen(request: Request, id_: str, why: Said = "", back: str = "") -> Response:
    """Take back that it was dismissed or assigned."""
    desk = seating.seat(request, "judge")
    return _back(desk.triage.reopen(id_, why=why), back)


def _back(row: TriageRow, back: str) -> Response:
    """Lead to where one was, or to the incident."""
    return RedirectResponse(local(back) if back else f"/incidents/{row.incident}", 303)
