"""Which refused answers are written down: the first of an hour each, of the rest how many."""

import threading
from dataclasses import dataclass
from datetime import datetime

_EACH = 20  # of an hour


@dataclass
class _Kept:
    hour: datetime
    seen: int = 0  # in this hour
    waiting: int = 0  # for a line that counts them


class Refusals:
    """Says for how many refusals a line is due, so that nobody fills the ledger with them.

    In each hour, and for each case, the first are written one by one, and after that at each
    doubling one line for all since the last: thousands of them make a handful of lines. What no
    line has counted when the hour ends is counted by the first of the next in which there is one;
    a process that ends forgets it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] = {}

    def note(self, matter: str, now: datetime) -> int:
        """An answer was refused: for how many the line is that is due; 0 where none is."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        with self._lock:
            kept = self._kept.setdefault(matter, _Kept(hour))
            if kept.hour != hour:
                kept.hour, kept.seen = hour, 0
            kept.seen += 1
            kept.waiting += 1
            if not _due(kept.seen):
                return 0
            times, kept.waiting = kept.waiting, 0
            return times


def _due(seen: int) -> bool:
    doublings, rest = divmod(seen, _EACH)
    return seen <= _EACH or (rest == 0 and doublings.bit_count() == 1)
