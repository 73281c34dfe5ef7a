"""Sightings that no article shows: days that lie ahead, and counts that rise."""

from collections.abc import Iterator
from datetime import date

from tocsin.assess import words
from tocsin.assess.watch.definition import Indicator, Source, Watch
from tocsin.assess.watch.seen import Placed, Sighting
from tocsin.records import identify


def ahead(watch: Watch) -> tuple[Placed, ...]:
    """The watch's days that matter, each learnt when it comes within the window."""
    return tuple(
        Placed(
            sighting=_sighting(
                watch, indicator, day.isoformat(), day, f"{words.day(day)} lies ahead"
            ),
            matter=f"calendar {day}",
            learnt=max(watch.start, day - watch.window),
        )
        for indicator in _of(watch, "calendar")
        for day in watch.days
    )


def surging(watch: Watch, series: str, day: date, reason: str) -> tuple[Sighting, ...]:
    """That counts rise above what chance explains.

    Args:
        watch: the watch.
        series: what is counted, in words, such as the name of a place.
        day: the day, or the last of the week, in which they rose.
        reason: how far, in words.

    Returns:
        One sighting for each indicator of the watch that is about counts.
    """
    return tuple(
        _sighting(watch, indicator, f"{series} {day}", day, reason)
        for indicator in _of(watch, "counts")
    )


def _of(watch: Watch, source: Source) -> Iterator[Indicator]:
    return (indicator for indicator in watch.indicators if indicator.from_ == source)


def _sighting(watch: Watch, indicator: Indicator, what: str, day: date, reason: str) -> Sighting:
    return Sighting(
        id=identify("sighting", watch.name, indicator.name, what),
        indicator=indicator.name,
        source=None,
        account=None,
        warned=None,
        matter=f"{indicator.from_} {what}",
        article=None,
        sentence=None,
        day=day,
        trace=None,
        reasons=(reason,),
    )
