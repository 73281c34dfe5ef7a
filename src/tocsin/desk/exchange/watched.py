"""CSV of what a desk keeps an eye on: watches, weekly counts, saved lists; guarded as all are."""

from collections.abc import Iterable, Iterator

from tocsin.desk.counting import Rise, Week
from tocsin.desk.exchange.table import Row, several, written
from tocsin.desk.filters import FilterRow
from tocsin.desk.lookout import WatchRow

_WATCH = (
    *("name", "question", "probability", "low", "high", "term", "confidence", "window_days"),
    *("threshold", "from", "until", "review_due", "last_moved", "before", "after"),
    *("places", "actors", "targets", "by", "moment", "closed"),
)
_WEEK = (
    *("of", "name", "week", "incidents", "usual", "surge_from", "surge", "incomplete", "reasons"),
)
_FILTER = ("name", "list", "asked", "by", "moment", "fed")


def watches(rows: Iterable[WatchRow]) -> Iterator[str]:
    """Watches, and what each comes to."""
    return written(_WATCH, rows, _watch)


def surges(rises: Iterable[Rise]) -> Iterator[str]:
    """The weeks of places and actors, a row each, by their first day."""
    weeks = ((rise, week) for rise in rises for week in rise.weeks)
    return written(_WEEK, weeks, _week)


def filters(rows: Iterable[FilterRow]) -> Iterator[str]:
    """Lists that are kept as they were filtered; `asked` is as in an address."""
    return written(_FILTER, rows, _filter)


def _watch(row: WatchRow) -> Row:
    watch, told, last = row.watch, row.assessment, row.last
    return {
        "name": watch.name,
        "question": watch.question,
        "probability": told.likelihood.probability,
        "low": told.likelihood.low,
        "high": told.likelihood.high,
        "term": told.likelihood.term,
        "confidence": told.confidence,
        "window_days": watch.window_days,
        "threshold": watch.threshold,
        "from": str(watch.start),
        "until": str(watch.until),
        "review_due": told.review_due,
        "last_moved": str(last.at) if last else None,
        "before": last.before if last else None,
        "after": last.after if last else None,
        **{name: several(getattr(watch, name)) for name in ("places", "actors", "targets")},
        **{name: getattr(row, name) for name in ("by", "moment", "closed")},
    }


def _week(counted: tuple[Rise, Week]) -> Row:
    rise, week = counted
    return {
        "of": rise.of,
        "name": rise.name,
        "week": str(week.first),
        "incidents": week.surge.count,
        "usual": week.surge.usual,
        "surge_from": week.surge.level,
        "surge": week.surge.seen,
        "incomplete": week.surge.incomplete,
        "reasons": several(week.surge.reasons),
    }


def _filter(row: FilterRow) -> Row:
    told = {name: getattr(row, name) for name in _FILTER if name != "asked"}
    return {**told, "asked": row.query}
