"""A likelihood over time: its steps with their band, the threshold, and what was marked on days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tocsin.assess.scale import Likelihood
from tocsin.assess.watch.assessment import Step
from tocsin.assess.watch.definition import Watch

WIDTH, HEIGHT = 640, 200
_TOPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0)  # of the scale: what people divide easily
_ROOM = 8  # above the highest, and left and right of the first and last


class Dot(NamedTuple):
    """A step: the point that it came to."""

    step: Step
    x: float
    y: float


class Mark(NamedTuple):
    """Something of a day, by its id."""

    id: str
    x: float


@dataclass(frozen=True)
class Course:
    """A course in a box of `WIDTH` by `HEIGHT`, from 0 at the bottom to `top`.

    Attributes:
        line, band: points as SVG has them ("x,y x,y"): the likelihood, and what it lies within.
        dots: the steps; `threshold`, `base`: how high the two lie.
        proposed, came: what is marked.
        first, last: the days at the left and at the right.
    """

    line: str
    band: str
    dots: tuple[Dot, ...]
    threshold: float
    base: float
    proposed: tuple[Mark, ...]
    came: tuple[Mark, ...]
    first: date
    last: date
    top: float
    width: int = WIDTH
    height: int = HEIGHT


def drawn(
    watch: Watch,
    steps: Sequence[Step],
    now: tuple[date, Likelihood],
    proposed: Mapping[str, date],
    came: Mapping[str, date],
) -> Course:
    """The course of a watch up to now.

    Between steps what was seen fades, which is drawn as a straight line.

    Args:
        watch: the watch.
        steps: how it rose, the first first.
        now: today, and what it comes to.
        proposed: the days of proposals, by their ids.
        came: the days of what came, by its ids.
    """
    last, likelihood = now
    days = [watch.start, *(one.at for one in steps), *proposed.values(), *came.values()]
    first = min([*days, last])
    highest = [max(one.band_before[1], one.band_after[1]) for one in steps]
    most = max([likelihood.high, watch.threshold, *highest])
    top = next(one for one in _TOPS if one >= min(most, 1))
    at = _Scale(first, max([*days, last]), top)
    return Course(
        line=" ".join(at.point(day, height) for day, height in _line(watch, steps, now)),
        band=" ".join(_band(at, watch, steps, now)),
        dots=tuple(Dot(one, at.x(one.at), at.y(one.after)) for one in steps),
        threshold=at.y(watch.threshold),
        base=at.y(watch.base_rate),
        proposed=tuple(Mark(id_, at.x(day)) for id_, day in proposed.items()),
        came=tuple(Mark(id_, at.x(day)) for id_, day in came.items()),
        first=first,
        last=at.last,
        top=top,
    )


class _Scale(NamedTuple):
    """From days and probabilities to places in the box."""

    first: date
    last: date
    top: float

    def x(self, day: date) -> float:
        whole = (self.last - self.first).days or 1
        return round(_ROOM + (WIDTH - 2 * _ROOM) * (day - self.first).days / whole, 1)

    def y(self, probability: float) -> float:
        return round(HEIGHT - (HEIGHT - _ROOM) * probability / self.top, 1)

    def point(self, day: date, probability: float) -> str:
        return f"{self.x(day)},{self.y(probability)}"


def _line(
    watch: Watch, steps: Sequence[Step], now: tuple[date, Likelihood]
) -> Iterator[tuple[date, float]]:
    """Each step twice: before and after."""
    yield watch.start, steps[0].before if steps else now[1].probability
    for one in steps:
        yield one.at, one.before
        yield one.at, one.after
    yield now[0], now[1].probability


def _band(
    at: _Scale, watch: Watch, steps: Sequence[Step], now: tuple[date, Likelihood]
) -> Iterator[str]:
    """Along the upper ends, and back along the lower."""
    last, likelihood = now
    end = (likelihood.low, likelihood.high)
    ends = [(watch.start, steps[0].band_before if steps else end)]
    for one in steps:
        ends += [(one.at, one.band_before), (one.at, one.band_after)]
    ends.append((last, end))
    yield from (at.point(day, high) for day, (_, high) in ends)
    yield from (at.point(day, low) for day, (low, _) in reversed(ends))
