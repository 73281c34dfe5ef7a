"""What all records share: immutability, ids, spans, JSON."""

import hashlib
from typing import TypeVar

import msgspec

_ID_BYTES = 10


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """An immutable, typed, serialisable noun. Compared by value."""


class Span(Record, frozen=True):
    """Characters `[start, end)` of an article's cleaned text, with the text itself."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(
                f"no span: [{self.start}, {self.end}) with {len(self.text)} characters"
            )

    def overlaps(self, other: "Span") -> bool:
        """Whether both have a character in common."""
        return self.start < other.end and other.start < self.end

    def begins_in(self, other: "Span") -> bool:
        """Whether its first character is one of another span."""
        return other.start <= self.start < other.end


def span(text: str, start: int, end: int) -> Span:
    """The span `[start, end)` of `text`."""
    return Span(start=start, end=end, text=text[start:end])


def identify(kind: str, *parts: object) -> str:
    """The id of a thing: a hash (SHA-256, first 80 bits, hexadecimal) of what identifies it.

    `parts` are told apart whatever they contain, and None differs from the empty string, so
    that equal ids mean equal things and re-running adds nothing twice.
    """
    digest = hashlib.sha256(kind.encode())
    for part in parts:
        if isinstance(part, bytes):
            data = part
        else:
            data = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[: 2 * _ID_BYTES]


_R = TypeVar("_R", bound=Record)


def encode(record: Record | list[Record]) -> bytes:
    """A record, or a list of them, as JSON (UTF-8)."""
    return msgspec.json.encode(record)


def decode(data: bytes, kind: type[_R]) -> _R:
    """The record of type `kind` that `encode` made `data` from.

    Raises msgspec.ValidationError where `data` is no such record.
    """
    return msgspec.json.decode(data, type=kind)
