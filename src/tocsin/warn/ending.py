"""How a matter ends, in words: the danger has passed, or the warning is taken back.

The two are never told alike. Only an all-clear says that people may go back to what they did; what
is taken back leaves open whether there is a danger, and says so.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from tocsin.assess.words import day
from tocsin.warn.drafting.shapes import EXERCISE, parted
from tocsin.warn.warning import Draft, Warning

_LASTS = timedelta(hours=24)
_LONGEST_HEADLINE = 140


def all_clear(last: Warning, why: str, now: datetime) -> Draft:
    """That the danger has passed, why, and what had been warned of."""
    return replace(
        _ended(last, now),
        headline=called("All-clear", last.text),
        what=_what(last, "The danger has passed", why),
        when="From now on.",
        do=("Go back to what you did before this warning.",),
        urgency="Past",
        severity="Minor",
        response=("AllClear",),
    )


def taken_back(last: Warning, why: str, now: datetime) -> Draft:
    """That a warning was mistaken, why, and what it was; nobody is told that they are safe."""
    return replace(
        _ended(last, now),
        headline=called("Cancelled", last.text),
        what=_what(last, "We take our warning back", why),
        when="Our warning counts no longer. That is no all-clear.",
        do=("Decide with those who protect you what stays in place.",),
        urgency="Unknown",
        severity="Unknown",
        response=("Assess",),
    )


def called(calls: str, text: Draft) -> str:
    """The headline of a warning, called anew; an exercise stays one."""
    _, rest = parted(text.headline)
    whole = f"{EXERCISE + ': ' if text.exercise else ''}{calls}: {rest}"
    return whole if len(whole) <= _LONGEST_HEADLINE else f"{whole[: _LONGEST_HEADLINE - 1]}…"


def _ended(last: Warning, now: datetime) -> Draft:
    """The words of a warning without what was held to come."""
    return replace(
        last.text,
        basis="",
        likelihood=None,
        likely="",
        confidence=None,
        sure="",
        actor="",
        onset=None,
        expires=now + _LASTS,
        evidence=(),
    )


def _what(last: Warning, ending: str, why: str) -> str:
    stop = "" if why.endswith((".", "!", "?")) else "."
    drill = "This is an exercise. " if last.text.exercise else ""
    sent = day(last.sent.date())
    return f"{drill}{ending}: {why}{stop} What we warned of on {sent}: {last.text.what}"
