"""What two accounts have in common and what sets them apart, as numbers between 0 and 1.

Every feature is symmetric: `features(a, b)` and `features(b, a)` are the same. What one of the two
doesn't tell gives 0 both for and against, so that silence says nothing.
"""

import math
from collections.abc import Callable
from datetime import date

from tocsin.link.incidents.rarity import rarity
from tocsin.link.incidents.view import View, cosine, kilometres
from tocsin.records.incident import FigureKind
from tocsin.records.incident import Range as FigureRange

_DAY = 3  # days that something may be said to be and still be a day
_YEAR = 366
_TOWN = 15.0  # kilometres within which two places are one town
_RARE = 3.5  # rarity from which on a word is characteristic: one article in thirty-three
_COUNTED: tuple[FigureKind, ...] = ("killed", "wounded", "held", "missing", "displaced")
_HUNDRED = math.log1p(100)


def features(a: View, b: View) -> tuple[float, ...]:
    """The features of two accounts, in the order of `FEATURES`."""
    return tuple(feature(a, b) for feature in FEATURES.values())


def _same_kind(a: View, b: View) -> float:
    return float(a.account.kind == b.account.kind != "other")


def _same_day(a: View, b: View) -> float:
    """Both are told to the day, and it is the same; less for longer stretches that overlap."""
    if a.days is None or b.days is None or _between(a.days, b.days):
        return 0.0
    longest = max((last - first).days for first, last in (a.days, b.days))
    return 1.0 if longest < _DAY else 1 / (1 + math.log(longest))


def _days_apart(a: View, b: View) -> float:
    """How far apart the two times are; 1 is a year."""
    if a.days is None or b.days is None:
        return 0.0
    return _scaled(_between(a.days, b.days))


def _told_near(a: View, b: View) -> float:
    """Where one gives no time: that it came out about when the other was, or came out."""
    apart = _undated(a, b)
    return 0.0 if apart is None else math.exp(-apart / 7)


def _told_apart(a: View, b: View) -> float:
    """Where one gives no time: how far from the other it came out."""
    apart = _undated(a, b)
    return 0.0 if apart is None else _scaled(apart)


def _undated(a: View, b: View) -> int | None:
    if a.days is not None and b.days is not None:
        return None
    one = a.days or _published(a)
    other = b.days or _published(b)
    return None if one is None or other is None else _between(one, other)


def _published(a: View) -> tuple[date, date] | None:
    day = a.account.published
    return (day, day) if day else None


def _between(a: tuple[date, date], b: tuple[date, date]) -> int:
    """Days between two stretches; 0 where they overlap."""
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def _scaled(days: int) -> float:
    return min(1.0, math.log1p(days) / math.log1p(_YEAR))


def _same_town(a: View, b: View) -> float:
    nearest = _nearest(a, b)
    return float(nearest is not None and nearest <= _TOWN)


def _same_area(a: View, b: View) -> float:
    return float(bool(a.areas & b.areas))


def _same_country(a: View, b: View) -> float:
    return float(bool(a.countries & b.countries))


def _nearest(a: View, b: View) -> float | None:
    """The least distance of two of their towns and buildings; None where one has none."""
    return min((kilometres(x, y) for x in a.fine for y in b.fine), default=None)


def _same_doers(a: View, b: View) -> float:
    return _overlap(a.doers, b.doers)


def _same_victims(a: View, b: View) -> float:
    return _overlap(a.victims, b.victims)


def _same_weapon(a: View, b: View) -> float:
    return _overlap(a.weapons, b.weapons)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """What the two share of the smaller, by rarity."""
    least = min(_weight(a), _weight(b))
    return _weight(a & b) / least if least else 0.0


def _weight(words: frozenset[str]) -> float:
    """How much words say together: exact, as a set's order is another in every process."""
    return math.fsum(map(rarity, words))


def _same_figures(a: View, b: View) -> float:
    """Numbers of dead, wounded… that agree: the larger, the more it says; 1 is a hundred."""
    agreed = (
        math.log1p(x) / _HUNDRED
        for kind in _COUNTED
        if (x := _low(a, kind)) is not None and x == _low(b, kind)
    )
    return min(1.0, sum(agreed))


def _other_figures(a: View, b: View) -> float:
    """How far numbers of dead, wounded… differ at most; 1 is a hundredfold."""
    apart = (
        abs(math.log1p(x) - math.log1p(y)) / _HUNDRED
        for kind in _COUNTED
        if (x := _low(a, kind)) is not None and (y := _low(b, kind)) is not None
    )
    return min(1.0, max(apart, default=0.0))


def _low(a: View, kind: FigureKind) -> int | None:
    low, high = a.account.figures.get(kind, _NO_FIGURE)
    return high if low is None else low


_NO_FIGURE: FigureRange = (None, None)


def _words(a: View, b: View) -> float:
    """The cosine of the words of the sentences that tell of it."""
    return cosine(a.words, a.words_length, b.words, b.words_length)


def _rare_words(a: View, b: View) -> float:
    """How many rare words these share; 1 is ten."""
    rare = sum(rarity(word) >= _RARE for word in a.words & b.words)
    return min(1.0, math.log1p(rare) / math.log1p(10))


def _terms(a: View, b: View) -> float:
    """The cosine of what is characteristic of the two articles."""
    return cosine(a.terms, a.terms_length, b.terms, b.terms_length)


def _names(a: View, b: View) -> float:
    """How many names they share of those of the one with fewer."""
    fewest = min(len(a.names), len(b.names))
    return len(a.names & b.names) / fewest if fewest else 0.0


def _full_names(a: View, b: View) -> float:
    """How many names of several words they share; 1 is five."""
    return min(1.0, math.log1p(len(a.full & b.full)) / math.log1p(5))


def _trigger(a: View, b: View) -> float:
    """Whether the same word tells of both."""
    return float(bool(a.trigger & b.trigger))


FEATURES: dict[str, Callable[[View, View], float]] = {
    "same kind": _same_kind,
    "same day": _same_day,
    "days apart": _days_apart,
    "told near": _told_near,
    "told apart": _told_apart,
    "same town": _same_town,
    "same area": _same_area,
    "same country": _same_country,
    "same doers": _same_doers,
    "same victims": _same_victims,
    "same weapon": _same_weapon,
    "same figures": _same_figures,
    "other figures": _other_figures,
    "words": _words,
    "rare words": _rare_words,
    "terms": _terms,
    "names": _names,
    "full names": _full_names,
    "same trigger": _trigger,
}
