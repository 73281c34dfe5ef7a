"""When to ask again: by a server's Retry-After and Cache-Control, and where it says nothing."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tocsin.collect.conditions import PASSING, Condition
from tocsin.collect.visits import Visit

# A longer ban is heeded as this and then tried once: clocks and hands slip.
LONGEST = timedelta(days=7)

# A page that failed in passing is tried after so long, and four times as long each time after:
# five tries in seven hours, which most outages don't last.
_FIRST = timedelta(minutes=5)
_LONGER = 4
TRIES = 5
# One that isn't there may be soon: a feed is often some minutes, and up to an hour, ahead of the
# servers that give its pages. Four tries in less than two hours.
_TRIES_AHEAD = 4

_MAX_AGE = re.compile(r"(?:^|[,\s])(?:s-maxage|max-age)\s*=\s*\"?(\d{1,9})", re.IGNORECASE)


def retry_after(came: Visit, now: datetime) -> timedelta | None:
    """How long the server asks to be left alone: seconds or a date (RFC 9110, 10.2.3)."""
    said = (came.header("retry-after") or "").strip()
    if not said:
        return None
    if said.isascii() and said.isdecimal():
        return min(timedelta(seconds=int(said[:9])), LONGEST)
    try:
        when = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(when - now, timedelta(0)), LONGEST)


def max_age(came: Visit) -> timedelta | None:
    """For how long an answer is fresh by the server's word (RFC 9111, 5.2.2.1)."""
    found = _MAX_AGE.search(came.header("cache-control") or "")
    return timedelta(seconds=int(found[1])) if found else None


def again(condition: Condition, tries: int) -> timedelta | None:
    """How long to wait with a page that couldn't be had, after so many tries; None for ever."""
    most = TRIES if condition in PASSING else _TRIES_AHEAD if condition == "not found" else 0
    return _FIRST * int(_LONGER ** (tries - 1)) if tries < most else None
