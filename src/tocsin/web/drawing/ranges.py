"""Figures as ranges on one scale: who counted how many, in the order in which it was told."""

from collections.abc import Iterable
from typing import NamedTuple

from tocsin.records.incident import Range

WIDTH = 200
_EDGE = 6


class Bar(NamedTuple):
    """A range in a box of `WIDTH`: where it begins and ends, and whether an end is open."""

    low: float
    high: float
    open_below: bool
    open_above: bool


def scale(ranges: Iterable[Range]) -> int:
    """The number at the right edge: the highest that anybody gives."""
    return max((end for one in ranges for end in one if end is not None), default=0) or 1


def bar(one: Range, most: int) -> Bar:
    """A range, where `most` is at the right edge."""
    low, high = one
    return Bar(
        low=_x(low or 0, most),
        high=_x(most if high is None else high, most),
        open_below=low is None,
        open_above=high is None,
    )


def _x(number: int, most: int) -> float:
    return round(_EDGE + (WIDTH - 2 * _EDGE) * min(number, most) / most, 1)
