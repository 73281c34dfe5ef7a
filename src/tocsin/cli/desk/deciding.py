"""What is told after a decision in a case: where it stands now, and what is next."""

from collections.abc import Mapping
from typing import get_args

import typer

from tocsin.desk.cases import Opening
from tocsin.desk.desk import Desk
from tocsin.warn.deeds import Ground
from tocsin.wording.safe import one_line

# The grounds of a waiver by the short names that the command takes, in the order of the list.
GROUNDS: Mapping[str, Ground] = dict(
    zip(
        ("aware", "combat", "endangers", "partner", "impossible", "violent"),
        get_args(Ground),
        strict=True,
    )
)
_SHOWN = 10


def opening(desk: Desk, made: Opening) -> None:
    """Tell that a case was opened, or is there."""
    row, id_ = desk.cases.show(made.id).row, made.id[:_SHOWN]
    if made.new:
        say(f"case {id_} is opened: {row.title}")
        say(f"next: who would be hit: tocsin case name {id_} RECIPIENT --role victim")
    else:
        say(f"case {id_} was opened before: {row.title}")
        say(f"it is closed: {row.closed}" if row.closed else f"see tocsin case show {id_}")


def threshold(desk: Desk, id_: str, done: str) -> None:
    """Tell what was judged, and what all judgements come to."""
    say(done)
    for words in desk.cases.show(id_).threshold.words:
        say(words)


def coverage(desk: Desk, id_: str, done: str) -> None:
    """Tell what was done, and who isn't reached yet."""
    file = desk.cases.show(id_)
    say(done)
    say(f"coverage: {file.coverage.colour}")
    for words in file.coverage.words:
        say(words)


def closing(desk: Desk, id_: str) -> None:
    """Tell that a case is closed, and which of its warnings still hold."""
    file = desk.cases.show(id_)
    say(f"case {id_[:_SHOWN]} is closed as {file.row.closed}; nobody is paged of it any more")
    for one in file.warnings:
        if one.followed is None and one.kind != "cancel":
            say(f"not cancelled: {one.id[:_SHOWN]} {one.headline}")


def say(words: str) -> None:
    """Tell something in a line, made harmless: names come from whoever wrote them."""
    typer.echo(one_line(words))
