"""Cookies: what a browser holds, and that it gives it to nobody else."""

from typing import Literal

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.desk import Desk

_Kind = Literal["session", "form", "oidc"]


def given(request: Request, kind: _Kind) -> str:
    """What the browser holds; "" where it holds nothing."""
    return request.cookies.get(_name(request, kind), "")


def put(
    request: Request, response: Response, kind: _Kind, value: str, seconds: int | None = None
) -> None:
    """Have the browser hold this so long, or until it is closed, and show it to no script."""
    name, secure = _name(request, kind), _secure(request)
    response.set_cookie(
        name, value, seconds, path="/", httponly=True, secure=secure, samesite="lax"
    )


def take(request: Request, response: Response, kind: _Kind) -> None:
    """Have the browser forget it."""
    name, secure = _name(request, kind), _secure(request)
    response.delete_cookie(name, path="/", httponly=True, secure=secure, samesite="lax")


def _name(request: Request, kind: _Kind) -> str:
    """Of this prefix browsers take a cookie only from this very host, by https (RFC 6265bis)."""
    return f"{'__Host-' if _secure(request) else ''}tocsin-{kind}"


def _secure(request: Request) -> bool:
    desk: Desk = request.app.state.desk
    return request.url.scheme == "https" or desk.settings.url.startswith("https://")
