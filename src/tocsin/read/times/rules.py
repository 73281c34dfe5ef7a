"""The rules: what a run of words means, tried from the top; the first that fits is taken.

A rule is a pattern over the kinds of `lexicon.py` and a function that makes the meaning of what
fits. A function gives None where the words, as they stand, tell no time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, cast

from tocsin.read.times.anchors import NARRATIVE, OWN, PUBLISHED, Anchors, undated
from tocsin.read.times.holidays import moving
from tocsin.read.times.meaning import NO_TIME, Bound, Kind, Length, Meaning
from tocsin.read.times.points import DAYS, Edge, Grain, Part, Point, month_day
from tocsin.read.times.tokens import Token, pattern


@dataclass(frozen=True, slots=True)
class Found:
    """The words that a rule fits, in a text with its anchors."""

    tokens: list[Token]
    at: Anchors
    start: int
    end: int

    def value(self, *kinds: str) -> Any:
        """What the first token of these kinds means; None where there is none."""
        token = self.token(*kinds)
        return None if token is None else token.value(*kinds)

    def token(self, *kinds: str) -> Token | None:
        """The first token of these kinds."""
        return next((token for token in self.tokens if token.is_a(*kinds)), None)

    def has(self, *kinds: str) -> bool:
        """Whether there is a token of these kinds."""
        return self.token(*kinds) is not None

    def without(self, first: int, last: int | None = None) -> "Found":
        """The same with some of its tokens only."""
        kept = self.tokens[first:last]
        return replace(self, tokens=kept, start=kept[0].start, end=kept[-1].end)

    @property
    def words(self) -> str:
        """As written."""
        return self.at.text[self.start : self.end]


Rule = Callable[[Found], Meaning | None]


# Days and months


def day(found: Found) -> Meaning | None:
    """22 March 2024; Friday, March 22; the 22nd of March."""
    month = found.value("month")
    number = next(
        (t.value("day", "ordinal") for t in found.tokens if t.is_a("day", "ordinal")), None
    )
    year = found.value("year")
    if not isinstance(number, int):
        return None
    point = month_day(month, number, year)
    if point is None:
        return None
    return _date(found, point)


def day_of_year(found: Found) -> Meaning | None:
    """12 June last year; June 12 this year."""
    if found.value("unit") != "year":
        return None
    named = day(
        replace(found, tokens=[t for t in found.tokens if t.is_a("month", "day", "ordinal")])
    )
    now = found.at.now
    if named is None or named.point is None or now is None or not now.year_known:
        return None
    year_ = now.year + found.value("last", "next", "this")
    point = month_day(named.point.start.month, named.point.start.day, year_)
    return Meaning("date", point=point, anchor=PUBLISHED) if point else None


def days(found: Found) -> Meaning | None:
    """22–24 March 2024; March 22 to 24; between 22 and 24 March; 22 and 23 March."""
    between = _BETWEEN.search(found.at.text, max(0, found.start - _BEFORE), found.start)
    first, last = (t for t in found.tokens if t.is_a("day", "ordinal") and not t.is_a("year"))
    apart = cast(int, last.value("day", "ordinal")) - cast(int, first.value("day", "ordinal"))
    if found.has("and") and not between and (apart != 1 or _THINGS.match(found.at.text, found.end)):
        return None  # two days, or "March 11 and 12 others"
    one = day(replace(found, tokens=[t for t in found.tokens if t is not last]))
    other = day(replace(found, tokens=[t for t in found.tokens if t is not first]))
    if not (one and one.point and other and other.point) or one.point.start > other.point.start:
        return None
    return replace(one, to=other.point)


_BETWEEN = re.compile(r"\bbetween\s+$", re.I)


def _date(found: Found, point: Point) -> Meaning:
    """A point, in the year that it means where the text gives none."""
    anchor = OWN
    if not point.year_known:
        point, anchor = found.at.dated(point, found.start, found.end)
    if found.has("part"):
        return Meaning("time", point=_parted(found, point), anchor=anchor)
    return Meaning("date", point=_edged(found, point), anchor=anchor)


def _edged(found: Found, point: Point) -> Point:
    edge = cast(Edge | None, found.value("edge"))
    return replace(point, edge=edge, about=found.has("about"))


def week_of(found: Found) -> Meaning | None:
    """The week of March 6."""
    if found.value("unit") != "week":
        return None
    named = day(found.without(3))
    if named is None or named.point is None:
        return None
    if not named.point.year_known:
        return Meaning("date")
    return replace(named, point=named.point.within("week"))


def iso(found: Found) -> Meaning | None:
    """2024-03-22; 2024-03-22T20:15:00Z."""
    written, _, clock_ = found.value("iso").partition("T")
    year, month, number = (int(n) for n in written.split("-"))
    point = month_day(month, number, year)
    if point is None or not clock_:
        return Meaning("date", point=point) if point else None
    time = _ISO_CLOCK.match(clock_)
    hour, minute, second = (int(n or 0) for n in time.groups()) if time else (_MIDNIGHT + 1, 0, 0)
    if hour >= _MIDNIGHT:
        return Meaning("date", point=point)
    zone = "UTC" if clock_.endswith("Z") else None
    return Meaning(
        "time", point=replace(point, grain="minute", clock=(hour, minute, second), zone=zone)
    )


_ISO_CLOCK = re.compile(r"(\d\d):(\d\d)(?::(\d\d))?")


def dotted(found: Found) -> Meaning | None:
    """22.03.2024, as on the continent."""
    number, month, year = (int(n) for n in found.value("dotted").split("."))
    point = month_day(month, number, year)
    return Meaning("date", point=point) if point else None


def attacks(_: Found) -> Meaning | None:
    """9/11."""
    return Meaning("date", point=Point(date(2001, 9, 11)))


def of_month(found: Found) -> Meaning | None:
    """On the 15th: of the month that the text told last, else the nearest."""
    text = found.at.text
    number = found.value("day")
    if not _ON.search(text, max(0, found.start - _BEFORE), found.start) or number is None:
        return None
    if not _CLAUSE_END.match(text, found.end):
        return None  # "on the 15th floor"
    told = found.at.narrative
    anchor = NARRATIVE
    if told is None or told.grain not in ("month", *DAYS):
        told, anchor = found.at.now, PUBLISHED
        if told is not None and number > told.start.day:
            ahead = found.at.direction(found.start, found.end) > 0
            told = told if ahead else told.within("month").shifted(-1)
    if told is None:
        return Meaning("date", day=True)
    point = month_day(told.start.month, number, told.year if told.year_known else None)
    return Meaning("date", point=point, anchor=anchor) if point else None


_ON = re.compile(r"\b(?:on|by|until|since|from|before|after)\s+$", re.I)


def nth_weekday(found: Found) -> Meaning | None:
    """The second Sunday in May; the last Friday of April 2019."""
    named = month(replace(found, tokens=[t for t in found.tokens if t.is_a("month", "year")]))
    if named is None or named.point is None:
        return None
    if not named.point.year_known:
        return Meaning("date", day=True)
    first, last = named.point.start, named.point.last
    number = found.value("ordinal")
    if number is None:
        away = -((last.weekday() - found.value("weekday")) % 7)
        return replace(named, point=Point(last + timedelta(days=away)))
    away = (found.value("weekday") - first.weekday()) % 7 + 7 * (number - 1)
    day_ = first + timedelta(days=away)
    return replace(named, point=Point(day_)) if day_ <= last else None


def nth_week(found: Found) -> Meaning | None:
    """The first week of March; the last weekend in April 2019."""
    grain = found.value("unit", "weekend")
    if grain not in ("week", "weekend"):
        return None
    named = month(replace(found, tokens=[t for t in found.tokens if t.is_a("month", "year")]))
    if named is None or named.point is None:
        return None
    if not named.point.year_known:
        return Meaning("date")
    number = found.value("ordinal")
    if grain == "weekend":
        saturday = nth_saturday(named.point, number)
        return replace(named, point=Point.of(saturday, "weekend"))
    # A week is the month's that most of its days lie in.
    day_ = named.point.last if number is None else named.point.start
    shift = timedelta(days=-3 if number is None else 3 + 7 * (number - 1))
    return replace(named, point=Point.of(day_ + shift, "week"))


def nth_saturday(named: Point, number: int | None) -> date:
    """The first, second… or (None) last Saturday of a month."""
    if number is None:
        return named.last - timedelta(days=(named.last.weekday() - 5) % 7)
    return named.start + timedelta(days=(5 - named.start.weekday()) % 7 + 7 * (number - 1))


def months(found: Found) -> Meaning | None:
    """January and February 2019."""
    first, last = (t for t in found.tokens if t.is_a("month"))
    low, high = cast(int, first.value("month")), cast(int, last.value("month"))
    if high - low != 1:
        return None
    year_ = found.value("year")
    one, other = (Point(date(year_, n, 1), "month") for n in (low, high))
    return Meaning("date", point=one, to=other)


def slashed(found: Found) -> Meaning | None:
    """3/22/2024 or 22/3/2024; where both could be, the month comes first, as in the US."""
    one, other, year = (int(n) for n in found.value("slashed").split("/"))
    year += (1900 if year >= 40 else 2000) if year < 100 else 0
    point = month_day(one, other, year) or month_day(other, one, year)
    return Meaning("date", point=point) if point else None


def month(found: Found) -> Meaning | None:
    """March 2024, early March, last March, March last year, this coming March."""
    number, year = found.value("month"), found.value("year")
    if year is not None:
        return Meaning("date", point=_edged(found, Point(date(year, number, 1), "month")))
    now = found.at.now
    step = found.value("last", "next", "past", "this")
    if found.has("unit") and now is not None:  # "of last year"
        point = Point(date(now.year + (step or 0), number, 1), "month", now.year_known)
        return Meaning("date", point=_edged(found, point), anchor=PUBLISHED)
    if step is not None and now is not None and now.year_known:
        return Meaning(
            "date", point=_edged(found, _stepped(now, number, step, "month")), anchor=PUBLISHED
        )
    if not (len(found.tokens) > 1 or _is_month(found)):
        return None
    point_ = undated(number)
    return _date(found, point_) if point_ else None


def _stepped(now: Point, number: int, step: int, grain: Grain) -> Point:
    """The last, this or the next such month or season."""
    start = date(now.year, number, 1)
    this = Point(start, grain)
    if step < 0:
        # In March, "last February" is a year back: this year's was "last month".
        recent = now.within(grain).shifted(-1).start
        return this if this.start < recent else this.shifted(-_PER_YEAR[grain])
    if step > 0:
        return this if this.start > now.start else this.shifted(_PER_YEAR[grain])
    return this


_PER_YEAR: dict[Grain, int] = {"month": 12, "season": 4}
_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|since|until|till|from|of|for|between|and|or|to|through|during|before|after|every|"
    r"each|around|this|until|beginning|starting|–|-|—)\s*$",
    re.I,
)
# Months that are names and other words too; abbreviations say nothing without a day or year.
_AMBIGUOUS = frozenset({"may", "march", "april", "june", "august"})


def _is_month(found: Found) -> bool:
    word = found.words.lower().rstrip(".")
    if len(word) <= 4 and word not in ("may", "june", "july") and not found.words.endswith("."):
        return False
    if word not in _AMBIGUOUS:
        return True
    return bool(_BEFORE_MONTH.search(found.at.text, max(0, found.start - 12), found.start))


# Weekdays and days counted from today


def weekday(found: Found) -> Meaning | None:
    """Friday, last Friday, the previous Friday, Friday night, early on Friday."""
    number = found.value("weekday")
    token = found.token("weekday")
    if token is None or (len(found.tokens) == 1 and token.end - token.start < _WHOLE):
        return None  # "Sun", "Sat", "Wed" alone are other words
    part = cast(Part | None, found.value("part"))
    kind: Kind = "time" if part else "date"
    at = found.at
    if found.has("that") and at.narrative is not None:
        point, anchor = at.weekday_of(number), NARRATIVE
    elif found.has("previous", "following"):
        point = at.weekday_told(number, found.value("previous", "following"))
        anchor = NARRATIVE if at.narrative else PUBLISHED
    else:
        step = found.value("last", "past", "next") or 0
        point = at.weekday(number, found.start, found.end, step)
        anchor = PUBLISHED
    if point is None:
        return Meaning(kind, weekday=number, day=True)
    return Meaning(kind, point=_parted(found, point), anchor=anchor, day=True)


_WHOLE = 6  # letters of a weekday that is written out


def _parted(found: Found, point: Point) -> Point:
    """A day, or the part of it that the words tell."""
    part = cast(Part | None, found.value("part"))
    if found.has("tonight", "overnight"):
        part = "night"
    point = _edged(found, point)
    return replace(point, part=part, grain="part") if part else point


def weekday_away(found: Found) -> Meaning | None:
    """A week from Friday, two weeks from today, Friday week; a week ago Friday."""
    if found.value("unit", "units") != "week":
        return None
    weeks = _number(found.without(0, 2)) if found.has("from", "ago") else 1
    if weeks is None or not float(weeks).is_integer():
        return None
    back = found.has("ago")
    now = found.at.now
    if now is None or not now.year_known:
        return Meaning("date", day=True)
    if found.has("deictic"):
        base = Point(now.start).shifted(found.value("deictic"))
    else:
        away = (found.value("weekday") - now.start.weekday()) % 7
        base = Point(now.start).shifted(away - 7 if back and away else away)
    return Meaning("date", point=base.shifted((-7 if back else 7) * int(weeks)), anchor=PUBLISHED)


def in_time(found: Found) -> Meaning | None:
    """Two days' time: so much from now."""
    unit, number, now = found.value("unit", "units"), _number(found), found.at.now
    if unit not in _UNITS or number is None or not float(number).is_integer():
        return None
    if now is None:
        return Meaning("date", day=unit == "day")
    grain, size = _UNITS[unit]
    point = now.within(grain).moved(int(number) * size, grain)
    return Meaning("date", point=replace(point, about=found.has("about")), anchor=PUBLISHED)


