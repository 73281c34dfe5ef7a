"""Sitting down at a desk: it is opened, and what goes wrong at it is told in one line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from typing import TYPE_CHECKING

import typer

from tocsin.cli.ending import EXIT_FAILED, EXIT_USAGE
from tocsin.cli.output import WrongUsageError
from tocsin.cli.rooms import open_rooms
from tocsin.cli.terminal import complain
from tocsin.errors import TocsinError

if TYPE_CHECKING:
    from tocsin.desk.desk import Desk


@contextmanager
def at(
    where: str, *, by: str | None = None, create: bool = False, settings: str | None = None
) -> Iterator["Desk"]:
    """The desk at `where`; the command ends with its exit code where it can't do what was asked.

    `settings` is the file that the user names; else the environment does, or it lies beside.
    """
    with told():
        open_rooms("tocsin.desk.desk")
        from tocsin.desk.desk import Desk
        from tocsin.desk.settings import found

        how = found(where, settings, os.environ)
        with Desk(where, by=by or login(), create=create, settings=how) as desk:
            yield desk


@contextmanager
def told() -> Iterator[None]:
    """What the user can mend is told in a line, and the command ends with its exit code."""
    try:
        yield
    except TocsinError as error:
        complain(str(error))
        usage = isinstance(error, WrongUsageError)
        raise typer.Exit(EXIT_USAGE if usage else EXIT_FAILED) from error


def login() -> str:
    """The login name; "" where the system knows none, as in some containers."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return ""
