"""Which of the desk's pages is found where, who may see it, and what is said where it fails."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from tocsin.errors import DeskError, NotFoundError, TocsinError
from tocsin.web.accounts import forms, seating
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
    """The routes of the desk's pages; only for those who sit at it."""
    seated = [Depends(forms.sent), Depends(_seated)]
    made = APIRouter(route_class=_Route, dependencies=seated)
    for address, show in _GET.items():
        made.add_api_route(address, show, methods=["GET", "HEAD"], response_model=None)
    made.add_api_route("/seen", today.seen, methods=["POST"], response_model=None)
    return made


def _seated(request: Request) -> None:
    request.state.desk = seating.seat(request)


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
