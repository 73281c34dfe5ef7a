"""Watches as people write them: files that are all checked before any is kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from tocsin.assess.watch.definition import Watch
from tocsin.cli.desk.sitting import at, told
from tocsin.desk import moments, watching
from tocsin.desk.desk import Desk
from tocsin.errors import FetchError, NotFoundError, SourceError

_LARGEST = 1_000_000  # bytes: nobody writes so much


@dataclass(frozen=True)
class Draft:
    """A file, and the watch that it holds; `stem` is its name unless it says another."""

    file: str
    stem: str
    text: str
    watch: Watch


def write(files: Sequence[str], where: str, *, replay: bool, by: str | None) -> None:
    """Keep the watches of files in the desk at `where`, and say of each what became of it."""
    with told():
        drafts = sorted(_checked(files, replay), key=lambda draft: draft.watch.start)
    with at(where, by=by, create=True) as desk:
        for draft in drafts:
            typer.echo(_kept(desk, draft, replay))


def _checked(files: Sequence[str], replay: bool) -> list[Draft]:
    """The watches of all files. Raises SourceError of the first that won't do."""
    drafts: dict[str, Draft] = {}
    for draft in (_draft(file, replay) for file in files):
        name = draft.watch.name
        if name in drafts:
            problem = f"holds a watch called {name}, as {drafts[name].file} does"
            raise SourceError(draft.file, problem, 'give it another name, as name = "…"')
        drafts[name] = draft
    return list(drafts.values())


def _draft(file: str, replay: bool) -> Draft:
    stem, text = Path(file).stem, text_of(file, "a watch")
    with _called(file):
        if replay:
            watching.began(text, stem, moments.now())
        return Draft(file, stem, text, watching.read(text, stem))


@contextmanager
def _called(file: str) -> Iterator[None]:
    """What is wrong with a watch is told of its file, by the name that the user gave."""
    try:
        yield
    except SourceError as error:
        raise SourceError(file, error.problem, error.remedy) from error


def text_of(file: str, what: str) -> str:
    """The text of a file that a person wrote. Raises FetchError; `what` it should hold."""
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise FetchError(file, f"is too large for {what}", "name another file")
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        problem = f"can't be read ({error.strerror})"
        raise FetchError(file, problem, f"name a file with {what}") from error
    except UnicodeDecodeError as error:
        raise FetchError(file, "is not UTF-8", "save it as UTF-8") from error


def _kept(desk: Desk, draft: Draft, replay: bool) -> str:
    name = draft.watch.name
    before = _before(desk, name)
    if before == draft.text:
        return f"{name}: as before"
    with _called(draft.file):
        desk.write_watch(draft.text, draft.stem, replay=replay)
    return f"{name}: {'watching' if before is None else 'written anew'}"


def _before(desk: Desk, name: str) -> str | None:
    """The text of an open watch."""
    try:
        file = desk.watch(name)
    except NotFoundError:
        return None
    return file.text if file.row.closed is None else None
