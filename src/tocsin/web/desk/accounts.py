"""Accounts, for who manages them: who may sit at the desk, where they are signed in, their keys.

An invitation is shown in the answer to the form that made it, and stands in no address.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import get_args

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.accounts import INVITED, Person
from tocsin.desk.roles import Role
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said
from tocsin.web.desk import fields
from tocsin.web.desk.looking import looked, shown
from tocsin.wording.lists.seats import WAYS

_ROLES: tuple[Role, ...] = get_args(Role)
_FIRST: tuple[Role, ...] = ("admin",)  # or nobody could make the others
_MAY: Mapping[Role, str] = {
    "reader": "reader: looks",
    "analyst": "analyst: judges and drafts, too",
    "approver": "approver: approves and issues, too",
    "admin": "admin: manages accounts, too",
}


def show(request: Request) -> Response:
    """The page: everybody who has an account."""
    seating.seat(request, "manage")
    return _page(request)


def _page(
    request: Request, invited: Person | None = None, invitation: str = "", *, left: bool = False
) -> Response:
    """The page, with an invitation; `left`: by making it who asks has left the desk."""
    look, found = replace(looked(request), path="/accounts"), seating.caller(request)
    desk = look.desk
    return shown(
        look,
        "accounts.html",
        rows=desk.accounts.list(as_of=look.as_of),
        ways=WAYS,
        roles=list(_MAY.items()),
        sessions=desk.sessions.list(),
        keys=desk.keys.list(),
        here=found.session if found else "",
        invited=invited,
        invitation=invitation,
        left=left,
        days=INVITED.days,
        address=f"{look.base}/invitation",
    )


def add(request: Request, account: Said = "", name: Said = "", role: Said = "") -> Response:
    """Make an account, and show its invitation this once; the first is an admin's."""
    desk = seating.seat(request, "manage")
    first = not desk.accounts.known()
    chosen = fields.one_of(role, _FIRST if first else _ROLES, "the role")
    invitation = desk.accounts.add(account, name, chosen)
    return _page(request, desk.accounts.show(account), invitation, left=first)


def reset(request: Request, account: str) -> Response:
    """Take a password away, and show the new invitation this once."""
    desk, found = seating.seat(request, "manage"), seating.caller(request)
    person = desk.accounts.show(account)
    own = found is not None and found.person.account == person.account
    return _page(request, person, desk.accounts.reset(account), left=own)


def change(request: Request, account: str, role: Said = "") -> Response:
    """Give somebody another role."""
    desk = seating.seat(request, "manage")
    desk.accounts.role(account, fields.one_of(role, _ROLES, "the role"))
    return _back()


def disable(request: Request, account: str, why: Said = "") -> Response:
    """Let nobody sign in with an account, nor any key of it open anything."""
    seating.seat(request, "manage").accounts.disable(account, why=why)
    return _back()


def enable(request: Request, account: str) -> Response:
    """Let somebody sign in again."""
    seating.seat(request, "manage").accounts.enable(account)
    return _back()


def sign_out(request: Request, id_: str) -> Response:
    """End somebody's session."""
    seating.seat(request, "manage").sessions.revoke(id_)
    return _back()


def revoke(request: Request, id_: str, why: Said = "") -> Response:
    """Let somebody's key open nothing any more."""
    seating.seat(request, "manage").keys.revoke(id_, why=why)
    return _back()


def _back() -> Response:
    return RedirectResponse("/accounts", 303)


DEEDS: Mapping[str, Callable[..., Response]] = {
    "/accounts": add,
    "/accounts/{account}/role": change,
    "/accounts/{account}/disable": disable,
    "/accounts/{account}/enable": enable,
    "/accounts/{account}/reset": reset,
    "/accounts/sessions/{id_}/revoke": sign_out,
    "/accounts/keys/{id_}/revoke": revoke,
}
