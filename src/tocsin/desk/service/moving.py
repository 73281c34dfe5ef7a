"""Whether what came gets on: a desk whose pages wait for ever is as silent as one that is away."""

from collections.abc import Callable
from datetime import timedelta

from tocsin.desk import moments
from tocsin.store import Store, work

# What came so lately is no sign that anything is stuck.
_FRESH = timedelta(minutes=15)


class Moving:
    """Looks, time after time, at the page that is to be entered next.

    Args:
        store: where pages wait.
        clock: gives the moment.
    """

    def __init__(self, store: Store, clock: Callable[[], str]) -> None:
        self._store, self._clock = store, clock
        self._last: int | None = None

    def looked(self) -> bool:
        """Whether all is well: none waits for long, or it is another than at the last look.

        However long what waits is, the first of it is soon another. One look is never enough for
        that: a service that ends over the first page whenever it is started would seem to be well.
        """
        with self._store.look() as view:
            first = work.first(view)
        number, since = first or (None, "")
        before, self._last = self._last, number
        if first is None or moments.later(since, _FRESH) > self._clock():
            return True
        return before is not None and before != number
