"""`tocsin same`, `different`, `undo`, `judgements`: what people say, and taking it back."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

if TYPE_CHECKING:
    from tocsin.desk.judging import Judgement

_Kind = Annotated[
    options.Group,
    typer.Argument(metavar="KIND", help="incident, actor or story.", show_default=False),
]
_Id = Annotated[
    str,
    typer.Argument(
        help="Its id, or the id's first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]


def same(
    kind: _Kind,
    one: _Id,
    other: _Id,
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say that two incidents, actors or stories are one. It stands against every later linking."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        judged = opened.same(kind.value, one, other, why=why)
        _told(judged, f"{kind.value} {judged.other} is now part of {judged.one}")


def different(
    kind: _Kind,
    members: Annotated[
        list[str],
        typer.Argument(
            metavar="MEMBER…",
            help="Ids of accounts of an incident, or of articles' parts in an actor or story, "
            "as `tocsin show` has them.",
            show_default=False,
            callback=options.named,
        ),
    ],
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Say that members of a group are something else. They become a group of their own."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        judged = opened.different(kind.value, members, why=why)
        _told(judged, f"{kind.value} {judged.other} was taken out of {judged.one}")


def undo(
    said: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a judgement, or of a change that `tocsin argue` made; or its first "
            "six letters or more.",
            show_default=False,
            callback=options.said,
        ),
    ],
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Take a judgement back, or a change to who is said to have done an incident.

    What a judgement moved and still is where it was put returns to where it was.
    """
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        from tocsin.desk.judging import Judgement

        gone = opened.withdraw(said, why=why)
        if isinstance(gone, Judgement):
            typer.echo(f"judgement {gone.id} is withdrawn; what still was where it put it is back")
        else:
            typer.echo(f"change {gone.id} is taken back; `tocsin weigh` shows the table without it")


def judgements(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """List what people have judged, the newest first: who, when, why, and what it moved."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("judgements", desk, {}, as_of, format, limit, after, all_, out))


def _told(judged: "Judgement", words: str) -> None:
    typer.echo(f"{words}; to take it back: tocsin undo {judged.id} --why …")