def deictic(found: Found) -> Meaning | None:
    """Yesterday, late yesterday, tomorrow morning, tonight."""
    part = found.has("part", "tonight")
    now = found.at.now
    point = None
    if now is not None:
        point = _parted(found, Point(now.start, year_known=now.year_known))
        point = point.shifted(found.value("deictic", "tonight"))
    return Meaning("time" if part else "date", point=point, anchor=PUBLISHED, day=True)


def part(found: Found) -> Meaning | None:
    """This morning, last night, that evening, the next morning, overnight."""
    base, step, anchor = found.at.now, 0, PUBLISHED
    if found.has("last", "past"):
        step = -1
    elif found.has("that", "previous", "following", "next"):
        if found.at.narrative is not None:
            base, anchor = found.at.narrative, NARRATIVE
        step = found.value("previous", "following", "next") or 0
    if base is None:
        return Meaning("time", day=True)
    point = _parted(found, Point(base.start, year_known=base.year_known)).shifted(step)
    return Meaning("time", point=point, anchor=anchor)


def part_beside(found: Found) -> Meaning | None:
    """The night before, the morning after: of the day that the text told last."""
    if not _CLAUSE_END.match(found.at.text, found.end):
        return None
    told = found.at.narrative
    if told is None or told.grain not in DAYS:
        return None
    step = found.value("earlier", "later")
    point = _parted(found, Point(told.start, year_known=told.year_known)).shifted(step)
    return Meaning("time", point=point, anchor=NARRATIVE)


