"""Adding up: from the base rate and what was seen to how likely the answer is yes.

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

from tocsin.assess.grades import Letter
from tocsin.assess.scale import Likelihood, log_odds, probability
from tocsin.assess.watch import confidence
from tocsin.assess.watch.assessment import Assessment, State, Weight
from tocsin.assess.watch.definition import Indicator, Watch
from tocsin.assess.watch.observing import Observation, observations
from tocsin.assess.watch.seen import Placed

Looked = Mapping[str, Literal["absent", "not looked for"]]
_MONTH = 30  # days that `Indicator.normal` counts in
_FADED = 1 / 8  # of an observation, after three half-lives: what is seen no more
_MOST = 2  # times what one observation adds is the most that all of its indicator add


def weigh(
    watch: Watch,
    seen: Iterable[Placed],
    looked: Looked,
    grades: Mapping[str, Letter],
    at: date,
) -> Assessment:
    """How likely the answer to a watch's question is yes, by what was known on a day.

    Args:
        watch: the watch.
        seen: its sightings, in any order; what was learnt later than `at` doesn't count.
        looked: which of its indicators were looked for and not seen, and which were not looked
            for; of those that it doesn't name nobody has looked.
        grades: the letters of sources, by their keys (as in `tocsin.link.origins`); who has none
            is F, "cannot be judged".
        at: the day.

    Returns:
        The assessment, with its reasons.
    """
    told = observations(watch, [placed for placed in seen if placed.learnt <= at], grades)
    scene = Scene(watch, told, looked, at)
    weights = scene.weights()
    without = {key: scene.probability(key) for key in scene.vouching()}
    likelihood = _likelihood(watch, weights, without.values())
    origins = scene.origins()
    trust, why = confidence.judged(scene.kinds(), origins, weights, likelihood.probability, without)
    return Assessment(
        watch=watch.name,
        at=at,
        likelihood=likelihood,
        confidence=trust,
        review_due=at > watch.until,
        weights=weights,
        origins=origins,
        without=without,
        reasons=(*_reasons(watch, weights), *why),
    )


@dataclass(frozen=True)
class Scene:
    """What was seen of a watch, on a day."""

    watch: Watch
    told: Mapping[str, Sequence[Observation]]
    looked: Looked
    at: date

    def weights(self, without: str | None = None) -> tuple[Weight, ...]:
        """What each indicator adds, the most first; without an origin if one is given."""
        weights = [self._weight(indicator, without) for indicator in self.watch.indicators]
        return tuple(sorted(weights, key=lambda weight: (-weight.added, weight.indicator)))

    def probability(self, without: str | None = None) -> float:
        """How likely it is, and how likely it would be without an origin."""
        return _probability(self.watch, (weight.added for weight in self.weights(without)))

    def vouching(self) -> list[str]:
        """The keys of all origins, and of those who carry them."""
        return sorted(
            {key for one in self._lasting() for v in one.origins for key in (v.origin, v.carrier)}
        )

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
            if self._share(indicator, one) >= _FADED
        ]

    def _share(self, indicator: Indicator, one: Observation) -> float:
        """What an observation is still worth: half of it after each half-life."""
        return float(2 ** (-max(0, (self.at - one.day).days) / indicator.half_life))

    def _weight(self, indicator: Indicator, without: str | None) -> Weight:
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


def _probability(watch: Watch, added: Iterable[float]) -> float:
    # Summed in full precision, so that the order in which evidence came can't show.
    return probability(math.fsum([log_odds(watch.base_rate), *added]))


def _likelihood(watch: Watch, weights: Sequence[Weight], without: Iterable[float]) -> Likelihood:
    """With a band from all ratios at their ends, and from each origin left out."""
    now = _probability(watch, (weight.added for weight in weights))
    low = _probability(watch, (min(weight.low, weight.high) for weight in weights))
    high = _probability(watch, (max(weight.low, weight.high) for weight in weights))
    others = [now, *without]
    return Likelihood(probability=now, low=min(low, *others), high=max(high, *others))


def _reasons(watch: Watch, weights: Sequence[Weight]) -> tuple[str, ...]:
    return (
        f"{watch.base_rate:.2g} before anything was seen: {watch.base_source}",
        *(
            f"{weight.indicator}: {'; '.join(weight.reasons)}"
            for weight in weights
            if weight.state == "seen" or weight.added
        ),
        *_unasked(weights),
    )


def _unasked(weights: Sequence[Weight]) -> list[str]:
    names = sorted(weight.indicator for weight in weights if weight.state == "not looked for")
    return [f"not looked for: {', '.join(names)}"] if names else []


def _why(
    indicator: Indicator, state: State, told: Sequence[Observation], lasting: float, normal: float
) -> tuple[str, ...]:
    if state != "seen":
        return (f"{'looked for, not seen' if state == 'absent' else state}",)
    noun = indicator.counts.removesuffix("s") if len(told) == 1 else indicator.counts
    last = max(one.day for one in told)
    reason = f"{len(told)} {noun}, the last of {last}, worth {lasting:.2g} by age"
    return (f"{reason}, of which {normal:.2g} is usual" if normal else reason,)


def _odds(low: float, high: float) -> str:
    """By what factor it changes the odds."""
    ends = sorted({f"{math.exp(low):.2g}", f"{math.exp(high):.2g}"}, key=float)
    return f"odds × {' to '.join(ends)}"
