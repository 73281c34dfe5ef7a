"""Figures of one incident that can't both be true at the time of which they are.

A toll grows while bodies are found, so that a later, higher count of dead, wounded or detained is
a revision; and so is what is called one ("revised to"), and what a giver says of his own earlier
count. What is left: two givers at the same time whose ranges don't meet, and a later count that is
lower though nobody takes the higher one back. Only counts of the same people are compared: ten
tourists and two pilots may be twelve dead.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.assess.case import Case, Cited, Heard
from tocsin.assess.contradictions.contradiction import Contradiction, contradiction, listed
from tocsin.assess.contradictions.moment import Moment, moment
from tocsin.assess.provenance import Provenance
from tocsin.clean.fold import folded
from tocsin.link.actors.named import is_name
from tocsin.read.numbers import tokens
from tocsin.read.people import ANYBODY, people
from tocsin.records import Figure
from tocsin.records.incident import FigureKind, Range

# Those who were found, and how many did it, only become more; who is missing, held or displaced
# may be fewer tomorrow.
_GROWING: frozenset[FigureKind] = frozenset(["killed", "wounded", "detained"])
_ROUGH = re.compile(
    r"\b(?:about|around|some|roughly|approximately|estimated|circa|perhaps|nearly|almost|close\s+to)"
    r"\s",
    re.IGNORECASE,
)
_BEFORE, _INTO = 15, 25  # characters in which a word that makes a number rough may stand
_LEAST = 0.1  # share by which a rough number may be off
_NUMBERED = re.compile(r"\d|\b(?:one|single|only|sole|lone)\b", re.IGNORECASE)
# "20 others", "another 12": on top of what was counted before.
_MORE = re.compile(
    r"(?:an?\s+)?(?:another|further|additional|other)\b|\S+\s+(?:others?\b|more\b(?!\s+than))",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"\b(?:earlier|previous|initial|first)\s+(?:version|report|count|toll)")


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure in an account.

    `sort` says what sort of people are counted, empty for people as such. `giver` is the key of
    who gives it, `at` when it was so.
    """

    heard: Heard
    figure: Figure
    range: Range
    sort: tuple[str, ...]
    giver: str
    at: Moment | None


def clashing(case: Case, provenance: Provenance) -> Iterator[Contradiction]:
    """Of each kind of figure the pairs of values that can't both be true, each pair once."""
    counts = [count for heard in case.heard for count in _counts(heard, provenance)]
    for kind in sorted({count.figure.kind for count in counts}):
        values: dict[tuple[Range, tuple[str, ...]], list[_Count]] = {}
        for count in sorted((c for c in counts if c.figure.kind == kind), key=_order):
            values.setdefault((count.range, count.sort), []).append(count)
        for one, other in combinations(values.values(), 2):
            if one[0].sort == other[0].sort:
                yield from _between(case, kind, one, other, provenance)


def _counts(heard: Heard, provenance: Provenance) -> Iterator[_Count]:
    """The figures of an account that stand for all of it.

    Where one giver has two in an article that can't both be true, one is a part of the other, or
    was misread: which, nobody can tell, unless one of them is said to replace the other.
    """
    found: dict[tuple[FigureKind, str, tuple[str, ...]], list[_Count]] = {}
    for figure in heard.reading.figures:
        if figure.incident == heard.account and _whole(figure) and not _inside(heard, figure):
            count = _count(heard, figure, provenance)
            if figure.by or _meet(count.range, heard.incident.figures.get(figure.kind)):
                found.setdefault((figure.kind, count.giver, count.sort), []).append(count)
    for group in found.values():
        if all(_meet(one.range, other.range) for one, other in combinations(group, 2)):
            yield from group
        else:
            yield from (one for one in group if one.figure.revised)


def _count(heard: Heard, figure: Figure, provenance: Provenance) -> _Count:
    by, text = figure.by, heard.reading.article.text
    unnamed = by is not None and not is_name(by)
    return _Count(
        heard=heard,
        figure=figure,
        range=_range(text, figure),
        sort=_sort(text, figure),
        # Nobody knows whether the officials of two papers are the same: in doubt they count again.
        giver=folded(by or "") if unnamed else provenance.whose(heard.report, by),
        at=moment(heard.report.published, figure.as_of),
    )


def _range(text: str, figure: Figure) -> Range:
    """What a figure says: "a man" is at least one, "about 30" what rounds to it."""
    low, high = figure.low, figure.high
    if (low, high) == (1, 1) and not _NUMBERED.search(figure.span.text):
        return 1, None
    start = figure.span.start
    if _ROUGH.search(text[max(0, start - _BEFORE) : start] + figure.span.text[:_INTO]):
        low = None if low is None else round(low * (1 - _LEAST) - _unit(low) / 2)
        high = None if high is None else round(high * (1 + _LEAST) + _unit(high) / 2)
    return low, high


