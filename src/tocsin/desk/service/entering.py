"""Entering what was read into the record, one page after the other, in the order of arrival."""

import time
from collections.abc import Callable
from datetime import timedelta

from tocsin.desk import adding, moments
from tocsin.desk.adding import Added, Asked
from tocsin.desk.collecting import settle
from tocsin.desk.service.arrived import Arrived, opened
from tocsin.desk.service.telling import Tell, Told
from tocsin.errors import SourceError, bug
from tocsin.store import Store, View, work
from tocsin.store.work import Job

# Pages that are claimed together: each claim waits for whoever writes.
_TOGETHER = 8
_LEASE = timedelta(minutes=3)
# A page during which whoever entered it ended so often isn't entered.
TRIES = 5


class Entering:
    """Enters readings; of several machines one at a time does.

    Args:
        store: the record, where they wait; and where what became of each is kept.
        owner: in whose name they are claimed.
        by: who adds them.
        clock: gives the moment.
        tell: is told of each page.
    """

    def __init__(
        self,
        store: Store,
        owner: str,
        by: str,
        clock: Callable[[], str],
        tell: Tell,
    ) -> None:
        self._store, self._owner = store, owner
        self._clock, self._tell = clock, tell
        self._asked = Asked(by=by)

    def turn(self) -> int:
        """Enter what is ready, up to a page that is still being read; how many."""
        now = self._clock()
        until = moments.later(now, _LEASE)
        with self._store.fill() as view:
            jobs = work.claim_ready(view, self._owner, now, until, _TOGETHER)
        for job in jobs:
            self._enter(job)
        return len(jobs)

    def _enter(self, job: Job) -> None:
        begun = time.perf_counter()
        came = opened(self._store, job, self._tell)
        if came is None:
            return

        def keep(view: View, added: Added | SourceError) -> None:
            settle(view, came.source, job.key, added, job.since)
            work.done(view, job)

        added = self._added(job, came, keep)
        if isinstance(added, SourceError) or added.what == "known":  # nothing was entered
            with self._store.collect() as view:
                keep(view, added)
        what, why = _outcome(added)
        seconds = time.perf_counter() - begun
        self._tell(Told("enter", came.page.source, came.source, what, why, seconds))

    def _added(
        self, job: Job, came: Arrived, keep: Callable[[View, Added], None]
    ) -> Added | SourceError:
        assert came.reading is not None, "only readings are entered"  # noqa: S101
        if job.tries >= TRIES:
            ended = RuntimeError(f"whoever entered it ended, {job.tries} times")
            return bug(came.page.source, ended)
        return adding.put(self._store, came.page, came.reading, self._asked, self._clock, keep)


def _outcome(added: Added | SourceError) -> tuple[str, str]:
    return (added.what, "") if isinstance(added, Added) else ("refused", added.problem)
