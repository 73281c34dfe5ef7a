"""When a message goes out: now, later, again, or never. Pure deciding; nothing is sent here."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tocsin.warn.deeds import Delivery, Queued
from tocsin.warn.people import Recipient
from tocsin.warn.quiet import DISTURBING, due
from tocsin.warn.warning import Draft

_FIRST = timedelta(seconds=10)  # between the first try and the second; then twice as long
_LONGEST = timedelta(minutes=10)  # between tries: who can be reached again is reached soon
_JITTER = 0.25  # of the time between tries, so that what failed together isn't tried together
# What a server may ask for. Whoever asks for more is tried all the same.
_PATIENCE = timedelta(hours=1)

# How many messages may go to one contact, and in what time: those of GoAlert for a contact's
# method, and for texts (github.com/target/goalert, engine/message/ratelimit.go).
_RATES = (
    (1, timedelta(minutes=1)),
    (5, timedelta(minutes=15)),
    (11, timedelta(hours=1)),
    (21, timedelta(hours=3)),
)
# What is urgent may come at once, though never without end.
_URGENT_RATES = ((5, timedelta(minutes=1)), (30, timedelta(hours=1)))
MEMORY = max(span for _, span in _RATES)  # for so long it matters what was sent

_LATER = frozenset({408, 425, 429})  # of HTTP's client errors, those that pass (RFC 9110, 8470)


@dataclass(frozen=True)
class Held:
    """Until when a message isn't sent, and why."""

    until: datetime
    why: str


def urgent(text: Draft) -> bool:
    """Whether it may come among many others: to be acted on at once, or extreme."""
    return text.urgency == "Immediate" or text.severity == "Extreme"


def low(text: Draft) -> bool:
    """Whether it can wait for others; what nobody has judged can't."""
    return text.urgency in ("Future", "Past") and text.severity in ("Moderate", "Minor")


def held(
    text: Draft, recipient: Recipient, queued: Queued, now: datetime, sent: Sequence[datetime]
) -> Held | None:
    """Whether a message that is due has to wait: for the end of quiet hours, or of a rush.

    Args:
        text: what is told.
        recipient: to whom.
        queued: how, and whether it may disturb them. Machines are never disturbed.
        now: the moment.
        sent: when this contact was sent something in the last three hours (`MEMORY`), in order.

    Returns:
        Until when, and why; None where it goes now, as does what would then come too late.
    """
    delivery = queued.delivery
    if delivery.channel not in DISTURBING:
        return None
    found = [_rush(sent, now, _URGENT_RATES if urgent(text) else _RATES)]
    if not queued.disturbs:
        found.append(_quiet(recipient, delivery, now))
    waits = [one for one in found if one is not None]
    if not waits:
        return None
    longest = max(waits, key=lambda one: one.until)
    return longest if longest.until < delivery.expires else None


def _quiet(recipient: Recipient, delivery: Delivery, now: datetime) -> Held | None:
    until = due(recipient, delivery.channel, now, delivery.expires)
    if until <= now or recipient.quiet is None:
        return None
    start, end = recipient.quiet
    return Held(until, f"quiet hours, from {start:%H:%M} to {end:%H:%M} ({recipient.zone})")


def _rush(
    sent: Sequence[datetime], now: datetime, rates: Sequence[tuple[int, timedelta]]
) -> Held | None:
    waits = [
        Held(sent[-count] + span, f"{count} sent to this contact within {_told(span)}")
        for count, span in rates
        if len(sent) >= count and sent[-count] + span > now
    ]
    return max(waits, key=lambda one: one.until, default=None)


def _told(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return f"{minutes} minutes" if minutes > 1 else "a minute"


def again(delivery: Delivery, attempt: int, now: datetime, asked: timedelta | None) -> datetime:
    """When a message that wasn't taken is tried again.

    It waits twice as long after each try, up to ten minutes, give or take a quarter that follows
    from its id; a server that asks for more (`asked`, its Retry-After) is given up to an hour.
    At the end of its time at the latest it is looked at again, and dropped then (`late`).
    """
    wait = min(_FIRST * (1 << min(attempt - 1, 10)), _LONGEST)
    digest = hashlib.sha256(f"{delivery.id}:{attempt}".encode()).digest()
    spread = 2 * int.from_bytes(digest[:4]) / 2**32 - 1
    wait *= 1 + _JITTER * spread
    if asked is not None:
        wait = max(wait, min(asked, _PATIENCE))
    return min(now + wait, delivery.expires)


def late(delivery: Delivery, now: datetime) -> bool:
    """Whether a message would come too late."""
    return now >= delivery.expires


def final_for_mail(code: int) -> bool:
    """Whether a server's answer to a message is its last word (RFC 5321 §4.2.1: 5yz)."""
    return 500 <= code < 600


def final_for_web(code: int) -> bool:
    """Whether a server's answer to a request is its last word: redirects, and most of 4xx."""
    return 300 <= code < 500 and code not in _LATER


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """What a Retry-After says (RFC 9110 §10.2.3): seconds or a date; None where it says nothing."""
    if value is None:
        return None
    words = value.strip()
    if words.isascii() and words.isdecimal():
        return timedelta(seconds=min(int(words[:9]), 10**8))
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(moment - now, timedelta(0))
