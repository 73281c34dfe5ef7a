"""When to ask a source again: busy ones more often, quiet ones less, failing ones ever less.

Pure: the history of its polls and the time go in. The wait of a source that works is the time
in which it brings one new item, by what it brought of late.
"""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise, takewhile

from tocsin.collect.conditions import PASSING, WORKING, Condition
from tocsin.records import Record, identify

# A poll counts this much of the one after it: after ten polls a tenth. News changes by the hour.
_FADE = 0.8
_LOOKED_AT = 30

# A source that fails is tried again after its shortest interval, doubled each time, up to a day.
# What passes by itself is over within hours, and then the news are there: up to half an hour.
_MOST_BACK_OFF = timedelta(days=1)
_MOST_IF_PASSING = timedelta(minutes=30)
# A new address holds when it was given this often and for this long: 301 is often a slip.
_MOVED_POLLS = 3
_MOVED_TIME = timedelta(days=1)

# Sources of one interval, begun together, would for ever be asked together: each wait is up to
# this much longer.
_SPREAD = 0.1


class Poll(Record, frozen=True, omit_defaults=True):
    """One try to collect from a source and what came of it.

    `new` counts the items that weren't known. Of the pages that were got since the poll before,
    `read` counts those that gave a text, `empty` those in which none was found, `lost` those that
    couldn't be had, and `walled` those of the read ones that stand behind a paywall: often it is
    their beginning alone that is read. `left` counts the items that it and the listings that it
    names told of and that words of the subscription leave out. `retry_after` is the server's word,
    `moved` the address that it says it has moved to for good, `language` the feed's own word.
    """

    at: datetime
    condition: Condition
    new: int = 0
    read: int = 0
    empty: int = 0
    lost: int = 0
    walled: int = 0
    left: int = 0
    retry_after: timedelta | None = None
    moved: str | None = None
    language: str | None = None


class Due(Record, frozen=True):
    """When a source is to be asked again, and why then, in words."""

    at: datetime
    why: str


def due(
    source: str,
    history: Sequence[Poll],
    now: datetime,
    least: timedelta,
    most: timedelta,
    *,
    rest: timedelta | None = None,
) -> Due:
    """When to ask `source` again.

    `history` is its polls, the oldest first; `least` and `most` are the bounds of its interval;
    `rest` is how long the source says that it needn't be asked, heeded up to `most`.
    """
    if not history:
        return Due(at=now, why="never asked yet")
    last = history[-1]
    if last.condition not in WORKING:
        failures = failing(history)
        wait = _back_off(history, failures, least, most)
        wait, why = max(wait, last.retry_after or wait), f"{last.condition}, {failures} in a row"
    else:
        wait = gap(history, least, most)
        why = f"a new item about every {in_words(wait)}"
        wait = min(max(wait, least), most)
        if rest is not None and rest > wait:
            wait, why = min(rest, most), f"it asks for {in_words(rest)} of rest"
    return Due(at=last.at + wait * _spread(source, last.at), why=why)


def _back_off(
    history: Sequence[Poll], failures: int, least: timedelta, most: timedelta
) -> timedelta:
    """How long to wait with a source that failed so many times in a row."""
    longest = max(most, _MOST_BACK_OFF)
    if history[-1].condition == "gone":  # so its server says (410), which may be a slip
        return longest
    if history[-1].condition in PASSING:
        longest = max(_MOST_IF_PASSING, least, min(gap(history, least, most), most))
    return min(least * (1 << min(failures, 20)), longest)


def gap(history: Sequence[Poll], least: timedelta, most: timedelta) -> timedelta:
    """The time in which the source brings one new item, by what it brought of late.

    With little to go by it is the middle of the bounds, on a scale of ratios.
    """
    middle = math.sqrt(least.total_seconds() * most.total_seconds())
    items, time, weight = 1.0, middle, 1.0
    working = [poll for poll in history if poll.condition in WORKING][-_LOOKED_AT:]
    # What a first poll brings had piled up before; of the others, each had the time since the last.
    for before, poll in reversed(list(pairwise(working))):
        items += weight * poll.new
        time += weight * (poll.at - before.at).total_seconds()
        weight *= _FADE
    return timedelta(seconds=time / items)


def failing(history: Sequence[Poll]) -> int:
    """How many polls in a row, up to the last, brought nothing because something is wrong."""
    return sum(1 for _ in takewhile(lambda poll: poll.condition not in WORKING, reversed(history)))


def moved(history: Sequence[Poll]) -> str | None:
    """The address that the source has moved to, once it has said so often and long enough.

    Only where it could be read there: what is no more often leads to its outlet's front page.
    """
    working = [poll for poll in history if poll.condition in WORKING]
    if not working or working[-1].moved is None:
        return None
    to = working[-1].moved
    said = list(takewhile(lambda poll: poll.moved == to, reversed(working)))
    lasting = said[0].at - said[-1].at >= _MOVED_TIME
    return to if len(said) >= _MOVED_POLLS and lasting else None


def in_words(time: timedelta) -> str:
    """A length of time as people say it: `40 min`, `3 h`, `2 d`."""
    seconds = time.total_seconds()
    for unit, worth in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * worth:
            return f"{seconds / worth:.0f} {unit}"
    return f"{seconds:.0f} s"


def _spread(source: str, at: datetime) -> float:
    """A factor from one upwards, the same for the same poll: never sooner than allowed."""
    share = int(identify("poll", source, at.isoformat()), 16) / 16**20
    return 1 + _SPREAD * share
