"""Reporting delay: how many days from an event until it is learnt, and what is still to come.

Only what has been learnt can be measured, so of recent events only the short delays are seen. The
estimate allows for it: of the events old enough to be learnt after y days, the share that was
learnt on the y-th is taken away, from the longest delay down (the reverse-time hazard: Lagakos,
Barraj and De Gruttola, Biometrika 75, 1988; Lawless, Canadian Journal of Statistics 22, 1994).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from tocsin.records import Record

LONGEST = 90  # days; what comes later can't be waited for, and isn't counted as still to come
_LEAST = 20  # events old enough to say anything of a delay
COMPLETE = 0.9
_TOO_LITTLE = 0.1  # of the reports: dividing by less makes a figure of noise


class Delays(Record, frozen=True):
    """`within[d]` is the share of reports that come within d days of the event, at last 1.

    `measured` is how many events it rests on. Without any, everything counts as known at once.
    """

    within: tuple[float, ...]
    measured: int

    def known(self, days: int) -> float:
        """The share of the reports on an event that have come, so many days after it."""
        if days < 0:
            return 0.0
        return self.within[min(days, len(self.within) - 1)]


class Completeness(Record, frozen=True):
    """The share of the reports on some days that have come by now."""

    share: float
    reasons: tuple[str, ...]

    @property
    def incomplete(self) -> bool:
        """Whether so much is still to come that the count isn't to be compared as it is."""
        return self.share < COMPLETE

    @property
    def factor(self) -> float | None:
        """By what to multiply the count; None where too little is known to say."""
        return 1 / self.share if self.share >= _TOO_LITTLE else None


def delays(pairs: Iterable[tuple[date, date]], asof: date, longest: int = LONGEST) -> Delays:
    """The distribution from pairs of (day of the event, day on which it was learnt).

    Left out are pairs learnt after `asof`, before the event, or more than `longest` days behind it.
    """
    known = [
        ((learnt - event).days, (asof - event).days)
        for event, learnt in pairs
        if event <= learnt <= asof
    ]
    ages = sorted((age for _, age in known), reverse=True)
    if len(ages) < _LEAST:
        return Delays(within=(1.0,), measured=0)
    longest = min(longest, ages[_LEAST - 1])
    kept = [(delay, age) for delay, age in known if delay <= longest]
    return Delays(within=_within(kept, longest), measured=len(kept))


def _within(known: list[tuple[int, int]], longest: int) -> tuple[float, ...]:
    """The cumulative distribution for 0 to `longest` days, from pairs of (delay, age)."""
    of_delay = Counter(delay for delay, _ in known)
    ages = sorted(age for _, age in known)
    learnt = list(accumulate(of_delay[day] for day in range(longest + 1)))
    share = 1.0
    within = [share]
    for day in range(longest, 0, -1):
        at_risk = learnt[day] - bisect_left(ages, day)  # learnt within `day`, and as old as that
        share *= 1 - of_delay[day] / at_risk if at_risk else 1.0
        within.append(share)
    return tuple(reversed(within))


def completeness(delays: Delays, first: date, last: date, asof: date) -> Completeness:
    """Of the days from `first` to `last`, the share of the reports that have come by `asof`.

    Days that are still ahead count as of which nothing is known.
    """
    ages = [(asof - last).days + back for back in range((last - first).days + 1)]
    share = sum(delays.known(age) for age in ages) / len(ages)
    return Completeness(share=share, reasons=tuple(_reasons(delays, ages, share)))


def _reasons(delays: Delays, ages: Sequence[int], share: float) -> Iterator[str]:
    begun = sum(age >= 0 for age in ages)
    if begun < len(ages):
        yield f"{begun} of the {len(ages)} days {'has' if begun == 1 else 'have'} begun"
    if delays.measured:
        yield f"{100 * share:.0f} % of the reports are in, by the delay of {delays.measured} others"
