"""Proposals: when the desk suggests that people warn, and how often it did so for nothing.

A watch proposes when its probability comes to the threshold, and when somebody is seen to warn of
what it asks about; each matter once. Nothing is ever sent: people decide.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from tocsin.assess import words
from tocsin.assess.watch.assessment import Assessment, FalseAlarms, Point, Proposal, Step
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.seen import Placed
from tocsin.link.outlet import same_as
from tocsin.records import identify

_OVER = 0.5  # of the threshold: under it an alarm is over, so that one who wavers isn't many
_LEAST = 1e-9  # of log-odds: what adds less is no evidence
_AGAIN = timedelta(days=7)  # who warns within so many days says the same
_YEAR = 365.25


def course(steps: Iterable[Step]) -> tuple[Point, ...]:
    """The probabilities of steps, each day's before and after what was learnt on it."""
    return tuple(
        Point(at=step.at, probability=probability)
        for step in steps
        for probability in (step.before, step.after)
    )


def proposals(
    watch: Watch, past: Sequence[Point], now: Assessment, seen: Iterable[Placed]
) -> tuple[Proposal, ...]:
    """What a watch proposes as of an assessment, the highest rank first.

    Args:
        watch: the watch.
        past: its probabilities before, in order of time, as of `course`.
        now: what it comes to now.
        seen: its sightings; what was learnt later than `now` doesn't count.

    Returns:
        What is proposed already is here again, with the same id, as long as its alarm lasts or
        its warning is younger than the watch's window.
    """
    known = [placed for placed in seen if placed.learnt <= now.at]
    found = [*_crossing(watch, past, now), *_warnings(watch, now, known)]
    return tuple(sorted(found, key=lambda one: (-one.rank, one.kind, one.at, one.id)))


def alarms(watch: Watch, points: Iterable[Point]) -> tuple[tuple[date, date | None], ...]:
    """When the probability came to the threshold, and when it was under half of that again."""
    found: list[tuple[date, date | None]] = []
    since: date | None = None
    for point in points:
        if since is None and point.probability >= watch.threshold:
            since = point.at
        elif since is not None and point.probability < watch.threshold * _OVER:
            found.append((since, point.at))
            since = None
    return (*found, (since, None)) if since else tuple(found)


def false_alarms(
    watch: Watch, points: Sequence[Point], attacks: Sequence[date], since: date, until: date
) -> FalseAlarms:
    """How many alarms up to a day were followed by no attack within the watch's window.

    `since` is when the desk began to read: what nobody looked at is no time without alarms.
    """
    raised = [day for day, _ in alarms(watch, points) if day + watch.window <= until]
    false = [
        day for day in raised if not any(day <= attack <= day + watch.window for attack in attacks)
    ]
    days = max(0, (min(until, watch.until) - max(since, watch.start)).days)
    return FalseAlarms(raised=len(raised), false=len(false), years=days / _YEAR)


def _crossing(watch: Watch, past: Sequence[Point], now: Assessment) -> Iterator[Proposal]:
    """The alarm that lasts, if one does."""
    likelihood = now.likelihood
    points = [*past, Point(at=now.at, probability=likelihood.probability)]
    for since, until in alarms(watch, points)[-1:]:
        if until is None:
            reason = (
                f"{words.percent(likelihood.probability)} ({likelihood.term}, "
                f"{words.percent(likelihood.low)} to {words.percent(likelihood.high)}); since "
                f"{words.day(since)} at or above the threshold of "
                f"{words.percent(watch.threshold)}"
            )
            ids = [id_ for w in now.weights if w.added > _LEAST for id_ in w.sightings]
            yield Proposal(
                id=identify("proposal", watch.name, since),
                watch=watch.name,
                kind="crossing",
                matter=since.isoformat(),
                at=since,
                rank=likelihood.probability * watch.severity,
                probability=likelihood.probability,
                sightings=tuple(ids),
                reasons=(reason, *now.reasons),
            )


def _warnings(watch: Watch, now: Assessment, known: Sequence[Placed]) -> Iterator[Proposal]:
    """One proposal for each who warns, until that is older than the watch's window."""
    for told in _matters(watch, known):
        first, learnt = told[0], min(placed.learnt for placed in told)
        if now.at - learnt <= watch.window:
            by = first.sighting.source or ""
            yield Proposal(
                id=identify("proposal", watch.name, same_as(by), first.sighting.day),
                watch=watch.name,
                kind="warning",
                matter=f"{by}, {first.sighting.day}",
                at=learnt,
                rank=now.likelihood.probability * watch.severity,
                probability=now.likelihood.probability,
                sightings=tuple(placed.sighting.id for placed in told),
                reasons=tuple(dict.fromkeys(r for p in told for r in p.sighting.reasons)),
            )


def _matters(watch: Watch, known: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Warnings by who gives them, each run of days apart from the next.

    Who warns without a name ("foreign embassies") is nobody beside those who have one.
    """
    by: dict[str, list[Placed]] = {}
    for placed in sorted(known, key=lambda p: (p.sighting.day, p.sighting.id)):
        indicator = watch.indicator(placed.sighting.indicator)
        if indicator and indicator.from_ == "warnings":
            by.setdefault(same_as(placed.sighting.source or ""), []).append(placed)
    named = [placed for told in by.values() for placed in told if _is_named(placed)]
    for giver in sorted(by):
        for told in _runs(by[giver]):
            if _is_named(told[0]) or not any(_near(told, other) for other in named):
                yield told


def _is_named(placed: Placed) -> bool:
    source = placed.sighting.source or ""
    return source != source.lower()


def _near(told: Sequence[Placed], other: Placed) -> bool:
    return any(abs(one.sighting.day - other.sighting.day) <= _AGAIN for one in told)


def _runs(told: Sequence[Placed]) -> Iterator[list[Placed]]:
    run = [told[0]]
    for before, placed in pairwise(told):
        if placed.sighting.day - before.sighting.day > _AGAIN:
            yield run
            run = []
        run.append(placed)
    yield run
