"""What is known of an article's text before its incidents are: sentences, times, sites, figures."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tocsin.read.figures import Counted, counted
from tocsin.read.marks import Marks
from tocsin.read.places.folding import fold
from tocsin.read.sentences import Range, containing, sentences
from tocsin.records import Article, Entity, Place, Span, Statement, When


@dataclass(frozen=True, slots=True)
class Site:
    """Where something is: a name, and the place that it means if the gazetteer knows one."""

    name: str
    span: Span
    place: Place | None
    venue: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's text and what was read in it so far."""

    text: str
    units: Sequence[Range]  # sentences
    marks: Marks
    times: Sequence[When]
    sites: Sequence[Site]
    statements: Sequence[Statement]
    entities: Sequence[Entity]
    counted: Sequence[Counted]
    headline: int  # where it ends
    lead: int  # where the two sentences behind it end

    by_unit: Mapping[int, Sequence[Statement]]  # the statements of each sentence

    def subhead(self, offset: int) -> bool:
        """Whether an offset lies in a heading within the article."""
        return offset > self.headline and _is_subhead(self.text, offset)

    def unit(self, offset: int) -> Range:
        """The sentence at an offset."""
        return self.units[containing(self.units, offset)]

    def said(self, offset: int) -> Sequence[Statement]:
        """The statements with a part in the sentence at an offset."""
        return self.by_unit.get(containing(self.units, offset), ())

    def figures(self, unit: Range) -> Sequence[Counted]:
        """The figures of a sentence."""
        low = bisect_left(self.counted, unit[0], key=lambda n: n.start)
        high = bisect_left(self.counted, unit[1], key=lambda n: n.start)
        return self.counted[low:high]


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_S = TypeVar("_S", bound=_Spanned)


def between(found: Sequence[_S], start: int, end: int) -> Sequence[_S]:
    """What begins in a stretch of text, of things that are in the order of the text."""
    low = bisect_left(found, start, key=lambda one: one.span.start)
    return found[low : bisect_left(found, end, key=lambda one: one.span.start)]


def scene(
    article: Article,
    marks: Marks,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    times: Sequence[When],
    places: Sequence[Place],
) -> Scene:
    """The scene of an article."""
    units = sentences(article.text)
    headline = _headline(article)
    behind = [end for start, end in units if start >= headline][:_LEAD]
    return Scene(
        text=article.text,
        units=units,
        marks=marks,
        times=times,
        sites=_sites(article.text, entities, places),
        statements=statements,
        entities=entities,
        counted=[n for n in counted(article.text) if not _is_subhead(article.text, n.start)],
        headline=headline,
        lead=behind[-1] if behind else headline,
        by_unit=_by_unit(units, statements),
    )


_LEAD = 2  # sentences


_LONGEST_INITIALS = 4  # letters


def _written(text: str, name: str) -> str:
    """A place's name as it is written elsewhere than in a dateline: "Orlec" for "ORLEC"."""
    shouted = name.isupper() and len(name) > _LONGEST_INITIALS and not text.isupper()
    return name.title() if shouted else name


def _sites(text: str, entities: Sequence[Entity], places: Sequence[Place]) -> list[Site]:
    """Places that are meant as such, and names of places that the gazetteer doesn't know."""
    known = {offset for p in places for offset in range(p.span.start, p.span.end)}
    sites = [
        Site(p.name, p.span, p, p.kind == "venue")
        for p in places
        if not p.people and p.stands_for is None and not _describes(text, p.span)
    ]
    meant = {fold(site.name): site.place for site in sites}
    sites += [
        Site(
            _written(text, mention.text),
            mention,
            meant.get(fold(mention.text)),
            entity.kind == "venue",
        )
        for entity in entities
        if entity.kind in ("place", "venue")
        for mention in entity.mentions
        if mention.start not in known
        and not _RULERS.match(text, mention.end)
        and not _describes(text, mention)
    ]
    return sorted(sites, key=lambda site: site.span.start)


def _describes(text: str, name: Span) -> bool:
    """Whether a country's short name only says whose something is: "U.S. citizens", "UK firm"."""
    led = _THERE.search(text, max(0, name.start - _LED), name.start)
    if not _SHORT_NAME.fullmatch(name.text) or (led and not _EMBASSY.match(text, name.end)):
        return False
    return bool(_NOUN.match(text, name.end))


_THERE = re.compile(r"\b(?:in|across|inside|throughout|within)\s+(?:the\s+)?$")
_EMBASSY = re.compile(r"\.?\s+(?:[Ee]mbass|[Cc]onsul|[Bb]ases?\b|\w+ (?:[Ee]mbass|[Cc]onsul))")
_LED = 20  # characters


_SHORT_NAME = re.compile(r"U\.?S\.?A?\.?|U\.?K\.?|U\.?A\.?E\.?|D\.?P\.?R\.?K\.?")
_NOUN = re.compile(
    r"\.?[ -](?:(?!(?:and|or|in|on|at|for|to|is|was|were|are|has|had|have|who|which|that|after|"
    r"before|when|while|by|from|with|as|but|if|under|since|because|where|last|this|next|early|late|today|"
    r"yesterday|will|would|during|until)\b)[a-z]|Embass|Consul|Army|Navy|Air|Marine|State|Depart|"
    r"Defen[cs]e|Central|Special|Secretary|President|Attorney|District|Supreme|Sen|Rep|House|Congress|"
    r"Coast|Forces|Government|Treasury|Justice|Homeland|National|Federal|Ambassador|Capitol)"
)


_RULERS = re.compile(r"\s+(?:regime|government|administration|authorities)\b")  # no site


def _is_subhead(text: str, offset: int) -> bool:
    """Whether an offset lies in a short line without a stop: a heading of what follows it."""
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    if not start or end < 0 or end - start > _SHORT:
        return False
    return bool(text[start:end].strip()) and text[end - 1] not in '.!?”"’…:;,'


_SHORT = 60  # characters


def _by_unit(units: Sequence[Range], statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    found: dict[int, list[Statement]] = {}
    for statement in statements:
        parts = [statement.cue, statement.source, *statement.content]
        for unit in {containing(units, part.start) for part in parts if part}:
            found.setdefault(unit, []).append(statement)
    return found


def _headline(article: Article) -> int:
    """Where the headline ends if the text begins with it; else where the first line does."""
    title = article.title.value if article.title else ""
    if title and article.text.startswith(title):
        return len(title)
    return max(article.text.find("\n"), 0)
