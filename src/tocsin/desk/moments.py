"""Moments: the desk's clock, and how a moment is written and read.

A moment is ISO 8601 in UTC to the microsecond, always of one length, so that text sorts as time.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from tocsin.errors import TocsinError
from tocsin.store.journal import written

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# `fromisoformat` takes more: week dates, and "20260322", which would be that day's start.
_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?", re.ASCII
)

_AHEAD = timedelta(hours=14)  # of UTC, where a day begins first
_BEGUN = "1000"  # no desk knew anything before, and what is reckoned back from it is a day


def now() -> str:
    """This moment."""
    return written(datetime.now(UTC))


def later(moment: str, by: timedelta) -> str:
    """The moment that comes so long after another, as both are written."""
    return written(datetime.fromisoformat(moment) + by)


def day(words: str) -> str:
    """A day, in the one form in which it is written: YYYY-MM-DD.

    Raises TocsinError for anything else, week dates as well.
    """
    if not _is_day(words):
        raise TocsinError(f"“{words}” is no day", "write it like 2024-03-22")
    return words


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def moment(words: str) -> str:
    """The moment that ISO 8601 words name: a time, which is UTC where it has no zone, or a day.

    A day is YYYY-MM-DD and means its end, so that what was learnt on it counts. Raises ValueError
    for anything else, and for what lies before year 1 or after 9999 in UTC.
    """
    if _DAY.fullmatch(words):
        return written(datetime.combine(date.fromisoformat(words), time.max, UTC))
    if not _TIME.fullmatch(words):
        raise ValueError(f"{words!r} is no moment")
    read = datetime.fromisoformat(words)
    try:
        return written(read.replace(tzinfo=UTC) if read.tzinfo is None else read)
    except OverflowError as error:
        raise ValueError(f"{words!r} is beyond the calendar") from error


def past(words: str, now: str) -> str:
    """The moment that these name, as of which a desk is asked whose clock says `now`.

    The day that it is now somewhere will do, though its end hasn't come. Raises ValueError as
    `moment` does, and TocsinError for what is still to come, as an answer has to stay the same, and
    for what is so long ago that the years before it may be none.
    """
    meant = moment(words)
    if meant < _BEGUN:
        raise TocsinError(f"{words} is before any news", "look at a day since the year 1000")
    today = (datetime.fromisoformat(now) + _AHEAD).date().isoformat()
    if words > today if _is_day(words) else meant > now:
        raise TocsinError(f"{words} is still to come", "look at a day that has been")
    return meant
