"""From what the user names to pages: files, folders, addresses and `-` for standard input."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tocsin.collect.addresses import fetch
from tocsin.collect.archives import archived, is_archive
from tocsin.collect.files import read_file, read_stream, walk
from tocsin.collect.limits import LIMITS, Limits
from tocsin.errors import FetchError
from tocsin.records import Page

STDIN = "-"

# `scheme:` as in RFC 3986, but of two letters at least: `C:\page.html` is a path.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)

Source = str | os.PathLike[str]


def pages(sources: Iterable[Source], *, limits: Limits = LIMITS) -> Iterator[Page | FetchError]:
    """Each page that `sources` lead to, or the error that stands in for it.

    One bad source never ends a run: its FetchError comes in its place, and the next follows. A
    named archive (WARC, WACZ, JSON Lines, Parquet) gives all its pages.
    """
    for item in expand(sources):
        if isinstance(item, FetchError):
            yield item
            continue
        if _names_file(item) and is_archive(item):
            yield from archived(item, limits)
            continue
        try:
            yield load(item, limits=limits)
        except FetchError as error:
            yield error


def expand(sources: Iterable[Source]) -> Iterator[str | FetchError]:
    """Each single page's path or address: folders opened, all else as it is, nothing read yet."""
    for given in sources:
        source = os.fspath(given)
        if not source.strip():
            yield _empty(source)
        elif _names_file(source) and _is_folder(source):
            yield from walk(source)
        else:
            yield source


def load(source: Source, *, limits: Limits = LIMITS) -> Page:
    """The one page at a path or address, or on standard input.

    Raises FetchError where it can't be had.
    """
    source = os.fspath(source)
    if not source.strip():
        raise _empty(source)
    if source == STDIN:
        # A detached process has no standard input at all.
        return read_stream(source, sys.stdin.buffer if sys.stdin else None, limits)
    if _names_file(source):
        return read_file(source, limits)
    return fetch(source, limits=limits)


def is_address(source: str) -> bool:
    """Whether `source` is an address, rather than a path or standard input."""
    return source != STDIN and not _names_file(source)


def _empty(source: str) -> FetchError:
    """An empty path would be the current folder, which nobody asks for by naming nothing."""
    return FetchError(source or "“”", "the source is empty", "name a file, a folder or an address")


def _names_file(source: str) -> bool:
    """Not every colon makes an address: `live: day 3.html` is a file if there is one."""
    if source == STDIN:
        return False
    scheme = _SCHEME.match(source)
    if scheme is None:
        return True
    if scheme.group().lower() in ("http:", "https:", "file:") or "://" in source:
        return False
    return _exists(source)


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):  # `load` will say what is wrong with it
        return False
