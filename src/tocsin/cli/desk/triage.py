"""`tocsin triage …`: what becomes of an incident."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

if TYPE_CHECKING:
    from tocsin.desk.triage import TriageRow

triage = typer.Typer(
    name="triage",
    help="Say what becomes of an incident; `tocsin incidents --triage new` lists what waits.",
    no_args_is_help=True,
)

_Incident = Annotated[
    str,
    typer.Argument(
        metavar="INCIDENT",
        help="Its id, or the id's first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]
_SHOWN = 10


@triage.command()
def dismiss(
    incident: _Incident,
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say that nothing is to be done about it. It stays in all lists, and is no news any more."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        _told(opened.triage.dismiss(incident, why=why), "dismissed")


@triage.command()
def assign(
    incident: _Incident,
    to: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="Who is to see to it; of those who may judge, where the desk has accounts.",
            show_default=False,
            callback=options.said,
        ),
    ],
    why: Annotated[
        str, typer.Option(metavar="TEXT", help="Why; it is kept with what is said.")
    ] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say who is to see to it."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        row = opened.triage.assign(incident, to, why=why)
        _told(row, f"assigned to {row.assignee}")


@triage.command()
def reopen(
    incident: _Incident,
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Take back that it was dismissed or assigned."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        _told(opened.triage.reopen(incident, why=why), "open again")


@triage.command()
def show(
    incident: _Incident,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """Show all that was said of what becomes of it: who said so, when and why."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.triaged import history

    with at(desk) as opened:
        rows = List(rows=opened.triage.history(incident, as_of=as_of), next=None)
        put(rows, history, format, out, desk)


def _told(row: "TriageRow", done: str) -> None:
    from tocsin.cli.desk.deciding import say

    say(f"incident {row.incident[:_SHOWN]} is {done}")
