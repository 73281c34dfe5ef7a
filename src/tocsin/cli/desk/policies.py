"""`tocsin policies …`: how warnings are followed up, and who would get one."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.matter import Case
from tocsin.cli.desk.options import WHERE, People

policies = typer.Typer(
    name="policies",
    help="Keep how warnings are followed up, and ask who would get one.",
    no_args_is_help=True,
)

_Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="The policy's name, as `tocsin policies list` has it.",
        show_default=False,
        callback=options.said,
    ),
]


@policies.command()
def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="TOML files, one policy each; a policy of the same name is written anew.",
            show_default=False,
            callback=options.named,
        ),
    ],
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Write policies down. All files are checked before any is kept.

    A mistake is told in one line with the file, the key and the remedy, and the exit code is then
    1. Warnings that are out already are followed up by the new text from now on.
    """
    from tocsin.cli.desk.paging import write

    write(files, desk, by=by)


@policies.command("list")
def list_(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List policies: whom each asks, after how long, how often."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.followed import policies

    with at(desk) as opened:
        rows = List(rows=opened.tending.policies(as_of=as_of), next=None)
        put(rows, policies, format, out, desk)


@policies.command()
def show(
    name: _Name, desk: options.Desk = WHERE, as_of: options.AsOf = None, out: options.Out = None
) -> None:
    """Print a policy's TOML as it was written, to edit it and add it again."""
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import stream
    from tocsin.store import files

    with at(desk) as opened:
        written = opened.tending.policy(name, as_of=as_of).text
        with stream(out, files(desk)) as place:
            place.write(written.encode())


@policies.command()
def who(
    case: Case,
    policy: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="By this policy; by the one that the draft or warning names if not given.",
            show_default=False,
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Say who would get the case's last draft or warning, and when, if nobody answered.

    Nothing is sent.
    """
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.followed import reached

    with at(desk) as opened:
        rows = List(rows=opened.tending.who(case, policy=policy, as_of=as_of), next=None)
        put(rows, reached, format, out, desk)
