"""Gathering: sources are asked, and their pages, by threads that wait for the other side."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait

from tocsin.collect.addresses import Manner
from tocsin.collect.archives.portions import PAGES
from tocsin.collect.conditions import WORKING
from tocsin.collect.limits import LIMITS, Limits
from tocsin.collect.turns import Answer, Kind, Turn, ask
from tocsin.desk.collecting import Collecting
from tocsin.desk.service.arrived import Arrived
from tocsin.desk.service.telling import Step, Tell, Told
from tocsin.records import Page
from tocsin.store import Store, work
from tocsin.store.packing import pack_record

# Requests at the same time, each to another host: nearly all of their time they wait.
HANDS = 32

# What a source names is asked as the source itself is.
_STEPS: dict[Kind, Step] = {
    "rules": "rules",
    "poll": "poll",
    "listing": "poll",
    "archive": "poll",
    "page": "page",
}


class Gathering:
    """Takes turns and keeps what comes of them.

    Args:
        store: where pages wait to be read.
        collecting: gives turns.
        clock: gives the moment.
        tell: is told of each request.
        longest: how many pages may wait to be read or entered; beyond that only sources are asked.
        manner: how is asked.
        limits: of each request.
    """

    def __init__(
        self,
        store: Store,
        collecting: Collecting,
        clock: Callable[[], str],
        tell: Tell,
        *,
        longest: int,
        manner: Manner,
        limits: Limits = LIMITS,
    ) -> None:
        self._store, self._collecting, self._clock, self._tell = store, collecting, clock, tell
        self._longest, self._manner, self._limits = longest, manner, limits
        self._pool = ThreadPoolExecutor(HANDS, thread_name_prefix="ask")
        self._under_way: dict[Future[tuple[Answer, float]], Turn] = {}

    def turn(self, seconds: float = 0.25) -> int:
        """Keep what was answered, and ask for what is due; how many requests began or ended.

        Waits up to so many seconds for an answer where any is under way.
        """
        begun = self._begin()
        back, _ = wait(self._under_way, seconds, return_when="FIRST_COMPLETED")
        for future in back:
            self._keep(self._under_way.pop(future), *future.result())
        return begun + len(back)

    def close(self) -> None:
        """Wait for what is under way, and keep it."""
        while self._under_way:
            back, _ = wait(self._under_way, return_when="FIRST_COMPLETED")
            for future in back:
                self._keep(self._under_way.pop(future), *future.result())
        self._pool.shutdown()

    def _begin(self) -> int:
        free = HANDS - len(self._under_way)
        if not free:
            return 0
        waiting = self._waiting()
        # Archives are for when there is nothing else to do: news mustn't wait for what is old, nor
        # for hands that open many of them at once.
        idle = waiting < PAGES and all(one.kind != "archive" for one in self._under_way.values())
        due = self._collecting.due(free, pages=waiting < self._longest, archives=idle)
        for turn in due:
            self._under_way[self._pool.submit(self._asked, turn)] = turn
        return len(due)

    def _waiting(self) -> int:
        with self._store.look() as view:
            return sum(one.count for one in work.waiting(view).values())

    def _asked(self, turn: Turn) -> tuple[Answer, float]:
        begun = time.perf_counter()
        answer = ask(turn, manner=self._manner, limits=self._limits)
        return answer, time.perf_counter() - begun

    def _keep(self, turn: Turn, answer: Answer, seconds: float) -> None:
        pages = self._collecting.pages(turn, answer)
        if turn.kind == "archive":  # its pages are items from then on, and only then can be settled
            self._collecting.came(turn, answer)
            self._put(turn, pages)
        else:  # a page that is put first isn't asked for again if this process ends between
            self._put(turn, pages)
            self._collecting.came(turn, answer)
        what = "good" if isinstance(answer, Page) else answer.condition
        why = "" if what in WORKING else _why(answer)
        self._tell(Told(_STEPS[turn.kind], turn.address, turn.source, what, why, seconds))

    def _put(self, turn: Turn, pages: Mapping[str, Page]) -> None:
        if not pages:
            return
        with self._store.work() as view:
            for id_, page in pages.items():
                packed = pack_record(Arrived(source=turn.source, page=page))
                work.put(view, id_, packed, self._clock())


def _why(answer: Answer) -> str:
    return str(getattr(answer, "why", "") or getattr(answer, "problem", ""))