def in_day(found: Found) -> Meaning | None:
    """Later in the day, earlier in the day: the day that the text told last, else today."""
    if found.value("unit") != "day" or found.words.lower().split()[0] not in ("later", "earlier"):
        return None
    told = found.at.narrative
    base, anchor = (told, NARRATIVE) if told and told.grain in DAYS else (found.at.now, PUBLISHED)
    if base is None:
        return Meaning("date", day=True)
    point = Point(base.start, year_known=base.year_known)
    return Meaning("date", point=_edged(found, point), anchor=anchor)


def moved(found: Found) -> Meaning | None:
    """Two weeks ago, a year earlier, a few days later.

    "Two days before the attack" is a length only: the attack's date isn't known here.
    """
    if found.has("before") and not _CLAUSE_END.match(found.at.text, found.end):
        return None
    unit = found.value("unit", "units", "quarter", "weekend")
    number = _number(found)
    step = found.value("ago", "hence", "earlier", "later")
    told = found.has("earlier", "later") and found.at.narrative is not None
    base = found.at.narrative if told else found.at.now
    anchor = NARRATIVE if told else PUBLISHED
    if unit == "year" and number == 1 and step < 0 and (compared_ := _compared(found)):
        return compared_
    if base is None:
        return Meaning("date", day=unit == "day")
    if unit in ("hour", "minute", "second"):
        length = (Length(number, unit),)
        return Meaning("duration", length=length, about=found.has("about"), anchor=anchor)
    grain, size = _UNITS[unit]
    if number is None and not found.has("few") and grain == "year":
        return Meaning("date")  # "years ago", "centuries ago"
    if number is None:
        return Meaning("date", point=base.within(_COARSER[grain]), anchor=anchor)
    if not float(number).is_integer():
        if grain != "year":
            return Meaning("date")
        grain, size, number = "month", 1, round(float(number) * 12)
    point = base if told and grain in ("day", "week") else base.within(grain)
    point = point.moved(step * int(number) * size, grain)
    # "Thirty years ago" is no year to the day.
    about = found.has("about") or (not told and point.grain in ("year", "month"))
    point = replace(point, part=None, clock=None, zone=None, edge=None, about=about)
    if point.grain in DAYS:
        point = replace(point, grain="day")
    return Meaning("date", point=point, anchor=anchor)


