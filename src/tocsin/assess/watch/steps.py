"""Steps: how the probability of a watch came to where it is, and which observation moved it."""

from collections.abc import Mapping, Sequence
from datetime import date

from tocsin.assess.grades import Letter
from tocsin.assess.watch.assessment import Step
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.observing import observations
from tocsin.assess.watch.seen import Placed
from tocsin.assess.watch.weighing import Looked, Scene

_LEAST = 1e-9  # below it nothing moved


def steps(
    watch: Watch,
    seen: Sequence[Placed],
    looked: Looked,
    grades: Mapping[str, Letter],
    until: date,
) -> tuple[Step, ...]:
    """One step for each day up to `until` on which something was learnt, in order.

    The other arguments are those of `weighing.weigh`.
    """
    days = sorted({placed.learnt for placed in seen if placed.learnt <= until})
    return tuple(_step(watch, seen, looked, grades, day) for day in days)


def _step(
    watch: Watch,
    seen: Sequence[Placed],
    looked: Looked,
    grades: Mapping[str, Letter],
    day: date,
) -> Step:
    known = [placed for placed in seen if placed.learnt < day]
    new = [placed for placed in seen if placed.learnt == day]
    before = Scene(watch, observations(watch, known, grades), looked, day)
    after = Scene(watch, observations(watch, [*known, *new], grades), looked, day)
    had = {weight.indicator: weight.added for weight in before.weights()}
    moved = {w.indicator: w.added - had[w.indicator] for w in after.weights()}
    return Step(
        at=day,
        before=before.probability(),
        after=after.probability(),
        moved={name: by for name, by in sorted(moved.items()) if abs(by) > _LEAST},
        sightings=tuple(sorted(placed.sighting.id for placed in new)),
    )
