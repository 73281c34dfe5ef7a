"""Entering in a process of its own, where no other step takes turns with it."""

from concurrent.futures.process import BrokenProcessPool
from functools import cache
from traceback import format_exception

from tocsin.desk import moments, workers
from tocsin.desk.service.entering import Entering
from tocsin.desk.service.telling import Tell, Told
from tocsin.errors import DeskError, TocsinError
from tocsin.store import Store, work

# A process that has entered so many pages is followed by a fresh one: what it remembers of them is
# bounded, but it would grow for hours.
_PAGES = 10_000


class Apart:
    """Enters as `Entering` does, in another process; one that ends is followed by a fresh one.

    A page is some forty questions to the record, one after the other: beside threads that fetch
    and parse, it would wait after each answer until one of them gives way.

    Args:
        store: the record.
        owner: in whose name readings are claimed.
        by: who adds them.
        tell: is told of each page.
    """

    def __init__(self, store: Store, owner: str, by: str, tell: Tell) -> None:
        self._store, self._owner, self._by, self._tell = store, owner, by, tell
        self._begin()

    def turn(self) -> int:
        """Enter what is ready, up to a page that is still being read; how many.

        Raises DeskError where the record can't be had, or the process ended.
        """
        try:
            asked = self._pool.submit(_turn, self._store.address, self._owner, self._by)
            done, told, hindered = asked.result()
        except BrokenProcessPool as error:
            self.close()
            self._begin()
            problem = "the process that entered pages ended"
            remedy = "see whether the machine has enough memory"
            raise DeskError(self._store.name, problem, remedy) from error
        for one in told:
            self._tell(one)
        if hindered is not None:
            raise hindered
        self._entered += done
        if self._entered >= _PAGES:
            self._pool.shutdown()
            self._begin()
        return done

    def _begin(self) -> None:
        self._pool, self._entered = workers.pool(1, gives_way=False), 0

    def close(self) -> None:
        """Let the process end, and leave what was claimed and not entered to others."""
        self._pool.shutdown()
        with self._store.work() as view:
            work.release(view, self._owner)


def _turn(address: str, owner: str, by: str) -> tuple[int, list[Told], TocsinError | None]:
    """A turn of the one that enters here: how many were entered, what was told, what hindered it.

    What was told before it was hindered is told even so.
    """
    done, told, hindered = 0, list[Told](), None
    try:
        entering, told = _entering(address, owner, by)
        done = entering.turn()
    except TocsinError as error:
        hindered = error
    except Exception as error:  # a library's may hold what can't be handed over
        raise RuntimeError("".join(format_exception(error))) from None
    said = told.copy()
    told.clear()
    return done, said, hindered


@cache
def _entering(address: str, owner: str, by: str) -> tuple[Entering, list[Told]]:
    """Who enters in this process, and what it has told."""
    told: list[Told] = []
    return Entering(Store(address), owner, by, moments.now, told.append), told