_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)\]]|$|\n)")


_UNITS: dict[str, tuple[Grain, int]] = {
    "day": ("day", 1),
    "week": ("week", 1),
    "weekend": ("weekend", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "quarter": ("quarter", 1),
    "half": ("half", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
    "century": ("year", 100),
}
_STRETCHES = frozenset(_UNITS) - {"fortnight"}
_COARSER: dict[Grain, Grain] = {
    "day": "month",
    "week": "month",
    "weekend": "month",
    "month": "year",
    "quarter": "year",
    "half": "year",
    "year": "decade",
    "decade": "century",
    "century": "century",
}
_COMPARED = 600  # characters within which a report's quarter is still what is compared


def _compared(found: Found) -> Meaning | None:
    """The same quarter or half a year before the one that the text is about."""
    period = found.at.period
    if period is None or found.start - found.at.period_at > _COMPARED:
        return None
    return Meaning("date", point=period.moved(-1, "year"), anchor=NARRATIVE, aside=True)


def _number(found: Found) -> float | None:
    """How many: 1 for "a"; None for "a few"."""
    token = found.token("number", "one", "few")
    if token is None and found.tokens[0].is_a("half"):
        return 0.5
    if token is None:
        number: float | None = 1 if found.has("a", "unit") else None
    else:
        number = cast(float | None, token.value("number", "one", "few"))
    return number + 0.5 if found.has("half") and number is not None else number


# Weeks, months, quarters, years


def stretch(found: Found) -> Meaning | None:
    """This week, last month, next year, the past weekend, the previous quarter, that year."""
    unit = found.value("unit", "quarter", "weekend", "halves")
    if unit not in _STRETCHES or (found.has("edge") and unit == "day"):
        return None
    grain = cast(Grain, unit)
    if found.has("past") and unit not in ("weekend", "quarter", "day"):
        return Meaning("duration", length=(Length(1, unit),), anchor=PUBLISHED)
    told = found.has("previous", "following", "that") or (
        unit == "day" and found.words.lower().startswith("the next")
    )
    told = told and found.at.narrative is not None
    base = found.at.narrative if told else found.at.now
    if base is None and unit == "month" and not told:
        base, told = found.at.month, True  # the one that the article tells of
    if base is None or (grain in ("week", "weekend") and not base.year_known):
        return Meaning("date", day=unit == "day")
    step = found.value("last", "past", "next", "previous", "following", "this", "that", "latest")
    if unit == "quarter" and found.has("latest", "last", "past"):
        return Meaning("date", point=_closed_quarter(base), anchor=PUBLISHED)
    point = _edged(found, base.within(grain)).shifted(int(step or 0))
    # "Earlier this week" is from Monday to today.
    until = base if not told and not step and found.words.lower().startswith("earlier") else None
    return Meaning("date", point=point, to=until, anchor=NARRATIVE if told else PUBLISHED)


def _closed_quarter(base: Point) -> Point:
    """The last quarter that is over."""
    return base.within("quarter").shifted(-1)


def quarter(found: Found) -> Meaning | None:
    """The third quarter, 1988's second quarter, Q3 2024, the fourth quarter of last year."""
    number = found.value("quartered", "ordinal")
    if not 1 <= number <= 4:
        return None
    grain: Grain = "half" if found.has("halves") else "quarter"
    if grain == "half" and number > 2:
        return None
    month_ = 1 + (number - 1) * (6 if grain == "half" else 3)
    year = found.value("year")
    now = found.at.now
    if year is not None:
        return Meaning("date", point=_edged(found, Point(date(year, month_, 1), grain)))
    if now is None:
        return Meaning("date")
    step = found.value("last", "this", "next", "previous")
    if step is not None and not found.tokens[0].is_a("this"):  # "of last year"
        point = Point(date(now.year + step, month_, 1), grain, now.year_known)
        return Meaning("date", point=_edged(found, point), anchor=PUBLISHED)
    point = Point(date(now.year, month_, 1), grain, now.year_known)
    if point.start > now.start and found.at.direction(found.start, found.end) <= 0:
        point = point.moved(-1, "year")
    return Meaning("date", point=_edged(found, point), anchor=PUBLISHED)


def the_quarter(found: Found) -> Meaning | None:
    """The quarter, the latest period: that of the text, else the last that is over."""
    if found.at.period is not None:
        return Meaning("date", point=found.at.period, anchor=NARRATIVE)
    now = found.at.now
    return Meaning("date", point=_closed_quarter(now), anchor=PUBLISHED) if now else None


def compared(found: Found) -> Meaning | None:
    """The year-earlier quarter, the year-ago period, year-earlier results."""
    if found.value("unit") != "year":
        return None
    now = found.at.now
    if (same := _compared(found)) or now is None:
        return same or Meaning("date")
    if found.has("quarter"):
        point = _closed_quarter(now).moved(-1, "year")
    else:
        point = now.within("year").shifted(-1)
    return Meaning("date", point=point, anchor=PUBLISHED, aside=True)


def period(found: Found) -> Meaning | None:
    """The 1988 period: the quarter that the text is about, in that year."""
    year, told = found.value("year"), found.at.period
    if told is not None:
        point = told.moved(year - told.year, "year")
        return Meaning("date", point=point, anchor=NARRATIVE, aside=True)
    return Meaning("date", point=Point(date(year, 1, 1), "year"))


def the_year(found: Found) -> Meaning | None:
    """The year, the full year, the fiscal year: the present one; "the year ended" is a length."""
    if found.value("unit") != "year":
        return None
    if _ENDED.match(found.at.text, found.end):
        return Meaning("duration", length=(Length(1, "year"),))
    now = found.at.now
    return Meaning("date", point=now and now.within("year"), anchor=PUBLISHED)


_ENDED = re.compile(r"\s+(?:ended|ending|to|that)\b")


def year_end(found: Found) -> Meaning | None:
    """Year end, the year's end."""
    unit, now = found.value("unit"), found.at.now
    if unit not in ("year", "month", "week"):
        return None
    point = now and replace(now.within(unit), edge="late", about=found.has("about"))
    return Meaning("date", point=point, anchor=PUBLISHED)


def half(found: Found) -> Meaning | None:
    """The last half of 1989, the first half of the 1980s."""
    number = found.value("ordinal") or 2
    if number > 2:
        return None
    if found.has("decade"):
        edge: Edge = "early" if number == 1 else "late"
        told = decade(found)
        return told and replace(told, point=told.point and replace(told.point, edge=edge))
    return Meaning("date", point=Point(date(found.value("year"), number * 6 - 5, 1), "half"))


def weekend(found: Found) -> Meaning | None:
    """The weekend: the last one, or the next where the sentence tells of what will be."""
    now = found.at.now
    if now is None or not now.year_known:
        return Meaning("date")
    onward = found.at.direction(found.start, found.end) > 0
    this = now.within("weekend")
    step = 0 if onward or this.start <= now.start else -1
    return Meaning("date", point=_edged(found, this.shifted(step)), anchor=PUBLISHED)


def season(found: Found) -> Meaning | None:
    """Last fall, the summer of 1998, early spring, this winter."""
    number, year = found.value("season"), found.value("year")
    first = 3 * number
    if year is not None:
        return Meaning("date", point=_edged(found, Point(date(year, first, 1), "season")))
    told = found.at.narrative
    if found.has("that") and told is not None and told.year_known:
        return Meaning("date", point=Point(date(told.year, first, 1), "season"), anchor=NARRATIVE)
    now = found.at.now
    if now is None or not now.year_known:
        return Meaning("date")
    if found.has("unit"):
        step = found.value("last", "next", "previous") or 0
        point = Point(date(now.year + step, first, 1), "season")
        return Meaning("date", point=_edged(found, point), anchor=PUBLISHED)
    step = found.value("last", "past", "next", "this")
    this = Point(date(now.year, first, 1), "season")
    if step is None:
        onward = found.at.direction(found.start, found.end) > 0
        if onward:
            point = this if this.last >= now.start else this.shifted(4)
        else:
            point = this if this.start <= now.start else this.shifted(-4)
    elif step < 0:
        point = this if this.start <= now.start else this.shifted(-4)
    elif step > 0:
        point = this if this.start > now.start else this.shifted(4)
    else:
        point = this
    return Meaning("date", point=_edged(found, point), anchor=PUBLISHED)


# Years and longer


def year(found: Found) -> Meaning | None:
    """1998, early 1998, fiscal 1998, the end of 1998, '98."""
    number = found.value("year")
    if len(found.tokens) == 1 and not _is_year(found, number):
        return None
    return Meaning("date", point=_edged(found, Point(date(number, 1, 1), "year")))


# Before a year, whatever follows; before a year or a number of people or things; behind a year.
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|until|till|during|circa|between|from|of|by|before|after|through|to|post|pre)"
    r"|[(\[]|(?<=\d{4})[–—/-]|[’']s)\s*$",
    re.I,
)
_THE = re.compile(r"\b(?:the|a|an|his|her|their|its|that)\s+$", re.I)
_YEAR_END = re.compile(
    r"\s*(?:[.,;:)\]?!–—’'”\"-]|$|\n|(?:and|or|to|when|after|before|because|as|in|on|at|but|who|"
    r"which|that|was|were|is|has|had|with|for|by|until|through|alone|until)\b)"
)
_THINGS = re.compile(
    r"\s+(?!(?:as|was|is|has|its|this|years?)\b)[a-z]+s\b|\s+(?:people|men|women)\b"
)
_NO_YEAR = re.compile(r"\s*(?:GMT|UTC|EST|EDT|hours|hrs|BC|BCE|[–-](?!(?:1\d|20)\d\d\b)\d{3,})\b")
_FIGURES = re.compile(r"(?:\d[\s–—.-]|[+#])$")
_RECENT = range(1850, 2051)
_OLD = 1400
_IN = re.compile(r"\b(?:in|since|until)\s+$", re.I)


