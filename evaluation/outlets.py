"""Two hundred invented outlets on loopback, many with a vice, on a clock that is moved by hand.

Each has a host name of its own, all of which lead to one server. What they publish follows from
the time alone, so that what a reader could have seen is known.
"""

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from pytest_httpserver import URI_DEFAULT, HTTPServer
from werkzeug import Request, Response

from tocsin.collect.addresses import Manner
from tocsin.collect.public import PublicTransport

START = datetime(2026, 3, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)
_SHOWN = 30  # items of a feed
CORRECTED = 2 * HOUR  # after which an article is another
_LIE = START + timedelta(days=400)
_XML = "application/rss+xml"
_TOWNS = ("Orlec", "Dravno", "Estmere", "Halvern", "Karsk", "Lindal", "Morva", "Tolmen")
_PLACES = ("market", "bridge", "tannery", "school", "depot", "mill", "harbour", "town hall")


@dataclass(frozen=True)
class Outlet:
    """An outlet: its host's name, how often it publishes, and its vice in a word."""

    name: str
    pace: timedelta
    vice: str

    def born(self, number: int) -> datetime:
        """When it publishes an article: each outlet at another minute."""
        return START + (sum(map(ord, self.name)) % 60) * timedelta(minutes=1) + number * self.pace

    def published(self, now: datetime) -> range:
        """The numbers of all articles that it has published up to a moment."""
        return range(max(int((now - self.born(0)) / self.pace) + 1, 0))


# How many there are of each, and how many hours lie between two of their articles.
_KINDS: tuple[tuple[str, int, tuple[float, ...]], ...] = (
    ("works", 92, (2, 3, 4, 6, 8)),
    ("busy", 4, (0.25,)),
    ("edits", 5, (4,)),
    ("dates edits anew", 5, (4,)),
    ("repeats", 8, (4,)),
    ("lies about dates", 8, (4,)),
    ("has no dates", 8, (4,)),
    ("redirects", 8, (4,)),
    ("has moved", 8, (4,)),
    ("throttles", 8, (3,)),
    ("fails for hours", 8, (3,)),
    ("has a huge feed", 2, (24,)),
    ("closes", 6, (4,)),
    ("doesn't answer", 4, (4,)),
    ("has another page", 6, (4,)),
    ("gives garbage", 6, (4,)),
    ("is hostile", 4, (4,)),
    ("is a bomb", 5, (4,)),
    ("never ends", 5, (4,)),
)
EDITING = ("edits", "dates edits anew")
# What those whose feed is no use are called by the collector.
NAMED = {
    "lies about dates": "misdated",
    "has no dates": "undated",
    "closes": "gone",
    "doesn't answer": "timeout",
    "has another page": "html",
    "gives garbage": "garbage",
    "is hostile": "hostile",
    "is a bomb": "too large",
    "never ends": "too large",
}
_HUGE = 250  # articles of a huge feed, all there from the beginning


def outlets(share: float = 1.0) -> list[Outlet]:
    """The outlets, or a share of each kind but at least one."""
    return [
        Outlet(
            f"{vice.replace(' ', '-').replace(chr(39), '')}-{n}", HOUR * paces[n % len(paces)], vice
        )
        for vice, count, paces in _KINDS
        for n in range(max(round(count * share), 1))
    ]


