"""Checking the record: every hash, span, row and reference, against what it stands for."""

from collections.abc import Iterator

from tocsin.desk.verifying import entries, evidence, groups, ledger, pages, readings, sightings
from tocsin.desk.verifying.fault import Fault
from tocsin.store import Store

__all__ = ["Fault", "verify"]


def verify(store: Store) -> Iterator[Fault]:
    """What is wrong with a record; nothing where all is well.

    Raises DeskError where its file is so damaged that it can't be looked through.
    """
    with store.look() as view:
        for part in (entries, pages, readings, groups, sightings, ledger, evidence):
            yield from part.check(view)
