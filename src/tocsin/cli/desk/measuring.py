"""`tocsin case measure …`: what protection is in place, and who ended it."""

from typing import Annotated

import typer

from tocsin.cli.desk import matter, options
from tocsin.cli.desk.options import WHERE

measure = typer.Typer(
    name="measure", help="Keep what protection is in place, and who ended it.", no_args_is_help=True
)

_Measure = Annotated[
    str,
    typer.Argument(
        metavar="MEASURE",
        help="The measure's id, or how it begins; `tocsin case show` has it.",
        show_default=False,
        callback=options.said,
    ),
]
_Who = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who did it; you if not given.", callback=options.said),
]
_Review = Annotated[
    str,
    typer.Option(
        metavar="DATE", help="The day on which it is to be looked at.", callback=options.day
    ),
]


@measure.command()
def put(
    name: matter.Case,
    what: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help="What was put in place.",
            show_default=False,
            callback=options.said,
        ),
    ],
    review: _Review,
    who: _Who = None,
    protects: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Whom it protects.", callback=options.said),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Write down a measure that was put in place."""
    from datetime import date

    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        day = date.fromisoformat(review)
        id_ = opened.cases.put(name, what, who=who or opened.by, review=day, protects=protects)
        made = opened.cases.show(id_).measures[-1].put.id[:10]
        say(f"measure {made} is in place; to be reviewed on {review}")
        say(f"next: tocsin case measure review {id_[:10]} {made} --review DATE --why …")


@measure.command()
def review(
    name: matter.Case,
    which: _Measure,
    review: _Review,
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say that a measure was looked at and stays, until the next review."""
    from datetime import date

    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opened.cases.review(name, which, review=date.fromisoformat(review), why=why)
        say(f"measure {which} stays; to be reviewed on {review}")


@measure.command()
def withdraw(
    name: matter.Case,
    which: _Measure,
    why: options.Why,
    who: _Who = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say who ended a measure, and why."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opened.cases.withdraw(name, which, who=who or opened.by, why=why)
        say(f"measure {which} is withdrawn, by {who or opened.by}")
