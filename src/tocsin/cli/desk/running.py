"""`tocsin run`: the desk watches, until it is told to stop."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE


class Log(StrEnum):
    """How each step is told."""

    text = "text"
    json = "json"


def run(
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    workers: Annotated[
        int,
        typer.Option(
            min=0,
            max=256,
            metavar="N",
            help="Processes that read pages: one a core, less one. With 0 others read.",
        ),
    ] = 1,
    collect: Annotated[
        bool, typer.Option("--collect/--no-collect", help="Whether sources are asked.")
    ] = True,
    deliver: Annotated[
        bool, typer.Option("--deliver/--no-deliver", help="Whether messages are sent.")
    ] = True,
    queue: Annotated[
        int,
        typer.Option(
            min=1, metavar="PAGES", help="How many pages may wait; beyond that no more are got."
        ),
    ] = 256,
    log: Annotated[Log, typer.Option(help="How each step is told, on standard output.")] = Log.text,
    metrics: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=65535,
            metavar="PORT",
            help="Tell Prometheus of each step, at this port of this machine.",
            show_default=False,
        ),
    ] = None,
    by: options.By = None,
) -> None:
    """Ask the desk's sources day and night, read what they bring, and send what is due.

    All steps are kept in the record: what is stopped goes on where it was. Several may run on one
    desk, on several machines with a desk on PostgreSQL: none does what another does.
    """
    from tocsin.cli.desk.duty import keep
    from tocsin.desk.service.parts import Wishes

    wishes = Wishes(workers=workers, longest=queue, collect=collect, deliver=deliver)
    keep(desk, settings, wishes, as_json=log is Log.json, metrics=metrics, by=by)