def _is_year(found: Found, number: int) -> bool:
    """Whether a bare number of four figures is a year: by what stands around it."""
    text, low = found.at.text, max(0, found.start - _BEFORE)
    if found.has("short") or _NO_YEAR.match(text, found.end):
        return False
    lead = bool(_YEAR_LEAD.search(text, low, found.start))
    if not lead and _FIGURES.search(text, low, found.start):
        return False  # part of a longer number: a telephone's
    surely = bool(_IN.search(text, low, found.start))
    if _THINGS.match(text, found.end) and not surely:
        return False
    end = bool(_YEAR_END.match(text, found.end))
    if number in _RECENT:
        return lead or end or bool(_THE.search(text, low, found.start))
    return number >= _OLD and surely and end


_BEFORE = 12  # characters that are looked at in front


def years(found: Found) -> Meaning | None:
    """2019-20, 1939–45; but 2024-03 is a month."""
    first, last = (int(n) for n in re.split(r"[-–/]", found.value("years")))
    if last == (first + 1) % 100 or last > max(first % 100, _MONTHS_A_YEAR):
        to = date(first - first % 100 + last + (100 if last < first % 100 else 0), 1, 1)
        return Meaning("date", point=Point(date(first, 1, 1), "year"), to=Point(to, "year"))
    if not 1 <= last <= _MONTHS_A_YEAR:
        return None
    return Meaning("date", point=Point(date(first, last, 1), "month"))


_MONTHS_A_YEAR = 12


def fiscal_year(found: Found) -> Meaning | None:
    """FY2019."""
    return Meaning("date", point=Point(date(found.value("fiscalyear"), 1, 1), "year"))


def half_year(found: Found) -> Meaning | None:
    """H1 2019."""
    month_ = 1 + 6 * (found.value("halved") - 1)
    return Meaning("date", point=Point(date(found.value("year"), month_, 1), "half"))


