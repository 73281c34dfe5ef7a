"""`tocsin case …` and `propose`: what is decided of a threat, by whom, and why."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

case = typer.Typer(
    name="case",
    help="Decide what is done about a threat: the duty to warn, who is told, whose it is.",
    no_args_is_help=True,
)
measure = typer.Typer(
    name="measure", help="Keep what protection is in place, and who ended it.", no_args_is_help=True
)
case.add_typer(measure)


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


class Role(StrEnum):
    """What somebody is in a case."""

    victim = "victim"
    protector = "protector"
    authority = "authority"
    public = "public"
    desk = "desk"


class Ground(StrEnum):
    """Short names of the grounds of a waiver."""

    aware = "aware"
    combat = "combat"
    endangers = "endangers"
    partner = "partner"
    impossible = "impossible"
    violent = "violent"


class Outcome(StrEnum):
    """How a matter ended."""

    hit = "hit"
    miss = "miss"
    false_alarm = "false-alarm"
    near_miss = "near-miss"
    undecidable = "undecidable"


def _until(value: str) -> str:
    from tocsin.desk.moments import moment

    try:
        return moment(value)
    except ValueError as error:
        problem = f"{value!r} is no moment; write it like 2024-03-22 or 2024-03-22T18:30Z"
        raise typer.BadParameter(problem) from error


_Case = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="The case's id, or its first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]
_Recipient = Annotated[
    str,
    typer.Argument(
        metavar="RECIPIENT",
        help="An id of `tocsin recipients list`.",
        show_default=False,
        callback=options.said,
    ),
]
_Measure = Annotated[
    str,
    typer.Argument(
        metavar="MEASURE",
        help="The measure's id, or how it begins; `tocsin case show` has it.",
        show_default=False,
        callback=options.said,
    ),
]
_Evidence = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID",
        help="A statement, warning, blame, incident or account that shows it, by its id; or the "
        "number of evidence of the case. Can be given several times.",
        show_default=False,
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


@case.command("open")
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


@case.command("list")
def list_(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List cases: open ones first, of these the red ones, in which a target wasn't reached."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("cases", desk, {}, as_of, format, out=out))


@case.command()
def show(
    name: _Case,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Open a case: the threshold, who was told and what came of it, and all that was decided."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.lists.case import sheet

    with at(desk) as opened:
        put(opened.cases.show(name, as_of=as_of), sheet, format, out, desk)


@case.command()
def tick(
    name: _Case,
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
    evidence: _Evidence = None,
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


@case.command("name")
def name_(
    name: _Case,
    recipient: _Recipient,
    role: Annotated[
        Role,
        typer.Option(
            metavar="ROLE",
            help="victim (who would be hit), protector, authority, public or desk.",
            show_default=False,
        ),
    ],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.", show_default=False)] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Name who would be hit, or who can act; they must be among the recipients."""
    from tocsin.cli.desk.deciding import coverage
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        word = "intended victim" if role == Role.victim else role.value
        id_ = opened.cases.name(name, recipient, word, why=why)  # type: ignore[arg-type]
        coverage(opened, id_, f"{recipient} is named as {word}")


@case.command()
def unname(
    name: _Case,
    recipient: _Recipient,
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say that somebody is no part of the case any more."""
    from tocsin.cli.desk.deciding import coverage
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.unname(name, recipient, why=why)
        coverage(opened, id_, f"{recipient} is no part of the case any more")


@case.command()
def harm(
    name: _Case,
    what: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help="What harm warning itself may do.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Write down what harm warning may do. It is weighed apart, and waives nothing."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.harm(name, what)
        say(f"noted in case {id_[:10]}; the duty to warn stands as it did")


@case.command()
def waive(
    name: _Case,
    ground: Annotated[
        Ground,
        typer.Option(
            metavar="GROUND",
            help="aware (they know already), combat (at risk only by taking part in armed "
            "conflict), endangers (own personnel, sources, methods or operations, unduly), partner "
            "(a partner's information, who has not agreed), impossible (no reasonable way), "
            "violent (they take part in terrorism or violent crime).",
            show_default=False,
        ),
    ],
    why: options.Why,
    recipient: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Whom not to warn; nobody is if not given.", callback=options.said
        ),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Decide not to warn, on a ground of ICD 191 and with a justification, under your name."""
    from tocsin.cli.desk.deciding import GROUNDS, coverage
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        chosen = GROUNDS[ground.value]
        id_ = opened.cases.waive(name, ground=chosen, why=why, recipient=recipient)
        whom = recipient or "everybody"
        coverage(opened, id_, f"warning {whom} is waived: {chosen}; `unwaive` takes it back")


@case.command()
def unwaive(
    name: _Case,
    why: options.Why,
    recipient: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Whose waiver; that of everybody if not given.",
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Take a waiver back."""
    from tocsin.cli.desk.deciding import coverage
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.unwaive(name, why=why, recipient=recipient)
        coverage(opened, id_, f"the waiver of {recipient or 'everybody'} is taken back")


@case.command()
def offer(
    name: _Case,
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
            callback=_until,
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
        id_ = opened.cases.offer(name, to, until=moment, why=why, deputy=deputy)
        row = opened.cases.show(id_).row
        say(f"case {id_[:10]} is offered to {to}; until they accept it is {row.owner}'s")
        say(f"next: tocsin case accept {id_[:10]} --by {quote(to)}, or decline")


@case.command()
def accept(name: _Case, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Take a case that was offered to you."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.accept(name)
        say(f"case {id_[:10]} is {opened.by}'s")


@case.command()
def decline(
    name: _Case, why: options.Why, desk: options.Desk = WHERE, by: options.By = None
) -> None:
    """Don't take a case that was offered to you; it stays whose it was."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.decline(name, why=why)
        say(f"case {id_[:10]} stays {opened.cases.show(id_).row.owner}'s")


@case.command()
def close(
    name: _Case,
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


@case.command()
def reopen(
    name: _Case, why: options.Why, desk: options.Desk = WHERE, by: options.By = None
) -> None:
    """Go on with a case that was closed."""
    from tocsin.cli.desk.deciding import coverage
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        id_ = opened.cases.reopen(name, why=why)
        coverage(opened, id_, f"case {id_[:10]} is open again")


@measure.command("put")
def put_(
    name: _Case,
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


@measure.command("review")
def review_(
    name: _Case,
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
    name: _Case,
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
    evidence: _Evidence = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Open a case because you are worried, whatever the watches say."""
    from tocsin.cli.desk.deciding import opening
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by, create=True) as opened:
        opening(opened, opened.cases.propose(title, why=why, evidence=evidence or ()))
