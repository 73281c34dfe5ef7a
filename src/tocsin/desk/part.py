"""A part of the desk: some of what can be done at it, on its store and by its clock."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from tocsin.desk import moments
from tocsin.store import Entry, Store, View


class Part:
    """What the parts of a desk share.

    Args:
        store: the record.
        by: who sits at the desk.
        clock: gives the moment, as `tocsin.desk.moments` writes it.
    """

    def __init__(self, store: Store, by: str, clock: Callable[[], str]) -> None:
        self._store = store
        self._by = by
        self._clock = clock

    def _now(self) -> datetime:
        return datetime.fromisoformat(self._clock())

    def _at(self, as_of: str | None) -> datetime:
        """The moment that is asked about: that, or now."""
        return datetime.fromisoformat(moments.moment(as_of)) if as_of else self._now()

    @staticmethod
    def _moment(entry: Entry) -> datetime:
        """When an entry was made."""
        return datetime.fromisoformat(entry.moment)

    @contextmanager
    def _look(self, as_of: str | None) -> Iterator[View]:
        with self._store.look(moments.past(as_of, self._clock()) if as_of else None) as view:
            yield view

    def _enter(self, what: str) -> AbstractContextManager[Entry]:
        return self._store.enter(self._clock(), self._by, what)
