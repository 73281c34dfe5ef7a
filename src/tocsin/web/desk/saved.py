"""Saved views: lists as they were filtered, under a name, and read as feeds without signing in."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.desk import Desk
from tocsin.desk.exchange import watched
from tocsin.desk.filters import LONGEST, FilterRow
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, desk_of
from tocsin.web.accounts.seating import UnseatedError
from tocsin.web.desk import lists
from tocsin.web.desk.looking import Look, looked, shown, tabled
from tocsin.web.limiting import Limiter, asks_from
from tocsin.web.pages import problem
from tocsin.wording.lists.kept import asked

# In a minute, of a feed; of what is none, for an address.
_OFTEN = 30


def show(request: Request) -> Response:
    """The page: all that are kept."""
    return _page(request)


def _page(request: Request, name: str = "", secret: str = "") -> Response:
    look = looked(request)
    return shown(
        look,
        "filters.html",
        filters=look.desk.filters.list(as_of=look.as_of),
        titles={name: one.title for name, one in lists.ALL.items()},
        asked=asked,
        named=name,
        address=f"{look.base}/feeds/{secret}.rss" if secret else "",
        longest=LONGEST,
    )


def give(request: Request) -> Response:
    """All that are kept, as CSV."""
    look = looked(request)
    return tabled("filters", watched.filters(look.desk.filters.list(as_of=look.as_of)))


def save(request: Request, name: Said = "", view: Said = "") -> Response:
    """Keep a list; `view` is its address."""
    desk = seating.seat(request)
    path, query = urlsplit(view)[2:4]
    desk.filters.save(name, path.strip("/"), dict(parse_qsl(query)))
    return RedirectResponse("/filters", 303)


def withdraw(request: Request, name: Said = "", why: Said = "") -> Response:
    """Keep one no longer."""
    _own(request, name).filters.withdraw(name, why=why)
    return RedirectResponse("/filters", 303)


def feed(request: Request, name: Said = "") -> Response:
    """Make an address for a feed, and show it this once."""
    secret = _own(request, name).filters.feed(name)
    return _page(request, name, secret)


def end_feed(request: Request, name: Said = "") -> Response:
    """Let its address lead nowhere."""
    _own(request, name).filters.end_feed(name)
    return RedirectResponse("/filters", 303)


def _own(request: Request, name: str) -> Desk:
    """The desk, for who saved a view or manages it. Raises UnseatedError, or NotFoundError."""
    desk = seating.seat(request)
    if not (desk.filters.show(name).by == desk.by or seating.allowed(request, "manage")):
        raise UnseatedError("not allowed")
    return desk


class _Feeds:
    """Feeds of saved views, and how often they are given."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._limiter = Limiter(_OFTEN, clock)

    def show(self, request: Request, token: str) -> Response:
        """The feed of a token, in the name of whoever saved it."""
        desk = desk_of(request)
        row = desk.filters.find(token)
        if not self._limiter.allows(row.name if row else asks_from(request)):
            said = problem(429, "You have asked very often", "Wait a minute.", desk.settings.name)
            said.headers["Retry-After"] = "60"
            return said
        if row is None:
            return problem(404, "There is nothing here", "Make a new feed.", desk.settings.name)
        return lists.fed(_look(request, desk, row), row.list, row.name)


def _look(request: Request, desk: Desk, row: FilterRow) -> Look:
    return Look(
        desk=desk.seated(row.by),
        mark="",
        path=f"/{row.list}",
        given=row.asked,
        as_of=None,
        after=None,
        request=request,
    )


def router(clock: Callable[[], float]) -> APIRouter:
    """The routes of feeds, for which nobody has to sign in."""
    feeds, made = _Feeds(clock), APIRouter()
    made.add_api_route(
        "/feeds/{token}.rss", feeds.show, methods=["GET", "HEAD"], response_model=None
    )
    return made
