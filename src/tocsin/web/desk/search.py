"""Search: articles that hold all of some words or phrases."""

import re

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.desk import ROWS
from tocsin.desk.views import List
from tocsin.errors import TocsinError
from tocsin.web.desk.looking import looked, shown

FIELDS = {
    "q": "Words",
    "place": "Place or country",
    "source": "Outlet",
    "since": "From",
    "until": "To",
}
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


def show(request: Request) -> Response:
    """The page; without words nothing is searched."""
    look = looked(request, FIELDS)
    words = _words(look.given.get("q", ""))
    if not words:
        return shown(look, "search.html", fields=FIELDS, found=List(rows=(), next=None), words=())
    found = look.fetched(lambda asked, **page: look.desk.search(words, asked, **page), ROWS)
    return shown(look, "search.html", fields=FIELDS, found=found, words=words)


def _words(sought: str) -> list[str]:
    """The words, and the phrases in quotation marks. Raises TocsinError where one has no letter."""
    found = [phrase or word for phrase, word in _PHRASE.findall(sought)]
    for one in found:
        if not any(map(str.isalnum, one)):
            raise TocsinError(f"“{one}” has no word to search for", "say words as they are written")
    return found
