"""One's own account: where one is signed in, and another password."""

from contextlib import suppress

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.desk import Desk
from tocsin.desk.passwords import LONGEST, SHORTEST
from tocsin.errors import NotFoundError, TocsinError
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, agent, check_same, signed, status
from tocsin.web.accounts.seating import UnseatedError
from tocsin.web.pages import page


def own(request: Request) -> Response:
    """Who one is, and where one is signed in."""
    return _own(request, seating.seat(request))


def _own(request: Request, desk: Desk, error: TocsinError | None = None) -> Response:
    person, found = seating.signed_in(request), seating.caller(request)
    sessions = desk.sessions.list(person.account) if person and person.account else ()
    return page(
        "accounts/account.html",
        status(error),
        desk=desk.settings.name,
        person=person,
        here=found.session if found else "",
        sessions=sessions,
        mark=seating.mark(request),
        range=(SHORTEST, LONGEST),
        wrong=error,
    )


def change(request: Request, present: Said = "", password: Said = "", again: Said = "") -> Response:
    """Take another password for oneself; all other sessions end."""
    desk, person = seating.seat(request), seating.signed_in(request)
    if person is None or not person.account:
        raise UnseatedError("not allowed")
    try:
        check_same(password, again)
        # Counted and answered as signing in is: whoever found the browser open mustn't guess.
        desk.sessions.end(desk.sessions.sign_in(person.account, present))
        desk.accounts.choose(person.account, password)
    except TocsinError as error:
        return _own(request, desk, error)
    token = desk.sessions.sign_in(person.account, password, agent(request))
    return signed(request, token, "/account")


def revoke(request: Request, session: Said = "") -> Response:
    """End another of one's own sessions."""
    desk = seating.seat(request)
    person = seating.signed_in(request)
    held = desk.sessions.list(person.account) if person and person.account else ()
    if session not in {row.id for row in held}:
        raise UnseatedError("not allowed")
    with suppress(NotFoundError):  # it may have ended meanwhile
        desk.sessions.revoke(session)
    return RedirectResponse("/account", 303)
