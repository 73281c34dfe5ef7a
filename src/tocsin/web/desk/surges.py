"""Weekly counts of violence at places and of actors, and where they rise above what is usual."""

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.exchange import watched
from tocsin.web.desk.looking import looked, shown, tabled
from tocsin.web.drawing import weeks

FIELDS = {"place": "Place or country", "actor": "Actor"}


def show(request: Request) -> Response:
    """The page: of the place and the actor that are asked about, or else of what rises."""
    look = looked(request, FIELDS)
    found = look.desk.surges(look.question, as_of=look.as_of)
    return shown(
        look, "surges.html", fields=FIELDS, rises=[(one, weeks.drawn(one.weeks)) for one in found]
    )


def give(request: Request) -> Response:
    """The weeks of what is asked about, or else of what rises, as CSV."""
    look = looked(request, FIELDS)
    found = look.desk.surges(look.question, as_of=look.as_of)
    return tabled("surges", watched.surges(found))
