"""From expressions to the times of an article: intervals joined, each a value and a span."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from tocsin.read.times import edtf, wording
from tocsin.read.times.anchors import OWN
from tocsin.read.times.expressions import Expression, expressions
from tocsin.read.times.meaning import Meaning
from tocsin.read.times.points import Point
from tocsin.records import When, identify
from tocsin.records.base import span
from tocsin.records.when import Precision

_SINCE = re.compile(r"\b(?:ever |starting |beginning )?since\s+(?:the\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.I)
_FROM = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.I)
_TO = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?|\s*[–—-]\s*", re.I)
_AND = re.compile(r"\s+and\s", re.I)
_LEAD = 20  # characters before an expression in which such a word may stand
_PRECISION = {"part": "part of day", "hour": "minute"}


@dataclass(frozen=True, slots=True)
class _Told:
    """What becomes one `When`: a meaning, perhaps open or reaching to a second."""

    start: int
    end: int
    meaning: Meaning
    since: bool = False
    until: bool = False
    to: Meaning | None = None


def whens(article_id: str, text: str, published: date | None) -> tuple[When, ...]:
    """The times of an article's text, in order.

    Args:
        article_id: goes into the ids.
        text: the cleaned text.
        published: the day that the article appeared on; None if it isn't known.
    """
    point = None if published is None else Point(published)
    known = [e for e in expressions(text, point) if e.meaning.some is None]
    return tuple(_when(article_id, text, told) for told in _joined(text, known, published))


def _joined(text: str, found: list[Expression], published: date | None) -> Iterator[_Told]:
    number = 0
    while number < len(found):
        one = found[number]
        start, meaning = one.start, one.meaning
        other = found[number + 1] if number + 1 < len(found) else None
        if other is not None and (pair := _interval(text, one, other, published)):
            yield pair
            number += 2
            continue
        number += 1
        low = max(0, start - _LEAD)
        since = _SINCE.search(text[low:start]) if _opens(meaning) else None
        until = _UNTIL.search(text[low:start]) if _opens(meaning) else None
        lead = since or until or (_FROM.search(text[low:start]) if meaning.to else None)
        if lead:
            start = low + lead.start()
        to = replace(meaning, point=meaning.to) if meaning.to else None
        yield _Told(start, one.end, meaning, bool(since), bool(until), to)


def _opens(meaning: Meaning) -> bool:
    return meaning.point is not None and meaning.kind in ("date", "time")


def _interval(
    text: str, one: Expression, other: Expression, published: date | None
) -> _Told | None:
    """One time out of two: between 1995 and 1998, from Monday to Friday, 1939–1945."""
    gap = text[one.end : other.start]
    if not _TO.fullmatch(gap) or not (_opens(one.meaning) and _opens(other.meaning)):
        return None
    low = max(0, one.start - _LEAD)
    lead = _FROM.search(text[low : one.start])
    if _AND.match(gap) and not (lead and lead.group().lower().startswith("between")):
        return None  # "in March and April" are two
    first, last = one.meaning.point, other.meaning.point
    if first is None or last is None:
        return None
    borrows = one.meaning.anchor.startswith(OWN) and one.meaning.anchor != other.meaning.anchor
    borrows = borrows or not first.year_known
    if borrows and last.year_known:  # "between March and May 2014"
        first = _in_year_of(first, last)
    if _WEEKDAY.search(text, *_span(one)) and _WEEKDAY.search(text, *_span(other)):
        first, last = _in_order(first, last, published)
    if first.start > last.start:
        return None
    start = low + lead.start() if lead else one.start
    to = replace(other.meaning, point=last)
    return _Told(start, other.end, replace(one.meaning, point=first), to=to)


_WEEKDAY = re.compile(r"day\b", re.I)


def _span(one: Expression) -> tuple[int, int]:
    return one.start, one.end


def _in_order(first: Point, last: Point, published: date | None) -> tuple[Point, Point]:
    """Monday to Friday, of one week, when each was taken for the last or the next one."""
    if not 0 < (first.start - last.start).days < _WEEK:
        return first, last
    if published is not None and last.start > published:
        return first, last.moved(1, "week")
    return first.moved(-1, "week"), last


_WEEK = 7


def _in_year_of(first: Point, last: Point) -> Point:
    """A day without a year of its own, in the year of what it leads up to."""
    years = last.year - first.year if first.year_known else last.year - first.start.year
    moved = first.moved(years, "year")
    moved = moved if moved.start <= last.start else moved.moved(-1, "year")
    return replace(moved, year_known=True)


def _when(article_id: str, text: str, told: _Told) -> When:
    meaning = told.meaning
    return When(
        id=identify("when", article_id, told.start, told.end),
        span=span(text, told.start, told.end),
        kind=meaning.kind,
        value=_value(told),
        precision=_precision(meaning.point) if meaning.kind in ("date", "time") else None,
        earliest=None if told.until else _first(meaning),
        latest=None if told.since else _last(told.to or meaning),
        words=_words(told),
        anchor=meaning.anchor,
    )


def _value(told: _Told) -> str | None:
    one = edtf.value(told.meaning)
    if one is None:
        return None
    if told.since:
        return f"{one.split('/')[0]}/.."
    if told.until:
        return f"../{one.rsplit('/', maxsplit=1)[-1]}"
    if told.to is None:
        return one
    other = edtf.value(told.to)
    return other and f"{one.split('/')[0]}/{other.rsplit('/', maxsplit=1)[-1]}"


def _words(told: _Told) -> str:
    one = wording.words(told.meaning)
    if told.since:
        return f"since {one}"
    if told.until:
        return f"until {one}"
    return f"{one} to {wording.words(told.to)}" if told.to else one


def _precision(point: Point | None) -> Precision | None:
    return None if point is None else cast(Precision, _PRECISION.get(point.grain, point.grain))


def _first(meaning: Meaning) -> date | None:
    point = _dated(meaning)
    return point.bounds[0] if point else None


def _last(meaning: Meaning) -> date | None:
    point = _dated(meaning)
    return point.bounds[1] if point else None


def _dated(meaning: Meaning) -> Point | None:
    point = meaning.point if meaning.kind in ("date", "time") else None
    return point if point is not None and point.year_known else None
