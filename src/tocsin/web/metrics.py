"""Numbers for Prometheus: what was asked of the pages and how long it took, and vital signs."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import get_args

from fastapi import APIRouter, FastAPI, Request
from prometheus_client import CollectorRegistry, Histogram, disable_created_metrics
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.desk.desk import Desk
from tocsin.desk.heart import Work
from tocsin.desk.vitals import Vitals
from tocsin.web.accounts import loopback, seating

_BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10)  # seconds
_NOWHERE = "(none)"  # of what no route answers: its address is whatever strangers make up


def install(app: FastAPI) -> None:
    """Have an application count what is asked of it, and tell of it at /metrics."""
    # Not when each series began: that would be half as many again.
    disable_created_metrics()  # type: ignore[no-untyped-call]
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Signs(app))
    seconds = Histogram(
        "tocsin_http_request_seconds",
        "How long requests took, by method, template of the address, and status.",
        ["method", "route", "status"],
        buckets=_BUCKETS,
        registry=registry,
    )
    app.add_middleware(_Counting, seconds=seconds)
    app.include_router(_router(registry))


def _router(registry: CollectorRegistry) -> APIRouter:
    made = APIRouter()

    def metrics(request: Request) -> Response:
        if not _may(request):
            bearer = {"WWW-Authenticate": "Bearer"}
            return PlainTextResponse("Send a key that reads.\n", 401, bearer)
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    made.add_api_route("/metrics", metrics, methods=["GET", "HEAD"], response_model=None)
    return made


def _may(request: Request) -> bool:
    """Whether who asks sits at this machine, or has a key that reads."""
    if request.app.state.inside and loopback.here(request):
        return True
    found = seating.caller(request)
    return found is not None and found.scopes is not None and seating.allowed(request, "look")


class _Counting:
    """Takes the time of each request."""

    def __init__(self, app: ASGIApp, seconds: Histogram) -> None:
        self._app, self._seconds = app, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As every ASGI application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, began = 500, time.perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            labels = (scope["method"], _route(scope), str(status))
            self._seconds.labels(*labels).observe(time.perf_counter() - began)


def _route(scope: Scope) -> str:
    """The template of an address, with where what it belongs to is mounted."""
    path = getattr(scope.get("route"), "path", None)
    return _NOWHERE if path is None else f"{scope.get('root_path', '')}{path}"


class _Signs(Collector):
    """Vital signs of the desk, taken when they are asked for."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def collect(self) -> Iterator[Metric]:
        """All of them; what there is nothing to say of is left out."""
        desk: Desk = self._app.state.desk
        signs = Vitals(desk.store, "", desk.now).take()
        rows = GaugeMetricFamily("tocsin_record_rows", "Rows of the record.", labels=["table"])
        for name in ("articles", "pages", "readings", "entries", "deeds"):
            rows.add_metric([name], getattr(signs, name))
        yield rows
        if signs.quiet is not None:
            yield _gauge("last_entry_age_seconds", "Since the last entry.", signs.quiet)
        yield _gauge("outbox_messages", "Messages that are still to be sent.", signs.waiting)
        overdue = "Since the first message that waits could have been sent."
        yield _gauge("outbox_overdue_seconds", overdue, signs.overdue)
        yield _gauge("proposals_waiting", "Proposals that nobody decided.", signs.undecided)
        yield from _beats(desk)


def _beats(desk: Desk) -> Iterator[Metric]:
    now = datetime.fromisoformat(desk.now())
    told = "Since a process that does this last showed that it lives."
    ages = GaugeMetricFamily("tocsin_heartbeat_age_seconds", told, labels=["work"])
    for work in get_args(Work):
        if beats := desk.heart.beats(work):
            ages.add_metric([work], (now - max(beats.values())).total_seconds())
    yield ages


def _gauge(name: str, told: str, value: float | timedelta) -> Metric:
    number = value.total_seconds() if isinstance(value, timedelta) else value
    return GaugeMetricFamily(f"tocsin_{name}", told, value=number)