@dataclass
class World:
    """Answers for all outlets; `now` is its time, `asked` which host was asked when for what.

    `first` is when each article was first asked for.
    """

    server: HTTPServer
    all: list[Outlet]
    now: datetime = START
    asked: list[tuple[str, datetime, str]] = field(default_factory=list)
    first: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._named = {one.name: one for one in self.all}
        self._over = threading.Event()
        self.server.expect_request(URI_DEFAULT).respond_with_handler(self._answer)

    def clock(self) -> str:
        """The time as the collector's clock gives it."""
        return self.now.isoformat(timespec="seconds")

    def base(self, outlet: Outlet) -> str:
        """The address of an outlet."""
        return f"http://{outlet.name}.example:{self.server.port}"

    def article(self, outlet: Outlet, number: int) -> str:
        """The address of an article."""
        return f"{self.base(outlet)}/news/{number}"

    def seen(self, outlet: Outlet, until: datetime) -> range:
        """The numbers of the articles that who read the feed last at a moment could have seen."""
        if outlet.vice == "has a huge feed":
            return range(_HUGE)
        return outlet.published(until)

    def close(self) -> None:
        """Let those that don't answer go."""
        self._over.set()

    def manner(self) -> Manner:
        """To ask the outlets by their names, all of which lead to loopback."""

        async def look_up(_host: str, _port: int) -> list[str]:
            return ["127.0.0.1"]

        def transport() -> PublicTransport:
            return PublicTransport(resolve=look_up, public=lambda _: True)

        return Manner(public_only=True, transport=transport)

    def _answer(self, request: Request) -> Response:
        outlet = self._named[request.host.partition(".")[0]]
        self.asked.append((outlet.name, self.now, request.path))
        if request.path == "/robots.txt":
            return Response("User-agent: *\nDisallow: /private\n", content_type="text/plain")
        if request.path.startswith("/go/"):
            return Response(status=302, headers={"Location": f"/news/{request.path[4:]}"})
        if request.path.startswith("/news/"):
            number = int(request.path[6:])
            self.first.setdefault(self.article(outlet, number), self.now)
            return self._article(outlet, number)
        return self._feed(outlet, request)

    def _feed(self, outlet: Outlet, request: Request) -> Response:
        odd = _ODD.get(outlet.vice)
        if outlet.vice in ("redirects", "has moved") and request.path == "/rss":
            status = 301 if outlet.vice == "has moved" else 302
            return Response(status=status, headers={"Location": "/feed.xml"})
        if outlet.vice == "doesn't answer":
            self._over.wait(30)
        answer = odd(self.now) if odd else None
        return answer or Response(self._rss(outlet), content_type=_XML)

    def _rss(self, outlet: Outlet) -> str:
        numbers = [*self.seen(outlet, self.now)]
        if outlet.vice != "has a huge feed":
            numbers = numbers[-_SHOWN:]
        inside = "".join(
            f"<item>{item}</item>"
            for number in reversed(numbers)
            for item in self._items(outlet, number)
        )
        return f"<rss version='2.0'><channel><title>{outlet.name}</title>{inside}</channel></rss>"

    def _items(self, outlet: Outlet, number: int) -> Iterator[str]:
        born = outlet.born(0 if outlet.vice == "has a huge feed" else number)
        link = f"/{'go' if outlet.vice == 'redirects' else 'news'}/{number}"
        title = f"<title>Report {number} of {outlet.name}</title>"
        told = _LIE if outlet.vice == "lies about dates" else born
        edited = born + CORRECTED
        if outlet.vice == "dates edits anew" and self.now >= edited:
            told = edited
        dated = f"<pubDate>{format_datetime(told)}</pubDate>"
        if outlet.vice == "has no dates":
            dated = ""
        if outlet.vice == "edits" and self.now >= edited:
            dated += f"<updated xmlns='http://www.w3.org/2005/Atom'>{edited.isoformat()}</updated>"
        yield f"<guid>{number}</guid>{title}<link>{link}?utm_source=rss</link>{dated}"
        if outlet.vice == "repeats":
            yield f"<guid>{number}-again</guid>{title}<link>{link}?utm_source=top</link>{dated}"

    def _article(self, outlet: Outlet, number: int) -> Response:
        born = outlet.born(0 if outlet.vice == "has a huge feed" else number)
        corrected = outlet.vice in EDITING and self.now >= born + CORRECTED
        return Response(
            page(outlet.name, number, born, corrected=corrected), content_type="text/html"
        )


def page(outlet: str, number: int, born: datetime, *, corrected: bool = False) -> str:
    """An article: of an invented accident, in words of its own."""
    seed = sum(map(ord, outlet)) * 31 + number * 17
    town, place = _TOWNS[seed % len(_TOWNS)], _PLACES[seed // 8 % len(_PLACES)]
    hurt = seed % 23 + 2 + corrected
    return (
        f"<html><head><title>Fire at the {place} of {town}, report {number}</title>"
        f"<meta property='article:published_time' content='{born.isoformat()}'>"
        f"<meta property='og:site_name' content='{outlet}'></head><body><article>"
        f"<h1>Fire at the {place} of {town}, report {number}</h1>"
        f"<p>A fire at the {place} of {town} wounded {hurt} people on {born:%A}, the fire brigade "
        f"said in its report number {number} to {outlet}. It began in a store room on the ground "
        f"floor and was put out after {seed % 7 + 2} hours.</p>"
        f"<p>“We heard a bang and then saw smoke,” said a watchman of the {place}, who has worked "
        f"there for {seed % 29 + 3} years. The mayor of {town} said that the {place} would stay "
        "closed until the cause was known.</p></article></body></html>"
    )


def _bytes(body: bytes, kind: str = _XML, **headers: str) -> Callable[[datetime], Response]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _now: Response(body, content_type=kind, headers=named)


def _throttling(now: datetime) -> Response | None:
    """Refuses in the first half of each hour, and says for how long."""
    if now.minute >= 30:
        return None
    return Response(status=429, headers={"Retry-After": str((30 - now.minute) * 60)})


def _failing(now: datetime) -> Response | None:
    return Response(status=503) if 6 * HOUR <= now - START < 9 * HOUR else None


def _closing(now: datetime) -> Response | None:
    return Response(status=410) if now - START >= 12 * HOUR else None


def _endless(_now: datetime) -> Response:
    def body() -> Iterator[bytes]:
        while True:
            yield b"<item></item>" * 1000

    return Response(body(), content_type=_XML)


_ODD: dict[str, Callable[[datetime], Response | None]] = {
    "throttles": _throttling,
    "fails for hours": _failing,
    "closes": _closing,
    "has another page": _bytes(b"<html><title>New look!</title></html>", "text/html"),
    "gives garbage": _bytes(b"\0\1\2" * 99),
    "is hostile": _bytes(b"<!DOCTYPE rss [<!ENTITY a 'x'>]><rss>&a;</rss>"),
    "is a bomb": _bytes(gzip.compress(b" " * 9_000_000), content_encoding="gzip"),
    "never ends": _endless,
}
