"""The pages at which people leave for the provider, and come back."""

import hmac
import logging
from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tocsin.desk.sessions import RefusedSignInError
from tocsin.errors import TocsinError
from tocsin.web.accounts import cookies, forms
from tocsin.web.accounts.oidc import proof, trip
from tocsin.web.accounts.oidc.mishaps import MishapError, StrangerError, UnsoundError
from tocsin.web.accounts.oidc.provider import Provider
from tocsin.web.accounts.oidc.trip import Trip
from tocsin.web.accounts.replying import (
    TooOftenError,
    agent,
    desk_of,
    local,
    sign_in_form,
    signed,
)
from tocsin.web.limiting import Limiter, asks_from

_LOG = logging.getLogger(__name__)
_OF_NETWORK = 40  # in a minute, as many as of passwords: leaving and coming back are two
_LEAVE, _BACK = "/sign-in/oidc", "/sign-in/oidc/back"


class _Pages:
    """What is asked of the provider, and how often.

    These wait for another machine: no thread of those that answer everybody is held meanwhile.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._networks = Limiter(_OF_NETWORK, clock)
        self._known: Provider | None = None

    async def leave(self, request: Request, next: str = "/") -> Response:  # noqa: A002
        """Lead whoever wants to sign in to the provider."""
        begun = trip.begun(local(next), _now(request))
        try:
            address = await self._provider(request).address(begun)
        except TocsinError as error:
            return _told(request, error, begun.wanted)
        response = RedirectResponse(address, 303)
        cookies.put(request, response, "oidc", begun.cookie, trip.LONGEST)
        return response

    async def back(self, request: Request) -> Response:
        """Sign in whom the provider sends back, once."""
        held = trip.held(cookies.given(request, "oidc"), _now(request))
        wanted = held.wanted if held else "/"
        try:
            token = await self._sign_in(request, held)
            response = await run_in_threadpool(signed, request, token, wanted)
        except TocsinError as error:
            response = _told(request, error, local(wanted))
        cookies.take(request, response, "oidc")
        return response

    async def _sign_in(self, request: Request, held: Trip | None) -> str:
        provider, state = self._provider(request), _only(request, "state") or ""
        if held is None or not hmac.compare_digest(state.encode(), held.state.encode()):
            raise UnsoundError("this browser didn't leave for it, or too long ago (state)")
        code = _only(request, "code")
        if not code or "error" in request.query_params:
            raise UnsoundError(f"the provider says {_only(request, 'error')!r:.80}")
        said = await provider.claims(held, code, _only(request, "iss"))
        desk = desk_of(request)
        account = proof.account(said, desk.settings.oidc.claim)
        try:
            return await run_in_threadpool(desk.sessions.trust, account, agent(request), "oidc")
        except RefusedSignInError:
            raise StrangerError(f"the desk lets no {account!r} in") from None

    def _provider(self, request: Request) -> Provider:
        """It, if there is one. Raises TooOftenError."""
        settings = desk_of(request).settings
        if not settings.oidc.issuer:
            raise HTTPException(404)
        if not self._networks.allows(asks_from(request)):
            raise TooOftenError
        if self._known is None:
            back = settings.url + _BACK
            self._known = Provider(settings.oidc, back, self._clock)
        return self._known


def router(clock: Callable[[], float]) -> APIRouter:
    """The routes of these pages."""
    pages, made = _Pages(clock), APIRouter(dependencies=[Depends(forms.sent)])
    made.add_api_route(_LEAVE, pages.leave, methods=["GET"])
    made.add_api_route(_BACK, pages.back, methods=["GET"])
    return made


def _told(request: Request, error: TocsinError, wanted: str) -> Response:
    if isinstance(error, MishapError):
        _LOG.warning("sign-in by the provider: %s", error.reason)
    return sign_in_form(request, error, wanted=wanted)


def _only(request: Request, name: str) -> str | None:
    """What an answer says; None where it says nothing, "" of two things (RFC 6749 §3.1)."""
    said = request.query_params.getlist(name)
    return said[0] if len(said) == 1 else "" if said else None


def _now(request: Request) -> float:
    return datetime.fromisoformat(desk_of(request).now()).timestamp()
