"""Pages from files, folders and standard input."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tocsin.collect.clock import now
from tocsin.collect.conditions import CollectError
from tocsin.collect.kinds import ALERT_TYPE
from tocsin.collect.limits import LIMITS, Limits, in_words
from tocsin.errors import FetchError
from tocsin.records import Page, Sourced

# What a file's name claims. Few and fixed, rather than the system's table, so that the same
# folder gives the same pages on every machine.
_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".cap": ALERT_TYPE,
}

_CHECK_PATH = "check the path"
_LAST = 253_402_300_799  # second of the year 9999


def read_file(source: str, limits: Limits = LIMITS) -> Page:
    """The page in the file at `source`, whatever its name ends in.

    Raises FetchError where there is none, where it may not be read, is empty, too large, or no
    regular file (a pipe or a device could block for ever).
    """
    try:
        _check(source, limits)
        with Path(source).open("rb") as file:
            content = _bounded(source, file, limits)
    except OSError as error:
        raise refusal(source, error) from error
    except ValueError as error:  # a NUL in the path
        raise FetchError(source, "no such file", _CHECK_PATH) from error
    if not content:
        raise FetchError(source, "the file is empty", "save the page again or leave it out")
    return Page(
        source=source,
        content=content,
        media_type=_MEDIA_TYPES.get(_suffix(source)),
        fetched=now(),
    )


def read_stream(source: str, stream: BinaryIO | None, limits: Limits = LIMITS) -> Page:
    """The page that arrives on `stream`, under the name `source`."""
    content = _bounded(source, stream, limits) if stream else b""
    if not content:
        problem = "nothing came in on standard input"
        raise FetchError(source, problem, "pipe a page into the command")
    return Page(source=source, content=content, fetched=now())


def is_page_file(name: str) -> bool:
    """Whether a file's name is one of a page."""
    return _suffix(name) in _MEDIA_TYPES


def walk(folder: str, takes: Callable[[str], bool] = is_page_file) -> Iterator[str | FetchError]:
    """The pages in and below `folder`, sorted, each by its path; or what is wrong with one.

    `takes` says of a file's name whether it is one of them. Hidden files and folders are passed
    over. A link to a folder is followed unless the folder was already visited: a link to a folder
    above itself is reported, as it would never end; any other one is passed over, as its pages are
    already there.
    """
    found = False
    for item in _below(folder):
        if isinstance(item, FetchError) or takes(item):
            found = True
            yield item
    if not found:
        problem = f"the folder holds no pages ({', '.join(_MEDIA_TYPES)})"
        yield FetchError(folder, problem, "name the files themselves or another folder")


def _below(folder: str) -> Iterator[str | FetchError]:
    real = os.path.realpath(folder)
    visited = {real}
    # Paths as given and without links. A stack, not recursion: folders can be nested deeper
    # than calls can.
    ahead = [(folder, real)]
    while ahead:
        path, real = ahead.pop()
        try:
            is_folder = Path(path).is_dir()
            names = sorted(p.name for p in Path(path).iterdir()) if is_folder else []
        except OSError as error:
            yield refusal(path, error)
            continue
        if not is_folder:
            yield path
            continue
        kept, looped = _entries(path, real, names, visited)
        yield from looped
        ahead.extend(reversed(kept))


def _entries(
    folder: str, real_folder: str, names: list[str], visited: set[str]
) -> tuple[list[tuple[str, str]], list[FetchError]]:
    """What of a folder to go on with, and the links in it that lead back above it."""
    kept: list[tuple[str, str]] = []
    looped: list[FetchError] = []
    for name in names:
        path = os.path.join(folder, name)  # noqa: PTH118 - Path would turn `./a` into `a`
        if name.startswith("."):
            continue
        if not os.path.isdir(path):  # noqa: PTH112 - of Path, one that may not be seen is an error
            kept.append((path, path))
            continue
        # Only a link needs resolving: that takes a look-up for each folder above.
        below = os.path.join(real_folder, name)  # noqa: PTH118 - as above
        real = os.path.realpath(path) if Path(path).is_symlink() else below
        if real not in visited:
            visited.add(real)
            kept.append((path, real))
        elif Path(real_folder).is_relative_to(real):
            problem = "the link leads back to a folder above it"
            looped.append(FetchError(path, problem, "remove the link"))
    return kept, looped


def _check(source: str, limits: Limits) -> None:
    """Refuse by what the file is, before a byte of it is read."""
    status = os.stat(source)  # noqa: PTH116 - as in `_entries`
    if stat.S_ISDIR(status.st_mode):
        problem = "is a folder, not a page"
        remedy = "name a file in it, or read the folder with `tocsin read` or tocsin.collect.pages"
        raise FetchError(source, problem, remedy)
    if not stat.S_ISREG(status.st_mode):
        remedy = "give a regular file, or `-` to read from a pipe"
        raise FetchError(source, "is a device or a pipe, not a file", remedy)
    if status.st_size > limits.max_bytes:
        raise too_large(source, in_words(status.st_size), limits)


def _bounded(source: str, stream: BinaryIO, limits: Limits) -> bytes:
    """All of `stream`, or a refusal as soon as it proves to be too much."""
    content = stream.read(limits.max_bytes + 1)
    if len(content) > limits.max_bytes:
        raise too_large(source, f"more than {in_words(limits.max_bytes)}", limits)
    return content


def too_large(source: str, size: str, limits: Limits) -> CollectError:
    """The refusal of a page that holds `size`."""
    problem = f"holds {size}, and a page may have {in_words(limits.max_bytes)}"
    return CollectError(source, problem, "save the article alone and give that", "too large")


def written(status: os.stat_result, timespec: str) -> Sourced:
    """When a file was last written, as exactly as `timespec` of `datetime.isoformat` says.

    Some file systems keep years that no calendar has; they are the first or the last.
    """
    seconds = min(max(status.st_mtime, 0.0), _LAST)
    when = datetime.fromtimestamp(seconds, UTC).isoformat(timespec=timespec)
    return Sourced(value=when, where="detected", at="when the file was last written")


def refusal(source: str, error: OSError) -> FetchError:
    """What is said of a file that the system can't open."""
    if isinstance(error, FileNotFoundError):
        remedy = _CHECK_PATH
        if "." in source.partition("/")[0].strip("."):
            remedy += ", or write https:// in front if it is an address"
        return FetchError(source, "no such file or folder", remedy)
    if isinstance(error, PermissionError):
        return FetchError(source, "may not be read", "change its permissions or copy it")
    if error.errno == errno.ELOOP:
        return FetchError(source, "is a link that leads to itself", "remove the link")
    problem = f"can't be read ({error.strerror or type(error).__name__})"
    return FetchError(source, problem, _CHECK_PATH)


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()
