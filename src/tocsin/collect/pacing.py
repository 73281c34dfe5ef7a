"""How fast a host is asked: one request at a time, and a rest between two.

Pure: what is known of a host goes in with the time, what is known then comes out.
"""

from datetime import datetime, timedelta

from tocsin.collect.conditions import Condition
from tocsin.records import Record

# Between two requests to a host that asks for nothing else.
DELAY = timedelta(seconds=1)
# A host that takes long to answer is under load: it gets as much rest as it took, times this.
# (Heritrix, the crawler of the archives, has 5 and bounds of 3 and 30 seconds.)
_REST = 5
_MOST_REST = timedelta(seconds=30)
# After a first 429 or 5xx without a word on when to come again, or with one that is sooner, past or
# nought: so servers say that say it always. Doubled for each one after it.
_BACK_OFF = timedelta(minutes=1)
_MOST_BACK_OFF = timedelta(hours=6)
# A request that hasn't been heard of for so long was lost, with whoever made it.
LOST = timedelta(minutes=5)


class Pace(Record, frozen=True):
    """What is known of how fast a host may be asked.

    `asked` is when the request that is under way began, None where none is; `free` from when on
    the next may be made; `refusals` how many in a row were refused for their number or failed.
    """

    host: str
    asked: datetime | None = None
    free: datetime | None = None
    refusals: int = 0


def may_ask(pace: Pace, now: datetime) -> bool:
    """Whether the host may be asked now."""
    return waiting(pace, now) == timedelta(0)


def waiting(pace: Pace, now: datetime) -> timedelta:
    """How long to wait at least until the host may be asked."""
    ahead = pace.free
    if pace.asked is not None:
        ahead = max(pace.asked + LOST, pace.free or pace.asked)
    return max(ahead - now, timedelta(0)) if ahead else timedelta(0)


def begun(pace: Pace, now: datetime) -> Pace:
    """The host is being asked. Raises ValueError where it may not be."""
    if not may_ask(pace, now):
        raise ValueError(f"{pace.host} may not be asked before {pace.asked or pace.free}")
    return Pace(host=pace.host, asked=now, free=pace.free, refusals=pace.refusals)


def ended(
    pace: Pace,
    now: datetime,
    condition: Condition,
    *,
    crawl_delay: timedelta | None = None,
    retry_after: timedelta | None = None,
) -> Pace:
    """The host has answered, or hasn't.

    `crawl_delay` is the word of its robots.txt, `retry_after` that of its answer.
    """
    took = now - pace.asked if pace.asked else timedelta(0)
    rest = max(DELAY, crawl_delay or DELAY, min(took * _REST, _MOST_REST))
    refusals = pace.refusals + 1 if condition in ("throttled", "server error") else 0
    if refusals:
        back_off = min(_BACK_OFF * 2 ** min(refusals - 1, 16), _MOST_BACK_OFF)
        said = retry_after or timedelta(0)
        rest = max(rest, said if said >= _BACK_OFF else back_off)
    return Pace(host=pace.host, free=now + rest, refusals=refusals)
