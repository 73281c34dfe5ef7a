"""What the indicators of a watch add to the log-odds of its answer, on a day.

Evidence adds up in log-odds (Good, Probability and the Weighing of Evidence, 1950): an indicator
that is there adds the logarithm of its likelihood ratio, tempered by how sure it is that it is
there, by its age, and by how often it is there in ordinary times. That indicators are independent
given the answer is not true, and why the shipped ratios are low.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tocsin.assess.scale import log_odds, probability
from tocsin.assess.watch.assessment import State, Weight
from tocsin.assess.watch.definition import Indicator, Watch
from tocsin.assess.watch.observing import Observation
from tocsin.assess.words import day

Looked = Mapping[str, Literal["absent", "not looked for"]]
_MONTH = 30  # days that `Indicator.normal` counts in
_FADED = 1 / 8  # of an observation, after three half-lives: what is seen no more
_MOST = 2  # times what one observation adds is the most that all of its indicator add


@dataclass(frozen=True)
class Scene:
    """What was seen of a watch, on a day."""

    watch: Watch
    told: Mapping[str, Sequence[Observation]]
    looked: Looked
    at: date

    def weights(self) -> tuple[Weight, ...]:
        """What each indicator adds, the most first."""
        weights = [self._weight(indicator) for indicator in self.watch.indicators]
        return tuple(sorted(weights, key=lambda weight: (-weight.added, weight.indicator)))

    def without(self) -> dict[str, float]:
        """What it would be without each origin, and without each who carries one, by their keys."""
        added = {weight.indicator: weight.added for weight in self.weights()}
        found = {}
        for key, touched in sorted(self._vouching().items()):
            changed = {one.name: self._weight(one, key).added for one in touched}
            found[key] = likely(self.watch, {**added, **changed}.values())
        return found

    def _vouching(self) -> dict[str, list[Indicator]]:
        """Of what each origin, and each who carries one, is part."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.watch.indicators:
            told = [one for one in self.told.get(indicator.name, ()) if self._lasts(indicator, one)]
            keys = {key for one in told for v in one.origins for key in (v.origin, v.carrier)}
            for key in keys:
                found.setdefault(key, []).append(indicator)
        return found

    def origins(self) -> tuple[str, ...]:
        """The keys of the origins."""
        return tuple(sorted({vouched.origin for one in self._lasting() for vouched in one.origins}))

    def kinds(self) -> list[str]:
        """The kinds of sources."""
        return sorted({kind for one in self._lasting() for kind in one.kinds})

    def _lasting(self) -> list[Observation]:
        """What hasn't faded, of all indicators."""
        return [
            one
            for indicator in self.watch.indicators
            for one in self.told.get(indicator.name, ())
            if self._lasts(indicator, one)
        ]

    def _lasts(self, indicator: Indicator, one: Observation) -> bool:
        return self._share(indicator, one) >= _FADED

    def _share(self, indicator: Indicator, one: Observation) -> float:
        """What an observation is still worth: half of it after each half-life."""
        return float(2 ** (-max(0, (self.at - one.day).days) / indicator.half_life))

    def _weight(self, indicator: Indicator, without: str | None = None) -> Weight:
        told = [
            (one, one.credibility(without), self._share(indicator, one))
            for one in self.told.get(indicator.name, ())
        ]
        told = [(one, sure, share) for one, sure, share in told if sure > 0]
        lasting = math.fsum(share for _, _, share in told)
        normal = min(lasting, _usual(indicator))
        low, high = (
            _sum(ratio, [(sure, share) for _, sure, share in told], normal)
            + self._missing(indicator, lasting)
            for ratio in indicator.seen
        )
        state = self._state(indicator, lasting)
        return Weight(
            indicator=indicator.name,
            state=state,
            added=(low + high) / 2,
            low=low,
            high=high,
            observations=len(told),
            lasting=lasting,
            normal=normal,
            sightings=tuple(id_ for one, _, _ in told for id_ in one.sightings),
            reasons=(
                *_why(indicator, state, [one for one, _, _ in told], lasting, normal),
                _odds(low, high),
            ),
        )

    def _state(self, indicator: Indicator, lasting: float) -> State:
        if lasting >= _FADED:
            return "seen"
        return self.looked.get(indicator.name, "not looked for")

    def _missing(self, indicator: Indicator, lasting: float) -> float:
        """What it adds that an indicator isn't there; one that has faded is as good as missing."""
        if self.looked.get(indicator.name) != "absent":
            return 0.0
        return math.log(indicator.absent) * max(0.0, 1 - lasting / _FADED)


def _usual(indicator: Indicator) -> float:
    """What observations are worth at any time where they come at the normal rate.

    The sum of 2^(−age/half-life) over a Poisson process of that rate has this mean.
    """
    return indicator.normal / _MONTH * indicator.half_life / math.log(2)


def _sum(ratio: float, told: Sequence[tuple[float, float]], normal: float) -> float:
    """What observations add at a ratio: each its logarithm, less the share of what is normal.

    Where it is so with a chance of `sure` only, the ratio is 1 + sure · (ratio − 1), as seeing
    what isn't so has the ratio 1.
    """
    lasting = math.fsum(share for _, share in told)
    if not lasting:
        return 0.0
    added = math.fsum(share * math.log(1 + sure * (ratio - 1)) for sure, share in told)
    most = _MOST * abs(math.log(ratio))
    return max(-most, min(most, added * (lasting - normal) / lasting))


def likely(watch: Watch, added: Iterable[float]) -> float:
    """The probability of a watch's answer, of what its indicators add to the base rate."""
    # Summed in full precision, so that the order in which evidence came can't show.
    return probability(math.fsum([log_odds(watch.base_rate), *added]))


def ends(watch: Watch, weights: Sequence[Weight]) -> tuple[float, float]:
    """The same with all ratios at their ends: the lowest and the highest."""
    low = likely(watch, (min(weight.low, weight.high) for weight in weights))
    high = likely(watch, (max(weight.low, weight.high) for weight in weights))
    return low, high


def _why(
    indicator: Indicator, state: State, told: Sequence[Observation], lasting: float, normal: float
) -> tuple[str, ...]:
    if state != "seen":
        return (f"{'looked for, not seen' if state == 'absent' else state}",)
    noun = indicator.counts.removesuffix("s") if len(told) == 1 else indicator.counts
    last = max(one.day for one in told)
    reason = f"{len(told)} {noun}, the last of {day(last)}, worth {lasting:.2g} by age"
    return (f"{reason}, of which {normal:.2g} is usual" if normal else reason,)


def _odds(low: float, high: float) -> str:
    """By what factor it changes the odds."""
    ends = sorted({f"{math.exp(low):.2g}", f"{math.exp(high):.2g}"}, key=float)
    return f"odds × {' to '.join(ends)}"
