"""`tocsin add` and `tocsin reread`."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Files, folders (.html, .htm, .xhtml, .txt, .cap in and below them), http or "
            "https addresses, or - for standard input.",
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
) -> None:
    """Read news pages into the desk's record, and link them with what is there.

    What is there already is not added twice, so that a run that was stopped is finished by
    running it again. A source that can't be read is reported in one line on standard error, and
    the exit code is then 1.
    """
    from tocsin.cli.desk.filling import Request, add

    raise typer.Exit(add(Request(tuple(sources), desk, published, replay=replay, jobs=jobs, by=by)))


def reread(desk: options.Desk = WHERE, jobs: options.Jobs = 1, by: options.By = None) -> None:
    """Read the archive again, as this version of Tocsin reads; former readings are kept."""
    from tocsin.cli.desk.filling import reread

    raise typer.Exit(reread(desk, jobs, by))
