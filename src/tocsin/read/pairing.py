"""Which source, cue and content belong together.

A cue is the centre of a statement: it takes the nearest source of its sentence and the contents
that stand next to it, where "near" is a matter of distance, of what stands between, and of what
the network thinks of the two as a pair. Quoted words that no cue claims go on from the statement
before, as a quotation over paragraphs does.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tocsin.read.sentences import Range, containing
from tocsin.read.tagged import Tagged

# Costs are in characters of distance; the penalties say how much further another choice must be.
_ACROSS_CUE = 60  # another cue stands between
_ACROSS_CONTENT = 25  # another content stands between a source and its cue
_BEHIND = 4  # English puts the source before the cue unless something speaks against it
_LEADING = 6  # and the content behind it
_MOST = 60  # spans of one sentence that are paired with each other
_NEXT_TO = 8  # as far as a content stands from a cue that follows it at once
_ODDS = 12.0  # characters that the network's opinion is worth, a unit of its log odds

# How probable it is that a cue and a source or content, in this order, belong together: 0 to 1.
Linked = Callable[[Tagged, Tagged], float]


def unknown(_cue: Tagged, _part: Tagged) -> float:
    """No opinion of what belongs together."""
    return 0.5


@dataclass
class Triple:
    """A cue with its source (if any) and its contents, in order. The cue may be missing."""

    source: Tagged | None
    cue: Tagged | None
    content: list[Tagged] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First character of any part."""
        return min(part.start for part in self.parts)

    @property
    def parts(self) -> list[Tagged]:
        """All parts that are there."""
        return [p for p in (self.source, self.cue, *self.content) if p is not None]


def pair(
    tagged: Sequence[Tagged], units: Sequence[Range], linked: Linked = unknown
) -> list[Triple]:
    """Join the tagged spans of one article.

    Args:
        tagged: spans in order of their start.
        units: the sentences; one that a quotation runs on from should be joined with it.
        linked: the network's opinion of a cue and a part.

    Returns:
        One triple a cue that has a content, and one for each content without cue, in order.
    """
    found: list[Triple] = []
    for group in _by_unit(tagged, units):
        found.extend(_pair_unit(group, linked))
    return sorted(found, key=lambda t: t.start)


def _by_unit(tagged: Sequence[Tagged], units: Sequence[Range]) -> list[list[Tagged]]:
    """The spans that stand in one unit, or in units that one of them holds together."""
    groups: list[list[Tagged]] = []
    last = -1
    for span in tagged:
        # A unit of more spans than these isn't a sentence but a list, or an attack.
        if not groups or containing(units, span.start) > last or len(groups[-1]) >= _MOST:
            groups.append([])
        groups[-1].append(span)
        last = max(last, containing(units, span.end - 1))
    return groups


def _pair_unit(tagged: Sequence[Tagged], linked: Linked) -> list[Triple]:
    cues = [t for t in tagged if t.label == "cue"]
    sources = [t for t in tagged if t.label == "source"]
    contents = [t for t in tagged if t.label == "content"]
    triples = {
        id(cue): Triple(_source_of(cue, cues, sources, contents, linked), cue) for cue in cues
    }
    alone: list[Triple] = []
    for content in contents:
        cue = _cue_of(content, triples, cues, linked)
        if cue is None:
            alone.append(Triple(None, None, [content]))
        else:
            triples[id(cue)].content.append(content)
    _spare(triples, cues)
    return [t for t in triples.values() if t.content] + alone


def _source_of(
    cue: Tagged,
    cues: list[Tagged],
    sources: list[Tagged],
    contents: list[Tagged],
    linked: Linked,
) -> Tagged | None:
    best, best_cost = None, float("inf")
    for source in sources:
        before = source.end <= cue.start
        low, high = (source.end, cue.start) if before else (cue.end, source.start)
        cost = float(max(0, high - low) + (0 if before else _BEHIND))
        cost += _ACROSS_CUE * _between(cues, low, high)
        cost += _ACROSS_CONTENT * _between(contents, low, high)
        cost -= _worth(linked(cue, source))
        if cost < best_cost:
            best, best_cost = source, cost
    return best


def _cue_of(
    content: Tagged, triples: dict[int, Triple], cues: list[Tagged], linked: Linked
) -> Tagged | None:
    best, best_cost = None, float("inf")
    for cue in cues:
        source = triples[id(cue)].source
        near = source is not None and abs(source.start - cue.start) < 200
        start = min(cue.start, source.start) if source is not None and near else cue.start
        end = max(cue.end, source.end) if source is not None and near else cue.end
        behind = content.start >= cue.end
        low, high = (end, content.start) if behind else (content.end, start)
        cost = float(max(0, high - low) + (0 if behind else _LEADING))
        cost += _ACROSS_CUE * _between([c for c in cues if c is not cue], low, high)
        cost -= _worth(linked(cue, content))
        if cost < best_cost:
            best, best_cost = cue, cost
    return best


def _worth(probability: float) -> float:
    """The network's opinion in characters of distance."""
    held = min(max(probability, 0.001), 0.999)
    return _ODDS * math.log(held / (1 - held))


def _spare(triples: dict[int, Triple], cues: list[Tagged]) -> None:
    """Somebody's cue doesn't go without while another's has two: "“X,” A said; “Y,” B said"."""
    for number, cue in enumerate(cues[1:], 1):
        idle, before = triples[id(cue)], triples[id(cues[number - 1])]
        last = before.content[-1] if len(before.content) > 1 else None
        if idle.content or last is None or idle.source in (None, before.source):
            continue
        start = min(cue.start, idle.source.start) if idle.source else cue.start
        if 0 <= start - last.end < _NEXT_TO:
            before.content.pop()
            idle.content.append(last)


def _between(spans: Sequence[Tagged], low: int, high: int) -> int:
    return sum(1 for s in spans if low <= s.start and s.end <= high)
