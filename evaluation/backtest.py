"""A desk that looks back week by week and knows only what had been reported by then.

`replay` goes through the weeks of a corpus of events and makes a forecast for each region at the
end of each: will one of the next four weeks be a high one? All that a forecast rests on (base rate,
likelihood ratios, delays) is measured on windows that had ended by then, from counts as they stood
then.
"""

import math
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from evaluation.forecasters import WINDOW, Measured, State, Window
from tocsin.assess.surge.delay import Delays, completeness, delays
from tocsin.assess.surge.rise import surge

PAST = 26  # weeks before one can be called high
SHARE = 0.9  # of the past weeks that a high one exceeds
LEAST = 10  # deaths: where hardly anybody dies, one death is no high week
WARM_UP = 52  # weeks without a forecast
BASELINE = 52  # weeks that a surge is held against
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Told:
    """An event as the desk hears of it: its days are those on which it was over and was learnt."""

    region: str
    day: date
    learnt: date
    deaths: int


@dataclass(frozen=True)
class Forecast:
    """What is said at the end of a week; `chances` are by the name of the forecaster."""

    region: str
    week: int
    state: State
    chances: Mapping[str, float]


@dataclass(frozen=True)
class Replay:
    """All forecasts, and of each region which weeks were high by all that is known in the end."""

    forecasts: tuple[Forecast, ...]
    high: Mapping[str, tuple[bool, ...]]


def high_weeks(deaths: Sequence[int]) -> list[bool]:
    """Whether each week's deaths exceed nine tenths of the weeks before it, and are ten at least.

    The first `PAST` weeks never are.
    """
    past: list[int] = []
    found = []
    for number in deaths:
        bound = past[math.ceil(SHARE * len(past)) - 1] if len(past) >= PAST else math.inf
        found.append(number >= LEAST and number > bound)
        insort(past, number)
    return found


def follows(high: Sequence[bool], week: int) -> bool:
    """Whether one of the weeks of the window behind a week is high."""
    return any(high[week + 1 : week + 1 + WINDOW])


@dataclass
class Board:
    """Of each region the events and deaths by week, as far as they have been learnt."""

    first: date
    events: dict[str, list[int]]
    deaths: dict[str, list[int]]

    @classmethod
    def blank(cls, first: date, regions: Iterable[str], weeks: int) -> "Board":
        """A board on which nothing is written, for so many weeks from a first day on."""
        names = sorted(regions)
        return cls(first, {name: [0] * weeks for name in names}, {n: [0] * weeks for n in names})

    def write(self, told: Told) -> None:
        """Count an event in the week in which it was over."""
        week = (told.day - self.first).days // 7
        self.events[told.region][week] += 1
        self.deaths[told.region][week] += told.deaths

    def last_day(self, week: int) -> date:
        """The day with which a week ends."""
        return self.first + timedelta(days=7 * week + 6)


@dataclass
class Desk:
    """What is on the board, and what was seen of each region at the end of each week so far."""

    board: Board
    states: dict[str, list[State]] = field(default_factory=lambda: defaultdict(list))

    def look(self, week: int, delay: Delays) -> dict[str, list[bool]]:
        """Note the state of each region; give which weeks are high by what is known now."""
        asof = self.board.last_day(week)
        known = completeness(delay, asof - timedelta(days=6), asof, asof)
        high = {}
        for region, counts in self.board.events.items():
            high[region] = high_weeks(self.board.deaths[region][: week + 1])
            seen = surge(counts[max(0, week - BASELINE) : week + 1], known=known).seen
            self.states[region].append(State(asof, seen, any(high[region][-WINDOW:])))
        return high

    def forecasts(self, week: int, high: Mapping[str, Sequence[bool]]) -> list[Forecast]:
        """What each forecaster says of each region, by the windows that have ended."""
        measured = Measured(
            [
                Window(region, self.states[region][then], follows(weeks, then))
                for region, weeks in high.items()
                for then in range(PAST, week - WINDOW + 1)
            ]
        )
        return [
            Forecast(region, week, states[-1], measured.chances(region, states))
            for region, states in self.states.items()
        ]


def replay(told: Sequence[Told], first: date, weeks: int) -> Replay:
    """Go through the weeks, of which the first begins on `first`, a Monday.

    A forecast is made only where its window has ended within them.
    """
    regions = {one.region for one in told}
    whole = Board.blank(first, regions, weeks)
    for one in told:
        whole.write(one)
    final = {region: tuple(high_weeks(deaths)) for region, deaths in whole.deaths.items()}
    desk = Desk(Board.blank(first, regions, weeks))
    waiting = sorted(told, key=lambda one: one.learnt, reverse=True)
    heard: list[Told] = []
    forecasts: list[Forecast] = []
    for week in range(weeks):
        asof = desk.board.last_day(week)
        while waiting and waiting[-1].learnt <= asof:
            heard.append(waiting.pop())
            desk.board.write(heard[-1])
        high = desk.look(week, _delays(heard, asof))
        if WARM_UP <= week < weeks - WINDOW:
            forecasts += desk.forecasts(week, high)
    return Replay(forecasts=tuple(forecasts), high=final)


def _delays(heard: Iterable[Told], asof: date) -> Delays:
    """By the last year's events, as the press changes."""
    return delays(((one.day, one.learnt) for one in heard if one.day > asof - _YEAR), asof)
