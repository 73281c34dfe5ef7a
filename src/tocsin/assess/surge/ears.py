"""EARS C1, C2 and C3: a count against the mean and the deviation of seven counts before it.

The Early Aberration Reporting System of the CDC, as Fricker, Hegler and Dunfee (Statistics in
Medicine 27, 2008) and the documentation of `earsC` (R, surveillance) define it. Where these differ
from what `earsC` computes we keep to what they say: its C3 leaves the last count itself out, so
that it can only alarm on what the two days before have shown.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev
from typing import Literal

from tocsin.records import Record

Method = Literal["C1", "C2", "C3"]
BASELINE = 7
LAG = 2  # of C2 and C3, so that the first days of a surge aren't part of what it is held against
_SUMMED = 3  # days whose excess C3 adds up


class Signal(Record, frozen=True):
    """The last count and the bound that it has to exceed."""

    method: Method
    count: float
    bound: float

    @property
    def alarm(self) -> bool:
        """Whether the count is over the bound."""
        return self.count > self.bound


def c1(counts: Sequence[float], alpha: float = 0.001, *, least: float = 0.0) -> Signal | None:
    """The last count against the seven just before it; None where there are fewer.

    `alpha` is the chance of a false alarm where counts are normal. `least` is the deviation that
    is assumed where the counts deviate less; Burkom advises .5 or 1 for sparse counts. Raises
    ValueError where `alpha` is no chance between 0 and 1.
    """
    return _shewhart("C1", counts, 0, alpha, least)


def c2(counts: Sequence[float], alpha: float = 0.001, *, least: float = 0.0) -> Signal | None:
    """The last count against seven, of which the latest is three before it; else as `c1`."""
    return _shewhart("C2", counts, LAG, alpha, least)


def c3(counts: Sequence[float], alpha: float = 0.025, *, least: float = 0.0) -> Signal | None:
    """As `c2`, but the excess over one deviation is added up over the last three counts.

    The statistic is the sum of max(0, C2 - 1) for the last count and the two before it. The bound
    is the count above which it exceeds the normal quantile of `alpha`: 0 where the two before
    suffice by themselves.
    """
    usual = _usual(counts, LAG, least)
    before = [_excess(counts[: len(counts) - back], least) for back in range(1, _SUMMED)]
    known = [excess for excess in before if excess is not None]
    if usual is None or len(known) < len(before):
        return None
    mean, deviation = usual
    missing = _quantile(alpha) - sum(known)
    bound = mean + deviation * (1 + missing) if missing > 0 else 0.0
    return Signal(method="C3", count=counts[-1], bound=bound)


def _shewhart(
    method: Method, counts: Sequence[float], lag: int, alpha: float, least: float
) -> Signal | None:
    usual = _usual(counts, lag, least)
    if usual is None:
        return None
    mean, deviation = usual
    return Signal(method=method, count=counts[-1], bound=mean + _quantile(alpha) * deviation)


def _usual(counts: Sequence[float], lag: int, least: float) -> tuple[float, float] | None:
    """Mean and deviation of the baseline of the last count."""
    end = len(counts) - 1 - lag
    if end < BASELINE:
        return None
    baseline = counts[end - BASELINE : end]
    return fmean(baseline), max(stdev(baseline), least)


def _excess(counts: Sequence[float], least: float) -> float | None:
    """By how much the last count's C2 is over 1; any count over a mean without deviation is."""
    usual = _usual(counts, LAG, least)
    if usual is None:
        return None
    mean, deviation = usual
    over = counts[-1] - mean
    if deviation == 0:
        return math.inf if over > 0 else 0.0
    return max(0.0, over / deviation - 1)


def _quantile(alpha: float) -> float:
    return NormalDist().inv_cdf(1 - alpha)