def _unit(number: int) -> int:
    """The unit that a number is rounded to: 10 for 30, 100 for 1,200."""
    unit = 1
    while number and number % (10 * unit) == 0:
        unit *= 10
    return unit if unit > 1 else 0


def _whole(figure: Figure) -> bool:
    """Whether a figure counts all there are, and still stands."""
    part = figure.part_of or _MORE.match(figure.span.text)
    return not part and not (figure.by and _TAKEN_BACK.search(figure.by))


def _inside(heard: Heard, figure: Figure) -> bool:
    """Whether it stands in the words of another: "five men, aged between 19 and 41, were held"."""
    own = figure.span
    return any(
        one.kind == figure.kind and one.span != own and own.begins_in(one.span)
        for one in heard.reading.figures
    )


def _sort(text: str, figure: Figure) -> tuple[str, ...]:
    """What sort of people is counted: "American tourists", nothing for "people" or "dead"."""
    if figure.kind == "perpetrators":
        return ()  # "gunmen", "attackers", "men": the same people
    _, *words = tokens(text, figure.span.start, figure.span.end)
    # "Five men were arrested": all there were, as nobody counts the women beside them.
    anybody = ANYBODY | {"men", "suspects"} if figure.kind == "detained" else ANYBODY
    sorts = {
        word.low
        for word in words
        if word.text[0].isupper() or (people(word.low) and word.low not in anybody)
    }
    if re.match(r"\s+from\b", text[figure.span.end : figure.span.end + _INTO]):
        sorts.add("from")  # "ten from Varnia"
    return tuple(sorted(sorts))


def _meet(one: Range, other: Range | None) -> bool:
    return other is None or not (_under(one, other) or _under(other, one))


def _under(one: Range, other: Range) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _between(
    case: Case,
    kind: FigureKind,
    one: Sequence[_Count],
    other: Sequence[_Count],
    provenance: Provenance,
) -> Iterator[Contradiction]:
    """The contradiction of two values, with the first pair of sentences that shows it."""
    if _meet(one[0].range, other[0].range):
        return
    lower, higher = (one, other) if _under(one[0].range, other[0].range) else (other, one)
    pairs = ((a, b, why) for a in lower for b in higher if (why := _why(kind, a, b, lower)))
    shown = min(pairs, key=lambda pair: sorted([_order(pair[0]), _order(pair[1])]), default=None)
    if shown is None:
        return
    a, b, why = shown
    first, second = sorted([a, b], key=_order)
    yield contradiction(
        "figure",
        (case.id, kind, lower[0].sort, lower[0].range, higher[0].range),
        f"{_said(first)} against {_said(second)} {' '.join((kind, *lower[0].sort))}",
        _cite(first, provenance),
        _cite(second, provenance),
        (why, *_givers(first, one, other), *_givers(second, one, other)),
    )


def _why(kind: FigureKind, lower: _Count, higher: _Count, lowers: Sequence[_Count]) -> str | None:
    """Why two counts, of which the one is lower, can't both be true; None where they may."""
    if lower.giver == higher.giver or lower.figure.revised or higher.figure.revised:
        return None  # who counts again replaces what was said before
    if lower.heard.report.article == higher.heard.report.article:
        same = lower.figure.as_of == higher.figure.as_of
        return "given side by side in one article" if same else None
    if lower.at is None or higher.at is None:
        return None
    if lower.figure.as_of and lower.at == higher.at:
        return "both as of one day"
    if lower.at.with_(higher.at):
        return "published within three hours of one another"
    if any(one.figure.revised for one in lowers):
        return None
    return _dropped(kind, lower.at, higher.at)


def _dropped(kind: FigureKind, lower: Moment, higher: Moment) -> str | None:
    """Where what can only grow is lower later, or what stays the same is something else."""
    if kind in _GROWING and lower.behind(higher):
        return "the later count is lower, and nobody says that the higher one was revised"
    if kind == "perpetrators" and (lower.behind(higher) or higher.behind(lower)):
        return "how many did it doesn't change with time"
    return None


def _givers(shown: _Count, *values: Sequence[_Count]) -> tuple[str, ...]:
    """Who else gives the value of a count."""
    own = next(value for value in values if shown in value)
    names = [name for count in own if (name := _giver(count)) != _giver(shown)]
    return (f"{_said(shown)} is also given by {listed(names)}",) if names else ()


def _giver(count: _Count) -> str:
    return count.figure.by or count.heard.report.outlet or "an article"


def _said(count: _Count) -> str:
    low, high = count.figure.low, count.figure.high
    if low == high:
        return f"{low}"
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _cite(count: _Count, provenance: Provenance) -> Cited:
    return provenance.cite(count.heard.report, count.figure.sentence, count.figure.by)


def _order(count: _Count) -> tuple[str, str, int]:
    at = count.at.start.isoformat() if count.at else "~"
    return at, count.heard.account, count.figure.span.start
