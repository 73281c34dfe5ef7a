"""The plain lists: statements, blame, warnings in the news, stories; their tables and feeds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from tocsin.desk.asking import TRIAGE
from tocsin.desk.desk import ROWS, Desk
from tocsin.desk.exchange.forms import BLAME, INCIDENTS, STATEMENTS, WARNINGS, Form
from tocsin.desk.views import List
from tocsin.records import ACTS, INCIDENT_KINDS, STANCES, STATUSES
from tocsin.web.desk import feeds
from tocsin.web.desk.looking import Look, looked, shown

_STEP = 200  # rows of a table that are fetched together
_ABOUT = {"place": "Place or country", "actor": "Actor"}
_WHENCE = {"source": "Outlet", "since": "From", "until": "To"}

Fetch = Callable[..., List[Any]]


@dataclass(frozen=True)
class Listed:
    """A list: what its rows are called, which macro shows one, and what it can be asked.

    `fields` are the names of `Question` with what they are called, `choices` the words of those
    that have few.
    """

    title: str
    macro: str
    fetch: Callable[[Desk], Fetch]
    fields: Mapping[str, str]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


LISTS: Mapping[str, Listed] = {
    "statements": Listed(
        "Statements",
        "statement",
        lambda desk: desk.statements,
        {**_ABOUT, "kind": "Act", **_WHENCE},
        {"kind": ACTS},
    ),
    "blame": Listed(
        "Who blames whom",
        "blame",
        lambda desk: desk.blame,
        {**_ABOUT, "kind": "Stance", **_WHENCE},
        {"kind": STANCES},
    ),
    "warned": Listed(
        "Warnings in the news",
        "warned",
        lambda desk: desk.warnings,
        {**_ABOUT, "kind": "Response", **_WHENCE},
        {"kind": ("heeded", "dismissed", "unknown")},
    ),
    "stories": Listed(
        "Stories", "story", lambda desk: desk.stories, {"since": "From", "until": "To"}
    ),
}
INCIDENTS_LISTED = Listed(
    "Incidents",
    "incident",
    lambda desk: desk.incidents,
    {
        **_ABOUT,
        "kind": "Kind",
        "status": "Status",
        **_WHENCE,
        "triage": "Triage",
        "assignee": "Assigned to",
    },
    {"kind": INCIDENT_KINDS, "status": STATUSES, "triage": TRIAGE},
)
_ALL = {**LISTS, "incidents": INCIDENTS_LISTED}
TABLES: Mapping[str, Form[Any]] = {
    "incidents": INCIDENTS["csv"],
    "statements": STATEMENTS["csv"],
    "blame": BLAME["csv"],
    "warned": WARNINGS["csv"],
}
FEEDS = tuple(_ALL)


def page(name: str) -> Callable[[Request], Response]:
    """The page of a list."""
    listed = LISTS[name]

    def show(request: Request) -> Response:
        look = asked(request, listed)
        return shown(
            look,
            "list.html",
            listed=listed,
            found=look.fetched(listed.fetch(look.desk), ROWS),
            forms=("csv", "rss") if name in TABLES else ("rss",),
        )

    return show


def asked(request: Request, listed: Listed) -> Look:
    """How a request looks at a list. Raises TocsinError where it asks what can't be asked."""
    return looked(request, listed.fields, listed.choices)


def table(name: str) -> Callable[[Request], Response]:
    """All rows of a list, as filtered, as CSV."""
    listed, form = _ALL[name], TABLES[name]

    def give(request: Request) -> Response:
        look = asked(request, listed)
        rows = _rows(look, listed)
        if name == "incidents":  # which the table gives with their accounts and sources
            rows = (look.desk.incident(row.id, as_of=look.as_of) for row in rows)
        return StreamingResponse(
            form(rows),
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        )

    return give


def _rows(look: Look, listed: Listed) -> Iterator[Any]:
    fetch, after = listed.fetch(look.desk), look.after
    while True:
        found = fetch(look.question, as_of=look.as_of, limit=_STEP, after=after)
        yield from found.rows
        if found.next is None:
            return
        after = found.next


def feed(name: str) -> Callable[[Request], Response]:
    """The first rows of a list, as filtered, as RSS."""
    listed = _ALL[name]

    def give(request: Request) -> Response:
        look = asked(request, listed)
        found = look.fetched(listed.fetch(look.desk), ROWS)
        base = str(request.base_url).rstrip("/")
        return feeds.rss(
            look, listed.title, [feeds.ITEMS[name](look, row) for row in found.rows], base
        )

    return give
