"""The pulse of a source: what has to be known of its past, however long ago that was.

Pure: one poll after the other goes in. Of a source that is asked every few minutes the last polls
are those of some hours, in which a dead one looks like one that never brought anything.
"""

import re
from datetime import datetime, timedelta

from msgspec.structs import replace

from tocsin.collect.conditions import WORKING
from tocsin.collect.rhythm import Poll
from tocsin.records import Record

# The usual gap is that of so many of the last times at which something came, more or less.
_TIMES = 50
_TAG = re.compile("([a-z]{2})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)


class Pulse(Record, frozen=True, omit_defaults=True):
    """What is known of a source's past.

    `first` is when it was first got, `good` when it last was. `brought` is when it last brought
    something that wasn't known, but for what there was at first; it did so `times` times (no more
    are counted than tell of the present), `gap` apart on average. `dated`: its items had dates, and
    `undated` is since when they have none, or none to be believed. `language` is the first that it
    said it is in, without country.
    """

    first: datetime | None = None
    good: datetime | None = None
    brought: datetime | None = None
    times: int = 0
    gap: timedelta = timedelta(0)
    dated: bool = False
    undated: datetime | None = None
    language: str | None = None

    def after(self, poll: Poll) -> "Pulse":
        """The pulse once the source was asked again."""
        if poll.condition not in WORKING:
            return self
        now = replace(
            self,
            first=self.first or poll.at,
            good=poll.at,
            dated=self.dated or poll.condition == "good",
            undated=self._undated(poll),
            language=self.language or primary(poll.language) or None,
        )
        if self.first is None or not poll.new:
            return now
        gap = poll.at - (self.brought or self.first)
        mean = (self.gap * self.times + gap) / (self.times + 1)
        return replace(now, brought=poll.at, times=min(self.times + 1, _TIMES), gap=mean)

    def _undated(self, poll: Poll) -> datetime | None:
        if poll.condition in ("good", "partly undated"):
            return None
        bad = poll.condition in ("undated", "misdated")
        return poll.at if bad and self.dated and self.undated is None else self.undated


def primary(tag: str | None) -> str:
    """The language of a tag, without country and script: two letters (BCP 47), else empty.

    Feeds write `English` and `eng` too. By three letters a language of two can't be told.
    """
    found = _TAG.fullmatch(tag or "")
    return found[1].lower() if found else ""
