"""Weighing: from the base rate and what was seen to how likely the answer is yes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tocsin.assess.grades import Letter
from tocsin.assess.scale import Likelihood
from tocsin.assess.watch import confidence
from tocsin.assess.watch.adding import Looked, Scene, ends, likely
from tocsin.assess.watch.assessment import Assessment, Weight
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.observing import Observer
from tocsin.assess.watch.seen import Placed
from tocsin.assess.words import day, percent, spaced

__all__ = ["Looked", "weigh"]


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
    told = Observer(watch, grades).observed(one for one in seen if one.learnt <= at)
    scene = Scene(watch, told, looked, at)
    weights = scene.weights()
    without = scene.without()
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
        reasons=(*_over(watch, at), *_reasons(watch, weights), *why),
    )


def _likelihood(watch: Watch, weights: Sequence[Weight], without: Iterable[float]) -> Likelihood:
    """With a band from all ratios at their ends, and from each origin left out."""
    now = likely(watch, (weight.added for weight in weights))
    low, high = ends(watch, weights)
    others = [now, *without]
    return Likelihood(probability=now, low=min(low, *others), high=max(high, *others))


def _over(watch: Watch, at: date) -> tuple[str, ...]:
    """That a watch has expired, which goes before whatever it comes to."""
    over = f"expired on {day(watch.until)}: review due; no all-clear"
    return (over,) if at > watch.until else ()


def _reasons(watch: Watch, weights: Sequence[Weight]) -> tuple[str, ...]:
    return (
        f"{percent(watch.base_rate)} before anything was seen: {watch.base_source}",
        *(
            f"{spaced(weight.indicator)}: {'; '.join(weight.reasons)}"
            for weight in weights
            if weight.state == "seen" or weight.added
        ),
        *_unasked(weights),
    )


def _unasked(weights: Sequence[Weight]) -> list[str]:
    names = sorted(
        spaced(weight.indicator) for weight in weights if weight.state == "not looked for"
    )
    return [f"not looked for: {', '.join(names)}"] if names else []
