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
from tocsin.desk.service.arrived import Arrived, opened
from tocsin.desk.service.telling import Tell, Told
from tocsin.errors import SourceError, bug
from tocsin.records import Page, Reading
from tocsin.store import Store, work
from tocsin.store.packing import pack_record
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
# A page takes 0.05 s; one that takes so many seconds hangs, and nothing that came after it is
# entered meanwhile. That may be the machine's fault: what was never begun before is read again.
LIMIT = 120.0
# What isn't read so many seconds after a stop is left to the next start.
_LAST = 30.0
_ENDED = "the process that read it ended"

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
        # What was begun first of all that is under way, and when that was seen.
        self._first: tuple[Future[_Outcome] | None, float] = None, 0.0

    def turn(self, seconds: float = 0.25) -> int:
        """Keep what was read, and have more read; how many pages came back.

        Waits up to so many seconds for the first.
        """
        self._claim()
        back, _ = wait(self._under_way, seconds, return_when="FIRST_COMPLETED")
        if any(isinstance(one.exception(), BrokenProcessPool) for one in back):
            self._renew()
            return len(back)
        for future in back:
            self._keep(future, *self._under_way.pop(future))
        if hung := self._hung():
            self._break_off(hung)
        return len(back)

    def close(self) -> None:
        """Let the processes end with the pages that they hold, for a while; all others wait on."""
        back, hanging = wait(self._under_way, _LAST)
        if hanging:
            workers.kill(self._pool)
        self._pool.shutdown(wait=not hanging)
        for future in back:
            self._keep(future, *self._under_way.pop(future))
        self._under_way.clear()
        with self._store.work() as view:
            work.release(view, self._owner)

    def _fresh(self) -> ProcessPoolExecutor:
        return workers.pool(self._processes, _PAGES)

    def _renew(self) -> None:
        """Have others read: what these had at hand and didn't come to is read again."""
        workers.kill(self._pool)
        self._pool.shutdown(wait=False)
        self._pool = self._fresh()
        held = dict(self._under_way)
        self._under_way.clear()
        for future, (job, came) in held.items():
            if future.done():
                self._keep(future, job, came)
            else:
                self._broke_off(job, came, _ENDED, again=job.tries + 1 < TRIES)

    def _hung(self) -> Future[_Outcome] | None:
        """The page that was begun first, if it is read for too long."""
        first = next(iter(self._under_way), None)
        if first is not self._first[0]:
            self._first = first, time.monotonic()
        return first if time.monotonic() - self._first[1] > LIMIT else None

    def _break_off(self, hung: Future[_Outcome]) -> None:
        job, came = self._under_way.pop(hung)
        self._renew()
        self._broke_off(job, came, f"it was read for over {LIMIT:.0f} s", again=not job.tries)

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
            if came := opened(self._store, job, self._tell):
                self._under_way[self._begun(came.page)] = (job, came)

    def _begun(self, page: Page) -> Future[_Outcome]:
        try:
            return self._pool.submit(_read, page)
        except BrokenProcessPool:  # a process ended while it had nothing to do
            self._renew()
            return self._pool.submit(_read, page)

    def _keep(self, future: Future[_Outcome], job: Job, came: Arrived) -> None:
        try:
            outcome, seconds = future.result()
        except BrokenProcessPool:
            self._broke_off(job, came, _ENDED, again=job.tries + 1 < TRIES)
        except Exception as error:  # as of what can't be handed from one process to another
            self._settle(job, came, bug(came.page.source, error), 0.0)
        else:
            self._settle(job, came, outcome, seconds)

    def _broke_off(self, job: Job, came: Arrived, why: str, *, again: bool) -> None:
        if not again:
            self._settle(job, came, bug(came.page.source, BrokenProcessPool(why)), 0.0)
            return
        with self._store.work() as view:
            work.free(view, job)
        self._say(came, "again", why, 0.0)

    def _settle(
        self, job: Job, came: Arrived, outcome: Reading | SourceError, seconds: float
    ) -> None:
        if isinstance(outcome, Reading):
            with self._store.work() as view:
                work.read(view, job, pack_record(replace(came, reading=outcome)))
            self._say(came, "read", "", seconds)
        else:
            with self._store.collect() as view:
                settle(view, came.source, job.key, outcome, job.since)
                work.done(view, job)
            self._say(came, "empty", outcome.problem, seconds)

    def _say(self, came: Arrived, what: str, why: str, seconds: float) -> None:
        self._tell(Told("read", came.page.source, came.source, what, why, seconds))


def _read(page: Page) -> _Outcome:
    """The reading of a page, or what is wrong with it, and how long that took, in seconds."""
    begun = time.perf_counter()
    return reading_of(page, None), time.perf_counter() - begun
