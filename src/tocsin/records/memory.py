"""What was worked out before, kept for a while: a bounded memory of pure functions of records.

Records never change, so that what a pure function made of one stays true. Nothing is `remembered`
that depends on who asks, or on what else the record of the desk holds.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Generic, TypeVar

_A = TypeVar("_A")
_V = TypeVar("_V")


class Memory(Generic[_V]):
    """Values by key; those that nobody asked for the longest are forgotten first.

    Several threads may ask it.

    Args:
        most: the weight of all that is kept, in the unit of `put`.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._values: OrderedDict[Hashable, tuple[_V, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> _V | None:
        """What is kept under a key; None where nothing is."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: _V, weight: int = 1) -> None:
        """Keep a value; one that outweighs all that may be kept isn't."""
        if weight > self._most:
            return
        with self._lock:
            before = self._values.pop(key, None)
            self._held += weight - (before[1] if before else 0)
            self._values[key] = value, weight
            while self._held > self._most:
                _, (_, lost) = self._values.popitem(last=False)
                self._held -= lost

    def drop(self, key: Hashable) -> None:
        """Forget what is kept under a key, if anything is."""
        with self._lock:
            _, weight = self._values.pop(key, (None, 0))
            self._held -= weight

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._held = 0

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._values)


def remembered(
    most: int, weight: Callable[[Any], int] = lambda _: 1
) -> Callable[[Callable[[_A], _V]], Callable[[_A], _V]]:
    """Have a pure function of one record keep what it made of the last that it was given.

    Of these it keeps as many as weigh `most` together; unless said otherwise each weighs 1.

    Records are told apart by being the very same object: comparing two large ones takes longer
    than most functions. What is given back is shared, and must not be changed.
    """

    def keeping(function: Callable[[_A], _V]) -> Callable[[_A], _V]:
        # With its value each record itself is kept, so that its id isn't another's meanwhile.
        memory: Memory[tuple[_A, _V]] = Memory(most)

        @wraps(function)
        def kept(record: _A) -> _V:
            found = memory.get(id(record))
            if found is None:
                found = record, function(record)
                memory.put(id(record), found, weight(record))
            return found[1]

        return kept

    return keeping
