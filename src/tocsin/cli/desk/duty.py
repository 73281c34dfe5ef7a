"""Doing what `tocsin run` was asked: the service runs, and each of its steps is told."""

import json
from contextlib import ExitStack
from dataclasses import asdict

import typer
from prometheus_client import (
    CollectorRegistry,
    Histogram,
    disable_created_metrics,
    start_http_server,
)

from tocsin.cli.desk.sitting import at
from tocsin.cli.desk.stopping import stopping
from tocsin.cli.terminal import complain
from tocsin.collect.subscriptions import redacted
from tocsin.desk import moments
from tocsin.desk.service.parts import Wishes, service
from tocsin.desk.service.telling import Tell, Told
from tocsin.errors import TocsinError
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
            tell = stack.enter_context(_Measured(metrics, tell))
        made = service(desk, desk.by, wishes, stop, tell)
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

    def __init__(self, port: int, tell: Tell) -> None:
        self._port, self._tell = port, tell
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
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