def decade(found: Found) -> Meaning | None:
    """The 1990s, the early '80s, the nineties; "in his nineties" is an age."""
    written = found.value("decade")
    token = found.token("decade")
    if token and found.at.text[token.start].isalpha():
        before = found.at.text[max(0, found.start - _BEFORE) : found.start]
        if not found.has("the", "edge") or _AGED.search(before):
            return None
    first = int(written) if len(written) == 4 else 1900 + int(written)
    return Meaning("date", point=_edged(found, Point(date(first, 1, 1), "decade")))


_AGED = re.compile(r"\b(?:his|her|their|its|my|your|our)\s+$", re.I)


def century(found: Found) -> Meaning | None:
    """The 19th century."""
    number = found.value("ordinal")
    if found.value("unit") != "century" or not 2 <= number <= 30:
        return None
    return Meaning("date", point=_edged(found, Point(date((number - 1) * 100, 1, 1), "century")))


def turn(found: Found) -> Meaning | None:
    """The turn of the century: that of the article's date, or 2000."""
    now = found.at.now
    known = now is not None and now.year_known
    first = now.year // 100 * 100 if now is not None and known else 2000
    point = Point(date(first, 1, 1), "year", about=True)
    return Meaning("date", point=point, anchor=PUBLISHED if known else OWN)


def holiday(found: Found) -> Meaning | None:
    """Christmas, Easter Sunday, Thanksgiving Day 1999, last Christmas."""
    meant, year_ = found.value("holiday"), found.value("year")
    if isinstance(meant, tuple):
        month_, day_ = meant
        fixed = month_day(month_, day_, year_)
        return _date(found, fixed) if fixed else None
    if year_ is not None:
        return Meaning("date", point=moving(meant, year_))
    now = found.at.now
    if now is None or not now.year_known:
        return Meaning("date")
    near = [moving(meant, now.year + n) for n in (-1, 0, 1)]
    step = found.value("last", "past", "next")
    onward = step > 0 if step else found.at.direction(found.start, found.end) > 0
    if onward:
        point = next(p for p in near if p.last >= now.start)
    else:
        point = next(p for p in reversed(near) if p.start <= now.start)
    return Meaning("date", point=point, anchor=PUBLISHED)


# Clock times


def clock(found: Found) -> Meaning | None:
    """8:30 p.m., 8 p.m. EST on Friday, noon, 19:55 GMT; of the day that stands beside it."""
    low, high = _clock_in(found)
    beside = replace(found, tokens=found.tokens[:low] + found.tokens[high:])
    time = _clock(replace(found, tokens=found.tokens[low:high]), beside)
    if time is None:
        return None
    day_, anchor = _day_beside(beside)
    if day_ is None:
        return Meaning("time", anchor=anchor)
    about, zone = found.has("about"), found.value("zone")
    point = replace(day_, grain="minute", clock=time, zone=zone, part=None, about=about, edge=None)
    return Meaning("time", point=point, anchor=anchor)


def clocks(found: Found) -> Meaning | None:
    """5 to 7 p.m.; between 8 and 9 p.m. on Friday; 11 p.m. to 2 a.m."""
    between = _BETWEEN.search(found.at.text, max(0, found.start - _BEFORE), found.start)
    if found.has("and") and not between:
        return None
    split = next(n for n, t in enumerate(found.tokens) if t.is_a("to", "and"))
    ends = clock(found.without(split + 1))
    head = found.tokens[:split]
    own = any(t.is_a("meridiem") for t in head)
    if not own:
        head = [*head, next(t for t in found.tokens if t.is_a("meridiem"))]
    begins = _clock(replace(found, tokens=head), replace(found, tokens=head))
    if ends is None or begins is None or ends.point is None or ends.point.clock is None:
        return ends if begins else None
    if begins > ends.point.clock:
        if own:  # over midnight
            return replace(ends, point=replace(ends.point, clock=begins), to=ends.point.shifted(1))
        begins = (begins[0] - _NOON, *begins[1:])
    return replace(ends, point=replace(ends.point, clock=begins), to=ends.point)


def spoken_clock(found: Found) -> Meaning | None:
    """Half past eight in the evening, quarter to nine, five in the morning."""
    hour = found.value("number", "one") if not found.has("fraction") else None
    minutes = 0
    if found.has("fraction"):
        hour = cast(
            int,
            next(t for t in reversed(found.tokens) if t.is_a("number", "one", "hour")).value(
                "number", "one", "hour"
            ),
        )
        minutes = found.value("fraction")
        if found.has("to"):
            hour, minutes = hour - 1, 60 - minutes
    elif " in the " not in found.words.lower():
        return None
    if not isinstance(hour, int) or not 0 <= hour <= _NOON:
        return None
    if (found.value("meridiem") == _NOON or found.value("part") in _LATE) and hour < _NOON:
        hour += _NOON
    day_, anchor = _day_beside(found.without(0, 1))
    if day_ is None:
        return Meaning("time", anchor=anchor)
    point = replace(day_, grain="minute", clock=(hour, minutes, 0), part=None, edge=None)
    return Meaning("time", point=replace(point, about=found.has("about")), anchor=anchor)


def _clock_in(found: Found) -> tuple[int, int]:
    """Which of the tokens tell the clock time; the rest may tell the day."""
    for number, token in enumerate(found.tokens):
        if token.is_a("meridiem"):
            return number - 1, number + 1
    for number, token in enumerate(found.tokens):
        if token.is_a("clock", "noon"):
            return number, number + 1
    number = next(n for n, token in enumerate(found.tokens) if token.is_a("hour"))
    return number, number + 1


def _clock(found: Found, beside: Found) -> tuple[int, int, int] | None:
    """Hour, minute and second, 24:00:00 for midnight; None where no clock shows it."""
    if found.has("noon"):
        return cast(tuple[int, int, int], found.value("noon"))
    hour, minute, second = found.value("clock") or (found.value("hour"), 0, 0)
    half = found.value("meridiem")
    if (half is not None and not 1 <= hour <= _NOON) or hour + bool(minute or second) > _MIDNIGHT:
        return None
    if half is None and hour < _NOON and _is_late(beside):
        half = _NOON
    if half == _NOON and hour < _NOON:
        hour += _NOON
    elif half == 0 and hour == _NOON:
        hour = 0
    return hour, minute, second


