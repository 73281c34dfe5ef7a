"""What pages for signing in answer: a form again with what was wrong, or a session to hold."""

import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, Request
from starlette.responses import RedirectResponse, Response
from starlette.status import (
    HTTP_200_OK,
    HTTP_401_UNAUTHORIZED,
    HTTP_403_FORBIDDEN,
    HTTP_422_UNPROCESSABLE_CONTENT,
    HTTP_429_TOO_MANY_REQUESTS,
)

from tocsin.desk.desk import Desk
from tocsin.desk.sessions import RefusedSignInError
from tocsin.errors import DeskError, TocsinError
from tocsin.web.accounts import cookies, forms
from tocsin.web.accounts.oidc.mishaps import MishapError
from tocsin.web.pages import page

Said = Annotated[str, Form()]
Several = Annotated[list[str], Form(default_factory=list)]


class TooOftenError(TocsinError):
    """A form was sent too often."""

    def __init__(self) -> None:
        super().__init__("there were too many tries", "wait a minute, then try again")


class OldFormError(TocsinError):
    """A form isn't one that the browser was given."""

    def __init__(self) -> None:
        super().__init__("this form is too old", "send it once more")


def signed(request: Request, token: str, wanted: str) -> Response:
    """Hold the new session alone: one that was there before is ended, whoever began it."""
    before = cookies.given(request, "session")
    if before:
        desk_of(request).sessions.end(before)
    response = RedirectResponse(local(wanted), 303)
    cookies.put(request, response, "session", token)
    cookies.take(request, response, "form")
    return response


def form(
    request: Request, template: str, error: TocsinError | None = None, **words: object
) -> Response:
    """A form for those who aren't signed in, bound to a cookie."""
    secret = cookies.given(request, "form") or secrets.token_urlsafe(32)
    response = page(
        f"accounts/{template}",
        status(error),
        desk=desk_of(request).settings.name,
        mark=forms.mark(secret),
        wrong=error,
        **words,
    )
    if response.status_code == HTTP_429_TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = "60"
    cookies.put(request, response, "form", secret)
    return response


def sign_in_form(
    request: Request,
    error: TocsinError | None = None,
    *,
    wanted: str,
    account: str = "",
) -> Response:
    """The form for signing in, which leads on to `wanted`, with the provider if there is one."""
    oidc = desk_of(request).settings.oidc
    provider = oidc.issuer and (oidc.name or urlsplit(oidc.issuer).hostname)
    known = {"provider": provider, "next": wanted, "account": account}
    return form(request, "sign_in.html", error, **known)


def status(error: TocsinError | None) -> int:
    """The status of a page that tells of an error, or of none.

    Raises DeskError: what is wrong with the record is no business of who signs in.
    """
    if isinstance(error, DeskError):
        raise error
    if error is None:
        return HTTP_200_OK
    if isinstance(error, MishapError):
        return error.status
    if isinstance(error, OldFormError):
        return HTTP_403_FORBIDDEN
    if isinstance(error, TooOftenError):
        return HTTP_429_TOO_MANY_REQUESTS
    if isinstance(error, RefusedSignInError):
        return HTTP_429_TOO_MANY_REQUESTS if error.wait else HTTP_401_UNAUTHORIZED
    return HTTP_422_UNPROCESSABLE_CONTENT


def check_same(password: str, again: str) -> None:
    """That a password was written the same twice. Raises TocsinError."""
    if password != again:
        raise TocsinError("the two passwords differ", "write the same one twice")


def local(wanted: str) -> str:
    """An address of the desk's own; its front where it is another's."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    odd = "\\" in wanted or not wanted.isprintable()
    own_ = wanted.startswith("/") and not wanted.startswith("//") and not parts.netloc
    return wanted if own_ and not odd and not parts.scheme else "/"


def agent(request: Request) -> str:
    """What the browser calls itself."""
    return request.headers.get("User-Agent", "")


def desk_of(request: Request) -> Desk:
    """The desk, with nobody sitting at it yet."""
    desk: Desk = request.app.state.desk
    return desk
