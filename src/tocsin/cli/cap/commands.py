"""`tocsin cap`: what its commands take, and nothing that loads a room."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE

cap = typer.Typer(
    name="cap",
    help="Alerts of the Common Alerting Protocol (CAP 1.2), anyone's.",
    no_args_is_help=True,
)


class Format(StrEnum):
    """What `tocsin cap check` can print."""

    text = "text"
    json = "json"


_Alert = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="A file with one alert, or - for standard input.",
        show_default=False,
        callback=options.said,
    ),
]
_Sender = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="SENDER",
        help="Your system, as CAP names senders: its address.",
        callback=options.said,
    ),
]
_SigningKey = Annotated[
    str | None,
    typer.Option(metavar="PEM", help="A file with the key to sign with.", callback=options.said),
]


@cap.command()
def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Files with one alert each, or - for standard input.",
            show_default=False,
            callback=options.named,
        ),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        Format, typer.Option(help="text, a finding a line; or json, a list with an object a file.")
    ] = Format.text,
) -> None:
    """Check alerts by the schema and by the standard's own rules, each finding with its paragraph.

    The exit code is 1 where an alert has an error or can't be read; advice alone changes nothing.
    """
    from tocsin.cli.cap.checking import run

    raise typer.Exit(run(tuple(files), as_json=format is Format.json))


@cap.command()
def ack(file: _Alert, by: _Sender, key: _SigningKey = None) -> None:
    """Print the Ack with which your system says that it has an alert; no person's answer."""
    from tocsin.cli.cap.replying import put
    from tocsin.warn.cap import acknowledged

    put(file, lambda alert, now: acknowledged(alert, by, now), key)


@cap.command()
def error(
    file: _Alert,
    by: _Sender,
    why: Annotated[
        str, typer.Option(metavar="TEXT", help="Why it isn't taken.", callback=options.said)
    ],
    key: _SigningKey = None,
) -> None:
    """Print the Error with which your system says that it can't take an alert, and why."""
    from tocsin.cli.cap.replying import put
    from tocsin.warn.cap import rejected

    put(file, lambda alert, now: rejected(alert, by, now, why), key)


@cap.command()
def answer(
    file: _Alert,
    key: Annotated[
        str | None,
        typer.Option(
            metavar="PEM",
            help="A file with the public key, or certificate, that is known to be theirs.",
            callback=options.said,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Who vouches for it, without a key.", callback=options.said
        ),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help="How they know that it is theirs.", callback=options.said
        ),
    ] = None,
    desk: options.Desk = WHERE,
) -> None:
    """Write down the Ack or Error with which another system answers a warning of the desk.

    It counts once its signature is of the key, or a person vouches for it. An Ack is "received" and
    stops no paging, as no person has read anything; an Error is "can't act".
    """
    from tocsin.cli.cap.replying import take

    take(file, key, by, why, desk)
