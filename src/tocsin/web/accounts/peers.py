"""Sign-in by a proxy: it names in a header who asks, and is believed only at its own address."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, cast

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from tocsin.desk.desk import Desk

_PEER = "tocsin.peer"


class Peers:
    """Notes who is at the other end of the connection, before headers are asked who is behind them.

    Must stand before all that changes `client`. Where it doesn't stand no proxy is believed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As every ASGI application."""
        if scope["type"] == "http":
            client = scope.get("client")
            scope[_PEER] = client[0] if client else ""
        await self._app(scope, receive, send)


def behind(app: ASGIApp, addresses: tuple[str, ...]) -> ASGIApp:
    """An application that lets proxies, of this machine or at these addresses, say who asks."""
    trusted = ["127.0.0.1", "::1", *addresses]
    forwarded: Any = ProxyHeadersMiddleware(cast("Any", app), trusted_hosts=trusted)
    return Peers(forwarded)


def named(request: Request) -> str | None:
    """The account that a trusted proxy names; None where none does."""
    desk: Desk = request.app.state.desk
    proxy = desk.settings.proxy
    if not proxy.header or not _trusted(request, proxy.addresses):
        return None
    names = request.headers.getlist(proxy.header)
    # Of several, one may be what a stranger sent and the proxy passed on.
    return names[0].strip() or None if len(names) == 1 else None


def _trusted(request: Request, addresses: tuple[str, ...]) -> bool:
    peer = _address(request.scope.get(_PEER, ""))
    return peer is not None and any(peer == _address(one) for one in addresses)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        made = ip_address(host)
    except ValueError:
        return None
    return getattr(made, "ipv4_mapped", None) or made
