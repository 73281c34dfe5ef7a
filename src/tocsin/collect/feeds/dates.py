"""When an item was published, as feeds write it: RFC 822 and ISO 8601, never a guess.

A date is read or it isn't: none is filled in from the clock. What lies in the future of the
fetch, or before there were feeds, is doubted, with its reason.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from tocsin.collect.feeds.items import Doubt
from tocsin.records import Sourced

# Clocks of servers go wrong by minutes and whole time zones; by more than a day they lie.
_AHEAD = timedelta(days=1)
# The first feeds are of 1997, but archives tell of older pages; the first web page is of 1991.
_EARLIEST = date(1991, 1, 1)

# Zones that feeds write and RFC 822 doesn't know, in hours. None that stands for two zones.
_ZONES = {"WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9}
_NAMED_ZONE = re.compile(r"\b([A-Z]{3,4})$")

_BEFORE_ZONE = re.compile(r" (?=(?:Z|[+-]\d\d:?\d\d)$)")

_MAX_LENGTH = 64  # no date is longer, and reading is slow on what is


def dated(
    said: str | None, at: str, fetched: str | None
) -> tuple[Sourced | None, tuple[Doubt, str] | None]:
    """The time that a feed gives at the place `at`, or why it isn't believed.

    `fetched` is when the feed was, ISO 8601; without it no time is held to lie in the future.
    """
    said = " ".join((said or "").split())
    if not said:
        return None, None
    when = _read(said) if len(said) <= _MAX_LENGTH else None
    if when is None:
        return None, ("unreadable", said[:_MAX_LENGTH])
    day = when.date() if isinstance(when, datetime) else when
    if day < _EARLIEST:
        return None, ("before the web", said)
    if fetched is not None and _start(when) > datetime.fromisoformat(fetched) + _AHEAD:
        return None, ("in the future", said)
    return Sourced(value=_iso(when), where="markup", at=at), None


def _read(said: str) -> datetime | date | None:
    if re.match(r"\d{4}-\d", said):
        return _iso_8601(said)
    return _rfc_822(said)


def _iso_8601(said: str) -> datetime | date | None:
    try:
        if len(said) <= len("2026-03-03"):
            return date.fromisoformat(said)
        return _in_utc(datetime.fromisoformat(_BEFORE_ZONE.sub("", said)))
    except (ValueError, OverflowError):
        return None


def _rfc_822(said: str) -> datetime | date | None:
    """RFC 822 and its heirs. An unknown zone is no zone: then the time is left without one."""
    timed = ":" in said
    try:
        when = parsedate_to_datetime(said if timed else f"{said} 00:00")
        if not timed:
            return when.date()
        named = _NAMED_ZONE.search(said)
        if when.tzinfo is None and named and named[1] in _ZONES:
            when = when.replace(tzinfo=timezone(timedelta(hours=_ZONES[named[1]])))
        return _in_utc(when)
    except (ValueError, OverflowError):
        return None


def _in_utc(when: datetime) -> datetime:
    return when.astimezone(UTC) if when.tzinfo else when


def _iso(when: datetime | date) -> str:
    return when.isoformat(timespec="seconds") if isinstance(when, datetime) else when.isoformat()


def _start(when: datetime | date) -> datetime:
    """The earliest that it can be."""
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
