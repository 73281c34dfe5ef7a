"""`tocsin case …` and `propose`: what is decided of a threat, by whom, and why."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import handing, involving, matter, measuring, options
from tocsin.cli.desk.options import WHERE, People


class Criterion(StrEnum):
    """What a threat must be, and of what."""

    credible = "credible"
    specific = "specific"
    impending = "impending"
    killing = "killing"
    injury = "serious-injury"
    kidnapping = "kidnapping"


class Met(StrEnum):
    """Whether a criterion is met."""

    yes = "yes"
    no = "no"
    unclear = "unclear"


class Outcome(StrEnum):
    """How a matter ended."""

    hit = "hit"
    miss = "miss"
    false_alarm = "false-alarm"
    near_miss = "near-miss"
    undecidable = "undecidable"


def open_(
    proposal: Annotated[
        str,
        typer.Argument(
            metavar="PROPOSAL",
            help="The id of a proposal, or its first six letters or more.",
            show_default=False,
            callback=options.said,
        ),
    ],
    why: Annotated[
        str,
        typer.Option(
            metavar="TEXT", help="Why; the proposal's own reason if not given.", show_default=False
        ),
    ] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Open the case of a proposal, with its evidence; the proposal is taken thereby."""
    from tocsin.cli.desk.deciding import opening
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opening(opened, opened.cases.open(proposal, why=why))


def list_(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List cases: open ones first, of these the red ones, in which a target wasn't reached."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("cases", desk, {}, as_of, format, out=out))


def show(
    name: matter.Case,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Open a case: the threshold, who was told and what came of it, and all that was decided."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.case import sheet

    with at(desk) as opened:
        put(opened.cases.show(name, as_of=as_of), sheet, format, out, desk)


def tick(
    name: matter.Case,
    criterion: Annotated[
        Criterion,
        typer.Argument(
            metavar="CRITERION",
            help="credible, specific or impending; killing, serious-injury or kidnapping.",
            show_default=False,
        ),
    ],
    met: Annotated[
        Met, typer.Argument(metavar="MET", help="yes, no or unclear.", show_default=False)
    ],
    why: options.Why,
    evidence: matter.Evidence = None,
    known: Annotated[
        str,
        typer.Option(metavar="TEXT", help="What you know that no page holds.", show_default=False),
    ] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Judge a criterion of the duty to warn (ICD 191). “yes” needs --evidence or --known."""
    from tocsin.cli.desk.deciding import threshold
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        word = criterion.value.replace("-", " ")
        id_ = opened.cases.tick(
            name,
            word,  # type: ignore[arg-type]
            met.value,
            why=why,
            evidence=evidence or (),
            known=known,
        )
        threshold(opened, id_, f"{word}: {met.value}")


def close(
    name: matter.Case,
    outcome: Annotated[
        Outcome,
        typer.Argument(
            metavar="OUTCOME",
            help="hit, miss, false-alarm, near-miss or undecidable.",
            show_default=False,
        ),
    ],
    why: options.Why,
    incident: Annotated[
        str | None,
        typer.Option(
            metavar="INCIDENT", help="What happened, if it did, by its id.", callback=options.said
        ),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Close a case: nobody is paged any more. Warnings that still hold are named."""
    from tocsin.cli.desk.deciding import closing
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        word = outcome.value.replace("-", " ")
        closing(
            opened,
            opened.cases.close(name, word, why=why, incident=incident),  # type: ignore[arg-type]
        )


def reopen(
    name: matter.Case, why: options.Why, desk: options.Desk = WHERE, by: options.By = None
) -> None:
    """Go on with a case that was closed."""
    from tocsin.cli.desk.deciding import coverage
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.reopen(name, why=why)
        coverage(opened, id_, f"case {id_[:10]} is open again")


def propose(
    title: Annotated[
        str,
        typer.Argument(
            metavar="TITLE",
            help="What is feared, in a line.",
            show_default=False,
            callback=options.said,
        ),
    ],
    why: Annotated[
        str,
        typer.Option(metavar="TEXT", help="What you know; it is evidence.", callback=options.said),
    ],
    evidence: matter.Evidence = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Open a case because you are worried, whatever the watches say."""
    from tocsin.cli.desk.deciding import opening
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by, create=True) as opened:
        opening(opened, opened.cases.propose(title, why=why, evidence=evidence or ()))


case = typer.Typer(
    name="case",
    help="Decide what is done about a threat: the duty to warn, who is told, whose it is.",
    no_args_is_help=True,
)
_COMMANDS: Mapping[str, Callable[..., None]] = {
    "open": open_,
    "list": list_,
    "show": show,
    "tick": tick,
    "name": involving.name_,
    "unname": involving.unname,
    "harm": involving.harm,
    "waive": involving.waive,
    "unwaive": involving.unwaive,
    "offer": handing.offer,
    "accept": handing.accept,
    "decline": handing.decline,
    "close": close,
    "reopen": reopen,
}
for _name, _command in _COMMANDS.items():
    case.command(_name)(_command)
case.add_typer(measuring.measure)
