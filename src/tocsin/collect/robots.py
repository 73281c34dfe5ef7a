"""What a host asks of robots: RFC 9309, decided without a request or a clock of its own.

Protego reads the rules; here it is decided what holds where there are none to read, and for how
long.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from msgspec.structs import replace
from protego import Protego

from tocsin.collect.agent import PRODUCT
from tocsin.collect.conditions import WORKING, CollectError, Condition
from tocsin.collect.retry import max_age
from tocsin.collect.visits import Visit
from tocsin.records import Record

# RFC 9309, 2.4: no longer than a day. A shorter word of the server is heeded, down to an hour.
_KEPT = timedelta(days=1)
_KEPT_AT_LEAST = timedelta(hours=1)
# RFC 9309, 2.3.1.4: what was known holds on while a server fails, for 30 days.
_HELD = timedelta(days=30)

_MAX_CHARACTERS = 500 * 1024  # RFC 9309, 2.5: at least so much is read

# A delay beyond this is a way to say no; the host is asked once in so long.
_LONGEST = timedelta(hours=1)

Stance = Literal["rules", "everything", "nothing"]


class Robots(Record, frozen=True):
    """What robots may ask of one origin, and until when that is known.

    `learnt` is when the rules were last read, `until` when they are to be asked for again.
    `refusal` is what to say of an address that isn't allowed: that the rules forbid it, or what
    kept them from being known.
    """

    origin: str
    stance: Stance
    learnt: datetime
    until: datetime
    rules: str = ""
    why: str = ""
    refusal: Condition = "disallowed"

    def allows(self, address: str) -> bool:
        """Whether the address may be asked for. The rules always may, what is none never."""
        try:
            if self.stance == "everything" or address == robots_address(address):
                return True
            return self.stance == "rules" and _parsed(self.rules).can_fetch(address, PRODUCT)
        except ValueError:
            return False

    @property
    def delay(self) -> timedelta | None:
        """The time that the host asks to be left alone between two requests."""
        rules = _parsed(self.rules)
        seconds = rules.crawl_delay(PRODUCT) or 0
        rate = rules.request_rate(PRODUCT)
        if rate is not None and rate.requests > 0:
            seconds = max(seconds, rate.seconds / rate.requests)
        if not 0 < seconds < float("inf"):
            return None
        return min(timedelta(seconds=min(seconds, _LONGEST.total_seconds())), _LONGEST)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the host names."""
        return tuple(_parsed(self.rules).sitemaps)


def robots_address(address: str) -> str:
    """Where the rules for an address are."""
    parts = urlsplit(address)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, "/robots.txt", "", ""))


def learnt(came: Visit | CollectError, now: datetime, before: Robots | None = None) -> Robots:
    """What the answer to the question for robots.txt means; `before` is what was known.

    Without rules (4xx) all is allowed. Where the server fails or can't be reached, what was known
    holds on for 30 days, after which all is allowed; where nothing was known, nothing is allowed
    for now (RFC 9309, 2.3.1).
    """
    origin = robots_address(came.source).removesuffix("/robots.txt")
    until = now + _KEPT_AT_LEAST
    if isinstance(came, Visit):
        until = now + min(max(max_age(came) or _KEPT, _KEPT_AT_LEAST), _KEPT)
    if came.condition == "good" and isinstance(came, Visit):
        rules = came.content.decode("utf-8-sig", "replace")[:_MAX_CHARACTERS]
        return Robots(origin=origin, stance="rules", rules=rules, learnt=now, until=until)
    why = f"robots.txt: {came.condition}"
    if came.condition in ("not found", "gone", "forbidden", "login", "paywall", "redirects"):
        return Robots(origin=origin, stance="everything", learnt=now, until=until, why=why)
    if before is None or before.stance == "nothing":
        until = now + _KEPT_AT_LEAST
        told: Condition = "garbage" if came.condition in WORKING else came.condition
        return Robots(
            origin=origin, stance="nothing", learnt=now, until=until, why=why, refusal=told
        )
    if came.condition == "unchanged":
        return replace(before, learnt=now, until=until, why="")
    if now - before.learnt < _HELD:
        return replace(before, until=now + _KEPT_AT_LEAST, why=why)
    return Robots(origin=origin, stance="everything", learnt=now, until=until, why=why)


@lru_cache(maxsize=512)
def _parsed(rules: str) -> Protego:
    return Protego.parse(rules)
