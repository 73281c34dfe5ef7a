"""`tocsin verify`, `export`, `backup`, `import`: keeping a record whole, here or elsewhere."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE
from tocsin.cli.ending import EXIT_FAILED


def verify(desk: options.Desk = WHERE) -> None:
    """Check every hash, every span and every row against the pages and readings they stand for.

    One line a fault, and the exit code 1 if there are any.
    """
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.words import counted
    from tocsin.wording.safe import one_line

    with at(desk) as opened:
        faults = 0
        for fault in opened.verify():
            faults += 1
            typer.echo(one_line(f"{fault.thing} {fault.id}: {fault.problem}"))
        if faults:
            raise typer.Exit(EXIT_FAILED)
        size = opened.size()
        checked = f"{counted(size.pages, 'page')}, {counted(size.readings, 'reading')} checked"
        typer.echo(f"all well: {checked}")


def export(desk: options.Desk = WHERE, out: options.Out = None) -> None:
    """Write the whole record as JSON lines, with every page and reading that it ever had."""
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import stream
    from tocsin.store import files

    with at(desk) as opened, stream(out, files(desk)) as place:
        opened.export(place)


def backup(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Where to; a file that isn't there yet.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
) -> None:
    """Copy the desk whole to another file, accounts and all, while it is in use."""
    from pathlib import Path

    from tocsin.cli.desk.sitting import at

    with at(desk) as opened:
        opened.store.copy(Path(file))
        typer.echo(f"{opened.store.name} is copied to {file}")


def import_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="What `tocsin export` wrote; - for standard input.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
) -> None:
    """Fill a new desk with what `tocsin export` wrote: all of it, or nothing."""
    from tocsin.cli.desk.loading import load

    typer.echo(f"{load(file, desk):,} rows imported")
