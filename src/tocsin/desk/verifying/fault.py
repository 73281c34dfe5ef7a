"""What is wrong with a record."""

from tocsin.records import Record


class Fault(Record, frozen=True):
    """Something that isn't as it was put down: which thing, and what is wrong with it."""

    thing: str
    id: str
    problem: str
