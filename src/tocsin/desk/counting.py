"""Counting incidents of violence by week, at places and of actors, and when they rise.

Counted twice over: by the week in which the desk first learnt of an incident, which never changes
afterwards and so is what a watch goes by; and by the week in which it was, which is what people
ask for, and of which the last weeks are incomplete by as much as reports come late.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tocsin.assess.surge.delay import Completeness, Delays, completeness, delays
from tocsin.assess.surge.rise import Surge, surge
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.seen import Placed
from tocsin.assess.watch.unread import surging
from tocsin.desk import asking
from tocsin.link.dossier import Dossier
from tocsin.read.places.folding import fold
from tocsin.records import VIOLENCE, Record
from tocsin.store import View, journal, listings
from tocsin.store.groups import State
from tocsin.store.listings import Filter
from tocsin.store.packing import unpack_record

Of = Literal["place", "actor"]
_VIOLENT = frozenset(f"kind:{kind}" for kind in VIOLENCE)
_WEEK = timedelta(days=7)
_WEEKS = 26  # that are looked back
_RECENT = 4  # weeks in which something must be told of a place or an actor for it to be looked at
_MOST = 2000  # incidents: where there are more, the latest
_SERIES = 40  # places and actors, the most told first


class Week(Record, frozen=True):
    """A week by its first day: how many incidents, how complete that is, and what is unusual."""

    first: date
    surge: Surge
    complete: float


class Rise(Record, frozen=True):
    """The weeks of a place or an actor; `now` is the last of them, which began before today."""

    name: str
    of: Of
    weeks: tuple[Week, ...]

    @property
    def now(self) -> Week:
        """The last week."""
        return self.weeks[-1]


class Series(NamedTuple):
    """What is counted: a place or an actor by name, and the marks of its incidents."""

    of: Of
    name: str
    marks: frozenset[str]


def at_place(name: str) -> Series:
    """What is told of a place or country."""
    return Series("place", name, asking.places(name))


class _Told(NamedTuple):
    """The day on which an incident was, and that on which the desk learnt of it."""

    day: date | None
    learnt: date


def course(view: View, of: Series, at: date) -> Rise | None:
    """The weeks of a place or an actor, by when incidents were; None where there are none.

    The week of `at` itself is the last, however much of it is over.
    """
    told = [one for one in _told(view, of.marks, _monday(at) - _WEEKS * _WEEK) if one.day]
    if not told:
        return None
    late = delays(((one.day or at, one.learnt) for one in told), at)
    first = max(_monday(at) - _WEEKS * _WEEK, _monday(began(view)))
    starts = [first + n * _WEEK for n in range((_monday(at) - first).days // 7 + 1)]
    counted = Counter(_monday(one.day) for one in told if one.day)
    counts = [counted[start] for start in starts]
    return Rise(
        name=of.name,
        of=of.of,
        weeks=tuple(_week(starts[: n + 1], counts[: n + 1], late, at) for n in range(len(starts))),
    )


def asked(view: View, place: str | None, actor: str | None, at: date) -> tuple[Rise, ...]:
    """The weeks of a place and those of an actor; where neither is named, what rises."""
    if place is None and actor is None:
        return tuple(rises(view, at))
    named = [at_place(place)] if place else []
    named += [by_actor(view, actor)] if actor else []
    every = (course(view, one, at) for one in named)
    return tuple(one for one in every if one)


def _week(starts: Sequence[date], counts: Sequence[int], late: Delays, at: date) -> Week:
    known: Completeness = completeness(late, starts[-1], starts[-1] + timedelta(days=6), at)
    return Week(first=starts[-1], surge=surge(counts, known=known), complete=known.share)


def rises(view: View, at: date) -> list[Rise]:
    """The places and actors of recent incidents that have unusually many, the rarest first."""
    since = _monday(at) - _RECENT * _WEEK
    wanted = Filter(marks=(_VIOLENT,), since=str(since), until=str(at))
    states = listings.states(view, "incident", wanted, _MOST)
    found = [unpack_record(one.packed, Dossier) for one in states]
    places = Counter(next(iter(one.places)) for one in found if one.places)
    actors = Counter(name for one in found for name in one.by)
    series = [at_place(name) for name, _ in places.most_common(_SERIES)]
    series += [by_actor(view, name) for name, _ in actors.most_common(_SERIES)]
    every = [course(view, one, at) for one in series]
    risen = [one for one in every if one and any(week.surge.seen for week in one.weeks[-2:])]
    return sorted(risen, key=lambda one: (_rarest(one), one.name))


def _rarest(rise: Rise) -> float:
    return min(w.surge.surprise for w in rise.weeks[-2:] if w.surge.surprise is not None)


def by_actor(view: View, name: str) -> Series:
    """The incidents that are an actor's, or said to be, by any of its names."""
    known = (f"actor:{group}" for group in asking.actors(view, name, ever=True))
    return Series("actor", name, frozenset([f"called:{fold(name)}", *known]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def began(view: View) -> date:
    """The day of the desk's first entry."""
    return date.fromisoformat(journal.moment(view, 1)[:10])


def _told(view: View, marks: Collection[str], since: date) -> Iterator[_Told]:
    """Incidents of violence with one of these marks that the desk learnt of since a day."""
    entry = journal.since(view, f"{since}T00:00:00.000000Z")
    wanted = Filter(marks=(frozenset(marks), _VIOLENT))
    for day, moment in listings.began(view, "incident", wanted, entry):
        yield _Told(date.fromisoformat(day) if day else None, date.fromisoformat(moment[:10]))


# What a watch goes by


def surges(view: View, watch: Watch, at: date) -> list[Placed]:
    """The surges at a watch's places and of its actors up to a day, as sightings."""
    return [
        Placed(sighting=one, matter=one.matter, learnt=day + timedelta(days=1))
        for series in _series(view, watch)
        for day, found in _rising(_learnt(view, series.marks, at), at)
        for one in surging(
            watch, series.name, day, f"incidents of {series.name}: {found.reasons[0]}"
        )
    ]


def _series(view: View, watch: Watch) -> Iterator[Series]:
    yield from map(at_place, watch.places)
    for name in watch.actors:
        yield by_actor(view, name)


def _learnt(view: View, marks: Collection[str], at: date) -> list[int]:
    """How many incidents the desk learnt of in each whole week before `at`, the first first."""
    monday = _monday(at)
    first = max(monday - _WEEKS * _WEEK, _monday(began(view)) + _WEEK)
    counted = Counter(_monday(one.learnt) for one in _told(view, marks, first))
    return [counted[first + n * _WEEK] for n in range(max(0, (monday - first).days // 7))]


def _rising(counts: Sequence[int], at: date) -> Iterator[tuple[date, Surge]]:
    """The weeks in which counts rose above what chance explains, by their last days."""
    for number in range(1, len(counts) + 1):
        found = surge(counts[:number])
        if found.seen:
            yield _monday(at) - (len(counts) - number) * _WEEK - timedelta(days=1), found


def attacks(view: View, watch: Watch) -> list[State]:
    """Attacks that a watch is about: on people, at its places, by its actors, the latest first.

    What they aimed at isn't asked: reports seldom have it in the watch's words. Such as have no day
    are left out.
    """
    places = frozenset(mark for name in watch.places for mark in asking.places(name))
    by = frozenset(mark for name in watch.actors for mark in by_actor(view, name).marks)
    wanted = [_VIOLENT, frozenset(["status:happened"]), *(one for one in (places, by) if one)]
    found = listings.states(view, "incident", Filter(marks=tuple(wanted)), _MOST)
    return [
        one
        for one in found
        if one.day and {"killed", "wounded"} & unpack_record(one.packed, Dossier).figures.keys()
    ]