_NOON, _MIDNIGHT = 12, 24
_LATE = ("afternoon", "evening", "night")


def _is_late(beside: Found) -> bool:
    """Whether a bare "10:25" is p.m.: after "Sunday night", or "at 10:25 in the evening"."""
    told = beside.at.narrative
    before = told.part if told is not None and not beside.has(*_NAMES_DAY) else None
    return (beside.value("part") or before) in _LATE


_NAMES_DAY = ("month", "weekday", "deictic", "tonight", "zone")


def _day_beside(beside: Found) -> tuple[Point | None, str]:
    """The day that stands beside a clock time, else the narrative's, else today."""
    named: Meaning | None = None
    if beside.has("month"):
        named = day(beside)
    elif beside.has("deictic", "tonight"):
        named = deictic(beside)
    elif beside.has("weekday"):
        step = beside.value("last", "past", "next") or 0
        point = beside.at.weekday(beside.value("weekday"), beside.start, beside.end, step)
        return point, PUBLISHED
    else:
        told = beside.at.narrative
        if told is not None and told.grain in DAYS:
            return replace(told, grain="day", part=None), NARRATIVE
        return beside.at.now, PUBLISHED
    return (named.point, named.anchor) if named else (None, OWN)


# Lengths and repetitions


def length(found: Found) -> Meaning | None:
    """Two years, at least 19 hours, the past three weeks, a few days, years."""
    unit = found.value("unit", "units", "quarter", "weekend")
    number = _number(found)
    if unit == "quarter" and _OF.match(found.at.text, found.end):
        return None  # "three-quarters of its food"
    return Meaning(
        "duration",
        length=(Length(number, unit),),
        bound=cast(Bound | None, found.value("bound", "over")),
        about=found.has("about"),
    )


_BEFORE_ONE = re.compile(
    r"\b(?:for|in|within|about|over|than|after|nearly|almost|of|every|least|most|long as|"
    r"took|takes|take|lasted|lasts|last|spent|during|until|under|barely|whole|full|by)\s+$",
    re.I,
)
_PER = re.compile(r"(?:\b(?:times|once|twice)|[\d%]|million|billion|thousand|hundred|percent)\s+$")


_OF = re.compile(r"\s+of\b")


def one(found: Found) -> Meaning | None:
    """A week, an hour: a length behind a preposition, a repetition behind a number."""
    text, low = found.at.text, max(0, found.start - 12)
    unit = found.value("unit", "quarter")
    if _PER.search(text, low, found.start):
        return Meaning("set", length=(Length(1, unit),))
    if found.has("bound", "about") or _BEFORE_ONE.search(text, low, found.start):
        return length(found) if unit != "second" else None
    return None


def many(found: Found) -> Meaning | None:
    """Years, for months: a bare plural behind a preposition."""
    if _BEFORE_ONE.search(found.at.text, max(0, found.start - 12), found.start):
        return Meaning("duration", length=(Length(None, found.value("units")),))
    return None


def aged(_: Found) -> Meaning | None:
    """A 13-year-old: an age is no time."""
    return NO_TIME


def mixed(found: Found) -> Meaning | None:
    """Two years and six months; a minute and a half."""
    units = [t for t in found.tokens if t.is_a("unit", "units")]
    numbers = [t for t in found.tokens if t.is_a("number", "one", "a")]
    if len(units) < 2 or len(numbers) < 2:
        return None
    return Meaning(
        "duration",
        length=tuple(
            Length(cast(float, n.value("number", "one", "a")), cast(str, u.value("unit", "units")))
            for n, u in zip(numbers, units, strict=False)
        ),
    )


def repeated(found: Found) -> Meaning | None:
    """Every day, each Thursday, every two weeks, Tuesday nights."""
    if found.has("weekday", "weekdays"):
        part_ = cast(Part | None, found.value("part"))
        point = Point(date(1, 1, 1), "part", part=part_) if part_ else None
        number = found.value("weekday", "weekdays")
        part_ = part_ or cast(Part | None, found.value("parts"))
        apart = (Length(2, "week"),) if found.has("other") else ()
        return Meaning("set", weekday=number, point=point, length=apart)
    if found.has("season"):
        return Meaning("set", length=(Length(1, "year"),))
    if found.has("part") and not found.has("unit", "units"):
        return Meaning("set", length=(Length(1, "day"),))
    unit = found.value("unit", "units", "quarter", "weekend", "frequency")
    number = None if found.has("few") else found.value("number", "other") or 1
    return Meaning("set", length=(Length(number, unit),))


def reference(found: Found) -> Meaning | None:
    """Now, recently, soon."""
    return Meaning("date", some=found.value("reference"))


_A_DAY = (
    "((the|last|next|past|this)? weekday comma?)? (month (day|ordinal) (comma? year)?"
    "|the? (day|ordinal) of? month (comma? year)?)"
)
_BESIDE = f"(last|next|past|this)? weekday|deictic|tonight|{_A_DAY}"
_CLOCK = "(clock meridiem?|hour meridiem|noon)"
_AMOUNT = "(number (and a half)?|one (and a half)?|few|half a)"
_UNIT = "(unit|units|quarter|weekend)"
_APPROX = "(about|bound){0,2}"  # not any number: that would be quadratic
_LAST = "(last|past|next|previous|following|latest)"

