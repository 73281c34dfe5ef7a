"""WARC 1.0 and 1.1 (ISO 28500), plain or in gzip members; and WARC's text extracts (WET)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, Literal, NamedTuple

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from tocsin.collect.conditions import CollectError
from tocsin.collect.files import too_large
from tocsin.collect.kinds import is_page, media_type_of
from tocsin.collect.limits import Limits, in_words
from tocsin.records import Page

# What holds a page: as it was answered, as it was saved, and as text drawn from one.
_HOLDING = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion

# Headers of HTTP stand in the record before the page.
_MAX_HEADERS = 64_000

_WEB = ("http://", "https://")

_LEFT_OUT = "nothing can be done; the rest was read"
_AGAIN = "fetch the archive again; what came before it was read"

# How much of an HTTP message to undo: what is said to be packed or in pieces often isn't, where
# whoever wrote the archive had undone it already.
_UNDOING: tuple[Literal["all", "transfer", "none"], ...] = ("all", "transfer", "none")


def warc_pages(stream: BinaryIO, source: str, limits: Limits) -> Iterator[Page | CollectError]:
    """The pages of an archive, in its order, or what is wrong with one in its place.

    Left out are answers that were no success, what is no page (pictures, scripts), and records of
    visits that found nothing new.
    """
    number = 0
    try:
        for record in ArchiveIterator(stream, record_types=_HOLDING, parse_http=False):
            number += 1
            found = _read(record, source, limits)
            if found is not None:
                yield found
    except (OSError, ValueError, EOFError) as error:
        said = str(error).split("\n", 1)[0][:100]
        problem = f"is broken after {number} records ({said})"
        yield CollectError(source, problem, _AGAIN, "garbage")


def _read(record: WarcRecord, source: str, limits: Limits) -> Page | CollectError | None:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    where = f"{source}, {address[:200] or 'a record without an address'}"
    size = record.content_length
    if size > limits.max_bytes + _MAX_HEADERS:
        return too_large(where, in_words(size), limits)
    block = record.reader.read(size + 1)
    if len(block) < size:
        problem = f"is cut off: {in_words(len(block))} of {in_words(size)} are there"
        return CollectError(where, problem, _AGAIN, "garbage")
    held = _held(record, block, limits)
    if held is None:
        return CollectError(where, "holds no answer that can be read", _LEFT_OUT, "garbage")
    media_type, charset = media_type_of(held.content_type)
    if not held.content or not is_page(media_type) or not address.startswith(_WEB):
        return None
    if len(held.content) > limits.max_bytes:
        return too_large(where, f"more than {in_words(limits.max_bytes)}", limits)
    return Page(
        source=source,
        content=held.content,
        address=address,
        media_type=media_type or None,
        charset=charset,
        fetched=_moment(record.headers.get("WARC-Date")),
        headers=held.headers,
    )


class _Held(NamedTuple):
    """What a record holds: the body, empty where there is none to read."""

    content: bytes
    content_type: str | None
    headers: tuple[tuple[str, str], ...] = ()


def _held(record: WarcRecord, block: bytes, limits: Limits) -> _Held | None:
    content_type = record.headers.get("Content-Type")
    if not (content_type or "").startswith("application/http"):
        return _Held(block, content_type)
    for undoing in _UNDOING:
        message = WarcRecord()
        message.init_headers(WarcRecordType.response)
        message.is_http = True
        message.set_bytes_content(block)
        try:
            message.parse_http(auto_decode=undoing, strict_mode=False)
            content = message.reader.read(limits.max_bytes + 1)
        except (OSError, ValueError):
            continue
        return _answered(message.http_headers, content)
    return None


def _answered(said: HeaderMap | None, content: bytes) -> _Held:
    """The body of an answer; none where it was no success."""
    if said is None or not 200 <= (said.status_code or 200) < 300:
        return _Held(b"", None)
    headers = ((name.lower(), value) for name, value in said.to_tuples())
    # Cookies are between the server and that visit, and can be secrets.
    kept = tuple((name, value) for name, value in headers if name != "set-cookie")
    return _Held(content, said.get("Content-Type"), kept)


def _moment(said: str | None) -> str | None:
    try:
        when = datetime.fromisoformat(said or "")
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return when.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):  # the latter of the first and the last day of all years
        return None
