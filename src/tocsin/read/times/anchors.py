"""What an expression that doesn't say all is worked out from.

- *Published*: the day on which the article appeared. "Yesterday", "last week", "two years ago" and
  bare weekdays count from it. Where it isn't known, so does nothing.
- *Narrative*: the date that the text gave last. "A week later", "the following year", "that month"
  and "a year earlier" count from it, and so does a day without a year where the article's date
  isn't known.
- *Month*: an article without a date whose days lie mostly in one month means that by "this month".
- *Direction*: whether the sentence tells of what was or what will be. It decides for "Friday",
  "March" and "22 March" between the last one and the next.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.read.times.points import ANY_YEAR, DAYS, Point, month_day

OWN, PUBLISHED, NARRATIVE = "its own words", "the article's date", "the date before"

# The nearest of these words before an expression tells its direction; behind it, if none is.
_FUTURE = (
    r"(?<!had been )(?:expected|scheduled|planned|due|set|slated|going|about|likely|ready|able|"
    r"planning|hoping|preparing|aiming) to|"
    r"(?<!had been )(?:expected|scheduled|due|slated)|"
    r"will|shall|won[’']t|(?<=[’'])ll|to be|expects?|plans?|may|could|should|must|would|expires|"
    r"effective|upcoming|(?:is|are) to|opens|starts|begins|meets|votes|arrives|leaves|closes|ends"
)
_PAST = (
    r"was|were|had|did|has|have|said|been|told|began|took|left|came|went|met|held|made|fell|rose|"
    r"won|lost|saw|found|brought|sent|became|got|broke|shot|fled|struck|hit|cut|since|last|ago|"
    r"(?-i:[a-z]+ed)"
)
_DIRECTION = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.I)
_UNTIL = re.compile(r"\b(?:until|till|by|as soon as|as early as)\s+(?:early |late )?$", re.I)
_OWNED = re.compile(r"[’']s\b")
_BACK, _ON = 120, 90  # characters of a sentence that are looked at
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘'(])|\n\s*\n")


@dataclass(slots=True)
class Anchors:
    """The text being read, when it was published, and how far its narrative has come."""

    text: str
    published: Point | None = None
    narrative: Point | None = None
    period: Point | None = None  # the quarter or half that was named last
    period_at: int = 0  # and where
    month: Point | None = None  # the one that an article without a date is about

    @property
    def now(self) -> Point | None:
        """The day from which "today" counts."""
        return self.published

    def dated(self, point: Point, start: int, end: int) -> tuple[Point, str]:
        """A day, month or season without a year, in the year that it most probably means."""
        base, name = self._year_base()
        if base is None:
            return point, OWN
        near = [found for n in (-1, 0, 1) if (found := _in_year(point, base.year + n)) is not None]
        if not near:
            return point, OWN
        direction = self.direction(start, end)
        return min(near, key=lambda p: _cost(p, base.start, direction)), _both(name)

    def _year_base(self) -> tuple[Point | None, str]:
        if self.published is not None and self.published.year_known:
            return self.published, PUBLISHED
        told = self.narrative
        # A year alone ("founded in 2006") says nothing of the days told after it.
        if told is not None and told.year_known and told.grain in ("month", *DAYS):
            return told, NARRATIVE
        return None, ""

    def weekday(self, day: int, start: int, end: int, step: int = 0) -> Point | None:
        """A weekday: the last before (`step` -1) or the next after today, by direction if 0."""
        if self.now is None or not self.now.year_known:
            return None
        if step == 0:
            owned = _OWNED.match(self.text, end)  # "Friday's attack" was
            onward = not owned and self.direction(start, end) > 0
            away = (day - self.now.start.weekday()) % 7
            days = away if onward else (away - 7 if away else 0)
        else:
            days = _away(day, self.now.start, step)
        return Point(self.now.start + timedelta(days=days))

    def weekday_of(self, day: int) -> Point | None:
        """That weekday: the first on or after the narrative's date."""
        base = self.narrative
        if base is None or not base.year_known:
            return None
        return Point(base.start + timedelta(days=(day - base.start.weekday()) % 7))

    def weekday_told(self, day: int, step: int) -> Point | None:
        """The weekday before or after the narrative's date."""
        base = self.narrative or self.now
        if base is None or not base.year_known:
            return None
        return Point(base.start + timedelta(days=_away(day, base.start, step)))

    def direction(self, start: int, end: int) -> int:
        """Whether the sentence tells of what was (-1) or will be (1) around an expression."""
        before = self.text[max(0, start - _BACK) : start]
        before = _SENTENCE_END.split(before)[-1]
        if _UNTIL.search(before):
            return 1
        last = None
        for last in _DIRECTION.finditer(before):  # noqa: B007 - the last one is wanted
            pass
        found = last or _DIRECTION.search(_SENTENCE_END.split(self.text[end : end + _ON])[0])
        if found is None:
            return 0
        return 1 if found.group("future") else -1

    def told(self, point: Point, offset: int) -> None:
        """Move the narrative on to a date that the text gave at `offset`."""
        self.narrative = point
        if point.grain in ("quarter", "half"):
            self.period, self.period_at = point, offset


def _in_year(point: Point, year: int) -> Point | None:
    if point.grain == "day":
        found = month_day(point.start.month, point.start.day, year)
        return replace(point, start=found.start, year_known=True) if found else None
    if not 1 <= year < 9998:
        return None
    start = date(year, point.start.month, 1)
    return replace(point, start=start, year_known=True)


_AGAINST = 3  # times as far it may seem what lies against the direction of the sentence


def _cost(point: Point, base: date, direction: int) -> int:
    days = _apart(point, base)
    if direction > 0 and days < -_JUST:
        return -days * _LONG_GONE if point.grain in DAYS else _NEVER
    return abs(days) * (_AGAINST if days * direction < 0 else 1)


_JUST = 10  # days back that a sentence of what will be may still mean
_NEVER = 10**6
# A day beyond that is still meant sooner than one almost a year ahead: "will see 7 August's ruins".
_LONG_GONE = 10


def _both(name: str) -> str:
    return f"{OWN} and {name}"


def _apart(point: Point, base: date) -> int:
    """Days from a day on to a stretch, back if negative; 0 if the stretch holds it."""
    if point.start > base:
        return (point.start - base).days
    return min((point.last - base).days, 0)


def _away(day: int, base: date, step: int) -> int:
    """Days from `base` to the weekday strictly before or after it."""
    away = (day - base.weekday()) % 7
    return (away or 7) if step > 0 else away - 7


def undated(month: int, day: int | None = None) -> Point | None:
    """A month, or a day of it, in no year."""
    if day is None:
        return Point(date(ANY_YEAR, month, 1), "month", year_known=False)
    return month_day(month, day)
