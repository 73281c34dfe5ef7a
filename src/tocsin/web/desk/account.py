"""One's own account: where one is signed in, another password, and keys for one's programs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk import roles
from tocsin.desk.accounts import Person
from tocsin.desk.desk import Desk
from tocsin.desk.passwords import LONGEST, SHORTEST
from tocsin.errors import NotFoundError, TocsinError
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, Several, agent, check_same, signed, status
from tocsin.web.accounts.seating import UnseatedError
from tocsin.web.desk.looking import looked, shown


def show(request: Request) -> Response:
    """Who one is, and where one is signed in."""
    return _page(request)


def _page(request: Request, error: TocsinError | None = None, key: str = "") -> Response:
    """The page, with what was wrong, or with a key that is shown this once."""
    look, found = replace(looked(request), path="/account"), seating.caller(request)
    person = found.person if found else None
    account = person.account if person else ""
    return shown(
        look,
        "account.html",
        status(error),
        person=person,
        here=found.session if found else "",
        sessions=look.desk.sessions.list(account) if account else (),
        keys=look.desk.keys.list(account) if account else (),
        scopes=roles.scopes(person.role) if person else (),
        key=key,
        range=(SHORTEST, LONGEST),
        wrong=error,
    )


def change(request: Request, present: Said = "", password: Said = "", again: Said = "") -> Response:
    """Take another password for oneself; all other sessions end."""
    desk, person = _own(request)
    try:
        check_same(password, again)
        # Counted and answered as signing in is: whoever found the browser open mustn't guess.
        desk.sessions.end(desk.sessions.sign_in(person.account, present))
        desk.accounts.choose(person.account, password)
    except TocsinError as error:
        return _page(request, error)  # no field of it is given back
    token = desk.sessions.sign_in(person.account, password, agent(request))
    return signed(request, token, "/account")


def sign_out(request: Request, id_: str) -> Response:
    """End another of one's own sessions."""
    desk, person = _own(request)
    _check_own(id_, [row.id for row in desk.sessions.list(person.account)], "session")
    desk.sessions.revoke(id_)
    return RedirectResponse("/account", 303)


def make(request: Request, scope: Several, name: Said = "") -> Response:
    """Make a key in one's own name, and show it this once."""
    desk, person = _own(request)
    return _page(request, key=desk.keys.make(person.account, name, scope))


def revoke(request: Request, id_: str, why: Said = "") -> Response:
    """Let a key of one's own open nothing any more."""
    desk, person = _own(request)
    _check_own(id_, [row.id for row in desk.keys.list(person.account)], "key")
    desk.keys.revoke(id_, why=why)
    return RedirectResponse("/account", 303)


def _own(request: Request) -> tuple[Desk, Person]:
    """The desk, and whose account it is that is changed. Raises UnseatedError.

    A key changes nothing of this unless it may manage accounts: with another key, or without
    sessions, whoever holds it could do more than it opens.
    """
    desk, found = seating.seat(request), seating.caller(request)
    if found is None or not found.person.account:
        raise UnseatedError("not allowed")
    if found.scopes is not None and not seating.allowed(request, "manage"):
        raise UnseatedError("not allowed")
    return desk, found.person


def _check_own(id_: str, own: list[str], called: str) -> None:
    if id_ not in own:
        raise NotFoundError(id_, f"is no {called} of yours", "see your account")


DEEDS: Mapping[str, Callable[..., Response]] = {
    "/password": change,
    "/account/sessions/{id_}/revoke": sign_out,
    "/account/keys": make,
    "/account/keys/{id_}/revoke": revoke,
}
