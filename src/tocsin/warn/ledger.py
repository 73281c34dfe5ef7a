"""The ledger: all deeds in their order, each line chained to the one before by a hash.

A line's hash is the SHA-256 of the hash before it and of all that the line says. Whoever changes,
drops, adds or moves a line would have to make all later ones anew, and the last hash, which others
may have noted, would be another.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from tocsin.records import Record
from tocsin.warn.deeds import AnyDeed

_DECODER: msgspec.json.Decoder[AnyDeed] = msgspec.json.Decoder(AnyDeed)

# What the first line is chained to.
START = "0" * 64


class Line(Record, frozen=True):
    """One deed in the ledger.

    Attributes:
        number: 1, 2, 3…, without gaps.
        moment: when.
        by: who did it; empty where the desk did by itself.
        matter: the id of the case that it belongs to; empty for the directory.
        deed: what was done.
        hash: of all this and of the line before.
    """

    number: int
    moment: datetime
    by: str
    matter: str
    deed: AnyDeed
    hash: str


class Broken(Record, frozen=True):
    """Where the ledger isn't as it was written: the number of a line, and what is wrong with it."""

    number: int
    problem: str


def body(deed: AnyDeed) -> str:
    """A deed as it stands in the ledger: JSON, the same for the same deed."""
    return msgspec.json.encode(deed, order="deterministic").decode()


def deed(text: str) -> AnyDeed:
    """The deed that `body` made a text from. Raises msgspec.ValidationError for anything else."""
    return _DECODER.decode(text)


def chained(before: str, number: int, moment: str, by: str, matter: str, text: str) -> str:
    """The hash of a line, from the hash before it and what it says, as it is kept."""
    said = msgspec.json.encode([before, number, moment, by, matter, text])
    return hashlib.sha256(said).hexdigest()


class Row(Record, frozen=True):
    """A line as the store keeps it: nothing in it is read yet."""

    number: int
    moment: str
    by: str
    matter: str
    body: str
    hash: str


def broken(lines: Iterable[Row], head: tuple[int, str] | None = None) -> Iterator[Broken]:
    """What is wrong with a ledger, if anything.

    `head` is the number and hash of a line as somebody noted them, which must still be there:
    that the last lines are gone shows in nothing else.
    """
    number, before, found = 0, START, head is None
    for line in lines:
        number += 1
        if line.number != number:
            yield Broken(number=number, problem=f"missing: the next line is {line.number}")
            number = line.number
        said = (line.number, line.moment, line.by, line.matter, line.body)
        if line.hash != chained(before, *said):
            yield Broken(number=number, problem="isn't as it was written, or doesn't follow")
        found = found or (line.number, line.hash) == head
        before = line.hash
    if not found and head is not None:
        yield Broken(number=head[0], problem="isn't the line that was noted")
