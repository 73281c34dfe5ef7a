"""The application: what is found under which address, and what is told where nothing is."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.status import HTTP_404_NOT_FOUND

from tocsin.desk.desk import Desk
from tocsin.errors import TocsinError
from tocsin.web import accounts, alerts, answering, api, health, metrics
from tocsin.web.accounts import seating
from tocsin.web.desk import live, looking, routes, saved
from tocsin.web.guarding import HEADERS, Guard
from tocsin.web.pages import problem

# So many are answered at a time, in the order in which they came: Python runs one thread at a time,
# and the database lets another run meanwhile. With more each would be answered later.
_AT_ONCE = 4
_WORDS = {
    404: ("There is nothing here", "Open the link in the message once more, whole."),
    405: ("This can't be done here", "Open the link in the message, and use the form there."),
    422: ("The form isn't whole", "Open the link in the message, and use the form there."),
}
_NOWHERE = ("There is nothing here", "See the lists for what is.")
_OTHER = ("Something went wrong", "Try again; if it stays so, call whoever warned you.")


def app(
    desk: Callable[[], Desk], clock: Callable[[], float] = time.monotonic, *, inside: bool = False
) -> FastAPI:
    """The desk's pages.

    Args:
        desk: opens it, once, when the application starts; it is closed when that ends.
        clock: seconds that never run backwards, for how often one may ask.
        inside: whether only this machine can ask: as long as there are no accounts, those who do
            sit at the desk. Elsewhere nothing is shown then but the pages for recipients.
    """

    @asynccontextmanager
    async def opened(made: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        with desk() as one:
            made.state.desk, made.state.inside = one, inside
            yield

    made = FastAPI(lifespan=opened, docs_url=None, redoc_url=None, openapi_url=None)
    made.state.leaving = lambda: False  # whoever serves it may know when it is about to stop
    made.add_middleware(Guard, rooms=api.ROOMS)
    metrics.install(made)
    made.include_router(answering.router(clock))
    made.include_router(alerts.router())
    made.include_router(saved.router(clock))
    accounts.install(made, clock)
    made.include_router(routes.router())
    made.include_router(live.router())
    made.include_router(health.router())
    api.install(made, clock)
    made.mount("/static", StaticFiles(directory=str(files("tocsin.web") / "static")))
    made.add_exception_handler(HTTPException, _missing)
    made.add_exception_handler(RequestValidationError, _unfit)
    made.add_exception_handler(TocsinError, _hindered)
    made.add_exception_handler(Exception, _broken)
    return made


def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == HTTP_404_NOT_FOUND and _sits(request):
        return looking.problem(request, status, *_NOWHERE)
    return problem(status, *_WORDS.get(status, _OTHER), _name(request))


def _sits(request: Request) -> bool:
    """Whether somebody at the desk asks, for something else than a page of answers."""
    return not request.url.path.startswith("/answer/") and seating.signed_in(request) is not None


async def _unfit(request: Request, _error: Exception) -> Response:
    return problem(422, *_WORDS[422], _name(request))


async def _hindered(request: Request, _error: Exception) -> Response:
    """The desk can't: what is wrong with it is no business of who asks."""
    return problem(503, "The desk can't take this now", _OTHER[1], _name(request))


async def _broken(request: Request, _error: Exception) -> Response:
    response = problem(500, *_OTHER, _name(request))
    response.headers.update(HEADERS)  # this is made beyond the guard
    return response


def _name(request: Request) -> str:
    desk: Desk = request.app.state.desk
    return desk.settings.name
