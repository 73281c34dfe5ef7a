"""`tocsin deliver`, `deliveries` and `heartbeat`: messages go out, and it shows that they do."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People
from tocsin.cli.ending import EXIT_FAILED

deliveries = typer.Typer(
    name="deliveries",
    help="See what became of messages, and note what channels report later.",
    no_args_is_help=True,
)
heartbeat = typer.Typer(
    name="heartbeat",
    help="Show that the desk lives, and page its people when it doesn't.",
    no_args_is_help=True,
)


class Standing(StrEnum):
    """How a message can stand."""

    waiting = "waiting"
    off = "put-off"
    way = "under-way"
    doubt = "in-doubt"
    again = "to-be-tried-again"
    sent = "sent"
    delivered = "delivered"
    read = "read"
    never = "never-arrived"
    failed = "failed"
    dropped = "dropped"


class Report(StrEnum):
    """What a channel can report later."""

    delivered = "delivered"
    read = "read"
    failed = "failed"


_Delivery = Annotated[
    str,
    typer.Argument(
        metavar="DELIVERY",
        help="The message's id, or its first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]


def deliver(
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    once: Annotated[bool, typer.Option("--once", help="Send what is due now, and end.")] = False,
    every: Annotated[
        float,
        typer.Option(min=0.1, metavar="SECONDS", help="How long to wait when nothing is due."),
    ] = 5,
    by: options.By = None,
) -> None:
    """Send what is due, ask again those who don't answer, and go on until interrupted.

    Several may run on one desk: none sends what another does. A message that is under way when
    this ends is waited for; with --once the exit code is 1 if one failed for good.
    """
    from tocsin.cli.desk.posting import run

    if run(desk, settings, once=once, every=every, by=by):
        raise typer.Exit(EXIT_FAILED)


@deliveries.command("list")
def list_(
    case: Annotated[
        str | None,
        typer.Option(metavar="CASE", help="Only of this case.", callback=options.said),
    ] = None,
    warning: Annotated[
        str | None,
        typer.Option(metavar="WARNING", help="Only of this warning.", callback=options.said),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option(metavar="RECIPIENT", help="Only to this one.", callback=options.said),
    ] = None,
    state: Annotated[
        Standing | None, typer.Option(help="Only those that stand so.", show_default=False)
    ] = None,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List messages, the last first: of what, to whom, how, and what was last said of each."""
    from tocsin.cli.desk.posting import Wanted, put

    stands = state.value.replace("-", " ") if state else None
    put(Wanted(case, warning, recipient, stands), desk, as_of, format, out)  # type: ignore[arg-type]


@deliveries.command()
def show(
    delivery: _Delivery,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Open a message: every try, what the channel said, and what isn't known."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.sent import sheet

    with at(desk) as opened:
        put(opened.deliveries.opened(delivery, as_of=as_of), sheet, format, out, desk)


@deliveries.command()
def report(
    delivery: _Delivery,
    state: Annotated[
        Report,
        typer.Argument(metavar="STATE", help="delivered, read or failed.", show_default=False),
    ],
    detail: Annotated[
        str, typer.Option(metavar="TEXT", help="What the channel says, as of a bounce.")
    ] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Note what a channel reports of a message later: that it arrived, was read, or bounced."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        row = opened.deliveries.report(delivery, state.value, detail)
        typer.echo(f"message {row.id} to {row.recipient}: {row.state}")


@heartbeat.command()
def beat(
    desk: options.Desk = WHERE,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Of the process; the machine's if not given."),
    ] = None,
) -> None:
    """Show that the desk lives, as `tocsin deliver` does in each round."""
    from tocsin.cli.desk.posting import process
    from tocsin.cli.desk.sitting import at

    with at(desk) as opened:
        opened.heart.beat(name or process())


@heartbeat.command()
def check(
    after: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            metavar="MINUTES",
            help="Silent is what hasn't shown itself for so long; as set if not given.",
            show_default=False,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
) -> None:
    """Check that the desk lives; if it doesn't, page those whom the settings name, and exit with 1.

    For cron, best on another machine. The channels are used directly, as who would send is silent;
    as long as it lasts people are paged once an hour.
    """
    from tocsin.cli.desk.posting import checked

    if not checked(desk, settings, after):
        raise typer.Exit(EXIT_FAILED)
