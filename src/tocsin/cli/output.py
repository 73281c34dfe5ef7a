"""Where the results go: standard output, one file, or a folder with one file a page.

A file appears complete or not at all: it is written beside its place under another name and
then moved there. An input is never overwritten.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

from tocsin.collect import STDIN, is_address
from tocsin.errors import SourceError, TocsinError
from tocsin.records import Reading
from tocsin.wording.formats import Form

_LONGEST_NAME = 120  # leaves room for suffixes: most file systems end at 255 bytes


class WrongUsageError(TocsinError):
    """What was asked for can't be, whatever the sources hold."""


class Output(Protocol):
    """Takes the rendered pages, one after another."""

    @property
    def render(self) -> Callable[[Reading], str]:
        """How a page is to be rendered to go here."""

    def add(self, source: str, rendered: str, /) -> None:
        """Put down what `source` gave.

        Raises SourceError where only this one can't be written.
        """


@contextmanager
def output(out: str | None, form: Form, inputs: list[str], *, single: bool) -> Iterator[Output]:
    """The place that `--out` names; standard output where it names none.

    `single` says that there is one page, to stand alone rather than as part of a list.
    Raises WrongUsageError before anything is read where nothing could be written there.
    """
    if out is None:
        with _written("standard output"):
            joined = _Joined(sys.stdout.buffer, form, single=single)
            yield joined
            joined.close()
    elif out.endswith(("/", os.sep)) or Path(out).is_dir():
        yield _Folder(_made(Path(out)), form, inputs)
    else:
        path = _writable(Path(os.path.realpath(out)), out, inputs)
        with _replacing(path, out) as stream:
            joined = _Joined(stream, form, single=single)
            yield joined
            joined.close()
            if joined.count == 0:
                raise _NothingToKeep


@contextmanager
def stream(
    out: str | None, kept: Collection[Path] = (), *, option: str = "--out"
) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears at `out` when all went well.

    `kept` are files that must never be overwritten, under whatever name: those of the desk;
    `option` is what the user named the file with.
    Raises WrongUsageError before anything is done where it couldn't be written there.
    """
    if out is None:
        with _written("standard output"):
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        return
    if Path(out).is_dir():
        raise WrongUsageError(f"{option} {out} is a folder", "name a file")
    path = Path(os.path.realpath(out))
    if any(same_file(path, one) for one in kept):
        raise WrongUsageError(f"{option} {out} would overwrite the desk", "name another file")
    with _replacing(_writable(path, out, [], option), out, option) as file:
        yield file


class _Joined:
    """One page, or several in one stream, opened with the first and closed at the end."""

    def __init__(self, stream: BinaryIO, form: Form, *, single: bool) -> None:
        self._stream = stream
        self._form = form
        self._single = single
        self.render = form.alone if single else form.part
        self.count = 0

    def add(self, _source: str, rendered: str, /) -> None:
        if not self._single:
            rendered = (self._form.between if self.count else self._form.opening) + rendered
        self._write(rendered)
        self.count += 1

    def close(self) -> None:
        """What comes behind the last page; a list of none is still a list."""
        if not self._single:
            self._write(self._form.closing if self.count else self._form.nothing)

    def _write(self, text: str) -> None:
        self._stream.write(text.encode("utf-8", "replace"))
        self._stream.flush()


def _writable(path: Path, given: str, inputs: list[str], option: str = "--out") -> Path:
    if path in _real(inputs):
        raise WrongUsageError(f"{option} {given} would overwrite a source", "name another file")
    if not path.parent.is_dir():
        raise WrongUsageError(f"{option} {given}: there is no such folder", "make it first")
    return path


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever links, there or not."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


class _NothingToKeep(Exception):  # noqa: N818 - no error: a way out of `_replacing`
    """Nothing could be read, as each source has said; no file is to be made of that."""


class _Folder:
    """One file a page, named after its source."""

    def __init__(self, folder: Path, form: Form, inputs: list[str]) -> None:
        self._folder = folder
        self._suffix = form.suffix
        self._inputs = _real(inputs)
        self.render = form.alone
        self._taken: set[str] = set()

    def add(self, source: str, rendered: str, /) -> None:
        path = self._folder / self._name(source)
        if Path(os.path.realpath(path)) in self._inputs:
            problem = f"its result would overwrite {path}, which is a source"
            raise SourceError(source, problem, "name another folder with --out")
        try:
            with _replacing(path, str(path)) as stream:
                stream.write(rendered.encode("utf-8", "replace"))
        except TocsinError as error:
            raise SourceError(source, error.problem, error.remedy) from error

    def _name(self, source: str) -> str:
        """A name that no earlier page of this run has, even where case doesn't count."""
        stem = _stem(source)
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return name + self._suffix


def _stem(source: str) -> str:
    if source == STDIN:
        return "stdin"
    if is_address(source):
        parts = urlsplit(source)
        words = unquote(f"{parts.hostname or ''}{parts.path}")
        return re.sub(r"[^\w.-]+", "-", words).strip("-.")[-_LONGEST_NAME:].strip("-.") or "page"
    return Path(source).stem


def _real(inputs: list[str]) -> set[Path]:
    files = (item for item in inputs if item != STDIN and not is_address(item))
    return {Path(os.path.realpath(item)) for item in files}


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsageError(
            f"--out {folder}: the folder can't be made ({error.strerror})", "name another"
        ) from error
    return folder


@contextmanager
def _replacing(path: Path, given: str, option: str = "--out") -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when all went well, and nothing otherwise."""
    if path.exists() and not path.is_file():
        # A device or a pipe, like /dev/null: moving a file into its place would destroy it.
        with _written(given, option), path.open("wb") as stream:
            yield stream
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with _written(given, option):
            with beside.open("xb") as stream:
                yield stream
            if path.exists():
                shutil.copymode(path, beside)
            beside.replace(path)
    except _NothingToKeep:
        pass
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def _written(given: str, option: str = "--out") -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = f"{given} can't be written ({error.strerror or type(error).__name__})"
        raise TocsinError(problem, f"make room or name another place with {option}") from error
