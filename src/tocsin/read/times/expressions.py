"""Every time expression of a text with its meaning: the rules, applied from left to right."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.read.times.anchors import Anchors
from tocsin.read.times.meaning import NO_TIME, Meaning
from tocsin.read.times.points import DAYS, Point
from tocsin.read.times.rules import Compiled, Found, compiled
from tocsin.read.times.tokens import Line, line


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of text that tells a time, and what it means."""

    start: int
    end: int
    meaning: Meaning


def expressions(text: str, published: Point | None = None) -> list[Expression]:
    """The time expressions of a text, in order; none overlap.

    Args:
        text: the article's text.
        published: the day that it appeared on, if that is known.
    """
    if published is not None and published.year not in _YEARS:
        published = None  # a placeholder, such as 0001-01-01
    read = line(text)
    at = Anchors(text, published)
    found = _expressions(at, read)
    if published is None and (month := _month(found)):
        return _expressions(Anchors(text, month=month), read)
    return found


_YEARS = range(1000, 2200)  # in which articles may have appeared
_MOST = 3  # days of an article that lie in one month, at the least


def _month(found: list[Expression]) -> Point | None:
    """The month in which most of an article's days lie, if there is one."""
    points = [e.meaning.point for e in found if e.meaning.point is not None]
    months = Counter(p.within("month") for p in points if p.grain in DAYS)
    for month, count in months.most_common(1):
        if count >= _MOST and 2 * count > months.total():
            return month
    return None


def _expressions(at: Anchors, read: Line) -> list[Expression]:
    any_rule, rules = compiled()
    found: list[Expression] = []
    offset = 0
    while match := any_rule.search(read.letters, offset):
        told = _told(at, read, match, rules)
        if told is None:
            offset = match.start() + 1
            continue
        expression, offset = told
        meaning = expression.meaning
        if meaning is NO_TIME:
            continue
        found.append(expression)
        if meaning.point is not None and meaning.kind != "set" and not meaning.aside:
            at.told(meaning.point, expression.start)
    return found


def _told(
    at: Anchors, read: Line, match: re.Match[str], rules: Sequence[Compiled]
) -> tuple[Expression, int] | None:
    """What the words at a match mean by the first rule that takes them, and where they end."""
    first = (match.lastindex or 1) - 1
    here: re.Match[str] | None = match
    for number in range(first, len(rules)):
        if number > first:
            here = rules[number].regex.match(read.letters, match.start())
        if here is None or not (tokens := read.between(*here.span())):
            continue
        found = Found(tokens, at, tokens[0].start, tokens[-1].end)
        try:
            meaning = rules[number].rule(found)
        except (OverflowError, ValueError):  # ten thousand years ago
            meaning = Meaning("date")
        if meaning is not None:
            return Expression(found.start, found.end, meaning), here.end()
    return None
