"""Pages as Parquet: the form in which many machines hand them on. Needs the extra `parquet`."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from tocsin.collect.conditions import CollectError
from tocsin.collect.files import too_large
from tocsin.collect.limits import Limits, in_words
from tocsin.errors import TocsinError
from tocsin.records import Page

# Rows in memory at a time; a page is 100 kB, seldom more.
_ROWS = 64
# A group of rows is unpacked as a whole; its size is said in the file's own index.
_MOST_GROUP = 2_000_000_000

_TEXTS = ("source", "address", "media_type", "charset", "fetched")
_COLUMNS = (*_TEXTS, "content", "headers")


def parquet_pages(stream: BinaryIO, source: str, limits: Limits) -> Iterator[Page | CollectError]:
    """The page in each row, or what is wrong with it in its place.

    The columns are those of `Page`; only `content` (bytes) and one of `address` and `source`
    must be there.
    """
    arrow, parquet = libraries()
    remedy = "write the file again with the columns of `Page`"
    try:
        file = parquet.ParquetFile(stream)
        if "content" not in file.schema_arrow.names:
            yield CollectError(source, "has no column `content`", remedy, "garbage")
            return
        groups = [file.metadata.row_group(n) for n in range(file.metadata.num_row_groups)]
        if any(group.total_byte_size > _MOST_GROUP for group in groups):
            problem = f"has groups of rows of more than {in_words(_MOST_GROUP)}"
            yield CollectError(source, problem, "write it with smaller groups", "too large")
            return
        number = 0
        # What else is there needn't be such as can be read.
        wanted = [name for name in _COLUMNS if name in file.schema_arrow.names]
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _page(row, source, f"{source}, row {number}", limits)
    except (arrow.ArrowException, OSError, ValueError) as error:
        problem = f"is broken Parquet ({str(error).split(chr(10), 1)[0][:100]})"
        yield CollectError(source, problem, remedy, "garbage")


def write_parquet(pages: Iterable[Page], stream: BinaryIO) -> int:
    """Write pages to a file, to be read back as they were; returns how many there were."""
    arrow, parquet = libraries()
    header = arrow.struct([("name", arrow.string()), ("value", arrow.string())])
    columns = [(name, arrow.string()) for name in _TEXTS]
    columns += [("content", arrow.binary()), ("headers", arrow.list_(header))]
    schema = arrow.schema(columns)
    ahead, written = iter(pages), 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while rows := [_row(page) for page in islice(ahead, _ROWS)]:
            writer.write_batch(arrow.RecordBatch.from_pylist(rows, schema))
            written += len(rows)
    return written


def _row(page: Page) -> dict[str, object]:
    texts = {name: getattr(page, name) for name in _TEXTS}
    headers = [{"name": name, "value": value} for name, value in page.headers]
    return {**texts, "content": page.content, "headers": headers}


def _page(row: dict[str, Any], source: str, where: str, limits: Limits) -> Page | CollectError:
    content = row["content"]
    if isinstance(content, str):
        content = content.encode("utf-8", "replace")
    texts = {name: value for name in _TEXTS if isinstance(value := row.get(name), str)}
    if not isinstance(content, bytes) or not content or not {"source", "address"} & texts.keys():
        remedy = "give bytes as `content` and an `address`"
        return CollectError(where, "is no page", remedy, "garbage")
    if len(content) > limits.max_bytes:
        return too_large(where, in_words(len(content)), limits)
    return Page(
        content=content, headers=_headers(row.get("headers")), **{"source": source, **texts}
    )


def _headers(given: object) -> tuple[tuple[str, str], ...]:
    listed = given if isinstance(given, list) else []
    return tuple(
        (name, value)
        for one in listed
        if isinstance(one, dict)
        and isinstance(name := one.get("name"), str)
        and isinstance(value := one.get("value"), str)
    )


def libraries() -> tuple[Any, Any]:
    """The modules of pyarrow. Raises TocsinError where they aren't installed."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        problem = "Parquet needs the extra `parquet`"
        raise TocsinError(problem, "install it: pip install tocsin[parquet]") from error
