"""`tocsin ack`, `silence` and `unsilence`: what people answer, and when nobody is asked."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.matter import Case
from tocsin.cli.desk.options import WHERE

_Why = Annotated[
    str, typer.Option(metavar="TEXT", help="Why; it is kept with it.", callback=options.said)
]


def _answered(words: list[str]) -> list[str]:
    if len(words) not in (1, 3):
        raise typer.BadParameter("give WARNING RECIPIENT REPLY, or REPLY alone with --link")
    return words


def ack(
    answer: Annotated[
        list[str],
        typer.Argument(
            metavar="[WARNING RECIPIENT] REPLY",
            help="Which warning, whose answer (both by id), and what they answer: received, "
            "understood, acting, disputed, dismissed or cant-act. With --link the answer alone.",
            show_default=False,
            callback=_answered,
        ),
    ],
    by: Annotated[
        str,
        typer.Option(metavar="NAME", help="Who says so, in full.", callback=options.said),
    ],
    what: Annotated[
        str,
        typer.Option(metavar="TEXT", help="What they do; needed for acting.", show_default=False),
    ] = "",
    until: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="Until when they do it; needed for acting.",
            show_default=False,
            callback=options.moment,
        ),
    ] = None,
    why: Annotated[
        str,
        typer.Option(
            metavar="TEXT",
            help="Why; needed for disputed, dismissed and cant-act.",
            show_default=False,
        ),
    ] = "",
    link: Annotated[
        str | None,
        typer.Option(
            metavar="LINK",
            help="The link in their message, in place of warning and recipient.",
            show_default=False,
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
) -> None:
    """Write down what somebody answered to a warning, by telephone say.

    It counts as an answer by the link in their message does: they aren't asked again until it
    lapses.
    """
    from tocsin.cli.desk.paging import Told, take

    take(answer[:-1], link, Told(answer[-1], by, what, until, why), desk, settings)


def silence(
    case: Case,
    until: Annotated[
        str,
        typer.Option(
            metavar="MOMENT",
            help="Until when, a week from now at most.",
            callback=options.moment,
        ),
    ],
    why: _Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Ask nobody again about a case for a while. New warnings still go out."""
    from tocsin.cli.desk.sitting import at
    from tocsin.warn.needed import moment

    with at(desk, by=by) as opened:
        ends = opened.tending.silence(case, until, why=why)
        typer.echo(f"case {case} is silenced until {moment(ends)}; new warnings still go out")


def unsilence(case: Case, why: _Why, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Ask again about a case that is silenced."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        opened.tending.unsilence(case, why=why)
        typer.echo(f"case {case} isn't silenced any more; `tocsin deliver` goes on asking")
