"""Quiet hours: when somebody may be disturbed, by their own clock.

Whether a warning disturbs all the same its policy says when a message is planned
(`Policy.disturbing`); that stays with the message (`Queued.disturbs`), so that a try which comes
later is held against the same.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.warn.people import Channel, Recipient

# By these channels people are disturbed; by the others machines are told.
DISTURBING = frozenset[Channel]({"email", "apprise"})


def woken(recipient: Recipient, channel: Channel, at: datetime) -> datetime:
    """The moment, or the end of the quiet hours of somebody's that it falls into."""
    begin, end = recipient.quiet or (None, None)
    if begin is None or end is None or begin == end or channel not in DISTURBING:
        return at
    zone = _zone(recipient.zone)
    local = at.astimezone(zone)
    clock = local.time()
    over_night = begin >= end
    asleep = clock >= begin or clock < end if over_night else begin <= clock < end
    if not asleep:
        return at
    day = local.date() + timedelta(days=over_night and clock >= begin)
    return max(at, datetime.combine(day, end, zone).astimezone(UTC))


def due(recipient: Recipient, channel: Channel, at: datetime, expires: datetime) -> datetime:
    """When a message that disturbs nobody in their sleep goes: at once where it would be too late.

    Args:
        recipient: to whom.
        channel: how.
        at: when there is a reason to send it.
        expires: from when on it would come too late.
    """
    awake = woken(recipient, channel, at)
    return awake if awake < expires else at


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
