"""What stands before every page: what a browser may do with it, and how much may be sent to it."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any, NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 16_384  # bytes of a form
_PATIENCE = 10.0  # seconds until all of it has to be there


def policy(*more: str) -> str:
    """What a page may load: our styles, nothing from elsewhere, no scripts; and `more`."""
    least = ("default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'")
    return "; ".join((*least, "frame-ancestors 'none'", *more))


# No frames; nothing that tells others of the address, which is a key; nothing kept by caches and
# search engines. A page may have another policy, and nothing else of these.
HEADERS = {
    "Content-Security-Policy": policy(),
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_TOO_MUCH = (413, "This is too much")
_DIGITS = 9  # of a length: Python reads no numbers of thousands of digits
_KEPT = "/static/"  # what looks the same for everybody

_Step = Callable[[Message], Awaitable[None]]


class Room(NamedTuple):
    """Addresses that take more than a form, and refuse in a shape of their own."""

    begins: str
    largest: int
    refuse: Callable[[int, str], Response]


def _refused(status: int, said: str) -> Response:
    return PlainTextResponse(f"{said}.\n", status)


_PAGES = Room("", LARGEST, _refused)
# A draft holds sentences of its case, and of most scripts a letter is six bytes of a form: eight
# sentences in Cyrillic are 14 kB.
_DRAFTS = Room("/warnings/new", 16 * LARGEST, _refused)
# A reader of news exports some 200 bytes a feed: this is room for ten thousand.
_LISTS = Room("/sources/import", 2_000_000, _refused)


class Guard:
    """Adds those headers, and refuses what is too large, too slow, or cut off on the way.

    `rooms` are looked through in their order; what is in none of them takes forms.
    """

    def __init__(self, app: ASGIApp, rooms: Sequence[Room] = ()) -> None:
        self._app = app
        self._rooms = (*rooms, _DRAFTS, _LISTS, _PAGES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As every ASGI application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = _with_headers(scope, send)
        room = next(one for one in self._rooms if scope["path"].startswith(one.begins))
        if _no_text(scope):
            await room.refuse(400, "This is no text")(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(_body(scope, receive, room.largest), _PATIENCE)
        except TimeoutError:
            await room.refuse(408, "This took too long")(scope, receive, send)
            return
        except _UnfitError as error:
            await room.refuse(error.status, error.said)(scope, receive, send)
            return
        await self._app(scope, _once(body, receive), send)


def _no_text(scope: Scope) -> bool:
    """Whether an address asks for what PostgreSQL can't even be asked for.

    Of links to answers it is, as of any that opens nothing, written down that one came.
    """
    path = "" if scope["path"].startswith("/answer/") else scope["path"]
    return "\0" in path or b"%00" in scope.get("query_string", b"")


class _UnfitError(Exception):
    """What is sent isn't taken."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(status, said)
        self.status, self.said = status, said


async def _body(scope: Scope, receive: Receive, largest: int) -> bytes:
    """All that is sent. Raises _UnfitError where that is too much, or not all of it came.

    Half a form may read as a whole answer, which its sender never gave.
    """
    declared, body = _declared(scope, largest), bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > largest:
            raise _UnfitError(*_TOO_MUCH)
        if not message.get("more_body"):
            break
    gone = message["type"] == "http.disconnect"
    if gone or (declared is not None and len(body) != declared):
        raise _UnfitError(400, "This isn't all of what was to come")
    return bytes(body)


def _declared(scope: Scope, largest: int) -> int | None:
    """How many bytes are to come; None where that isn't said."""
    said = Headers(scope=scope).get("content-length")
    if said is None:
        return None
    if not said.isdecimal() or len(said) > _DIGITS or int(said) > largest:
        raise _UnfitError(*_TOO_MUCH)
    return int(said)


def _once(body: bytes, receive: Receive) -> Receive:
    waiting = [body]

    async def given() -> MutableMapping[str, Any]:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return given


def _with_headers(scope: Scope, send: Send) -> _Step:
    kept = scope["path"].startswith(_KEPT)

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            own = headers.get("Content-Security-Policy", policy())
            headers.update({**HEADERS, "Content-Security-Policy": own})
            if kept:
                headers["Cache-Control"] = "public, max-age=3600"
        await send(message)

    return sending
