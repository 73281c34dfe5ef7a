"""`tocsin cap check`: what it takes, and nothing that loads a room."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options

cap = typer.Typer(
    name="cap",
    help="Alerts of the Common Alerting Protocol (CAP 1.2), anyone's.",
    no_args_is_help=True,
)


class Format(StrEnum):
    """What `tocsin cap check` can print."""

    text = "text"
    json = "json"


@cap.callback()
def _common() -> None:
    pass  # so that `check` is a command by name, though it is the only one


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
