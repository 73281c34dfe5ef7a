"""How bytes are kept: squeezed, and under a name that says what they are."""

import hashlib
import zlib
from typing import TypeVar

from tocsin.records import Record, decode, encode

# Pages are written once and read seldom, but every one is written while somebody waits.
_LEVEL = 6

_R = TypeVar("_R", bound=Record)


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal digits: its name in the record."""
    return hashlib.sha256(content).hexdigest()


def pack(content: bytes) -> bytes:
    """`content`, smaller (zlib, RFC 1950)."""
    return zlib.compress(content, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """What `pack` was given. Raises ValueError where `packed` is damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from error


def pack_record(record: Record) -> bytes:
    """A record, as its JSON, smaller."""
    return pack(encode(record))


def unpack_record(packed: bytes, kind: type[_R]) -> _R:
    """The record of type `kind` in `packed`. Raises ValueError where it is damaged."""
    return decode(unpack(packed), kind)
