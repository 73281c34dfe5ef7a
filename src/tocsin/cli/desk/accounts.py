"""`tocsin accounts …`: who may sit at the desk in the browser, and their sessions and keys."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

accounts = typer.Typer(
    name="accounts",
    help="Say who may sit at the desk in the browser; as long as nobody may, only this machine is "
    "served.",
    no_args_is_help=True,
)
keys = typer.Typer(
    name="keys",
    help="Keys by which programs ask the desk, in somebody's name.",
    no_args_is_help=True,
)
accounts.add_typer(keys)


class Role(StrEnum):
    """What somebody may do; each may what those before it may."""

    reader = "reader"
    analyst = "analyst"
    approver = "approver"
    admin = "admin"


class Scope(StrEnum):
    """What a key opens."""

    read = "read"
    judge = "judge"
    warn = "warn"
    admin = "admin"


_Account = Annotated[
    str,
    typer.Argument(
        metavar="ACCOUNT",
        help="The account, as `tocsin accounts list` has it.",
        show_default=False,
        callback=options.said,
    ),
]
_ROLES = "reader looks, analyst judges and drafts, approver approves and issues, admin manages."
_Password = Annotated[
    bool,
    typer.Option(
        "--password",
        help="Ask for a password here, or take it from standard input; else there is an "
        "invitation by which they choose one.",
    ),
]


@accounts.command()
def add(
    account: Annotated[
        str,
        typer.Argument(
            metavar="ACCOUNT",
            help="By which they sign in, like mira.olsen.",
            show_default=False,
            callback=options.said,
        ),
    ],
    name: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Who it is; stands beside what they do, and never changes.",
            callback=options.said,
        ),
    ],
    role: Annotated[Role, typer.Option(metavar="ROLE", help=_ROLES)] = Role.reader,
    password: _Password = False,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Make an account. An invitation is printed this once, and holds four days."""
    from tocsin.cli.desk.seats import chosen, invited
    from tocsin.cli.desk.sitting import at

    secret = chosen() if password else None
    with at(desk, by=by, create=True) as opened:
        invitation = opened.accounts.add(account, name, role.value, password=secret)
        invited(opened.accounts.show(account), invitation)


@accounts.command("list")
def list_(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List accounts: their roles, how they sign in, and how often somebody tried in vain."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.seats import accounts

    with at(desk) as opened:
        rows = List(rows=opened.accounts.list(as_of=as_of), next=None)
        put(rows, accounts, format, out, desk)


@accounts.command()
def role(
    account: _Account,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help=_ROLES, show_default=False)],
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Give somebody another role. They have to sign in again."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        person = opened.accounts.role(account, role.value)
        say(f"{person.account}: {person.role}; signed out everywhere")


@accounts.command()
def disable(
    account: _Account, why: options.Why, desk: options.Desk = WHERE, by: options.By = None
) -> None:
    """Let nobody sign in with an account, nor any key of it open anything."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        person = opened.accounts.disable(account, why=why)
        say(f"{person.account}: disabled; signed out everywhere")


@accounts.command()
def enable(account: _Account, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Let somebody sign in again, with the password that they had."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        say(f"{opened.accounts.enable(account).account}: enabled")


@accounts.command()
def reset(
    account: _Account,
    password: _Password = False,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Take somebody's password away; they are signed out, and may try again at once."""
    from tocsin.cli.desk.seats import chosen, invited
    from tocsin.cli.desk.sitting import at

    secret = chosen() if password else None
    with at(desk, by=by) as opened:
        invitation = opened.accounts.reset(account, password=secret)
        invited(opened.accounts.show(account), invitation)


@accounts.command()
def sessions(
    account: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help="Only of this account.", callback=options.said),
    ] = None,
    desk: options.Desk = WHERE,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """List who is signed in, from what, since when."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.seats import sessions

    with at(desk) as opened:
        rows = List(rows=opened.sessions.list(account), next=None)
        put(rows, sessions, format, out, desk)


@accounts.command()
def revoke(
    session: Annotated[
        str,
        typer.Argument(
            metavar="SESSION",
            help="Its id, as `tocsin accounts sessions` has it, or its first six letters or more.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Sign somebody out, of one session."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        say(f"{opened.sessions.revoke(session).account}: signed out there")


@keys.command()
def make(
    account: _Account,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="What it is for.", show_default=False, callback=options.said
        ),
    ],
    scope: Annotated[
        list[Scope],
        typer.Option(
            metavar="SCOPE",
            help="What it opens: read, judge, warn, admin; once each. Never more than its person "
            "may.",
        ),
    ],
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Make a key, and print it: on standard output, this once, and nothing else."""
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        typer.echo(opened.keys.make(account, name, [one.value for one in scope]))


@keys.command("list")
def listed(
    account: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help="Only of this account.", callback=options.said),
    ] = None,
    desk: options.Desk = WHERE,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """List keys: what for, in whose name, what they open; revoked ones too."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.seats import keys

    with at(desk) as opened:
        rows = List(rows=opened.keys.list(account), next=None)
        put(rows, keys, format, out, desk)


@keys.command("revoke")
def withdraw(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY",
            help="Its id, as `tocsin accounts keys list` has it, or its first six letters or more.",
            show_default=False,
            callback=options.said,
        ),
    ],
    why: options.Why,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Let a key open nothing any more."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        row = opened.keys.revoke(key, why=why)
        say(f"{row.account}: {row.name} opens nothing any more")
