"""Which kind of archive a file is, by its name and its first bytes."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from tocsin.collect.archives.lines import line_pages
from tocsin.collect.conditions import CollectError
from tocsin.collect.files import refusal
from tocsin.collect.limits import LIMITS, Limits
from tocsin.errors import FetchError
from tocsin.records import Page

_SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz", ".wacz", ".jsonl", ".jsonl.gz", ".parquet")
_GZIP = b"\x1f\x8b"

_Reader = Callable[[BinaryIO, str, Limits], Iterator[Page | CollectError]]


def is_archive(path: str) -> bool:
    """Whether a file's name is one of an archive of pages."""
    return path.lower().endswith(_SUFFIXES)


def archived(path: str, limits: Limits = LIMITS) -> Iterator[Page | FetchError]:
    """Each page in the archive at `path`, or the error that stands in for it.

    The kind of archive is told by its first bytes, whatever its name.
    """
    try:
        with Path(path).open("rb") as file:
            start = _start(file)
            reader = _reader(start)
            if reader is None:
                problem = "is no archive of pages"
                remedy = "give a WARC, WACZ, JSON Lines or Parquet file"
                yield CollectError(path, problem, remedy, "garbage")
            elif reader is line_pages and _packed(file):
                with gzip.open(file, "rb") as unpacked:
                    yield from line_pages(cast("BinaryIO", unpacked), path, limits)
            else:
                yield from reader(file, path, limits)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        problem = f"is broken gzip ({error})"
        yield CollectError(path, problem, "fetch the archive again", "garbage")
    except OSError as error:
        yield refusal(path, error)


def _reader(start: bytes) -> _Reader | None:
    # Each brings a library that nobody needs who has no such archive.
    if start.startswith(b"WARC/"):
        from tocsin.collect.archives.warc import warc_pages

        return warc_pages
    if start.startswith(b"PK\x03\x04"):
        from tocsin.collect.archives.wacz import wacz_pages

        return wacz_pages
    if start.startswith(b"PAR1"):
        from tocsin.collect.archives.parquet import parquet_pages

        return parquet_pages
    return line_pages if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else None


def _start(file: BinaryIO) -> bytes:
    """The first bytes, of what is within where it is gzip; the file is left at its beginning."""
    start = file.read(4096)
    file.seek(0)
    if not start.startswith(_GZIP):
        return start
    try:
        return zlib.decompressobj(wbits=31).decompress(start, 4096)
    except zlib.error:
        return b""


def _packed(file: BinaryIO) -> bool:
    packed = file.read(2) == _GZIP
    file.seek(0)
    return packed
