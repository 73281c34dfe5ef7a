"""Doing what the commands for answers and policies ask."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import typer

from tocsin.cli.desk.drafts import text_of
from tocsin.cli.desk.sitting import at, told
from tocsin.cli.output import WrongUsageError
from tocsin.desk import following
from tocsin.desk.desk import Desk
from tocsin.errors import SourceError
from tocsin.warn import answers
from tocsin.warn.answers import Answer, AnswerError
from tocsin.warn.deeds import Answered
from tocsin.warn.needed import moment
from tocsin.wording.safe import one_line

# The option that holds a field of an answer.
_OPTIONS = {"reply": "REPLY", "by": "--by", "what": "--what", "until": "--until", "why": "--why"}


class Told(NamedTuple):
    """An answer as the command took it."""

    reply: str
    by: str
    what: str
    until: str | None
    why: str


def write(files: Sequence[str], where: str, *, by: str | None) -> None:
    """Keep the policies of files in the desk at `where`, and say of each what became of it."""
    with told():
        texts = _checked(files)
    with at(where, by=by, create=True) as desk:
        for stem, text in texts:
            name, became = desk.tending.keep_policy(text, stem)
            typer.echo(f"{name}: {became}")


def _checked(files: Sequence[str]) -> list[tuple[str, str]]:
    """The names and texts of all files. Raises SourceError of the first that won't do."""
    homes: dict[str, str] = {}
    texts = []
    for file in files:
        stem, text = Path(file).stem, text_of(file, "a policy")
        try:
            name = following.read(text, stem).name
        except SourceError as error:
            raise SourceError(file, error.problem, error.remedy) from error
        if name in homes:
            problem = f"holds a policy called {name}, as {homes[name]} does"
            raise SourceError(file, problem, 'give it another name, as name = "…"')
        homes[name] = file
        texts.append((stem, text))
    return texts


def take(
    which: Sequence[str], link: str | None, answer: Told, where: str, settings: str | None
) -> None:
    """Write an answer down in the desk at `where`, and say what follows.

    `which` are the ids of warning and recipient; none where there is a link.
    """
    with at(where, by=answer.by, settings=settings) as desk:
        if bool(which) == (link is not None):
            raise WrongUsageError(
                "an answer is to a warning or by a link", "give WARNING RECIPIENT, or --link LINK"
            )
        try:
            done = _taken(desk, which, link, _answer(answer))
        except AnswerError as error:
            problem = f"{_OPTIONS[error.field]}: {error.problem}"
            raise WrongUsageError(problem, error.remedy) from error
        until = f" until {moment(done.lasts)}" if done.lasts else ""
        typer.echo(one_line(f"{done.recipient}: {done.reply}, says {done.by}; it holds{until}"))


def _taken(desk: Desk, which: Sequence[str], link: str | None, answer: Answer) -> Answered:
    if link is None:
        warning, recipient = which
        return desk.answering.record(warning, recipient, answer)
    token = link.rstrip("/").rpartition("/")[2]
    return desk.answering.answer(token, desk.answering.page(token).mark, answer)


def _answer(told: Told) -> Answer:
    return Answer(
        reply=answers.reply(told.reply),
        by=told.by,
        what=told.what,
        until=datetime.fromisoformat(told.until) if told.until else None,
        why=told.why,
    )
