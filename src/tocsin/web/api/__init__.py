"""The desk for programs: `/api/v1`, its document, and the pages that tell of it."""

import re
from collections.abc import Callable, Mapping
from functools import partial

import msgspec
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp

from tocsin.web.accounts import seating
from tocsin.web.api import docs, document, problems
from tocsin.web.api.operations import JSON, Operation
from tocsin.web.api.problems import ROOT, AskedError
from tocsin.web.api.rooms import OPERATIONS
from tocsin.web.api.serving import Serving
from tocsin.web.guarding import Room

__all__ = ["ROOMS", "install"]


def _refused(status: int, said: str) -> Response:
    return problems.response(AskedError(status, said, f"see {ROOT}/docs for what may be sent"))


# Pages are large; texts of watches and drafts are larger than forms.
ROOMS = (Room(f"{ROOT}/pages", 2_000_000, _refused), Room(f"{ROOT}/", 400_000, _refused))


def install(app: FastAPI, clock: Callable[[], float]) -> None:
    """Give an application the desk for programs; `clock` gives seconds that never run backwards."""
    serving = Serving(clock)
    app.include_router(docs.router(serving))
    mounted = Mount(ROOT, _room(serving))
    # As it comes, an address with a line break would be nowhere, and be told so by a page.
    mounted.path_regex = re.compile(mounted.path_regex.pattern, re.DOTALL)
    app.router.routes.append(mounted)


def _room(serving: Serving) -> ASGIApp:
    """All addresses below the root: a room of its own, in which every error has its shape.

    It is no application, so that requests still belong to the one that it is mounted on.
    """
    by_path: dict[str, dict[str, Operation]] = {}
    for one in OPERATIONS:
        by_path.setdefault(one.path, {})[one.method] = one
    routes = [_route(serving, path, methods) for path, methods in by_path.items()]
    routes.append(Route("/openapi.json", _document, methods=["GET"]))
    return ExceptionMiddleware(
        Router(routes, redirect_slashes=False),
        handlers={HTTPException: problems.told, Exception: problems.told},
    )


def _route(serving: Serving, path: str, methods: Mapping[str, Operation]) -> Route:
    return Route(path, partial(serving.serve, operations=methods), methods=list(methods))


def _document(request: Request) -> Response:
    """The document, for whoever sits at the desk."""
    seating.seat(request)
    return Response(msgspec.json.encode(document.document()), media_type=JSON)
