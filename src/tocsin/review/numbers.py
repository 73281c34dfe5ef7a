"""Figures that say of how many they are: shares as counts, times with their spread."""

import math
from collections.abc import Iterable, Sequence

from tocsin.assess.words import percent
from tocsin.records import Record

_ENOUGH = 20  # from so many on a percentage says more than it hides
_DAYS = 48  # hours from which on a time is told in days


class Share(Record, frozen=True):
    """So many of so many."""

    count: int
    of: int

    @property
    def words(self) -> str:
        """In words: "3 of 7", "30 of 40 (75%)"; a percentage never stands alone."""
        if not self.of:
            return "none yet"
        part = ""
        if self.of >= _ENOUGH and self.count:
            part = " (100%)" if self.count == self.of else f" ({percent(self.count / self.of)})"
        return f"{self.count} of {self.of}{part}"


class Spread(Record, frozen=True):
    """Times in hours: how many there are, their median, quartiles and nine tenths.

    Quantiles are those of Hyndman and Fan (1996), type 7: between the two nearest.
    """

    n: int
    median: float
    lower: float
    upper: float
    p90: float

    @property
    def words(self) -> str:
        """In words: "median 14 days (half of them 13 days to 15 days; …)"; one is just told."""
        if self.n == 1:
            return f"{long(self.median)}, once"
        middle = f"half of them {long(self.lower)} to {long(self.upper)}"
        most = f"nine in ten within {long(self.p90)}"
        return f"median {long(self.median)} ({middle}; {most}; n = {self.n})"


def spread(hours: Iterable[float]) -> Spread | None:
    """The spread of times; None of none."""
    known = sorted(hours)
    if not known:
        return None
    return Spread(
        n=len(known),
        median=_quantile(known, 0.5),
        lower=_quantile(known, 0.25),
        upper=_quantile(known, 0.75),
        p90=_quantile(known, 0.9),
    )


def _quantile(known: Sequence[float], share: float) -> float:
    place = share * (len(known) - 1)
    low = math.floor(place)
    high = min(low + 1, len(known) - 1)
    return known[low] + (known[high] - known[low]) * (place - low)


def long(hours: float) -> str:
    """A length of time as people say it: "40 seconds", "12 minutes", "3.5 hours", "14 days"."""
    if hours < 0:
        return f"{long(-hours)} too late"
    for size, noun in ((24.0, "day"), (1.0, "hour"), (1 / 60, "minute")):
        least = _DAYS / 24 if noun == "day" else 1
        if hours >= least * size:
            return _counted(hours / size, noun)
    return _counted(hours * 3600, "second")


def _counted(number: float, noun: str) -> str:
    said = f"{number:.1f}".removesuffix(".0")
    return f"{said} {noun}" if said == "1" else f"{said} {noun}s"
