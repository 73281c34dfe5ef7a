"""What scripts ask as somebody types: what the desk made itself, and what it read, as JSON."""

from collections.abc import Iterator
from itertools import islice

from fastapi import Request
from starlette.responses import JSONResponse, Response

from tocsin.web.desk import feeds, warnings
from tocsin.web.desk.looking import Look, looked
from tocsin.wording.safe import one_line

_FEW = 5  # of each kind


def find(request: Request) -> Response:
    """What may be meant, each with what it is, its name, and where it leads."""
    look = looked(request, ("q",))
    sought = look.given.get("q", "")
    found = [
        {"what": what, "name": one_line(name), "href": href}
        for what, name, href in (*_called(look, sought), *_found(look, sought))
    ]
    return JSONResponse({"found": found})


def _called(look: Look, sought: str) -> Iterator[tuple[str, str, str]]:
    """What people of the desk made, in whose name the letters stand."""
    if sought:
        wanted = sought.casefold()
        for made in (_saved, _watches, _cases, _warnings, _recipients):
            those = (one for one in made(look) if wanted in one[1].casefold())
            yield from islice(those, _FEW)


def _saved(look: Look) -> Iterator[tuple[str, str, str]]:
    for row in look.desk.filters.list(as_of=look.as_of):
        yield "Saved view", row.name, look.to(row.list, **row.asked)


def _watches(look: Look) -> Iterator[tuple[str, str, str]]:
    for row in look.desk.watches(as_of=look.as_of):
        yield "Watch", row.watch.question, look.to("watches", row.watch.name)


def _cases(look: Look) -> Iterator[tuple[str, str, str]]:
    for row in look.desk.cases.list(as_of=look.as_of):
        yield "Case", row.title, look.to("cases", row.id)


def _warnings(look: Look) -> Iterator[tuple[str, str, str]]:
    for row in warnings.visible(look):
        yield "Warning", row.headline, look.to("warnings", row.id)


def _recipients(look: Look) -> Iterator[tuple[str, str, str]]:
    for row in look.desk.directory.list(as_of=look.as_of):
        yield "Recipient", row.recipient.name, look.to("recipients", row.recipient.id)


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
