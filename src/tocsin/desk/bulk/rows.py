"""What became of each page of a piece, as a row; pieces that were read are files of Parquet.

Any program that knows Parquet can say what was read, what failed and why, and what was sifted out.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import asdict, replace

from tocsin.collect.archives.parquet import libraries
from tocsin.errors import SourceError, TocsinError
from tocsin.records import Page, Reading, Record, decode, encode

_TEXTS = ("what", "source", "address", "page", "problem", "remedy")
_BYTES = ("facts", "content", "reading")


class Row(Record, frozen=True):
    """What became of one page, or of what an archive holds in place of one.

    It was read: then `content` are its bytes, `facts` the rest of the page and `reading` its
    reading, both as JSON. Or it was sifted out, couldn't be read, came before in the archives
    ("repeated"), or was in the record already ("known"). `page` is the page's id, `problem` why it
    wasn't read.
    """

    what: Literal["read", "sifted out", "failed", "repeated", "known"]
    source: str
    address: str | None = None
    page: str | None = None
    problem: str | None = None
    remedy: str | None = None
    facts: bytes | None = None
    content: bytes | None = None
    reading: bytes | None = None

    def opened(self) -> tuple[Page, Reading]:
        """The page and its reading. Raises TocsinError where there are none, or they're damaged."""
        try:
            page = replace(decode(self.facts or b"", Page), content=self.content or b"")
            return page, decode(self.reading or b"", Reading)
        except msgspec.MsgspecError as error:
            raise damaged(self.source) from error


def read(page: Page, reading: Reading) -> Row:
    """A page that was read."""
    return Row(
        what="read",
        source=page.source,
        address=page.address,
        page=page.id,
        facts=encode(replace(page, content=b"")),
        content=page.content,
        reading=encode(reading),
    )


def failed(error: SourceError) -> Row:
    """A page that couldn't be read."""
    return Row(what="failed", source=error.source, problem=error.problem, remedy=error.remedy)


def damaged(what: str) -> TocsinError:
    """What was read is no more as it was put by."""
    problem = f"{what}: the reading that was put by is damaged"
    return TocsinError(problem, "remove the folder of work and read again")


def packed(rows: Iterable[Row]) -> bytes:
    """Rows as one file of Parquet."""
    arrow, parquet = libraries()
    columns = [(name, arrow.string()) for name in _TEXTS]
    columns += [(name, arrow.binary()) for name in _BYTES]
    schema = arrow.schema(columns)
    table = arrow.Table.from_pylist([asdict(row) for row in rows], schema)
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def unpacked(path: Path) -> Iterator[Row]:
    """The rows of a file. Raises TocsinError where it is missing or damaged."""
    arrow, parquet = libraries()
    try:
        for row in parquet.read_table(path).to_pylist():
            yield msgspec.convert(row, Row)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise damaged(str(path)) from error
