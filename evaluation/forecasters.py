"""Who forecasts in the back-test, all from the windows that have ended by then.

The watch is the product's (`tocsin.assess.watch.weighing`), of whose indicators counts can only
show one, a surge. Its base rate is the region's own past.
"""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import msgspec

from tocsin.assess.scale import log_odds, probability
from tocsin.assess.watch.definition import Indicator, Watch
from tocsin.assess.watch.parsing import indicator, shipped
from tocsin.assess.watch.seen import Placed, Sighting
from tocsin.assess.watch.weighing import weigh

WINDOW = 4  # weeks ahead
BASE = "base rate"
AS_LAST_MONTH = "as last month"  # for certain
LAST_MONTH = "last month"  # how likely it was after such a month
SHIPPED = "watch as shipped"
WATCH = "watch"  # with the ratios of a surge as measured
BOTH = "watch on last month"  # whose base rate is what last month says
NAMES = (BASE, AS_LAST_MONTH, LAST_MONTH, SHIPPED, WATCH, BOTH)
_SURGE = "surge"
_REGION = 20.0  # windows of all regions that a region's own base rate starts from


@dataclass(frozen=True)
class State:
    """What a region's counts show at the end of a week.

    `surge` is whether its events are one, `last_month` whether one of the last four weeks was high.
    """

    end: date
    surge: bool
    last_month: bool


@dataclass(frozen=True)
class Window:
    """Four weeks that have ended: what was seen before them, and whether a high one was in them."""

    region: str
    before: State
    high: bool


class Measured:
    """What the ended windows teach: base rates, and what a surge and a high month are worth."""

    def __init__(self, windows: Sequence[Window]) -> None:
        self._pooled = (sum(one.high for one in windows) + 0.5) / (len(windows) + 1)
        self._windows = Counter(one.region for one in windows)
        self._high = Counter(one.region for one in windows if one.high)
        self._months = _ratios(windows, lambda state: state.last_month)
        self._surge = as_measured(_ratios(windows, lambda state: state.surge))

    def base(self, region: str) -> float:
        """How often a region's windows were high, drawn towards how often any was."""
        windows = self._windows[region] + _REGION
        return (self._high[region] + _REGION * self._pooled) / windows

    def chances(self, region: str, states: Sequence[State]) -> dict[str, float]:
        """What each forecaster says of a region after these weeks, of which the last is now."""
        base = self.base(region)
        now = states[-1]
        month = probability(log_odds(base) + self._months.get(now.last_month, 0.0))
        return {
            BASE: base,
            AS_LAST_MONTH: float(now.last_month),
            LAST_MONTH: month,
            SHIPPED: watched(region, as_shipped(), base, states),
            WATCH: watched(region, self._surge, base, states),
            BOTH: watched(region, self._surge, month, states),
        }


def likelihood_ratios(
    true: Mapping[Hashable, int], false: Mapping[Hashable, int]
) -> dict[Hashable, float]:
    """Log P(answer | true) / P(answer | false), each answer half a time seen to begin with."""
    answers = true.keys() | false.keys()
    totals = [sum(side.values()) + 0.5 * len(answers) for side in (true, false)]
    return {
        answer: math.log((true.get(answer, 0) + 0.5) / totals[0])
        - math.log((false.get(answer, 0) + 0.5) / totals[1])
        for answer in answers
    }


def _ratios(windows: Iterable[Window], look: Callable[[State], bool]) -> dict[Hashable, float]:
    seen: dict[bool, Counter[Hashable]] = {True: Counter(), False: Counter()}
    for one in windows:
        seen[one.high][look(one.before)] += 1
    return likelihood_ratios(seen[True], seen[False])


@cache
def as_shipped() -> Indicator:
    """The indicator of surges as every watch has it."""
    return indicator(_SURGE, shipped()[_SURGE], "indicators.toml")


def as_measured(ratios: Mapping[Hashable, float]) -> Indicator:
    """The same with measured ratios: logarithms for a surge (True) and none (False).

    They are of surges as often as these come, so nothing more is taken off as normal.
    """
    seen, absent = (math.exp(ratios.get(answer, 0.0)) for answer in (True, False))
    return msgspec.structs.replace(as_shipped(), seen=(seen, seen), absent=absent, normal=0.0)


def watched(region: str, surge: Indicator, base: float, states: Sequence[State]) -> float:
    """What a watch with this indicator and base rate comes to; every week was looked at."""
    at, ahead = states[-1].end, timedelta(weeks=WINDOW)
    watch = Watch(
        name=_SURGE,
        question=f"Is a high week ahead in {region}?",
        places=(region,),
        actors=(),
        targets=(),
        start=states[0].end,
        until=at + ahead,
        window_days=ahead.days,
        base_rate=base,
        base_source="the region's own past",
        threshold=0.5,
        days=(),
        severity=3,
        indicators=(surge,),
    )
    seen = [_placed(state.end) for state in states if state.surge]
    return weigh(watch, seen, {_SURGE: "absent"}, {}, at).likelihood.probability


def _placed(day: date) -> Placed:
    """A surge as the watch sees it: sure, and a matter of its own each week."""
    sighting = Sighting(
        id=day.isoformat(),
        indicator=_SURGE,
        source=None,
        account=None,
        warned=None,
        matter=day.isoformat(),
        article=None,
        sentence=None,
        day=day,
        trace=None,
        reasons=(),
    )
    return Placed(sighting=sighting, matter=sighting.matter, learnt=day)
