"""The words of statements, incidents, warnings, blame and figures marked in the article's text.

Spans overlap and nest, and HTML elements can't: so the text is cut wherever any span begins or
ends, and each piece says all that it belongs to. Names and times, which don't overlap each other,
are marked inside the pieces; times and places by what they are, too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tocsin.records import EntityKind, Incident, Reading, Span, Statement, When
from tocsin.wording.formats import common
from tocsin.wording.formats.markup import Identified, identity, text, words_id

_ROLES = ("content", "cue", "source", "incident")
_PLACES: tuple[EntityKind, ...] = ("place", "venue")


@dataclass(frozen=True)
class _Mark:
    """Words that belong to the thing with that id; `anchor` stands before the first of them."""

    start: int
    end: int
    id: str
    role: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class _Named:
    start: int
    end: int
    id: str
    first: bool
    role: str = ""


class Marks:
    """All that is marked in an article, laid over its text."""

    def __init__(self, reading: Reading) -> None:
        self.layout = common.Layout(reading.article)
        self._source = reading.article.text
        self._marks = sorted(_marks(reading), key=lambda mark: mark.start)
        # How far the marks up to each one reach.
        self._reach = list(accumulate((mark.end for mark in self._marks), max))
        self._anchors: dict[int, str] = {}
        for mark in self._marks:
            if mark.anchor:
                place = self._shown(mark.start)
                self._anchors[place] = self._anchors.get(place, "") + mark.anchor
        self._named = sorted(_named(reading), key=lambda name: name.start)

    def words(self, start: int, end: int) -> str:
        """The text in `[start, end)` with its marks."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._marks, end, key=lambda mark: mark.start)
        inside = [mark for mark in self._marks[first:last] if mark.end > start]
        cuts = {start, end}
        for mark in inside:
            cuts |= {max(start, mark.start), min(end, mark.end)}
        made, behind = "", 0
        here: list[_Mark] = []
        for low, high in pairwise(sorted(cuts)):
            here = [mark for mark in here if mark.end > low]
            while behind < len(inside) and inside[behind].start <= low:
                here.append(inside[behind])
                behind += 1
            made += self._piece(low, high, here)
        return made

    def _shown(self, offset: int) -> int:
        """The offset itself, or where the next paragraph begins if it lies between two."""
        paragraphs = self.layout.paragraphs
        place = bisect_right(paragraphs, offset, key=lambda paragraph: paragraph[1])
        return max(offset, paragraphs[place][0]) if place < len(paragraphs) else offset

    def _piece(self, start: int, end: int, here: list[_Mark]) -> str:
        anchors = self._anchors.get(start, "")
        words = self._with_names(start, end)
        if not here:
            return anchors + words
        roles = [role for role in _ROLES if any(mark.role == role for mark in here)]
        ids = sorted({f"m-{mark.id}" for mark in here})
        depth = sum(mark.role == "content" for mark in here)
        nested = ["nested"] if depth > 1 else []
        return f'{anchors}<span class="{" ".join([*roles, *nested, *ids])}">{words}</span>'

    def _with_names(self, start: int, end: int) -> str:
        """A piece of the text in which each name can be found."""
        first = bisect_right(self._named, start, key=lambda name: name.end)
        last = bisect_left(self._named, end, key=lambda name: name.start)
        made, at = "", start
        for name in self._named[first:last]:
            low, high = max(at, name.start), min(end, name.end)
            anchor = f' id="e-{name.id}"' if name.first and low == name.start else ""
            made += text(self._source[at:low])
            sort = f"n-{name.id} {name.role}".rstrip()
            made += f'<span class="{sort}"{anchor}>{text(self._source[low:high])}</span>'
            at = high
        return made + text(self._source[at:end])


def linked(reading: Reading) -> dict[str, When]:
    """The times that can be marked: those that lie within no name ("September 11 Memorial")."""
    names = sorted((m.start, m.end) for e in reading.entities for m in e.mentions)
    found, told_to = {}, 0
    for when in reading.times:
        start, end = when.span.start, when.span.end
        place = bisect_left(names, (end, 0))
        apart = place == 0 or names[place - 1][1] <= start
        if apart and start >= told_to:
            found[when.id], told_to = when, end
    return found


def _marks(reading: Reading) -> Iterator[_Mark]:
    """All marks; those that stand at one place in the order in which they are to be anchored."""
    for number, statement in enumerate(reading.statements, 1):
        yield from _said(number, statement)
    for incident in reading.incidents:
        yield from _happened(incident)
    for warned in reading.warnings:
        yield from _evident(warned, {"": warned.evidence, "answer": warned.answer})
    for blame in reading.blame:
        spans = {"": blame.evidence, "proof": blame.proof, "tainted": blame.tainted}
        yield from _evident(blame, spans)
    for figure in reading.figures:
        yield from _evident(figure, {"": figure.span})


def _said(number: int, statement: Statement) -> Iterator[_Mark]:
    spans = [(span, "content") for span in statement.content]
    spans += [(span, "cue") for span in (statement.cue,) if span]
    spans += [(span, "source") for span in (statement.source,) if span]
    made = identity(statement)
    for place, (span, role) in enumerate(sorted(spans, key=lambda part: part[0].start)):
        yield _Mark(span.start, span.end, made, role, "" if place else _number(number, statement))


def _number(number: int, statement: Statement) -> str:
    """The number of a statement, at its first words."""
    label = text(f"Statement {number}: {common.speaker(statement)}")
    made = identity(statement)
    return (
        f'<a class="ref" id="w-{made}" href="#s-{made}" aria-label="{label}" '
        f'title="{label}">{number}</a>'
    )


def _happened(incident: Incident) -> Iterator[_Mark]:
    """What tells of an incident can be seen, the words for its parts only while it is looked at."""
    yield from _evident(incident, {"": incident.trigger}, "incident")
    for span in incident.mentions:
        if span != incident.trigger:
            yield _Mark(span.start, span.end, identity(incident), "incident")
    told = (incident.trigger, *incident.mentions)
    for part in incident.parts:
        start, end = part.span.start, part.span.end
        if not any(span.start <= start and end <= span.end for span in told):
            yield _Mark(start, end, identity(incident))


def _evident(made: Identified, spans: Mapping[str, Span | None], role: str = "") -> Iterator[_Mark]:
    """Words that can be led to, by what they are there for; all light up together."""
    for purpose, span in spans.items():
        if span is not None:
            anchor = f'<span id="{words_id(made, purpose)}"></span>'
            yield _Mark(span.start, span.end, identity(made), role, anchor)


def _named(reading: Reading) -> Iterator[_Named]:
    for when in linked(reading).values():
        yield _Named(when.span.start, when.span.end, identity(when), True, "when")
    for entity in reading.entities:
        role = "place" if entity.kind in _PLACES else ""
        for number, span in enumerate(entity.mentions):
            yield _Named(span.start, span.end, identity(entity), not number, role)
