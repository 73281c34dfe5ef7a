"""Recall: what the record said before is said again, as long as it holds nothing new.

What is known of a record up to an entry never changes, so that an answer stays true for that entry:
of the past for good, of now until something is entered. It is shared by all who sit at the desk:
only what says the same to everybody is asked for here.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from tocsin.desk.views import IncidentFile, List
from tocsin.records.memory import Memory
from tocsin.store import View, journal

# Rows of lists that are kept; what else is kept weighs as much as so many of them.
_MOST, _OTHER = 20_000, 25

_A = TypeVar("_A")


class Recall:
    """The answers that a record gave last. Several threads may ask; each thing is asked once."""

    def __init__(self) -> None:
        self._answers: Memory[Any] = Memory(_MOST)
        self._asking: defaultdict[Hashable, threading.Lock] = defaultdict(threading.Lock)
        self._waiting: defaultdict[Hashable, int] = defaultdict(int)
        self._lock = threading.Lock()

    def __call__(self, view: View, ask: Callable[..., _A], *about: Hashable) -> _A:
        """What `ask(view, *about)` gives, which must depend on nothing else.

        It is shared, and must not be changed. What is raised isn't kept.
        """
        key = ask, about, min(view.upto, journal.last(view))
        with self._alone(key):
            found = self._answers.get(key)
            if found is None:
                found = ask(view, *about)
                self._answers.put(key, found, _weight(found))
        answer: _A = found
        return answer

    @contextmanager
    def _alone(self, key: Hashable) -> Iterator[None]:
        """With nobody else who asks the same: who comes meanwhile waits for the answer."""
        with self._lock:
            self._waiting[key] += 1
            mine = self._asking[key]
        try:
            with mine:
                yield
        finally:
            with self._lock:
                self._waiting[key] -= 1
                if not self._waiting[key]:
                    del self._waiting[key], self._asking[key]


def _weight(answer: object) -> int:
    if isinstance(answer, List):
        return max(1, len(answer.rows))
    return max(_OTHER, len(answer.accounts)) if isinstance(answer, IncidentFile) else _OTHER
