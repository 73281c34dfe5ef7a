"""WACZ: WARC files with their index in one ZIP (specs.webrecorder.net/wacz)."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from tocsin.collect.archives.warc import warc_pages
from tocsin.collect.conditions import CollectError
from tocsin.collect.limits import Limits
from tocsin.records import Page

_AGAIN = "fetch or export the archive again"

# WARC files are packed already, so in a sound archive they don't shrink at all; plain ones by ten.
_MOST_SHRUNK = 100


def wacz_pages(stream: BinaryIO, source: str, limits: Limits) -> Iterator[Page | CollectError]:
    """The pages of all WARC files in an archive, or what is wrong with one in its place."""
    try:
        with ZipFile(stream) as archive:
            found = [member for member in archive.infolist() if _is_warc(member)]
            if not found:
                problem = "is a ZIP without WARC files in `archive/`"
                yield CollectError(source, problem, "give a WACZ or WARC file", "garbage")
            for member in found:
                yield from _pages(archive, member, source, limits)
    except (BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        problem = f"is a broken ZIP ({str(error)[:100]})"
        yield CollectError(source, problem, _AGAIN, "garbage")


def _pages(
    archive: ZipFile, member: ZipInfo, source: str, limits: Limits
) -> Iterator[Page | CollectError]:
    where = f"{source}, {member.filename}"
    if member.flag_bits & 1:
        yield CollectError(where, "is encrypted", "unpack it and give the files", "garbage")
        return
    if member.file_size > _MOST_SHRUNK * member.compress_size + 1_000_000:
        problem = "unpacks to much more than an archive of pages does"
        yield CollectError(where, problem, "don't trust where it comes from", "hostile")
        return
    with archive.open(member) as stream:
        yield from warc_pages(stream, source, limits)  # type: ignore[arg-type]


def _is_warc(member: ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return path.parts[:1] == ("archive",) and path.name.endswith((".warc", ".warc.gz"))
