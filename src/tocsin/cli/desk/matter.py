"""What commands about a case share: the case, whom it is about, what shows it."""

from typing import Annotated

import typer

from tocsin.cli.desk import options

Case = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="The case's id, or its first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]
Recipient = Annotated[
    str,
    typer.Argument(
        metavar="RECIPIENT",
        help="An id of `tocsin recipients list`.",
        show_default=False,
        callback=options.said,
    ),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID",
        help="A statement, warning, blame, incident or account that shows it, by its id; or the "
        "number of evidence of the case. Can be given several times.",
        show_default=False,
    ),
]
