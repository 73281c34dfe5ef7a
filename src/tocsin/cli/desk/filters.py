"""`tocsin filters …`: lists that are kept as they were filtered, and their feeds."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

filters = typer.Typer(
    name="filters",
    help="Lists that are kept as they were filtered, for everybody at the desk.",
    no_args_is_help=True,
)

_Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="What it is called, as `tocsin filters list` has it.",
        show_default=False,
        callback=options.said,
    ),
]


@filters.command()
def save(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="What to call it.", show_default=False, callback=options.said
        ),
    ],
    list_: Annotated[
        str,
        typer.Argument(
            metavar="LIST",
            help="incidents, statements, blame, warned, stories or search.",
            show_default=False,
            callback=options.said,
        ),
    ],
    query: Annotated[
        str,
        typer.Argument(
            metavar="[QUERY]",
            help="What it is asked, as in the list's address: 'place=Orlec&kind=bombing'.",
        ),
    ] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Keep a list as it is filtered."""
    from urllib.parse import parse_qsl

    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        row = opened.filters.save(name, list_, dict(parse_qsl(query)))
        say(f"filter {row.name} is saved; tocsin filters feed makes a feed of it")


@filters.command("list")
def list_(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List them: which list, what it is asked, who saved it and when."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.kept import filters

    with at(desk) as opened:
        rows = List(rows=opened.filters.list(as_of=as_of), next=None)
        put(rows, filters, format, out, desk)


@filters.command()
def withdraw(
    name: _Name, why: options.Why, desk: options.Desk = WHERE, by: options.By = None
) -> None:
    """Keep one no longer; its feed ends."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opened.filters.withdraw(name, why=why)
        say(f"filter {name} is withdrawn")


@filters.command()
def feed(name: _Name, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Print the path of its feed: on standard output, this once, and nothing else.

    Whoever has it can read the list without signing in. One that was made before opens nothing.
    """
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        typer.echo(f"/feeds/{opened.filters.feed(name)}.rss")


@filters.command("end-feed")
def end_feed(name: _Name, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Let nobody read it as a feed any more."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opened.filters.end_feed(name)
        say(f"filter {name} is no feed any more")
