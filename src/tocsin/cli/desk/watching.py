"""`tocsin watch`, `watches`, `proposals` and `decide`: questions that are kept open, and alarms."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

watch = typer.Typer(
    name="watch",
    help="Keep a written question and what would speak for it; news is held against it.",
    no_args_is_help=True,
)


class State(StrEnum):
    """What can be noted of an indicator."""

    seen = "seen"
    absent = "absent"
    unasked = "not-looked-for"


class Decision(StrEnum):
    """What people decide of a proposal."""

    taken = "taken"
    dismissed = "dismissed"
    open = "open"


_Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="The watch's name, as `tocsin watches` has it.",
        show_default=False,
        callback=options.said,
    ),
]
_Why = Annotated[
    str, typer.Option(metavar="TEXT", help="Why; it is kept with it.", callback=options.said)
]


@watch.command()
def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="TOML files, one watch each; a watch of the same name is written anew.",
            show_default=False,
            callback=options.named,
        ),
    ],
    desk: options.Desk = WHERE,
    replay: Annotated[
        bool,
        typer.Option(
            "--replay",
            help="As if written on its first day; before `tocsin add --replay` of the pages.",
        ),
    ] = False,
    by: options.By = None,
) -> None:
    """Write watches, and hold them against the articles that the desk has.

    All files are checked before any is written. A mistake is told in one line with the file, the
    key and the remedy, and the exit code is then 1.
    """
    from tocsin.cli.desk.drafts import write

    write(files, desk, replay=replay, by=by)


@watch.command()
def show(
    name: _Name,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """Open a watch: how likely it is, how it came to that, and what it hangs on."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.watched import sheet

    with at(desk) as opened:
        put(opened.watch(name, as_of=as_of), sheet, format, out, desk)


@watch.command()
def note(
    name: _Name,
    indicator: Annotated[
        str,
        typer.Argument(
            metavar="INDICATOR",
            help="The indicator, as `tocsin watch show` has it.",
            show_default=False,
            callback=options.said,
        ),
    ],
    state: Annotated[
        State,
        typer.Argument(metavar="STATE", help="seen, absent or not-looked-for.", show_default=False),
    ],
    why: _Why,
    day: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When it was seen; today if left out.", callback=options.day
        ),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say what you know of an indicator that no article tells."""
    from tocsin.assess.words import spaced
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import WrongUsageError

    key, said = indicator.replace(" ", "_").replace("-", "_"), state.replace("-", " ")
    with at(desk, by=by) as opened:
        if day and state != State.seen:
            raise WrongUsageError("--day is of what was seen", "leave it out")
        opened.note(name, key, said, day=day or "", why=why)  # type: ignore[arg-type]
        typer.echo(f"{name}: {spaced(key)} is noted as {said}")


@watch.command()
def close(name: _Name, why: _Why, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Close a watch: it looks no more. What it saw and proposed stays."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opened.close_watch(name, why=why)
        typer.echo(f"{name} is closed; `tocsin watch add` opens it again")


@watch.command()
def text(
    name: _Name, desk: options.Desk = WHERE, as_of: options.AsOf = None, out: options.Out = None
) -> None:
    """Print a watch's TOML as it was written, to edit it and add it again."""
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import stream
    from tocsin.store import files

    with at(desk) as opened:
        written = opened.watch(name, as_of=as_of).text
        with stream(out, files(desk)) as place:
            place.write(written.encode())


def watches(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """List watches, the most likely first: how likely, how sure, what moved each last."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("watches", desk, {}, as_of, format, out=out))


def proposals(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """List warnings that watches propose, the most urgent first. People decide; nothing is sent."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("proposals", desk, {}, as_of, format, out=out))


def decide(
    proposal: Annotated[
        str,
        typer.Argument(
            metavar="PROPOSAL",
            help="The proposal's id, or its first six letters or more.",
            show_default=False,
            callback=options.said,
        ),
    ],
    decision: Annotated[
        Decision,
        typer.Argument(metavar="DECISION", help="taken, dismissed or open.", show_default=False),
    ],
    why: _Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say what becomes of a proposal. It is kept with your name; nothing is sent."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opened.decide(proposal, decision.value, why=why)
        typer.echo(f"proposal {proposal} is {decision.value}; nothing was sent")
