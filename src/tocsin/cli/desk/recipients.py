"""`tocsin recipients …`: who can be told, and how."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

recipients = typer.Typer(
    name="recipients", help="Keep who can be told, and how they are reached.", no_args_is_help=True
)


@recipients.command()
def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="TOML (a table a recipient), or CSV where the name ends in .csv; a recipient of "
            "the same id is written anew.",
            show_default=False,
            callback=options.named,
        ),
    ],
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Write recipients down. All files are checked before any is kept.

    A mistake is told in one line with the file, the id, the key and the remedy, and the exit code
    is then 1.
    """
    from tocsin.cli.desk.contacts import write

    write(files, desk, by=by)


@recipients.command("list")
def list_(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List recipients, and say whose contacts may not work."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("recipients", desk, {}, as_of, format, out=out))


@recipients.command()
def show(
    recipient: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The recipient's id.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Open a recipient: contacts, who protects it, and the cases that concern it."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.recipients import sheet

    with at(desk) as opened:
        put(opened.directory.show(recipient, as_of=as_of), sheet, format, out, desk)
