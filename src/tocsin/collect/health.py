"""What is to be said of a source's health: silence, failure, garbage, a change of language.

Pure: the history of its polls goes in. Notices are for people; nothing is stopped.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

from tocsin.collect.conditions import PASSING, WORKING, Condition
from tocsin.collect.rhythm import Poll, failing, in_words
from tocsin.records import Record

Trouble = Literal[
    "failing", "gone", "silent", "undated", "language", "empty articles", "lost pages", "echo"
]

# What passes by itself is given time; what doesn't is said after the second try.
_PASSING_FAILURES = 5
_FAILURES = 2

# Silence is said when it would come by chance once in so many times, at the source's own pace.
_CHANCE = 1 / 1000
# Newsrooms sleep, and some rest at weekends: shorter silence is never said.
_NIGHT = timedelta(hours=36)
_ITEMS = 5  # fewer tell nothing of a pace

# Of articles in which no text was found: so many of the last, at least.
_EMPTY_SHARE = 0.5
_ARTICLES = 10

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


def notices(history: Sequence[Poll], language: str | None = None) -> list[Notice]:
    """What is to be said of a source, by its polls, the oldest first; nothing where all is well.

    `language` is what the source is subscribed to as, a BCP 47 tag.
    """
    if not history:
        return []
    if failing(history):
        return list(_failing(history))
    working = [poll for poll in history if poll.condition in WORKING]
    return [
        *_silent(working),
        *_undated(working),
        *_foreign(working, language),
        *_void(history),
    ]


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


def last_good(history: Sequence[Poll]) -> datetime | None:
    """When the source was last got as it should be."""
    return next((poll.at for poll in reversed(history) if poll.condition in WORKING), None)


def _failing(history: Sequence[Poll]) -> Iterator[Notice]:
    times, last = failing(history), history[-1]
    since = history[-times].at
    if last.condition == "gone":
        remedy = "look for its new address, or remove it"
        yield Notice(trouble="gone", since=since, why="its server says so (410)", remedy=remedy)
    elif times >= (_PASSING_FAILURES if last.condition in PASSING else _FAILURES):
        good = last_good(history)
        before = f"last got {in_words(last.at - good)} before" if good else "never got"
        yield Notice(
            trouble="failing",
            since=since,
            why=f"{last.condition}, {times} times in a row; {before}",
            remedy=_REMEDIES.get(last.condition, "look at it in a browser"),
        )


def _silent(working: Sequence[Poll]) -> Iterator[Notice]:
    """No new item for longer than chance allows (as if items came independently: Poisson)."""
    bringing = [poll for poll in working[1:] if poll.new]
    items = sum(poll.new for poll in bringing)
    if items < _ITEMS:
        return
    last = bringing[-1].at
    pace = (last - working[0].at) / items
    quiet = working[-1].at - last
    if quiet > max(pace * -math.log(_CHANCE), _NIGHT):
        why = f"nothing new for {in_words(quiet)}, where one came every {in_words(pace)}"
        remedy = "see whether the feed was given up or moved"
        yield Notice(trouble="silent", since=last, why=why, remedy=remedy)


def _undated(working: Sequence[Poll]) -> Iterator[Notice]:
    now_bad = ("undated", "misdated")
    if working[-1].condition in now_bad and any(poll.condition == "good" for poll in working):
        good = max(poll.at for poll in working if poll.condition == "good")
        since = next(poll.at for poll in working if poll.at > good and poll.condition in now_bad)
        why = f"its items are {working[-1].condition}, and had dates before"
        remedy = "dates are taken from the articles; tell its keeper"
        yield Notice(trouble="undated", since=since, why=why, remedy=remedy)


def _foreign(working: Sequence[Poll], language: str | None) -> Iterator[Notice]:
    said = [poll for poll in working if poll.language]
    if not said:
        return
    before = language or said[0].language or ""
    now = said[-1].language or ""
    if _primary(before) != _primary(now):
        since = next(p.at for p in said if _primary(p.language or "") == _primary(now))
        why = f"its language is {now}, and was {before}"
        remedy = "see whether the address still is the same source's"
        yield Notice(trouble="language", since=since, why=why, remedy=remedy)


def _void(history: Sequence[Poll]) -> Iterator[Notice]:
    read = empty = lost = 0
    for poll in reversed(history):
        read, empty, lost = read + poll.read, empty + poll.empty, lost + poll.lost
        if read + empty + lost >= _ARTICLES:
            break
    else:
        return
    if empty >= _EMPTY_SHARE * (read + empty + lost):
        why = f"no text was found in {empty} of its last {read + empty + lost} pages"
        remedy = "look at one: a wall may stand before it, or its pages were rebuilt"
        yield Notice(trouble="empty articles", since=poll.at, why=why, remedy=remedy)
    elif lost >= _EMPTY_SHARE * (read + empty + lost):
        why = f"{lost} of its last {read + empty + lost} pages couldn't be had"
        remedy = "open one in a browser: they may be walled, or forbidden to robots"
        yield Notice(trouble="lost pages", since=poll.at, why=why, remedy=remedy)


def _primary(language: str) -> str:
    """The language of a tag, without country and script."""
    return language.replace("_", "-").partition("-")[0].lower()
