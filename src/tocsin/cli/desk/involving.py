"""`tocsin case name`, `unname`, `harm`, `waive`, `unwaive`: who is to be warned, and who isn't."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import matter, options
from tocsin.cli.desk.options import WHERE


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


def name_(
    name: matter.Case,
    recipient: matter.Recipient,
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


def unname(
    name: matter.Case,
    recipient: matter.Recipient,
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


def harm(
    name: matter.Case,
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


def waive(
    name: matter.Case,
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


def unwaive(
    name: matter.Case,
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
