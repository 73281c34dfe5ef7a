"""Corroboration: how many independent origins speak for and against what is told.

Articles and outlets are counted beside it, and never instead of it. Two origins of one interest
(`tocsin.assess.interest`) don't confirm each other, nor does what goes round in a circle
(`tocsin.assess.circular`). All functions are pure; the order of the accounts changes nothing.
Who asks more than one question of a case makes its `Bench` once and hands it to each.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from math import inf

from msgspec.structs import replace

from tocsin.assess.backing import Bench, Side, Word
from tocsin.assess.case import Case, Heard, sentence_at
from tocsin.assess.circular import Circle, circles
from tocsin.assess.parties import Party, mark, parties, party_of
from tocsin.records import Blame, Figure, FigureKind, Record, Span, Statement
from tocsin.records.incident import Range


class Corroboration(Record, frozen=True):
    """Who speaks for and who against something, and what of it goes round in circles.

    `reasons` say it in words.
    """

    supports: Side
    against: Side
    circles: tuple[Circle, ...]
    reasons: tuple[str, ...]


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


class Accusation(Record, frozen=True):
    """Who says that `accused` did it (its own claim and admission too), and who says not.

    `claimed` is whether the accused is among the first itself.
    """

    accused: str
    supports: Side
    against: Side
    claimed: bool


def of_incident(case: Case, bench: Bench | None = None) -> Corroboration:
    """The origins for and against that something happened."""
    bench = bench or Bench(case)
    supports, against = [], []
    for heard in case.heard:
        denials = list(_denials(heard))
        against += [
            Word(heard=heard, by=denial.speaker, sentence=denial.sentence) for denial in denials
        ]
        if told := _told(heard, denials):
            supports.append(told)
    sides = bench.telling(supports), bench.side(against)
    rings = circles(case, bench.provenance.names)
    return Corroboration(
        supports=sides[0], against=sides[1], circles=rings, reasons=_reasons(*sides, rings)
    )


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


def of_blame(case: Case, bench: Bench | None = None) -> tuple[Accusation, ...]:
    """For each who is accused of an incident, the origins for and against.

    The origin of blame is its speaker, however many papers carry it. Neither what is offered for
    it nor what it is worth counts here.
    """
    bench = bench or Bench(case)
    known_here = parties(case)
    said: dict[Party | str, list[tuple[Heard, Blame]]] = {}
    for heard in case.heard:
        for blame in heard.reading.blame:
            if blame.incident == heard.account:
                accused = party_of(blame.accused, known_here) or mark(blame.accused)
                said.setdefault(accused, []).append((heard, blame))
    found = (_accusation(bench, accused, words) for accused, words in said.items())
    return tuple(sorted(found, key=lambda one: one.accused))


# Incidents


def _told(heard: Heard, denials: Sequence[Statement]) -> Word | None:
    """What an account says of its incident, unless it only tells that somebody denies it."""
    mentions = heard.incident.mentions or (heard.incident.trigger,)
    own = [m for m in mentions if not any(_within(m, denial) for denial in denials)]
    if not own:
        return None
    best = heard.incident.trigger if heard.incident.trigger in own else own[0]
    telling = next((t for t in heard.report.tellings if t.mention == best), None)
    at = telling.sentence if telling else sentence_at(heard.reading, best.start)
    return Word(heard=heard, by=None, sentence=at)


def _denials(heard: Heard) -> Iterator[Statement]:
    """Statements that deny the incident itself, and not only a part in it."""
    reading = heard.reading
    answers = [b.sentence for b in reading.blame if b.stance in ("denies", "rejects")]
    for statement in reading.statements:
        if statement.act != "denies" or statement.negated:
            continue
        if any(statement.sentence.overlaps(answer) for answer in answers):
            continue
        if any(_denied(m, statement) for m in heard.incident.mentions):
            yield statement


_PART = re.compile(
    r"\b(?:involve\w*|responsib\w+|role|part in|links?|connect\w+|to do with|behind|order\w+|"
    r"plan\w+|sent|knowledge|knew|carried out|warn\w+|threat\w*|accus\w+|blame\w*)\b",
    re.IGNORECASE,
)


def _denied(mention: Span, statement: Statement) -> bool:
    """Whether a mention is what is denied: nothing before it says that it's about a part in it."""
    for content in statement.content:
        if content.overlaps(mention):
            return not _PART.search(content.text[: max(0, mention.start - content.start)])
    return False


def _within(mention: Span, statement: Statement) -> bool:
    return any(content.overlaps(mention) for content in statement.content)


def _reasons(supports: Side, against: Side, rings: Sequence[Circle]) -> tuple[str, ...]:
    found = [f"told by {supports.words}"]
    found += _repeated(supports)
    found += _shared(supports)
    if against.origins:
        found.append(f"denied by {', '.join(one.name for one in against.origins)}")
    return (*found, *(ring.reason for ring in rings))


def _repeated(side: Side) -> Iterator[str]:
    for one in side.origins:
        if one.repeating:
            count = len(one.repeating)
            told = "1 account only repeats" if count == 1 else f"{count} accounts only repeat"
            yield f"{told} what {one.name} said"


def _shared(side: Side) -> Iterator[str]:
    """The interests that several origins have."""
    for interest in side.interests:
        names = [one.name for one in side.origins if one.interest.id == interest.id]
        if len(names) > 1:
            yield f"of one interest ({interest.name}): {', '.join(names)}"


# Figures


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


# Blame


_FOR = frozenset(["claims", "blames", "admits"])


def _accusation(
    bench: Bench, accused: Party | str, said: Sequence[tuple[Heard, Blame]]
) -> Accusation:
    sides: dict[bool, list[Word]] = {True: [], False: []}
    for heard, blame in said:
        word = Word(heard=heard, by=blame.by, sentence=blame.sentence)
        sides[blame.stance in _FOR].append(word)
    return Accusation(
        accused=accused.name if isinstance(accused, Party) else min(b.accused for _, b in said),
        supports=bench.side(sides[True]),
        against=bench.side(sides[False]),
        claimed=any(blame.stance in ("claims", "admits") for _, blame in said),
    )
