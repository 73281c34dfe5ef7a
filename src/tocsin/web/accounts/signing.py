"""The pages for signing in and out, and for choosing a password by an invitation."""

from collections.abc import Callable

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tocsin.desk.accounts import fingerprint, folded
from tocsin.desk.passwords import LONGEST, SHORTEST
from tocsin.desk.sessions import RefusedSignInError
from tocsin.errors import TocsinError
from tocsin.web.accounts import cookies, forms, peers, seating
from tocsin.web.accounts.replying import (
    OldFormError,
    Said,
    TooOftenError,
    agent,
    check_same,
    desk_of,
    form,
    local,
    sign_in_form,
    signed,
)
from tocsin.web.limiting import Limiter, asks_from
from tocsin.web.pages import problem

# In a minute. A house may share one address; what one account takes is counted in the record too.
_OF_NETWORK, _OF_ACCOUNT = 20, 6


class _Pages:
    """What is shown and taken, and how often."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._networks = Limiter(_OF_NETWORK, clock)
        self._accounts = Limiter(_OF_ACCOUNT, clock)

    def show(self, request: Request, next: str = "/") -> Response:  # noqa: A002 - of the address
        """The form, or the desk for whoever is signed in already, be it by a proxy."""
        desk = desk_of(request)
        if seating.signed_in(request):
            return RedirectResponse(local(next), 303)
        if (account := peers.named(request)) is not None:
            try:
                token = desk.sessions.trust(account, agent(request))
            except RefusedSignInError:
                said = "This desk doesn't know you"
                return problem(403, said, "Ask an admin for an account.", desk.settings.name)
            return signed(request, token, next)
        return sign_in_form(request, wanted=local(next))

    def sign_in(
        self,
        request: Request,
        account: Said = "",
        password: Said = "",
        next: Said = "/",  # noqa: A002
    ) -> Response:
        """Sign somebody in, or show the form again with what was wrong."""
        try:
            self._check(request, account)
            token = desk_of(request).sessions.sign_in(account, password, agent(request))
        except TocsinError as error:
            return sign_in_form(request, error, wanted=local(next), account=account)
        return signed(request, token, next)

    def sign_out(self, request: Request) -> Response:
        """Sign out whoever asks."""
        found = seating.caller(request)
        if found is not None:
            seating.check_form(request, found)
            desk_of(request).sessions.end(cookies.given(request, "session"))
        response = RedirectResponse("/sign-in", 303)
        cookies.take(request, response, "session")
        return response

    def invited(self, request: Request) -> Response:
        """The form for choosing a password."""
        return form(request, "invitation.html", account="", range=(SHORTEST, LONGEST))

    def accept(
        self,
        request: Request,
        account: Said = "",
        invitation: Said = "",
        password: Said = "",
        again: Said = "",
    ) -> Response:
        """Keep the password that somebody chose."""
        try:
            self._check(request, account)
            check_same(password, again)
            desk_of(request).accounts.accept(account, invitation.strip(), password)
        except TocsinError as error:
            range_ = (SHORTEST, LONGEST)
            return form(request, "invitation.html", error, account=account, range=range_)
        return RedirectResponse("/sign-in", 303)

    def _check(self, request: Request, account: str) -> None:
        """That a form is the desk's own, and not sent too often. Raises TocsinError."""
        if not self._networks.allows(asks_from(request)):
            raise TooOftenError
        if not forms.fits(request, cookies.given(request, "form")):
            raise OldFormError
        # Last, so that what other sites have browsers send locks nobody out.
        if not self._accounts.allows(fingerprint(folded(account) or account)):
            raise TooOftenError


def router(clock: Callable[[], float]) -> APIRouter:
    """The routes of these pages."""
    pages, made = _Pages(clock), APIRouter(dependencies=[Depends(forms.sent)])
    for address, show, take in (
        ("/sign-in", pages.show, pages.sign_in),
        ("/invitation", pages.invited, pages.accept),
    ):
        made.add_api_route(address, show, methods=["GET", "HEAD"], response_class=HTMLResponse)
        made.add_api_route(address, take, methods=["POST"], response_class=HTMLResponse)
    made.add_api_route("/sign-out", pages.sign_out, methods=["POST"], response_class=HTMLResponse)
    return made
