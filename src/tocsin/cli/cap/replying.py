"""`tocsin cap ack`, `error` and `answer`: what one system tells another of its alerts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer

from tocsin.cli.desk.sitting import at, told
from tocsin.cli.output import WrongUsageError, stream
from tocsin.collect import load
from tocsin.errors import SourceError, TocsinError
from tocsin.warn import cap
from tocsin.warn.cap import Alert, Pinned


def put(file: str, make: Callable[[Alert, datetime], Alert], key: str | None) -> None:
    """Print what answers the alert in a file, signed with the key (PEM) in another if named."""
    with told(), _naming(file):
        alert = cap.parsed(load(file).content)
        if cap.answered(alert):
            raise SourceError(file, "is itself an answer", "name the alert that is answered")
        made = make(alert, datetime.now(UTC).replace(microsecond=0))
        for one in cap.checked(made):
            if one.severity == "error":
                raise TocsinError(f"it makes no sound answer: {one.problem}", "mend --by or --why")
        content = cap.signed(made, _key(key)) if key else cap.written(made)
        with stream(None) as out:
            out.write(content)


def take(file: str, key: str | None, by: str | None, why: str | None, desk: str) -> None:
    """Write down the answer in a file: by its key, or by the word of who vouches for it."""
    with told():
        if key is None and not (by and why):
            problem = "an answer without a key needs somebody who vouches for it"
            raise WrongUsageError(problem, "give --key PEM, or say --by NAME and --why TEXT")
        content = load(file).content
    with at(desk, by=by) as opened, _naming(file):
        if key is not None:
            done = opened.answering.signed(content, Pinned(name=key, pem=_key(key).decode()))
        else:
            done = opened.answering.vouched(content, why or "")
    for one in done:
        typer.echo(f"{one.recipient}: {one.reply} of warning {one.warning[:10]}; {one.proof}")
    if not done:
        typer.echo("nothing new: it was written down before")


@contextmanager
def _naming(file: str) -> Iterator[None]:
    """What is wrong with an alert is told with its file."""
    try:
        yield
    except cap.RefusedError as error:
        raise SourceError(file, error.problem, error.remedy) from error


def _key(file: str) -> bytes:
    try:
        return Path(file).read_text("ascii").encode()
    except (OSError, UnicodeDecodeError) as error:
        problem = f"can't be read ({getattr(error, 'strerror', None) or 'it is not PEM'})"
        raise SourceError(file, problem, "name a key as PEM") from error
