"""Moments: the desk's clock, and how a moment is written and read.

A moment is ISO 8601 in UTC to the microsecond, always of one length, so that text sorts as time.
"""

import re
from datetime import UTC, date, datetime, time

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def now() -> str:
    """This moment."""
    return _written(datetime.now(UTC))


def moment(words: str) -> str:
    """The moment that ISO 8601 words name: a time, which is UTC where it has no zone, or a day.

    A day means its end, so that what was learnt on it counts. Raises ValueError where it is none.
    """
    if _DAY.fullmatch(words):
        return _written(datetime.combine(date.fromisoformat(words), time.max, UTC))
    read = datetime.fromisoformat(words)
    return _written(read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC))


def _written(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")
