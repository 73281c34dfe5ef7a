"""Steps: how the probability of a watch came to where it is, and which observation moved it."""

from collections.abc import Mapping, Sequence
from datetime import date

from tocsin.assess.grades import Letter
from tocsin.assess.watch.adding import Looked, Scene, ends, likely
from tocsin.assess.watch.assessment import Step
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.observing import Observation, Observer
from tocsin.assess.watch.seen import Placed

_LEAST = 1e-9  # below it nothing moved


def steps(
    watch: Watch,
    seen: Sequence[Placed],
    looked: Looked,
    grades: Mapping[str, Letter],
    until: date,
    since: date | None = None,
) -> tuple[Step, ...]:
    """One step for each day up to `until` on which something was learnt, in order.

    Those before `since` are left out, which saves most of the time where much was seen. The other
    arguments are those of `weighing.weigh`.
    """
    days = sorted({placed.learnt for placed in seen if placed.learnt <= until})
    observer = Observer(watch, grades)
    taken: list[Step] = []
    had: dict[str, tuple[Observation, ...]] = {}
    if since is not None:
        days = [day for day in days if day >= since]
        had = observer.observed(placed for placed in seen if placed.learnt < since)
    for day in days:
        told = observer.observed(placed for placed in seen if placed.learnt <= day)
        new = sorted(placed.sighting.id for placed in seen if placed.learnt == day)
        taken.append(_step(Scene(watch, had, looked, day), Scene(watch, told, looked, day), new))
        had = told
    return tuple(taken)


def _step(before: Scene, after: Scene, new: Sequence[str]) -> Step:
    weighed, anew = before.weights(), after.weights()
    was = {weight.indicator: weight.added for weight in weighed}
    now = {weight.indicator: weight.added for weight in anew}
    moved = {name: by - was[name] for name, by in sorted(now.items())}
    return Step(
        at=after.at,
        before=likely(before.watch, was.values()),
        after=likely(after.watch, now.values()),
        band_before=ends(before.watch, weighed),
        band_after=ends(after.watch, anew),
        moved={name: by for name, by in moved.items() if abs(by) > _LEAST},
        sightings=tuple(new),
    )
