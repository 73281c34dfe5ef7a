"""The pages for signing in and out, for choosing a password, and for one's own sessions."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.status import (
    HTTP_200_OK,
    HTTP_401_UNAUTHORIZED,
    HTTP_403_FORBIDDEN,
    HTTP_422_UNPROCESSABLE_CONTENT,
    HTTP_429_TOO_MANY_REQUESTS,
)

from tocsin.desk.accounts import fingerprint, folded
from tocsin.desk.desk import Desk
from tocsin.desk.passwords import LONGEST, SHORTEST
from tocsin.desk.sessions import RefusedSignInError
from tocsin.errors import NotFoundError, TocsinError
from tocsin.web.accounts import cookies, forms, peers, seating
from tocsin.web.accounts.seating import UnseatedError
from tocsin.web.limiting import Limiter, network
from tocsin.web.pages import page, problem

# In a minute. A house may share one address; what one account takes is counted in the record too.
_OF_NETWORK, _OF_ACCOUNT = 20, 6
_Said = Annotated[str, Form()]


class _TooOftenError(TocsinError):
    def __init__(self) -> None:
        super().__init__("there were too many tries", "wait a minute, then try again")


class _OldFormError(TocsinError):
    def __init__(self) -> None:
        super().__init__("this form is too old", "send it once more")


class _Pages:
    """What is shown and taken, and how often."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._networks = Limiter(_OF_NETWORK, clock)
        self._accounts = Limiter(_OF_ACCOUNT, clock)

    def show(self, request: Request, next: str = "/") -> Response:  # noqa: A002 - of the address
        """The form, or the desk for whoever is signed in already, be it by a proxy."""
        desk = _desk(request)
        if seating.signed_in(request):
            return RedirectResponse(_local(next), 303)
        if (account := peers.named(request)) is not None:
            try:
                token = desk.sessions.trust(account, _agent(request))
            except RefusedSignInError:
                said = "This desk doesn't know you"
                return problem(403, said, "Ask an admin for an account.", desk.settings.name)
            return _signed(request, token, next)
        return _form(request, "sign_in.html", next=_local(next), account="")

    def sign_in(
        self,
        request: Request,
        account: _Said = "",
        password: _Said = "",
        next: _Said = "/",  # noqa: A002
    ) -> Response:
        """Sign somebody in, or show the form again with what was wrong."""
        known = {"next": _local(next), "account": account}
        try:
            self._check(request, account)
            token = _desk(request).sessions.sign_in(account, password, _agent(request))
        except TocsinError as error:
            return _form(request, "sign_in.html", error, **known)
        return _signed(request, token, next)

    def sign_out(self, request: Request) -> Response:
        """Sign out whoever asks."""
        found = seating.caller(request)
        if found is not None:
            seating.check_form(request, found)
            _desk(request).sessions.end(cookies.given(request, "session"))
        response = RedirectResponse("/sign-in", 303)
        cookies.take(request, response, "session")
        return response

    def invited(self, request: Request) -> Response:
        """The form for choosing a password."""
        return _form(request, "invitation.html", account="", range=(SHORTEST, LONGEST))

    def accept(
        self,
        request: Request,
        account: _Said = "",
        invitation: _Said = "",
        password: _Said = "",
        again: _Said = "",
    ) -> Response:
        """Keep the password that somebody chose."""
        try:
            self._check(request, account)
            _check_same(password, again)
            _desk(request).accounts.accept(account, invitation.strip(), password)
        except TocsinError as error:
            range_ = (SHORTEST, LONGEST)
            return _form(request, "invitation.html", error, account=account, range=range_)
        return RedirectResponse("/sign-in", 303)

    def _check(self, request: Request, account: str) -> None:
        """That a form is the desk's own, and not sent too often. Raises TocsinError."""
        if not self._networks.allows(_whose(request)):
            raise _TooOftenError
        if not forms.fits(request, cookies.given(request, "form")):
            raise _OldFormError
        # Last, so that what other sites have browsers send locks nobody out.
        if not self._accounts.allows(fingerprint(folded(account) or account)):
            raise _TooOftenError


def own(request: Request) -> Response:
    """Who one is, and where one is signed in."""
    desk = seating.seat(request)
    person, found = seating.signed_in(request), seating.caller(request)
    sessions = desk.sessions.list(person.account) if person and person.account else ()
    return page(
        "accounts/account.html",
        desk=desk.settings.name,
        person=person,
        here=found.session if found else "",
        sessions=sessions,
        mark=seating.mark(request),
    )


def revoke(request: Request, session: _Said = "") -> Response:
    """End another of one's own sessions."""
    desk = seating.seat(request)
    person = seating.signed_in(request)
    held = desk.sessions.list(person.account) if person and person.account else ()
    if session not in {row.id for row in held}:
        raise UnseatedError("not allowed")
    with suppress(NotFoundError):  # it may have ended meanwhile
        desk.sessions.revoke(session)
    return RedirectResponse("/account", 303)


def router(clock: Callable[[], float]) -> APIRouter:
    """The routes of these pages."""
    pages, made = _Pages(clock), APIRouter(dependencies=[Depends(forms.sent)])
    for address, show, take in (
        ("/sign-in", pages.show, pages.sign_in),
        ("/invitation", pages.invited, pages.accept),
        ("/account", own, revoke),
    ):
        made.add_api_route(address, show, methods=["GET", "HEAD"], response_class=HTMLResponse)
        made.add_api_route(address, take, methods=["POST"], response_class=HTMLResponse)
    made.add_api_route("/sign-out", pages.sign_out, methods=["POST"], response_class=HTMLResponse)
    return made


def _signed(request: Request, token: str, wanted: str) -> Response:
    """Hold the new session alone: one that was there before is ended, whoever began it."""
    before = cookies.given(request, "session")
    if before:
        _desk(request).sessions.end(before)
    response = RedirectResponse(_local(wanted), 303)
    cookies.put(request, response, "session", token)
    cookies.take(request, response, "form")
    return response


def _form(
    request: Request, template: str, error: TocsinError | None = None, **words: object
) -> Response:
    """A form for those who aren't signed in, bound to a cookie."""
    secret = cookies.given(request, "form") or secrets.token_urlsafe(32)
    response = page(
        f"accounts/{template}",
        _status(error),
        desk=_desk(request).settings.name,
        mark=forms.mark(secret),
        wrong=error,
        **words,
    )
    if response.status_code == HTTP_429_TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = "60"
    cookies.put(request, response, "form", secret)
    return response


def _status(error: TocsinError | None) -> int:
    if error is None:
        return HTTP_200_OK
    if isinstance(error, _OldFormError):
        return HTTP_403_FORBIDDEN
    if isinstance(error, _TooOftenError):
        return HTTP_429_TOO_MANY_REQUESTS
    if isinstance(error, RefusedSignInError):
        return HTTP_429_TOO_MANY_REQUESTS if error.wait else HTTP_401_UNAUTHORIZED
    return HTTP_422_UNPROCESSABLE_CONTENT


def _check_same(password: str, again: str) -> None:
    if password != again:
        raise TocsinError("the two passwords differ", "write the same one twice")


def _local(wanted: str) -> str:
    """An address of the desk's own; its front where it is another's."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    odd = "\\" in wanted or not wanted.isprintable()
    own_ = wanted.startswith("/") and not wanted.startswith("//") and not parts.netloc
    return wanted if own_ and not odd and not parts.scheme else "/"


def _agent(request: Request) -> str:
    return request.headers.get("User-Agent", "")


def _whose(request: Request) -> str:
    return network(request.client.host) if request.client else ""


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
