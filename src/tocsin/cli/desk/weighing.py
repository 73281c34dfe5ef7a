"""`tocsin weigh`, `argue`, `grade`, `grades`: what is told weighed, and what people make of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

if TYPE_CHECKING:
    from tocsin.desk.grading import GradeRow

_Incident = Annotated[
    str,
    typer.Argument(
        metavar="INCIDENT",
        help="Its id or that of an account of it, or the first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]


def weigh(
    incident: _Incident,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """Weigh an incident: who vouches for it, what can't both be true, who is said to have done it.

    It says what speaks for what, and on whose word. It never says who did it.
    """
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.weighed import sheet

    with at(desk) as opened:
        put(opened.weigh(incident, as_of=as_of), sheet, format, out, desk)


def argue(
    incident: _Incident,
    hypothesis: Annotated[
        str,
        typer.Argument(
            metavar="HYPOTHESIS",
            help="Who may have done it, by any name; or “none of these”.",
            show_default=False,
            callback=options.said,
        ),
    ],
    why: options.Why,
    origin: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="What this origin shows of it is worth --low to --high, in place of our ratio.",
            callback=options.said,
        ),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Evidence that no page holds, worth --low to --high.",
            callback=options.said,
        ),
    ] = None,
    low: Annotated[
        float | None,
        typer.Option(
            metavar="RATIO",
            help="How much likelier the evidence is if the hypothesis is true, at least; 1 moves "
            "nothing, less speaks against it. From 0.01 to 100, as no single item is worth more.",
        ),
    ] = None,
    high: Annotated[
        float | None, typer.Option(metavar="RATIO", help="The same, at most; --low if not given.")
    ] = None,
    prior: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE",
            help="How likely it was before anything was shown, between 0 and 1.",
        ),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Change who is said to have done an incident: your ratio, note or prior, or a new hypothesis.

    Without --origin, --note and --prior the hypothesis is proposed: one that no
    account names. Your name and reason stand beside the change, and `tocsin undo`
    takes it back.
    """
    from tocsin.cli.desk.arguing import Request, run

    run(Request(desk, by, incident, hypothesis, why, origin, note, low, high, prior))


def grade(
    what: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE|ACCOUNT",
            help="An outlet by its name or host, or an account of an incident by its id.",
            show_default=False,
            callback=options.said,
        ),
    ],
    given: Annotated[
        str,
        typer.Argument(
            metavar="GRADE",
            help="Of an outlet A (completely reliable) to E (unreliable), or F (can't be judged); "
            "of an account 1 (confirmed by others) to 5 (improbable), or 6 (can't be judged).",
            show_default=False,
            callback=options.grade,
        ),
    ],
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say how reliable an outlet is (A to F), or how credible an account (1 to 6).

    The last grade stands; what nobody graded is F and 6, which is not the same as bad.
    """
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        if given.isdigit():
            _told(opened.grade_report(what, int(given), why=why))
        else:
            from tocsin.assess.grades import LETTERS

            letter = next(one for one in LETTERS if one == given)
            _told(opened.grade_source(what, letter, why=why))


def _told(row: "GradeRow") -> None:
    from tocsin.wording.safe import one_line

    what = "the account of " * (row.kind == "report") + one_line(row.name)
    typer.echo(f"{what} is graded {row.grade}, {row.words}; a later grade takes its place")


def grades(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    suggest: Annotated[
        str | None,
        typer.Option(
            metavar="OUTLET",
            help="Instead, the letter that an outlet's past suggests: how what it was the first "
            "to report turned out.",
            callback=options.said,
        ),
    ] = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """List the grades that stand, those of outlets first: who gave each, when and why."""
    if suggest is not None:
        _suggest(desk, suggest, as_of)
        return
    from tocsin.cli.desk.listing import Request, run

    run(Request("grades", desk, {}, as_of, format, out=out))


def _suggest(desk: str, outlet: str, as_of: str | None) -> None:
    from tocsin.assess.grades import LETTER_WORDS
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.safe import one_line

    with at(desk) as opened:
        found = opened.suggested(outlet, as_of=as_of)
    why = "; ".join(found.reasons)
    typer.echo(f"{one_line(outlet)}: {found.letter}, {LETTER_WORDS[found.letter]} ({why})")
    typer.echo("people decide: tocsin grade OUTLET LETTER --why …")
