"""Counts of weeks as bars, with what is usual in each and from what on it is a surge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tocsin.desk.counting import Week

WIDTH, HEIGHT = 320, 96
_ROOM = 4  # above the highest


class Bar(NamedTuple):
    """A week: its bar from `top` down, and how high its usual count and its alarm level lie."""

    week: Week
    x: float
    width: float
    top: float
    usual: float | None
    level: float | None


@dataclass(frozen=True)
class Weeks:
    """Bars in a box of `WIDTH` by `HEIGHT`; `most` is at the top."""

    bars: tuple[Bar, ...]
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def drawn(weeks: Sequence[Week]) -> Weeks:
    """The weeks of a place or an actor, the first first; there must be one."""
    most = max(1, *(max(one.surge.count, one.surge.level or 0) for one in weeks))
    width = WIDTH / len(weeks)
    bars = (
        Bar(
            week=one,
            x=round(number * width, 1),
            width=round(width - 1, 1),
            top=_y(one.surge.count, most),
            usual=None if one.surge.usual is None else _y(one.surge.usual, most),
            level=None if one.surge.level is None else _y(one.surge.level, most),
        )
        for number, one in enumerate(weeks)
    )
    return Weeks(tuple(bars), most)


def _y(count: float, most: int) -> float:
    return round(HEIGHT - (HEIGHT - _ROOM) * count / most, 1)
