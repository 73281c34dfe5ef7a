"""What scripts ask as somebody types: saved views, incidents, actors and articles, as JSON."""

from collections.abc import Iterator

from fastapi import Request
from starlette.responses import JSONResponse, Response

from tocsin.web.desk import feeds
from tocsin.web.desk.looking import Look, looked
from tocsin.wording.safe import one_line

_FEW = 5  # of each kind


def find(request: Request) -> Response:
    """What may be meant, each with what it is, its name, and where it leads."""
    look = looked(request, ("q",))
    sought = look.given.get("q", "")
    found = [
        {"what": what, "name": one_line(name), "href": href}
        for what, name, href in (*_saved(look, sought), *_found(look, sought))
    ]
    return JSONResponse({"found": found})


def _saved(look: Look, sought: str) -> Iterator[tuple[str, str, str]]:
    for row in look.desk.filters.list(as_of=look.as_of) if sought else ():
        if sought.casefold() in row.name.casefold():
            yield "Saved view", row.name, look.to(row.list, **row.asked)


def _found(look: Look, sought: str) -> Iterator[tuple[str, str, str]]:
    found = look.desk.find(sought, limit=_FEW, as_of=look.as_of)
    for row in found.incidents:
        item = feeds.ITEMS["incidents"](look, row)
        yield "Incident", item.title, item.path
    for one in found.actors:
        yield "Actor", one.actor.name, look.to("actors", one.id)
    for match in found.articles:
        name = match.source.title or match.source.address
        yield "Article", name, look.sentence(match.source, match.sentence)
