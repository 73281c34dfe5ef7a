"""Counting incidents: how many a week the desk learnt of, by place or actor, and when they rise.

Incidents are counted in the week in which the desk first learnt of them, so that a count never
changes afterwards; what the desk was late to learn doesn't make an old week look busy.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from tocsin.assess.surge.rise import Surge, surge
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.seen import Placed
from tocsin.assess.watch.unread import surging
from tocsin.desk import asking
from tocsin.link.dossier import Dossier
from tocsin.read.places.folding import fold
from tocsin.records import IncidentKind
from tocsin.store import View, groups, journal, listings
from tocsin.store.listings import Filter
from tocsin.store.packing import unpack_record

# Violence, whoever does it to whom.
ATTACKS: tuple[IncidentKind, ...] = (
    "bombing",
    "shooting",
    "stabbing",
    "ramming",
    "arson",
    "strike",
    "assault",
    "kidnapping",
    "hostage_taking",
    "assassination",
    "clash",
)
_WEEK = timedelta(days=7)
_WEEKS = 26  # that are looked back
_MOST = 2000  # incidents: where there are more, the latest


def weekly(view: View, marks: Collection[str], at: date) -> list[int]:
    """Incidents of violence with one of these marks, by the week in which they were learnt.

    The weeks are whole, the last ends on the day before `at` or earlier (on a Sunday).
    """
    monday = at - timedelta(days=at.weekday())
    first = monday - _WEEKS * _WEEK
    days = [day for day in _learnt(view, marks, first) if day < monday]
    began = max(first, _began(view))
    weeks = max(0, (monday - began).days // 7)
    counts = [0] * weeks
    for day in days:
        number = (day - (monday - weeks * _WEEK)).days // 7
        if 0 <= number < weeks:
            counts[number] += 1
    return counts


def _began(view: View) -> date:
    return date.fromisoformat(journal.moment(view, 1)[:10])


def _learnt(view: View, marks: Collection[str], since: date) -> Iterator[date]:
    kinds = frozenset(f"kind:{kind}" for kind in ATTACKS)
    wanted = Filter(marks=(frozenset(marks), kinds), since=str(since - _WEEKS * _WEEK))
    found = [one.group for one in listings.states(view, "incident", wanted, _MOST)]
    for moment in groups.founded(view, "incident", found):
        yield date.fromisoformat(moment[:10])


def rising(counts: Sequence[int], at: date) -> Iterator[tuple[date, Surge]]:
    """The weeks in which counts rose above what chance explains, by their last days."""
    monday = at - timedelta(days=at.weekday())
    for number in range(1, len(counts) + 1):
        found = surge(counts[:number])
        if found.seen:
            yield monday - (len(counts) - number) * _WEEK - timedelta(days=1), found


def surges(view: View, watch: Watch, at: date) -> list[Placed]:
    """The surges at a watch's places and of its actors up to a day, as sightings."""
    return [
        Placed(sighting=one, matter=one.matter, learnt=day + timedelta(days=1))
        for series, marks in _series(view, watch)
        for day, found in rising(weekly(view, marks, at), at)
        for one in surging(watch, series, day, f"incidents of {series}: {found.reasons[0]}")
    ]


def _series(view: View, watch: Watch) -> Iterator[tuple[str, frozenset[str]]]:
    for name in watch.places:
        yield name, asking.places(name)
    for name in watch.actors:
        known = (f"actor:{group}" for group in asking.actors(view, name, ever=True))
        yield name, frozenset([f"called:{fold(name)}", *known])


def attacks(view: View, watch: Watch) -> list[date]:
    """The days of attacks that a watch is about: on people, at its places, by its actors.

    What they aimed at isn't asked: reports seldom have it in the watch's words.
    """
    places = frozenset(mark for name in watch.places for mark in asking.places(name))
    by = frozenset(mark for name, marks in _series(view, watch) for mark in marks) - places
    wanted = [frozenset(f"kind:{kind}" for kind in ATTACKS), frozenset(["status:happened"])]
    wanted += [marks for marks in (places, by) if marks]
    found = listings.states(view, "incident", Filter(marks=tuple(wanted)), _MOST)
    return sorted(
        date.fromisoformat(one.day)
        for one in found
        if one.day and {"killed", "wounded"} & unpack_record(one.packed, Dossier).figures.keys()
    )
