"""The origins of the figures that are given of an incident."""

from collections.abc import Collection, Iterator, Sequence
from math import inf

from msgspec.structs import replace

from tocsin.assess.backing import Bench, Side, Word
from tocsin.assess.case import Case, Heard
from tocsin.records import Figure, FigureKind, Record
from tocsin.records.incident import Range


class Value(Record, frozen=True):
    """A figure that several may mean: `low` to `high` is what fits all of them.

    `supports` give it, `fitting` something wider that it fits ("at least 11" where it is 38),
    `against` something else, and never one that fits.
    """

    low: int
    high: int | None
    supports: Side
    fitting: Side
    against: Side


def of_figure(case: Case, kind: FigureKind, bench: Bench | None = None) -> tuple[Value, ...]:
    """The figures of a kind that are given, each with the origins that give it.

    Figures that may be one number are one value: the largest sets of ranges that all overlap
    (maximal cliques of an interval graph, Fulkerson and Gross 1965; on a line ranges that overlap
    pairwise have a point in common, Helly 1923). So "at least 11" stands beside 38 and beside 61.
    Parts of other figures ("two of them children") are left out.
    """
    bench = bench or Bench(case)
    words = list(_words(bench, _given(case, kind)))
    return tuple(_value(bench, words, group) for group in _compatible({r for r, _ in words}))


_Given = tuple[Heard, Figure]
_Worded = Sequence[tuple[Range, Word]]


def _given(case: Case, kind: FigureKind) -> list[_Given]:
    return [
        (heard, figure)
        for heard in sorted(case.heard, key=lambda heard: heard.account)
        for figure in heard.reading.figures
        if figure.incident == heard.account and figure.kind == kind and not figure.part_of
    ]


def _words(bench: Bench, given: Sequence[_Given]) -> Iterator[tuple[Range, Word]]:
    """Each figure as its giver's word.

    A text that gives it twice names the giver once, and an outlet that has named the giver needn't
    again. Where an outlet or agency of the case is named that has the same figure from somebody,
    it is the word of that one.
    """
    own = [
        (_range(figure), Word(heard=heard, by=figure.by, sentence=figure.sentence))
        for heard, figure in given
    ]
    sayers = _sayers(bench, own)
    for range_, word in own:
        report = word.heard.report
        if word.by is None:
            by = sayers.get((bench.provenance.text(report), range_)) or sayers.get(
                (bench.provenance.outlet(report), range_)
            )
            yield range_, replace(word, by=by)
        else:
            by = sayers.get((bench.node(word) or "", range_))
            yield range_, replace(word, by=by, through=word.by) if by else word


def _sayers(bench: Bench, words: _Worded) -> dict[tuple[str, Range], str]:
    """Who gives a figure in a text, and in what an outlet has: those first who have a name."""
    found: dict[tuple[str, Range], str] = {}
    given = [(range_, word, bench.node(word)) for range_, word in words if word.by]
    for named in (True, False):
        for range_, word, node in given:
            if (node is not None) is named and node not in bench.provenance.outlets:
                found.setdefault((bench.provenance.text(word.heard.report), range_), word.by or "")
                found.setdefault(
                    (bench.provenance.outlet(word.heard.report), range_), word.by or ""
                )
    return found


def _range(figure: Figure) -> Range:
    return figure.low, figure.high


def _compatible(ranges: Collection[Range]) -> list[frozenset[Range]]:
    """The largest sets of ranges that share a number, those of small numbers first."""
    sets = {
        frozenset(one for one in ranges if _low(one) <= point <= _high(one))
        for point in map(_low, ranges)
    }
    largest = [group for group in sets if not any(group < other for other in sets)]
    return sorted(largest, key=lambda group: (max(map(_low, group)), min(map(_high, group))))


def _low(one: Range) -> int:
    return one[0] or 0


def _high(one: Range) -> float:
    return inf if one[1] is None else one[1]


def _value(bench: Bench, words: _Worded, group: Collection[Range]) -> Value:
    """A value with who gives it, whose figures it fits, and who only gives others."""
    low, high = max(map(_low, group)), min(map(_high, group))
    giving = {one for one in group if low <= _low(one) and _high(one) <= high} or set(group)
    supports = bench.side(word for range_, word in words if range_ in giving)
    fitting = bench.side(_others(bench, words, set(group) - giving, supports))
    rest = {range_ for range_, _ in words} - set(group)
    return Value(
        low=low,
        high=None if high == inf else int(high),
        supports=supports,
        fitting=fitting,
        against=bench.side(_others(bench, words, rest, supports, fitting)),
    )


def _others(
    bench: Bench, words: _Worded, ranges: Collection[Range], *sides: Side
) -> Iterator[Word]:
    """The words that give any of these ranges and whose origins are on none of these sides."""
    known = {one.origin for side in sides for one in side.origins}
    for range_, word in words:
        if range_ in ranges and bench.origin(word) not in known:
            yield word
