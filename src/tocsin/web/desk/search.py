"""Search: articles that hold all of some words or phrases."""

import re
from collections.abc import Callable

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.desk import ROWS
from tocsin.desk.exchange import table
from tocsin.desk.views import List, Match
from tocsin.errors import TocsinError
from tocsin.web.desk.looking import Look, looked, shown, tabled

FIELDS = {
    "q": "Words",
    "place": "Place or country",
    "source": "Outlet",
    "since": "From",
    "until": "To",
}
MOST = 1000  # rows of a table of what is found, whose name then says so
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


def show(request: Request) -> Response:
    """The page; without words nothing is searched."""
    look = looked(request, FIELDS)
    found = look.fetched(fetching(look), ROWS)
    return shown(look, "search.html", fields=FIELDS, found=found, words=look.given.get("q"))


def give(request: Request) -> Response:
    """What is found, as CSV: the first 1,000 articles, which the file is called by if more are."""
    look = looked(request, FIELDS)
    found = look.fetched(fetching(look), MOST)
    name = f"search-first-{MOST}" if found.next else "search"
    return tabled(name, table.matches(found.rows))


def fetching(look: Look) -> Callable[..., List[Match]]:
    """What fetches a page of what is found. Raises TocsinError where a word has no letter."""
    words = _words(look.given.get("q", ""))
    if not words:
        return lambda _asked, **_page: List(rows=(), next=None)
    return lambda asked, **page: look.desk.search(words, asked, **page)


def _words(sought: str) -> list[str]:
    """The words, and the phrases in quotation marks. Raises TocsinError where one has no letter."""
    found = [phrase or word for phrase, word in _PHRASE.findall(sought)]
    for one in found:
        if not any(map(str.isalnum, one)):
            raise TocsinError(f"“{one}” has no word to search for", "say words as they are written")
    return found
