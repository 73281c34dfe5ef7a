"""Which of the desk's pages is found where, who may see it, and what is said where it fails."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from tocsin.errors import DeskError, NotFoundError, TocsinError
from tocsin.web.accounts import forms, seating
from tocsin.web.desk import (
    account,
    accounts,
    actor,
    article,
    case,
    cases,
    casework,
    directory,
    drafting,
    find,
    grades,
    incident,
    incidents,
    issuing,
    judging,
    lists,
    proposals,
    recipients,
    review,
    saved,
    search,
    sources,
    story,
    subscribing,
    surges,
    today,
    triage,
    warning,
    warnings,
    watch,
    watches,
)
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
    "/search.csv": search.give,
    "/watches": watches.show,
    "/watches.csv": watches.give,
    "/watches/{name}": watch.show,
    "/surges": surges.show,
    "/surges.csv": surges.give,
    **judging.PAGES,
    "/grades": grades.show,
    "/grades.csv": grades.listed,
    "/review": review.desk,
    "/incidents/{id_}/review": review.incident,
    "/filters": saved.show,
    "/filters.csv": saved.give,
    "/find": find.find,
    "/account": account.show,
    "/accounts": accounts.show,
    "/proposals": proposals.show,
    "/proposals.csv": proposals.give,
    "/cases": cases.show,
    "/cases.csv": cases.give,
    "/cases/new": cases.new,
    "/cases/{id_}": case.show,
    "/recipients": recipients.show,
    "/recipients.csv": recipients.give,
    "/recipients/{id_}": recipients.open_,
    **sources.PAGES,
    "/warnings": warnings.show,
    "/warnings.csv": warnings.give,
    "/warnings.rss": warnings.feed,
    "/warnings/new": drafting.ask,
    "/warnings/{id_}": warning.show,
    "/warnings/{id_}/alert.xml": warning.alert,
    "/warnings/{id_}/issue": issuing.ask,
    "/warnings/{id_}/page": warning.page,
    "/warnings/{id_}/preview": warning.previewed,
    **{f"/{name}": lists.page(name) for name in lists.LISTS},
    **{f"/{name}.csv": lists.table(name) for name in lists.TABLES},
    **{f"/{name}.rss": lists.feed(name) for name in lists.FEEDS},
}


_POST: dict[str, _Page] = {  # each begins with `seating.seat(request, act)`
    "/seen": today.seen,
    "/warnings/new": drafting.take,
    **{f"/warnings/{{id_}}/{path}": do for path, do in issuing.DEEDS.items()},
    "/incidents/{id_}/dismiss": triage.dismiss,
    "/incidents/{id_}/assign": triage.assign,
    "/incidents/{id_}/reopen": triage.reopen,
    "/watches": watches.add,
    **judging.DEEDS,
    "/grades": grades.give,
    "/grades/{about}/undo": grades.undo,
    "/incidents/{id_}/review": review.find,
    "/watches/{name}/notes": watch.note,
    "/watches/{name}/text": watch.rewrite,
    "/watches/{name}/close": watch.close,
    "/filters": saved.save,
    "/filters/withdraw": saved.withdraw,
    "/filters/feed": saved.feed,
    "/filters/end-feed": saved.end_feed,
    "/proposals/{id_}/case": proposals.take,
    "/proposals/{id_}/decision": proposals.decide,
    "/cases": cases.propose,
    **{f"/cases/{{id_}}/{path}": do for path, do in casework.DEEDS.items()},
    "/recipients": directory.keep,
    "/directory": directory.keep_all,
    "/recipients/{id_}/contacts": directory.add_contact,
    "/recipients/{id_}/contacts/verified": directory.verify,
    "/recipients/{id_}/contacts/end": directory.end_contact,
    "/policies": directory.keep_policy,
    **account.DEEDS,
    **accounts.DEEDS,
    **subscribing.DEEDS,
}


def router() -> APIRouter:
    """The routes of the desk's pages; only for those who sit at it."""
    seated = [Depends(forms.sent), Depends(_seated)]
    made = APIRouter(route_class=_Route, dependencies=seated)
    for address, show in _GET.items():
        made.add_api_route(address, show, methods=["GET", "HEAD"], response_model=None)
    for address, do in _POST.items():
        made.add_api_route(address, do, methods=["POST"], response_model=None)
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
                then = request.query_params.get("as_of")
                said = f"“{error.name}” {error.problem}{f' as of {then}' if then else ''}"
                return problem(request, 404, said, error.remedy, await _sent(request))
            except TocsinError as error:
                return problem(request, 422, error.problem, error.remedy, await _sent(request))

        return told


async def _sent(request: Request) -> list[tuple[str, str]]:
    """The fields of the form that was sent, but for its mark."""
    if not forms.changes(request):
        return []
    fields = (await request.form()).multi_items()
    return [
        (name, value) for name, value in fields if name != forms.FIELD and isinstance(value, str)
    ]
