"""A small world of invented outlets on loopback, each with its own vices, on a clock of its own."""

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tocsin.collect.addresses import Manner
from tocsin.collect.public import PublicTransport

START = datetime(2026, 3, 3, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

XML = "application/rss+xml"


class World:
    """Answers for every host, by name; `now` is its time, `asked` who was asked when."""

    def __init__(self, server: HTTPServer) -> None:
        self.now = START
        self.asked: list[tuple[str, datetime]] = []
        self._port = server.port
        server.expect_request("/rss").respond_with_handler(self._answer)

    def clock(self) -> str:
        """The time as the collector's clock gives it."""
        return self.now.isoformat(timespec="seconds")

    def address(self, host: str) -> str:
        """The address of an outlet's feed."""
        return f"http://{host}.example:{self._port}/rss"

    def manner(self) -> Manner:
        """To ask the outlets by their names, all of which lead to loopback."""

        async def look_up(_host: str, _port: int) -> list[str]:
            return ["127.0.0.1"]

        def transport() -> PublicTransport:
            return PublicTransport(resolve=look_up, public=lambda _: True)

        return Manner(public_only=True, transport=transport)

    def published(self, host: str) -> set[str]:
        """The names of all items that a reader of the outlet could have seen by now."""
        return {name for name, _ in self._items(PACES[host])}

    def _answer(self, request: Request) -> Response:
        host = request.host.partition(".")[0]
        self.asked.append((host, self.now))
        return OUTLETS[host](self, request)

    def _items(self, pace: timedelta) -> Iterator[tuple[str, datetime]]:
        count = (self.now - START) // pace
        return ((str(n), START + n * pace) for n in range(count + 1))

    def feed(self, pace: timedelta, item: Callable[[str, datetime], str]) -> str:
        """A feed of the last thirty items, one each `pace`, the newest first."""
        items = list(self._items(pace))[-30:]
        inside = "".join(f"<item>{item(name, when)}</item>" for name, when in reversed(items))
        return f"<rss version='2.0'><channel><title>x</title>{inside}</channel></rss>"


def dated(name: str, when: datetime) -> str:
    return (
        f"<guid>{name}</guid><title>Report {name}</title><link>/{name}?utm_source=rss</link>"
        f"<pubDate>{format_datetime(when)}</pubDate>"
    )


def undated(name: str, _when: datetime) -> str:
    return f"<guid>{name}</guid><link>/{name}</link>"


def lying(name: str, _when: datetime) -> str:
    return f"<guid>{name}</guid><link>/{name}</link><pubDate>{format_datetime(LATER)}</pubDate>"


LATER = START + timedelta(days=400)


def plain(host: str, item: Callable[[str, datetime], str] = dated) -> Callable[..., Response]:
    """An outlet that gives its feed."""

    def answer(world: World, _request: Request) -> Response:
        return Response(world.feed(PACES[host], item), content_type=XML)

    return answer


def tagged(world: World, request: Request) -> Response:
    """One that knows what has changed."""
    body = world.feed(PACES["tagged"], dated)
    tag = f'"{hash(body)}"'
    if request.headers.get("If-None-Match") == tag:
        return Response(status=304)
    return Response(body, content_type=XML, headers={"ETag": tag})


def throttling(world: World, request: Request) -> Response:
    """One that refuses in the first half of each hour, and says for how long."""
    if world.now.minute < 30:
        wait = str((30 - world.now.minute) * 60)
        return Response(status=429, headers={"Retry-After": wait})
    return plain("throttling")(world, request)


def failing(world: World, request: Request) -> Response:
    """One that is down from six to nine."""
    down = 6 * HOUR <= world.now - START < 9 * HOUR
    return Response(status=503) if down else plain("failing")(world, request)


def moved(world: World, _request: Request) -> Response:
    """One that has moved for good, to `busy`."""
    return Response(status=301, headers={"Location": world.address("busy")})


def gone(world: World, request: Request) -> Response:
    """One that closes at noon."""
    return Response(status=410) if world.now.hour >= 12 else plain("gone")(world, request)


def fixed(body: bytes, content_type: str = XML, **headers: str) -> Callable[..., Response]:
    """One that always says the same."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _world, _request: Response(body, content_type=content_type, headers=named)


def endless(_world: World, _request: Request) -> Response:
    """One whose feed has no end."""

    def body() -> Iterator[bytes]:
        while True:
            yield b"<item></item>" * 1000

    return Response(body(), content_type=XML)


PACES = {
    "busy": 7 * MINUTE,
    "quiet": 5 * HOUR,
    "tagged": 20 * MINUTE,
    "undated": 40 * MINUTE,
    "lying": 40 * MINUTE,
    "throttling": 15 * MINUTE,
    "failing": 25 * MINUTE,
    "gone": 30 * MINUTE,
}

HUGE = b"<rss><channel>%s</channel></rss>" % b"".join(
    b"<item><link>/%d</link></item>" % n for n in range(8000)
)

OUTLETS: dict[str, Callable[..., Response]] = {
    "busy": plain("busy"),
    "quiet": plain("quiet"),
    "tagged": tagged,
    "undated": plain("undated", undated),
    "lying": plain("lying", lying),
    "throttling": throttling,
    "failing": failing,
    "moved": moved,
    "gone": gone,
    "huge": fixed(HUGE),
    "html": fixed(b"<html><title>New look!</title></html>", "text/html"),
    "garbage": fixed(b"\0\1\2" * 99),
    "hostile": fixed(b"<!DOCTYPE rss [<!ENTITY a 'x'>]><rss>&a;</rss>"),
    "bomb": fixed(gzip.compress(b" " * 9_000_000), content_encoding="gzip"),
    "endless": endless,
}
