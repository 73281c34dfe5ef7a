"""`tocsin review`: looking back at an incident and at the desk, and saying what was found."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE


class _Incidents(TyperGroup):
    """A group whose first word may be an incident: `tocsin review ID` is `… review incident ID`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The incident's command, where no other is named."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = ["incident", *args]
        return super().parse_args(ctx, args)


review = typer.Typer(
    name="review",
    cls=_Incidents,
    help="Look back: `tocsin review INCIDENT` is short for `tocsin review incident INCIDENT`.",
    no_args_is_help=True,
)


class Pages(StrEnum):
    """Forms of what is handed round as well."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


class Outcome(StrEnum):
    """How warning did."""

    hit = "hit"
    miss = "miss"
    false = "false-alarm"
    near = "near-miss"
    undecidable = "undecidable"


def _one_of(values: list[str] | None, known: tuple[str, ...], what: str) -> list[str]:
    """The phrases that are meant, by them or by how only one of them begins."""
    found = []
    for value in values or ():
        said = value.strip().casefold()
        fits = [one for one in known if one == said] or [o for o in known if o.startswith(said)]
        if len(fits) != 1 or not said:
            listed = "; ".join(known)
            raise typer.BadParameter(f"{value!r} is no {what}; they are: {listed}")
        found += fits
    return found


def _findings(values: list[str] | None) -> list[str]:
    from typing import get_args

    from tocsin.warn.deeds import Finding

    return _one_of(values, get_args(Finding), "finding")


def _impediments(values: list[str] | None) -> list[str]:
    from typing import get_args

    from tocsin.warn.deeds import Impediment

    return _one_of(values, get_args(Impediment), "impediment")


_Incident = Annotated[
    str,
    typer.Argument(
        metavar="INCIDENT",
        help="Its id or that of an account of it, or the first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]
_Format = Annotated[Pages, typer.Option(help="text, markdown, one html page, or json.")]


@review.command()
def incident(
    incident: _Incident,
    case: Annotated[
        str | None,
        typer.Option(
            metavar="CASE",
            help="A case that bears on it, besides those closed with it or of its watches.",
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="What was knowable then, before the incident too: a day (its end) or a time like "
            "2024-03-22T18:30Z.",
            callback=options.as_of,
        ),
    ] = None,
    format: _Format = Pages.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """Look back at an incident: who warned of it, who was told and answered, what was knowable.

    What the desk makes of it are suggestions; `tocsin review find` says what a person finds.
    """
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.reviewed import sheet

    with at(desk) as opened:
        found = opened.reviews.incident(incident, case=case, as_of=as_of)
        put(found, sheet, format, out, desk)


@review.command("desk")
def desk_(
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From this day on.", callback=options.day)
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="To the end of this day.", callback=options.day),
    ] = None,
    desk: options.Desk = WHERE,
    format: _Format = Pages.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Look back at the desk: hits and false alarms, how early it warned, who heard it."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.track import sheet

    with at(desk) as opened:
        put(opened.reviews.desk(since=since, until=until), sheet, format, out, desk)


@review.command()
def find(
    incident: _Incident,
    outcome: Annotated[
        Outcome, typer.Option(help="How warning did.", show_default=False, prompt=False)
    ],
    why: options.Why,
    finding: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="What was found, as `tocsin review` suggests it; may be given several times.",
            callback=_findings,
        ),
    ] = None,
    impediment: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="What kept people from warning, of the checklist; may be given several times.",
            callback=_impediments,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say what you find of an incident; it is kept with your name, and your last word counts."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        found = opened.reviews.find(
            incident,
            outcome.value.replace("-", " "),  # type: ignore[arg-type]
            why=why,
            findings=finding or (),  # type: ignore[arg-type]
            impediments=impediment or (),  # type: ignore[arg-type]
        )
        id_ = found.incident
        typer.echo(f"{found.outcome} is kept of incident {id_}; see `tocsin review {id_[:10]}`")