_TABLE: tuple[tuple[str, Rule], ...] = (
    # clock times, with the day beside them
    (
        f"(hour|clock) meridiem? (to|and) (clock|hour) meridiem zone? (comma? on? ({_BESIDE}))?",
        clocks,
    ),
    (f"about? {_CLOCK} ((of the)? part)? zone? (comma? on? ({_BESIDE}) part?)?", clock),
    (f"({_BESIDE}) part? comma? on about? {_CLOCK} zone?", clock),
    ("about? hour of the part", clock),
    ("about? a? fraction (past|to) (number|one) meridiem? (of the part)?", spoken_clock),
    ("about? (number|one) of the part", spoken_clock),
    # days
    ("iso", iso),
    ("slashed", slashed),
    ("dotted", dotted),
    ("attacks", attacks),
    ("(day|ordinal) dash month dash year", day),
    ("month (day|ordinal) (to|and) (day|ordinal) (comma? year)?", days),
    ("the? (day|ordinal) (to|and) the? (day|ordinal) of? month (comma? year)?", days),
    (f"the unit of {_A_DAY}", week_of),
    (f"the? part of? {_A_DAY}", day),
    ("(month (day|ordinal)|the? (day|ordinal) of? month) of? (last|this|next) unit", day_of_year),
    (f"(edge dash?)? {_A_DAY} part?", day),
    ("the? (ordinal|last) weekday of (month (comma? year)?)", nth_weekday),
    ("the? (ordinal|last) (unit|weekend) of (month (comma? year)?)", nth_week),
    ("the day", of_month),
    # quarters and halves
    ("the? (ordinal|last) halves of the? decade", half),
    ("the? last halves of the? year", half),
    ("edge? (the|a)? year possessive? ordinal dash? (quarter|halves)", quarter),
    (
        "edge? (the|this)? fiscal? dash? ordinal dash? fiscal? (quarter|halves) of? "
        "(fiscal? year|(last|this|next|previous) more? unit)",
        quarter,
    ),
    ("edge? (the|this)? fiscal? dash? ordinal dash? fiscal? (quarter|halves)", quarter),
    ("quartered of? year?", quarter),
    ("halved of? year", half_year),
    ("the quarter a unit (ago|earlier)", compared),
    ("the? unit dash? (ago|earlier) (quarter|period)", compared),
    ("the? unit dash (ago|earlier)", compared),
    ("the fiscal? year period", period),
    ("latest period", the_quarter),
    ("the more? quarter", the_quarter),
    # months
    ("month and month year", months),
    ("(edge dash?)? month of? (comma? year|(last|this|next) unit)", month),
    ("(edge dash?)? (last|next|past|this) month", month),
    ("edge dash? month", month),
    ("month", month),
    # seasons
    ("edge? (last|past|next|this|that) season", season),
    ("(edge dash?)? the? season of? (year|(last|this|next) unit)", season),
    ("edge dash? the? season", season),
    ("the season", season),
    # holidays
    ("(last|past|next|this)? holiday (comma? year)?", holiday),
    # weekdays and parts of the day
    ("every other? (weekday|weekdays) (part|parts)?", repeated),
    ("(weekday|weekdays) parts", repeated),
    ("weekdays part?", repeated),
    ("(edge on?)? (last|past|next|previous|following|this|the|that)? weekday part", weekday),
    ("(number|one|a) (unit|units) from (weekday|deictic)", weekday_away),
    ("(number|one|a) (unit|units) ago on? weekday", weekday_away),
    ("weekday unit", weekday_away),
    ("(edge on?)? (last|past|next|previous|following|this|that) weekday", weekday),
    ("edge on? weekday", weekday),
    ("part (of|on)? (last|this|next)? weekday", weekday),
    ("weekday", weekday),
    ("part deictic", deictic),
    ("(edge on?)? deictic part?", deictic),
    ("edge? tonight", deictic),
    ("edge? (this|last|that|next|following|previous|past) part", part),
    ("overnight", part),
    ("the part (earlier|later)", part_beside),
    # lengths of time, and how far back or on they reach
    (f"{_APPROX} ({_AMOUNT}|a) more? dash? {_UNIT} (and a half)? (ago|hence|earlier|later)", moved),
    (f"about? ({_AMOUNT}|a) more? {_UNIT} possessive time", in_time),
    ("the unit (earlier|later)", moved),
    ("units ago", moved),
    ("the? a? (number|one) dash? (unit|units) dash? old", aged),
    ("(number|one|a) (unit|units) (comma|and)+ (number|one|a) (unit|units)", mixed),
    (f"every other? (number|one|few)? more? {_UNIT}", repeated),
    ("every (part|season)", repeated),
    ("frequency", repeated),
    ("the weekend", weekend),
    (
        "edge? (this|last|next|previous|following|that|latest|past) more? more? "
        "(unit|quarter|weekend)",
        stretch,
    ),
    ("edge the unit", in_day),
    ("edge the more? unit", stretch),
    (f"about? the? {_UNIT} possessive? dash? end", year_end),
    ("the unit year", year),
    ("the more? unit", the_year),
    (f"{_APPROX} {_LAST} {_AMOUNT} more? dash? {_UNIT}", length),
    (f"{_APPROX} the (ordinal|this) {_AMOUNT} more? dash? {_UNIT}", length),
    (f"{_APPROX} over? {_AMOUNT} more? dash? {_UNIT}", length),
    ("the ordinal units", length),
    ("bound? about? a more? unit (and a half)?", one),
    ("units", many),
    # years and longer
    ("years", years),
    ("fiscalyear", fiscal_year),
    ("(edge dash? the?)? (fiscal|unit)? year", year),
    ("(the? edge dash?)? the? (edge dash?)? decade", decade),
    ("(edge dash?)? the? ordinal dash? unit", century),
    ("turn", turn),
    ("reference", reference),
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule and its pattern as an expression over a line's letters."""

    regex: re.Pattern[str]
    rule: Rule


@cache
def compiled() -> tuple[re.Pattern[str], list[Compiled]]:
    """All rules as one expression, a group each, to find where one may fit; and each by itself."""
    patterns = [pattern(kinds) for kinds, _ in _TABLE]
    each = [
        Compiled(re.compile(one), rule) for one, (_, rule) in zip(patterns, _TABLE, strict=True)
    ]
    return re.compile("|".join(f"({one})" for one in patterns)), each
