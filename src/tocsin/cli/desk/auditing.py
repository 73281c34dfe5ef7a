"""`tocsin audit`: that nothing was changed, dropped or moved of what was decided and sent."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People
from tocsin.cli.ending import EXIT_FAILED

audit = typer.Typer(
    name="audit",
    help="Check and print the ledger: every decision and delivery, each chained to the last.",
    no_args_is_help=True,
)


def _head(value: str | None) -> str | None:
    if value is None:
        return None
    from tocsin.desk.auditing import head

    try:
        return head(value).words
    except ValueError as error:
        problem = f"{value!r} is no head; give what `tocsin audit head` printed, NUMBER:HASH"
        raise typer.BadParameter(problem) from error


@audit.command()
def verify(
    desk: options.Desk = WHERE,
    head: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER:HASH",
            help="A line that was noted before, which must still be there: without one nobody can "
            "see that the last lines are gone.",
            callback=_head,
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Check what `tocsin audit export` wrote, and no desk.",
            callback=options.said,
        ),
    ] = None,
) -> None:
    """Check that every line follows the one before and says what it said when it was written.

    What is still to be sent by these lines must wait in the outbox, too.
    One line a fault, and the exit code 1 if there are any.
    """
    from tocsin.cli.desk.audits import check

    faults = check(desk, head, file)
    if faults:
        raise typer.Exit(EXIT_FAILED)


@audit.command()
def head(desk: options.Desk = WHERE) -> None:
    """Print the number and hash of the last line, to be noted where the desk can't change it."""
    from tocsin.cli.desk.sitting import at

    with at(desk) as opened:
        typer.echo(opened.audit.head().words)


@audit.command()
def log(
    case: Annotated[
        str | None,
        typer.Option(
            metavar="CASE",
            help="Only of this case, by its id or its first six letters or more.",
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """Print all that was decided, sent and answered, the first first: who, when, what, why."""
    from tocsin.cli.desk.audits import put

    put(desk, case, as_of, format, out)


@audit.command()
def export(desk: options.Desk = WHERE, out: options.Out = None) -> None:
    """Write the lines as they are kept, as JSON lines: `tocsin audit verify --file` checks them."""
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import stream
    from tocsin.store import files

    with at(desk) as opened, stream(out, files(desk)) as place:
        opened.audit.export(place)
