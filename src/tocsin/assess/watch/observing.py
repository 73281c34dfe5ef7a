"""Observations: what sightings come to where the same thing, told often, counts once.

An event is one however many tell of it; they make it surer. Of warnings and threats each origin
is one, as who warns has looked for itself. Origins are those of `tocsin.link.tally`, so a copy
adds nothing.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.assess.grades import LETTERS, Letter
from tocsin.assess.watch.definition import Indicator, Watch
from tocsin.assess.watch.seen import Placed
from tocsin.assess.watch.sightings import strength
from tocsin.link.origins import OFFICIALS
from tocsin.link.sources import SourceKind
from tocsin.link.tally import Settled, Summary, Trace, grown, settled

# How often what a source tells is so. The letters have words and no numbers (AJP-2.1); these are
# our judgement. F is not bad but unknown: somewhat better than even, as most of what papers print
# of events is so.
RELIABILITY: dict[Letter, float] = {
    "A": 0.95,
    "B": 0.85,
    "C": 0.70,
    "D": 0.40,
    "E": 0.15,
    "F": 0.60,
}


@dataclass(frozen=True)
class Vouched:
    """An independent origin of an observation: whose word it is, who carries it, how reliable."""

    origin: str
    carrier: str
    reliability: float


@dataclass(frozen=True)
class Observation:
    """One thing seen, on a day. With nobody in `origins` it is sure, as the calendar is."""

    day: date
    origins: tuple[Vouched, ...]
    sightings: tuple[str, ...]
    kinds: frozenset[SourceKind] = frozenset()

    def credibility(self, without: str | None = None) -> float:
        """That it is so, by the origins that tell it, each independent of the others.

        1 − Π(1 − reliability) over them; `without` is left out as origin and as carrier.
        """
        if not self.origins:
            return 1.0
        return 1 - math.prod(
            1 - one.reliability for one in self.origins if without not in (one.origin, one.carrier)
        )


_Settle = Callable[[Sequence[Placed], Mapping[str, Letter]], Sequence[Observation]]


class Observer:
    """Tells what was seen of a watch; what it has settled once it need not settle again.

    `grades` are the letters of sources, by their keys (as in `tocsin.link.origins`).
    """

    def __init__(self, watch: Watch, grades: Mapping[str, Letter]) -> None:
        self.watch = watch
        self.grades = grades
        self._known = {indicator.name: indicator for indicator in watch.indicators}
        self._settled: dict[tuple[str, ...], tuple[Observation, ...]] = {}

    def observed(self, seen: Iterable[Placed]) -> dict[str, tuple[Observation, ...]]:
        """What was seen of each indicator, by its name, in the order of days.

        A matter that was seen as several indicators counts as the one that says most; sightings of
        indicators that the watch has no more are passed over.
        """
        found: dict[str, tuple[Observation, ...]] = {}
        for name, matters in _by_indicator(self._known, seen).items():
            if self._known[name].counts == "origins":
                told = self._once([one for matter in matters for one in matter], _by_origin)
            else:
                told = [one for matter in matters for one in self._once(matter, _event)]
            found[name] = tuple(sorted(told, key=_order))
        return found

    def _once(self, told: Sequence[Placed], settle: _Settle) -> Sequence[Observation]:
        """What settling gives; which sightings they are, and of which matters, says what it is."""
        key = tuple(part for one in told for part in (one.sighting.id, one.matter))
        if key not in self._settled:
            self._settled[key] = tuple(settle(told, self.grades))
        return self._settled[key]


def _order(one: Observation) -> tuple[date, tuple[str, ...]]:
    return one.day, one.sightings


def _by_indicator(
    known: Mapping[str, Indicator], seen: Iterable[Placed]
) -> dict[str, list[list[Placed]]]:
    """Sightings by indicator and matter; all of a matter under the strongest it was seen as."""
    matters: dict[str, list[Placed]] = {}
    for placed in sorted(seen, key=lambda p: p.sighting.id):
        if placed.sighting.indicator in known:
            matters.setdefault(placed.matter, []).append(placed)
    found: dict[str, list[list[Placed]]] = {}
    for matter in sorted(matters):
        for name, told in _as_seen(matters[matter], known).items():
            found.setdefault(name, []).append(told)
    return found


def _as_seen(told: Sequence[Placed], known: Mapping[str, Indicator]) -> dict[str, list[Placed]]:
    """What was seen of a matter: as one indicator where it is an event, else as it was."""
    events = {p.sighting.indicator for p in told if p.sighting.account}
    strongest = min(events, key=lambda name: (-strength(known[name]), name), default="")
    found: dict[str, list[Placed]] = {}
    for placed in told:
        name = strongest if placed.sighting.account else placed.sighting.indicator
        found.setdefault(name, []).append(placed)
    return found


def _event(told: Sequence[Placed], grades: Mapping[str, Letter]) -> list[Observation]:
    """One event: it was on the first day that any account gives."""
    traces = [p.sighting.trace for p in told if p.sighting.trace]
    counted = settled(_summary(traces))
    event = Observation(
        day=min(p.sighting.day for p in told),
        origins=tuple(_vouched(origin, by, grades) for origin, by in counted.vouched.items()),
        sightings=tuple(p.sighting.id for p in told),
        kinds=frozenset(kind for trace in traces for kind in trace.kinds),
    )
    return [event]


def _by_origin(told: Sequence[Placed], grades: Mapping[str, Letter]) -> list[Observation]:
    """One observation for each origin, as old as its last word."""
    counted = settled(_summary(p.sighting.trace for p in told if p.sighting.trace))
    of: dict[str, list[Placed]] = {}
    for placed in told:
        of.setdefault(_origin(placed, counted), []).append(placed)
    named = len(counted.vouched) > 1
    return [
        Observation(
            day=_last_word(of[origin]),
            origins=(_vouched(origin, by, grades),),
            sightings=tuple(p.sighting.id for p in of[origin]),
            kinds=frozenset(kind for p in of[origin] for kind in _trace(p).kinds),
        )
        for origin, by in counted.vouched.items()
        # Who warns without a name may be one of those who have one.
        if not (named and origin == OFFICIALS)
    ]


def _origin(placed: Placed, counted: Settled) -> str:
    trace = _trace(placed)
    return counted.origin(trace.outlet, trace.text)[0]


def _trace(placed: Placed) -> Trace:
    if placed.sighting.trace is None:
        raise ValueError(f"{placed.sighting.indicator}: counted by origins, and has none")
    return placed.sighting.trace


def _last_word(told: Sequence[Placed]) -> date:
    """The day of its last matter; a copy that came later, or another report of it, is none."""
    texts: dict[str, date] = {}
    for placed in told:
        text, day = _trace(placed).text, placed.sighting.day
        texts[text] = min(texts.get(text, day), day)
    matters: dict[str, date] = {}
    for placed in told:
        day = texts[_trace(placed).text]
        matters[placed.matter] = min(matters.get(placed.matter, day), day)
    return max(matters.values())


def _summary(traces: Iterable[Trace]) -> Summary:
    summary = Summary()
    for trace in traces:
        summary = grown(summary, trace)
    return summary


def _vouched(origin: str, carrier: str, grades: Mapping[str, Letter]) -> Vouched:
    """An origin is as reliable as the worse of speaker and carrier, as far as they are graded."""
    known = [grades[key] for key in (origin, carrier) if grades.get(key, "F") != "F"]
    letter: Letter = max(known, key=LETTERS.index) if known else "F"
    return Vouched(origin=origin, carrier=carrier, reliability=RELIABILITY[letter])
