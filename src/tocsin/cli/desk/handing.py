"""`tocsin case offer`, `accept`, `decline`: whose a case is."""

from typing import Annotated

import typer

from tocsin.cli.desk import matter, options
from tocsin.cli.desk.options import WHERE


def offer(
    name: matter.Case,
    to: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="To whom: a person at the desk, or the id of a recipient.",
            show_default=False,
            callback=options.said,
        ),
    ],
    until: Annotated[
        str,
        typer.Option(
            metavar="MOMENT",
            help="How long they have: a day (its end) or a time like 2024-03-22T18:30Z.",
            show_default=False,
            callback=options.moment,
        ),
    ],
    why: options.Why,
    deputy: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who is offered it then; of a recipient its own deputy if not given.",
            callback=options.said,
        ),
    ] = None,
    unasked: Annotated[
        str,
        typer.Option(
            metavar="WHY",
            help="Why whose it is can't be asked, if it isn't yours and you aren't their deputy.",
            show_default=False,
        ),
    ] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Offer the case to somebody. It stays whose it is until they accept."""
    from datetime import datetime
    from shlex import quote

    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        moment = datetime.fromisoformat(until)
        id_ = opened.cases.offer(name, to, until=moment, why=why, deputy=deputy, unasked=unasked)
        row = opened.cases.show(id_).row
        say(f"case {id_[:10]} is offered to {to}; until they accept it is {row.owner}'s")
        say(f"next: tocsin case accept {id_[:10]} --by {quote(to)}, or decline")


def accept(name: matter.Case, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Take a case that was offered to you."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.accept(name)
        say(f"case {id_[:10]} is {opened.cases.show(id_).row.owner}'s")


def decline(
    name: matter.Case, why: options.Why, desk: options.Desk = WHERE, by: options.By = None
) -> None:
    """Don't take a case that was offered to you; it stays whose it was."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.decline(name, why=why)
        say(f"case {id_[:10]} stays {opened.cases.show(id_).row.owner}'s")
