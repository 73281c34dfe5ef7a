"""The plain lists: statements, blame, warnings in the news, stories; their tables and feeds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.asking import WORDS
from tocsin.desk.desk import ROWS
from tocsin.desk.exchange.forms import (
    BLAME,
    INCIDENTS,
    JUDGEMENTS,
    STATEMENTS,
    STORIES,
    WARNINGS,
    Form,
)
from tocsin.desk.views import List
from tocsin.web.desk import feeds, judging, search
from tocsin.web.desk.looking import Look, looked, shown, tabled

_STEP = 200  # rows of a table that are fetched together
_ABOUT = {"place": "Place or country", "actor": "Actor"}
_WHENCE = {"source": "Outlet", "since": "From", "until": "To"}

Fetch = Callable[..., List[Any]]


@dataclass(frozen=True)
class Listed:
    """A list: what its rows are called, which macro shows one, and what it can be asked.

    `fields` are the names of what it is asked with what they are called, `choices` the words of
    those that have few.
    """

    title: str
    macro: str
    fetch: Callable[[Look], Fetch]
    fields: Mapping[str, str]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


LISTS: Mapping[str, Listed] = {
    "statements": Listed(
        "Statements",
        "statement",
        lambda look: look.desk.statements,
        {**_ABOUT, "kind": "Act", **_WHENCE},
        WORDS["statements"],
    ),
    "blame": Listed(
        "Who blames whom",
        "blame",
        lambda look: look.desk.blame,
        {**_ABOUT, "kind": "Stance", **_WHENCE},
        WORDS["blame"],
    ),
    "warned": Listed(
        "Warnings in the news",
        "warned",
        lambda look: look.desk.warnings,
        {**_ABOUT, "kind": "Response", **_WHENCE},
        WORDS["warned"],
    ),
    "stories": Listed(
        "Stories", "story", lambda look: look.desk.stories, {"since": "From", "until": "To"}
    ),
    "judgements": Listed("Judgements", "judgement", lambda look: _judgements(look), {}),
}
INCIDENTS_LISTED = Listed(
    "Incidents",
    "incident",
    lambda look: look.desk.incidents,
    {
        **_ABOUT,
        "kind": "Kind",
        "status": "Status",
        **_WHENCE,
        "triage": "Triage",
        "assignee": "Assigned to",
    },
    WORDS["incidents"],
)
_SEARCH = Listed("Search", "match", search.fetching, search.FIELDS)
ALL = {**LISTS, "incidents": INCIDENTS_LISTED, "search": _SEARCH}
TABLES: Mapping[str, Form[Any]] = {
    "incidents": INCIDENTS["csv"],
    "statements": STATEMENTS["csv"],
    "blame": BLAME["csv"],
    "warned": WARNINGS["csv"],
    "stories": STORIES["csv"],
    "judgements": JUDGEMENTS["csv"],
}
FEEDS = tuple(ALL)


def _judgements(look: Look) -> Fetch:
    """They are asked nothing."""
    return lambda _asked, **how: look.desk.judgements(**how)


def page(name: str) -> Callable[[Request], Response]:
    """The page of a list."""
    listed = LISTS[name]

    def show(request: Request) -> Response:
        look = asked(request, listed)
        found = look.fetched(listed.fetch(look), ROWS)
        return shown(
            look,
            "list.html",
            listed=listed,
            found=found,
            named=judging.named(look, found.rows) if name == "judgements" else {},
            forms=("csv", "rss") if name in TABLES else ("rss",),
        )

    return show


def asked(request: Request, listed: Listed) -> Look:
    """How a request looks at a list. Raises TocsinError where it asks what can't be asked."""
    return looked(request, listed.fields, listed.choices)


def table(name: str) -> Callable[[Request], Response]:
    """All rows of a list, as filtered, as CSV."""
    listed, form = ALL[name], TABLES[name]

    def give(request: Request) -> Response:
        look = asked(request, listed)
        rows = _rows(look, listed)
        if name == "incidents":  # which the table gives with their accounts and sources
            rows = (look.desk.incident(row.id, as_of=look.as_of) for row in rows)
        return tabled(name, form(rows))

    return give


def _rows(look: Look, listed: Listed) -> Iterator[Any]:
    """The rows; that they can't be given is told now, before any of them is sent."""
    fetch = listed.fetch(look)
    return _on(look, fetch, look.fetched(fetch, _STEP))


def _on(look: Look, fetch: Fetch, found: List[Any]) -> Iterator[Any]:
    yield from found.rows
    while found.next is not None:
        found = fetch(look.question, as_of=look.as_of, limit=_STEP, after=found.next)
        yield from found.rows


def feed(name: str) -> Callable[[Request], Response]:
    """The first rows of a list, as filtered, as RSS."""
    listed = ALL[name]

    def give(request: Request) -> Response:
        return fed(asked(request, listed), name, listed.title)

    return give


def fed(look: Look, name: str, title: str) -> Response:
    """The first rows of a list, as looked at, as RSS."""
    found = look.fetched(ALL[name].fetch(look), ROWS)
    items = [feeds.ITEMS[name](look, row) for row in found.rows]
    return feeds.rss(look, title, items)
