"""`tocsin show`: one thing opened, down to the sentences it comes from."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of anything in a list, or its first six letters or more; an article's "
            "address or file.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """Open one thing: an incident to its accounts, an article to its versions, words in place."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.opened import sheet

    with at(desk) as opened:
        put(opened.show(name, as_of=as_of), sheet, format, out, desk)
