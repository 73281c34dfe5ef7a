"""Doing what `tocsin run` was asked: the service runs, and each of its steps is told."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime

import typer
from prometheus_client import (
    CollectorRegistry,
    Histogram,
    disable_created_metrics,
    start_http_server,
)
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from tocsin.cli.desk.sitting import at
from tocsin.cli.desk.stopping import stopping
from tocsin.cli.terminal import complain
from tocsin.collect.subscriptions import redacted
from tocsin.desk import moments
from tocsin.desk.desk import Desk
from tocsin.desk.service.parts import Wishes, service
from tocsin.desk.service.telling import Tell, Told
from tocsin.errors import DeskError, TocsinError
from tocsin.store import work
from tocsin.wording.safe import one_line

_BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)  # seconds
_HERE = "127.0.0.1"


def keep(
    where: str,
    settings: str | None,
    wishes: Wishes,
    *,
    as_json: bool,
    metrics: int | None,
    by: str | None,
) -> None:
    """Run the service of the desk at `where` until it is told to stop."""
    with ExitStack() as stack:
        stop = stack.enter_context(stopping())
        desk = stack.enter_context(at(where, by=by, create=True, settings=settings))
        tell = _logged(as_json=as_json)
        if metrics is not None:
            tell = stack.enter_context(_Measured(metrics, tell, desk))
        made = service(desk, desk.by, wishes, stop, tell)
        if wishes.collect and not desk.sources.list():
            complain(f"{desk.store.name} has no sources yet; name some with `tocsin source add`")
        complain("the desk is on duty; stop it with Ctrl-C")
        made.run()


def _logged(*, as_json: bool) -> Tell:
    def tell(told: Told) -> None:
        moment = moments.now()
        about = redacted(told.about)
        if as_json:
            said = {**asdict(told), "about": about}
            known = {name: value for name, value in said.items() if value not in ("", 0.0)}
            typer.echo(json.dumps({"at": moment, **known}, ensure_ascii=False))
            return
        why = f": {told.why}" if told.why else ""
        took = f" ({told.seconds:.2f} s)" if told.seconds else ""
        line = f"{told.step} {told.what} {about}{why}{took}"
        typer.echo(f"{moment[:19]}Z {one_line(line)}")

    return tell


class _Measured:
    """Counts steps for Prometheus, and tells them on."""

    def __init__(self, port: int, tell: Tell, desk: Desk) -> None:
        self._port, self._tell = port, tell
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        self._registry.register(_Waiting(desk))
        self._seconds = Histogram(
            "tocsin_step_seconds",
            "How long steps of the service took, by step and what came of them.",
            ["step", "what"],
            buckets=_BUCKETS,
            registry=self._registry,
        )

    def __enter__(self) -> Tell:
        try:
            self._server, self._thread = start_http_server(self._port, _HERE, self._registry)
        except OSError as error:
            problem = f"can't tell of itself at port {self._port} ({error.strerror or error})"
            raise TocsinError(problem, "choose another with --metrics") from error
        return self._told

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _told(self, told: Told) -> None:
        self._seconds.labels(told.step, told.what).observe(told.seconds)
        self._tell(told)


class _Waiting(Collector):
    """Pages on their way, counted when they are asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def collect(self) -> Iterator[Metric]:
        """How many wait for each step, and for how long; nothing where the record is away."""
        try:
            with self._desk.store.look() as view:
                found = work.waiting(view)
        except DeskError:
            return
        now = datetime.fromisoformat(self._desk.now())
        told = "Pages that wait for a step, or are at it."
        pages = GaugeMetricFamily("tocsin_waiting_pages", told, labels=["step"])
        told = "Since the first page that waits for a step came; 0 where none waits."
        ages = GaugeMetricFamily("tocsin_waiting_age_seconds", told, labels=["step"])
        for step, waiting in found.items():
            since = datetime.fromisoformat(waiting.since) if waiting.since else now
            pages.add_metric([step], waiting.count)
            ages.add_metric([step], (now - since).total_seconds())
        yield pages
        yield ages
