"""How bytes are kept: squeezed, and under a name that says what they are."""

import hashlib
import zlib
from typing import TypeVar

import msgspec

from tocsin.records import Record, decode, encode
from tocsin.records.memory import Memory

# Pages are written once and read seldom, but every one is written while somebody waits.
_LEVEL = 6

# Bytes, squeezed, of the records that stay open: some ten times as much in memory.
_OPEN = 8 << 20

_R = TypeVar("_R", bound=Record)
_opened: Memory[Record] = Memory(_OPEN)


class DamagedError(ValueError):
    """What was kept isn't as it was put down. `thing` says what, `remedy` what to do."""

    def __init__(
        self, why: object, thing: str = "something in it", remedy: str = "run `tocsin verify`"
    ) -> None:
        super().__init__(f"damaged: {why}")
        self.thing = thing
        self.remedy = remedy


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal digits: its name in the record."""
    return hashlib.sha256(content).hexdigest()


def pack(content: bytes) -> bytes:
    """`content`, smaller (zlib, RFC 1950)."""
    return zlib.compress(content, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """What `pack` was given. Raises DamagedError where `packed` is damaged."""
    try:
        return zlib.decompress(packed)
    except (zlib.error, TypeError) as error:  # SQLite may hold text where bytes should be
        raise DamagedError(error) from error


def pack_record(record: Record) -> bytes:
    """A record, as its JSON, smaller."""
    return pack(encode(record))


def unpack_record(packed: bytes, kind: type[_R]) -> _R:
    """The record of type `kind` in `packed`. Raises DamagedError where it is damaged.

    Those that were opened last stay open, and the very same record is given again.
    """
    found = _opened.get((packed, kind))
    if isinstance(found, kind):
        return found
    try:
        record = decode(unpack(packed), kind)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise DamagedError(error) from error
    _opened.put((packed, kind), record, len(packed))
    return record
