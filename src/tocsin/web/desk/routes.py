"""Which of the desk's pages is found where, who may see it, and what is said where it fails."""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from tocsin.errors import DeskError, NotFoundError, TocsinError
from tocsin.web.desk import actor, article, incident, incidents, lists, search, story, today
from tocsin.web.desk.looking import problem

_Page = Callable[..., Response]  # of the request, and what stands in the address

_GET: dict[str, _Page] = {
    "/": today.show,
    "/incidents": incidents.show,
    "/incidents/{id_}": incident.show,
    "/articles/{id_}": article.show,
    "/actors": actor.find,
    "/actors/{id_}": actor.show,
    "/stories/{id_}": story.show,
    "/search": search.show,
    **{f"/{name}": lists.page(name) for name in lists.LISTS},
    **{f"/{name}.csv": lists.table(name) for name in lists.TABLES},
    **{f"/{name}.rss": lists.feed(name) for name in lists.FEEDS},
}


def router() -> APIRouter:
    """The routes of the desk's pages; only for those who sit at this machine."""
    made = APIRouter(route_class=_Route, dependencies=[Depends(_here)])
    for address, show in _GET.items():
        made.add_api_route(address, show, methods=["GET", "HEAD"], response_model=None)
    made.add_api_route("/seen", today.seen, methods=["POST"], response_model=None)
    return made


class _Route(APIRoute):
    """A route whose errors are pages with words: what wasn't found, what can't be asked."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        """As FastAPI has it, with that."""
        handle = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await handle(request)
            except DeskError:
                raise  # it names the record, which the application keeps to itself
            except NotFoundError as error:
                return problem(request, 404, f"“{error.name}” {error.problem}", error.remedy)
            except TocsinError as error:
                return problem(request, 422, error.problem, error.remedy)

        return told


# What says that a request came from elsewhere, through a proxy or a tunnel.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def _here(request: Request) -> None:
    if not sits(request):
        raise HTTPException(404)


def sits(request: Request) -> bool:
    """Whether a browser on this machine asks, by a name of this machine.

    A page elsewhere can have its own name lead to loopback (DNS rebinding); it can't have the
    browser ask in the name of loopback.
    """
    passed = any(name in request.headers for name in _PASSED_ON)
    return not passed and is_loopback(request.url.hostname or "")


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
