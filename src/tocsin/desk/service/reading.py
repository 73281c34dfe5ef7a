"""Reading pages that wait, in processes of their own: that takes nearly all the time."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from datetime import timedelta

from msgspec.structs import replace

from tocsin.desk import moments, workers
from tocsin.desk.adding import reading_of
from tocsin.desk.collecting import settle
from tocsin.desk.service.arrived import Arrived
from tocsin.desk.service.telling import Tell, Told
from tocsin.errors import SourceError, bug
from tocsin.records import Page, Reading
from tocsin.store import Store, work
from tocsin.store.packing import pack_record, unpack_record
from tocsin.store.work import Job

# Far longer than a page takes to read. Where a machine ends, all that came later waits so long; a
# page that takes longer yet is read twice, and the first that is done with it counts.
_LEASE = timedelta(minutes=3)
# Pages for each process that are at hand when it is done with one.
_AHEAD = 2
# A process that has read so many is followed by a fresh one: whatever it hoards is given back.
_PAGES = 2_000
# A page during which so many processes ended isn't read again. So many, as most pages that are
# read when one ends have nothing to do with it.
TRIES = 8

_Outcome = tuple[Reading | SourceError, float]


class Readers:
    """Processes that read.

    Args:
        store: where pages wait, and where it is kept which hold no article.
        owner: in whose name pages are claimed.
        clock: gives the moment.
        tell: is told of each page.
        processes: how many read at the same time.
    """

    def __init__(
        self,
        store: Store,
        owner: str,
        clock: Callable[[], str],
        tell: Tell,
        *,
        processes: int,
    ) -> None:
        self._store, self._owner = store, owner
        self._clock, self._tell, self._processes = clock, tell, processes
        self._pool = self._fresh()
        self._under_way: dict[Future[_Outcome], tuple[Job, Arrived]] = {}

    def turn(self, seconds: float = 0.25) -> int:
        """Keep what was read, and have more read; how many pages came back.

        Waits up to so many seconds for the first.
        """
        self._claim()
        back, _ = wait(self._under_way, seconds, return_when="FIRST_COMPLETED")
        if any(isinstance(one.exception(), BrokenProcessPool) for one in back):
            self._pool.shutdown(wait=False)
            self._pool = self._fresh()
        for future in back:
            self._keep(future, *self._under_way.pop(future))
        return len(back)

    def close(self) -> None:
        """Let the processes end with the pages that they hold; all others wait on."""
        self._pool.shutdown(cancel_futures=True)
        for future, (job, came) in self._under_way.items():
            if not future.cancelled():
                self._keep(future, job, came)
        self._under_way.clear()
        with self._store.work() as view:
            work.release(view, self._owner)

    def _fresh(self) -> ProcessPoolExecutor:
        return workers.pool(self._processes, _PAGES)

    def _claim(self) -> None:
        free = _AHEAD * self._processes - len(self._under_way)
        if free < self._processes:  # several are claimed together
            return
        now = self._clock()
        until = moments.later(now, _LEASE)
        with self._store.work() as view:
            held = {job.number for job, _ in self._under_way.values()}
            jobs = work.claim(view, self._owner, now, until, free, held=held)
        for job in jobs:
            came = unpack_record(job.packed, Arrived)
            self._under_way[self._pool.submit(_read, came.page)] = (job, came)

    def _keep(self, future: Future[_Outcome], job: Job, came: Arrived) -> None:
        try:
            outcome, seconds = future.result()
        except BrokenProcessPool as error:
            if job.tries + 1 < TRIES:
                self._again(job, came)
                return
            outcome, seconds = bug(came.page.source, error), 0.0
        if isinstance(outcome, Reading):
            with self._store.work() as view:
                work.read(view, job, pack_record(replace(came, reading=outcome)))
            self._say(came, "read", "", seconds)
        else:
            with self._store.fill() as view:
                settle(view, came.source, job.key, outcome)
                work.done(view, job)
            self._say(came, "empty", outcome.problem, seconds)

    def _again(self, job: Job, came: Arrived) -> None:
        with self._store.work() as view:
            work.free(view, job)
        self._say(came, "again", "the process that read it ended", 0.0)

    def _say(self, came: Arrived, what: str, why: str, seconds: float) -> None:
        self._tell(Told("read", came.page.source, came.source, what, why, seconds))


def _read(page: Page) -> _Outcome:
    """The reading of a page, or what is wrong with it, and how long that took, in seconds."""
    begun = time.perf_counter()
    return reading_of(page, None), time.perf_counter() - begun
