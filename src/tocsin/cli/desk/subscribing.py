"""Doing what `tocsin source import` was asked."""

import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import typer

from tocsin.cli.desk.deciding import say
from tocsin.cli.desk.sitting import at
from tocsin.cli.ending import EXIT_FAILED
from tocsin.cli.output import WrongUsageError
from tocsin.cli.terminal import complain
from tocsin.collect import STDIN
from tocsin.desk.sources import Form, Listed
from tocsin.desk.sources import starter as shipped
from tocsin.errors import FetchError, SourceError
from tocsin.wording.lists.words import counted

_ENDINGS: dict[str, Form] = {
    ".opml": "opml",
    ".xml": "opml",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
}


def load(file: str | None, form: str | None, where: str, by: str | None, *, starter: bool) -> None:
    """Load a list, and tell what came of it; the command fails where a line can't be."""
    with at(where, by=by, create=True) as desk:
        content, as_, name = _given(file, form, starter=starter)
        told = desk.sources.load(content, as_, name)
    errors = [one for one in told if isinstance(one, SourceError)]
    for error in errors:
        complain(str(error))
    counts = Counter(one.what for one in told if isinstance(one, Listed))
    if counts or not errors:
        say(
            f"{counted(counts['new'], 'source')} added, {counts['changed']:,} changed, "
            f"{counts['known']:,} known before"
        )
    if errors:
        raise typer.Exit(EXIT_FAILED)


def _given(file: str | None, form: str | None, *, starter: bool) -> tuple[bytes, Form, str]:
    """A list: its bytes, its form and its name."""
    if (file is not None) == starter:
        raise WrongUsageError("one list is loaded at a time", "name a file, or say --starter")
    if file is None:
        return shipped(), "csv", "the starter set"
    as_ = _form(file, form)
    return _read(file), as_, file


def _form(file: str, said: str | None) -> Form:
    known = next((one for one in get_args(Form) if one == said), None)
    found: Form | None = known or _ENDINGS.get(Path(file).suffix.lower())
    if found is None:
        raise WrongUsageError(f"the name of {file} doesn't tell its form", "say --format opml")
    return found


def _read(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        remedy = "name a list as OPML, CSV or JSON"
        raise FetchError(file, f"can't be opened ({error.strerror})", remedy) from error
