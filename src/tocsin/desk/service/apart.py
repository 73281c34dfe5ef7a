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
# A turn is eight pages of 0.05 s each, before each of which it waits two minutes for another's lock
# at most. One that takes so many seconds never ends, and is a try of the pages that it has.
_LIMIT = 1200.0


class Apart:
    """Enters as `Entering` does, in another process; one that ends is followed by a fresh one.

    A page is some forty questions to the record, one after the other: beside threads that fetch
    and parse, it would wait after each answer until one of them gives way.

    Args:
        store: the record.
        owner: in whose name readings are claimed.
        by: who adds them.
        tell: is told of each page at the end of its turn; not of those of a turn that was cut off.
    """

    def __init__(self, store: Store, owner: str, by: str, tell: Tell) -> None:
        self._store, self._owner, self._by, self._tell = store, owner, by, tell
        self._begin()

    def turn(self) -> int:
        """Enter what is ready, up to a page that is still being read; how many.

        Raises DeskError where the record can't be had, or the process ended or went on for ever.
        """
        try:
            asked = self._pool.submit(_turn, self._store.address, self._owner, self._by)
            done, told, hindered = asked.result(_LIMIT)
        except (BrokenProcessPool, TimeoutError) as error:
            workers.kill(self._pool)
            self._renew()
            self._release()
            raise self._ended(error) from error
        for one in told:
            self._tell(one)
        if hindered is not None:
            raise hindered
        self._entered += done
        if self._entered >= _PAGES:
            self._renew()
        return done

    def close(self) -> None:
        """Let the process end, and leave what was claimed and not entered to others."""
        self._pool.shutdown()
        self._release()

    def _ended(self, error: Exception) -> DeskError:
        if isinstance(error, TimeoutError):
            problem = f"a page was entered for over {_LIMIT / 60:.0f} min, and is tried again"
            return DeskError(self._store.name, problem, "please report it if that goes on")
        problem, remedy = "the process that entered pages ended", "see whether it lacked memory"
        return DeskError(self._store.name, problem, remedy)

    def _begin(self) -> None:
        self._pool, self._entered = workers.pool(1, gives_way=False), 0

    def _renew(self) -> None:
        self._pool.shutdown()
        self._begin()

    def _release(self) -> None:
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
