"""What is to be said of a source's health: silence, failure, garbage, a change of language.

Pure: the history of its polls goes in, and its pulse. Notices are for people; nothing is stopped.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from tocsin.collect.conditions import PASSING, Condition
from tocsin.collect.pulse import Pulse, primary
from tocsin.collect.rhythm import Poll, failing, in_words
from tocsin.collect.subscriptions import Kind
from tocsin.records import Record

Trouble = Literal[
    "failing",
    "gone",
    "silent",
    "undated",
    "language",
    "empty articles",
    "lost pages",
    "paywall",
    "echo",
]

# What passes by itself is given time; what doesn't is said after the second try.
_PASSING_FAILURES = 5
_FAILURES = 2

# Silence is said when it would come by chance once in so many times, at the source's own pace.
_CHANCE = 1 / 1000
# Newsrooms sleep, and some rest at weekends: shorter silence is never said.
_NIGHT = timedelta(hours=36)
# Of one that brought something less often than that no pace is known; it is given so long.
_OFTEN = 5
_FORTNIGHT = timedelta(days=14)
# What may lie as it is for ever.
_RESTING: frozenset[Kind] = frozenset(("page", "list", "folder", "archive"))

# Of pages of which something is wrong: so many of the last, at least.
_SHARE = 0.5
_ARTICLES = 10
_OF_PAGES: frozenset[Trouble] = frozenset(("empty articles", "lost pages", "paywall"))

# An echo has more than this share of its last articles from one other source.
_ECHO_SHARE = 0.5

_REMEDIES: dict[Condition, str] = {
    "html": "look for the feed's new address",
    "consent wall": "subscribe to its feed, or leave it out",
    "captcha": "ask its keeper to let the desk in, or leave it out",
    "login": "give an address that needs no sign-in",
    "garbage": "look at the address in a browser",
    "hostile": "leave it out",
    "too large": "subscribe to one of its sections",
    "timeout": "it may come back by itself",
    "unreachable": "check its address",
    "private": "give a public address",
    "redirects": "open it in a browser and give the address it ends at",
    "disallowed": "ask its keeper, or leave it out",
    "forbidden": "ask its keeper to let the desk in, or leave it out",
    "not found": "look for its new address",
    "throttled": "lengthen its interval",
    "server error": "it may come back by itself",
}


class Notice(Record, frozen=True):
    """One thing that is wrong with a source, since when, why that is said, and what to do."""

    trouble: Trouble
    since: datetime
    why: str
    remedy: str


def notices(
    history: Sequence[Poll],
    pulse: Pulse,
    former: Sequence[Notice] = (),
    *,
    language: str | None = None,
    kind: Kind = "feed",
) -> list[Notice]:
    """What is to be said of a source, by its last polls, the oldest first; nothing if all is well.

    `pulse` is what is known of its past, and `former` what was to be said after the poll before
    the last. `language` is what it is subscribed to as, a BCP 47 tag, and `kind` as what.
    """
    if not history:
        return []
    if failing(history):
        found = list(_failing(history, pulse))
    else:
        found = [
            *_silent(pulse, kind),
            *_undated(pulse),
            *_foreign(history, pulse, language),
            *_of_pages(history, former),
        ]
    # What goes on has its beginning, though that be out of sight by now.
    begun = {one.trouble: one.since for one in former}
    return [replace(one, since=begun.get(one.trouble, one.since)) for one in found]


def echo(copied: Sequence[str | None], at: datetime) -> Notice | None:
    """That a source has become the echo of another one; None where it hasn't.

    `copied` says of each of its last articles whose text it copies, None where that is its own;
    `at` is when that was looked at.
    """
    whose, times = (
        Counter(one for one in copied if one).most_common(1)[0] if any(copied) else ("", 0)
    )
    if len(copied) < _ARTICLES or times <= _ECHO_SHARE * len(copied):
        return None
    why = f"{times} of its last {len(copied)} articles have their text from {whose}"
    remedy = "they add no origin of their own: collect from that one, or leave it out"
    return Notice(trouble="echo", since=at, why=why, remedy=remedy)


def _failing(history: Sequence[Poll], pulse: Pulse) -> Iterator[Notice]:
    times, last = failing(history), history[-1]
    since = history[-times].at
    if last.condition == "gone":
        remedy = "look for its new address, or remove it"
        yield Notice(trouble="gone", since=since, why="its server says so (410)", remedy=remedy)
    elif times >= (_PASSING_FAILURES if last.condition in PASSING else _FAILURES):
        good = pulse.good
        before = f"last got {in_words(last.at - good)} before" if good else "never got"
        yield Notice(
            trouble="failing",
            since=since,
            why=f"{last.condition}, {times} times in a row; {before}",
            remedy=_REMEDIES.get(last.condition, "look at it in a browser"),
        )


def _silent(pulse: Pulse, kind: Kind) -> Iterator[Notice]:
    """Nothing new for longer than chance allows (as if it came independently: Poisson)."""
    since = pulse.brought or pulse.first
    known = pulse.times >= _OFTEN
    if since is None or pulse.good is None or (kind in _RESTING and not known):
        return
    quiet = pulse.good - since
    if quiet <= max(pulse.gap * -math.log(_CHANCE), _NIGHT if known else _FORTNIGHT):
        return
    why = f"nothing new for {in_words(quiet)}"
    if known:
        why += f", where something came every {in_words(pulse.gap)}"
    elif pulse.brought is None:
        why += ": not since it was first got"
    remedy = "see whether the feed was given up or moved"
    yield Notice(trouble="silent", since=since, why=why, remedy=remedy)


def _undated(pulse: Pulse) -> Iterator[Notice]:
    if pulse.undated is not None:
        why = "its items have no dates, or none to be believed, and had them before"
        remedy = "dates are taken from the articles; tell its keeper"
        yield Notice(trouble="undated", since=pulse.undated, why=why, remedy=remedy)


def _foreign(history: Sequence[Poll], pulse: Pulse, language: str | None) -> Iterator[Notice]:
    said = [(poll.at, now) for poll in history if (now := primary(poll.language))]
    before = primary(language) if language else pulse.language
    if not said or not before or said[-1][1] == before:
        return
    now = said[-1][1]
    since = next(at for at, other in said if other == now)
    why = f"its language is {now}, and was {before}"
    remedy = "see whether the address still is the same source's, and if so give it that language"
    yield Notice(trouble="language", since=since, why=why, remedy=remedy)


def _of_pages(history: Sequence[Poll], former: Sequence[Notice]) -> Iterator[Notice]:
    empty = lost = walled = pages = 0
    for poll in reversed(history):
        empty, lost, walled = empty + poll.empty, lost + poll.lost, walled + poll.walled
        pages += poll.read + poll.empty + poll.lost
        if pages >= _ARTICLES:
            break
    else:  # too few to say anything else than before
        yield from (one for one in former if one.trouble in _OF_PAGES)
        return
    trouble: Trouble
    if empty >= _SHARE * pages:
        trouble = "empty articles"
        why = f"no English text was found in {empty} of its last {pages} pages"
        remedy = "look at one: a wall may stand before it, it was rebuilt, or isn't in English"
    elif lost >= _SHARE * pages:
        trouble, why = "lost pages", f"{lost} of its last {pages} pages couldn't be had"
        remedy = "open one in a browser: they may be walled, or forbidden to robots"
    elif walled > _SHARE * pages:
        trouble, why = "paywall", f"{walled} of its last {pages} pages stand behind one"
        remedy = "of such often the beginning alone is read: look for one that is free"
    else:
        return
    yield Notice(trouble=trouble, since=poll.at, why=why, remedy=remedy)
