"""Pages as lines of JSON (JSON Lines): our own records, and what others commonly write."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec

from tocsin.collect.conditions import CollectError
from tocsin.collect.files import too_large
from tocsin.collect.limits import Limits, in_words
from tocsin.records import Page, decode, encode

# Bytes stand in JSON as Base64, four for three; the rest of a record is small.
_BASE64 = 4 / 3
_REST = 100_000

# What others call the parts of a page.
_ADDRESS = ("url", "uri", "address", "link")
_HTML = ("html", "raw_html", "content_html")
_TEXT = ("text", "content", "raw_content")

_REMEDY = "give a record of `Page` in each line, or objects with `url` and `html` or `text`"


def write_lines(pages: Iterable[Page]) -> Iterator[bytes]:
    """Each page as one line, to be read back as it was."""
    for page in pages:
        yield encode(page) + b"\n"


def line_pages(stream: BinaryIO, source: str, limits: Limits) -> Iterator[Page | CollectError]:
    """The page in each line, or what is wrong with it in its place; empty lines don't count."""
    longest = int(limits.max_bytes * _BASE64) + _REST
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        where = f"{source}, line {number}"
        if len(line) > longest:
            yield too_large(where, f"more than {in_words(longest)}", limits)
            while line and not line.endswith(b"\n"):
                line = stream.readline(longest)
        elif line.strip():
            yield _page(line, source, where, limits)


def _page(line: bytes, source: str, where: str, limits: Limits) -> Page | CollectError:
    page: Page | None
    try:
        page = decode(line, Page)
    except (msgspec.MsgspecError, RecursionError):
        page = _others(line, source)
    if page is None:
        return CollectError(where, "is no page", _REMEDY, "garbage")
    if not page.content:
        return CollectError(where, "is a page without content", _REMEDY, "garbage")
    if len(page.content) > limits.max_bytes:
        return too_large(where, in_words(len(page.content)), limits)
    return page


def _others(line: bytes, source: str) -> Page | None:
    try:
        given = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return None
    if not isinstance(given, dict):
        return None
    for names, media_type in ((_HTML, "text/html"), (_TEXT, "text/plain")):
        words = _first(given, names)
        if words is not None:
            return Page(
                source=source,
                address=_first(given, _ADDRESS),
                content=words.encode("utf-8", "replace"),
                media_type=media_type,
                charset="utf-8",
                fetched=None,
            )
    return None


def _first(given: dict[str, Any], names: tuple[str, ...]) -> str | None:
    found = (given.get(name) for name in names)
    return next((value for value in found if isinstance(value, str) and value), None)
