"""Auditing: that the ledger is as it was written, and what stands in it."""

import re
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from tocsin.desk import naming
from tocsin.desk.part import Part
from tocsin.desk.verifying import ledger as verifying
from tocsin.desk.verifying.fault import Fault
from tocsin.records import Record, decode, encode
from tocsin.store import ledger
from tocsin.warn.ledger import START, Line, Row, broken


class Head(Record, frozen=True):
    """The last line: whoever notes it elsewhere can show later that nothing behind it is gone."""

    number: int
    hash: str

    @property
    def words(self) -> str:
        """As it is noted, and given to `Auditing.verify` again: "12:1f0c…"."""
        return f"{self.number}:{self.hash}"


class Audit(Record, frozen=True):
    """What was checked, up to which line, and what is wrong."""

    head: Head
    faults: tuple[Fault, ...]


class Auditing(Part):
    """What can be done at a desk's ledger, besides adding to it."""

    def head(self) -> Head:
        """The last line as it is now."""
        with self._look(None) as view:
            number, hash_ = ledger.last(view)
            return Head(number=number, hash=hash_)

    def verify(self, noted: Head | None = None) -> Audit:
        """Check every line against the one before, and `noted` against the line of its number.

        The outbox is checked against the lines: what is to be sent by them waits there.
        That the last lines are gone can be seen only by such a note.
        """
        with self._look(None) as view:
            number, hash_ = ledger.last(view)
            faults = tuple(verifying.check(view, _pair(noted)))
            return Audit(head=Head(number=number, hash=hash_), faults=faults)

    def log(self, case: str | None = None, *, as_of: str | None = None) -> tuple[Line, ...]:
        """All that was done, or all of one case, the first first. Raises NotFoundError."""
        with self._look(as_of) as view:
            if case is not None:
                return tuple(ledger.lines(view, naming.case(view, case)))
            return tuple(ledger.every(view))

    def export(self, out: BinaryIO) -> int:
        """Write all lines as they are kept, one JSON object each; how many."""
        count = 0
        with self._look(None) as view:
            for row in ledger.rows(view):
                out.write(encode(row) + b"\n")
                count += 1
        return count


def exported(lines: Iterable[bytes], noted: Head | None = None) -> Audit:
    """Check what `Auditing.export` wrote, as `Auditing.verify` does; no desk is needed for it.

    Raises ValueError where it is none of that.
    """
    try:
        rows = [decode(line, Row) for line in lines]
    except msgspec.MsgspecError as error:
        raise ValueError(f"is no export of a ledger ({error})") from error
    faults = tuple(
        Fault(thing="line", id=str(one.number), problem=one.problem)
        for one in broken(rows, _pair(noted))
    )
    head = Head(number=rows[-1].number, hash=rows[-1].hash) if rows else Head(number=0, hash=START)
    return Audit(head=head, faults=faults)


def _pair(noted: Head | None) -> tuple[int, str] | None:
    """The line that must be there; an empty ledger had none."""
    return (noted.number, noted.hash) if noted and noted.number else None


def head(words: str) -> Head:
    """The head that somebody noted, by its `words`. Raises ValueError for what is none."""
    found = _HEAD.fullmatch(words.strip())
    if found is None:
        raise ValueError(f"{words!r} is no line that was noted")
    return Head(number=int(found[1]), hash=found[2])


_HEAD = re.compile(r"(\d{1,9}):([0-9a-f]{64})", re.ASCII)
