"""Moments and entries for tests of the record."""

from collections.abc import Iterator
from contextlib import contextmanager

from tocsin.store import Entry, Store


def moment(day: int, hour: int = 0) -> str:
    """A moment in May 2026."""
    return f"2026-05-{day:02}T{hour:02}:00:00.000000Z"


@contextmanager
def entry(store: Store, day: int = 1, what: str = "test") -> Iterator[Entry]:
    """An entry made on a day in May 2026."""
    with store.enter(moment(day), "Mira", what) as made:
        yield made
