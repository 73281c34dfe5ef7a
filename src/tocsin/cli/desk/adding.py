"""`tocsin add` and `tocsin reread`."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE


class Engine(StrEnum):
    """Whose processes read archives in bulk: this machine's, or a cluster's."""

    local = "local"
    ray = "ray"


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Files, folders (.html, .htm, .xhtml, .txt, .cap in and below them), archives "
            "(WARC, WACZ, JSON Lines, Parquet), http or https addresses, or - for standard input.",
            show_default=False,
            callback=options.named,
        ),
    ],
    desk: options.Desk = WHERE,
    published: options.Published = None,
    replay: Annotated[
        bool,
        typer.Option(
            "--replay",
            help="As if the desk had been watching: each page is learnt when it came out.",
        ),
    ] = False,
    jobs: options.Jobs = 1,
    by: options.By = None,
    engine: Annotated[
        Engine | None,
        typer.Option(
            help="Read archives in bulk, by processes or on a Ray cluster, and then add what was "
            "read. A run that was stopped goes on.",
            show_default=False,
        ),
    ] = None,
    work: Annotated[
        str,
        typer.Option(
            metavar="FOLDER",
            help="With --engine: where what was read is kept.",
            callback=options.said,
        ),
    ] = "tocsin.work",
    sift: Annotated[
        bool,
        typer.Option(
            "--sift",
            help="With --engine: don't read pages without any word of an incident, a warning or "
            "blame.",
        ),
    ] = False,
) -> None:
    """Read news pages into the desk's record, and link them with what is there.

    What is there already is not added twice, so that a run that was stopped is finished by
    running it again. A source that can't be read is reported in one line on standard error, and
    the exit code is then 1.
    """
    from tocsin.cli.desk.filling import Bulk, Request, add, add_archives

    request = Request(tuple(sources), desk, published, replay=replay, jobs=jobs, by=by)
    if engine is None:
        if sift:
            raise typer.BadParameter("--sift goes with --engine")
        raise typer.Exit(add(request))
    raise typer.Exit(add_archives(request, Bulk(engine.value, work, sift)))


def reread(desk: options.Desk = WHERE, jobs: options.Jobs = 1, by: options.By = None) -> None:
    """Read the archive again, as this version of Tocsin reads; former readings are kept."""
    from tocsin.cli.desk.filling import reread

    raise typer.Exit(reread(desk, jobs, by))
