"""Checking the journal."""

from collections.abc import Iterator

from tocsin.desk.verifying.fault import Fault
from tocsin.store import View, auditing, journal


def check(view: View) -> Iterator[Fault]:
    """Entries are numbered without gaps, never run backwards, and all that is learnt has one."""
    before = journal.Line(0, "", "", "")
    for line in journal.lines(view):
        if line.id != before.id + 1:
            yield Fault(thing="entry", id=str(line.id), problem=f"comes after entry {before.id}")
        if line.moment < before.moment:
            problem = f"was made at {line.moment}, before the entry that it follows"
            yield Fault(thing="entry", id=str(line.id), problem=problem)
        before = line
    for table, number in auditing.unentered(view):
        yield Fault(
            thing="entry", id=str(number), problem=f"is missing, and a {table} refers to it"
        )
