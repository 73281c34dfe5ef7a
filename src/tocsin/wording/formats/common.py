"""What the forms for people have in common: where something stands, and how it is worded."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from tocsin.read.sentences import Range, containing, paragraphs, sentences
from tocsin.records import (
    Article,
    Entity,
    EntityKind,
    Place,
    Reading,
    Sourced,
    Span,
    Statement,
    When,
)
from tocsin.wording.safe import one_line

KINDS: dict[EntityKind, str] = {
    "person": "people",
    "organisation": "organisations",
    "group": "groups",
    "place": "places",
    "venue": "venues",
    "weapon": "weapons",
    "vehicle": "vehicles",
    "event": "events",
}

SAID = "Statements"
HEADLINE = "headline"  # where something stands that stands in it
UNKNOWN_DAY = "XXXX-XX-XX"
_QUOTE_MARKS = re.compile("[\"“”„«»‘‹›]|(?:^|\\s)'")


@dataclass(frozen=True)
class Layout:
    """An article's paragraphs and sentences, counted as a reader would count them.

    The headline isn't counted, so that paragraph 1 is the first of the story.
    """

    article: Article

    @cached_property
    def paragraphs(self) -> list[Range]:
        """Start and end of each paragraph, the headline among them."""
        return paragraphs(self.article.text)

    @cached_property
    def has_headline(self) -> bool:
        """Whether the text opens with the headline."""
        title = self.article.title
        if title is None or not self.paragraphs:
            return False
        start, end = self.paragraphs[0]
        return one_line(self.article.text[start:end]) == one_line(title.value)

    @cached_property
    def _sentences(self) -> tuple[Range, ...]:
        return sentences(self.article.text)

    def number(self, offset: int) -> int:
        """The number of the paragraph at `offset`; 0 is the headline."""
        return containing(self.paragraphs, offset) + (0 if self.has_headline else 1)

    def place(self, span: Span) -> str:
        """Where it stands, or begins: `¶ 4, sentence 2`."""
        offset = span.start
        paragraph = self.number(offset)
        if paragraph == 0:
            return HEADLINE
        start = self.paragraphs[containing(self.paragraphs, offset)][0]
        first = containing(self._sentences, start)
        return f"¶ {paragraph}, sentence {containing(self._sentences, offset) - first + 1}"


def headline(reading: Reading) -> str:
    """The title, or what stands in for it."""
    title = reading.article.title
    return one_line(title.value) if title else one_line(reading.article.source)


def facts(article: Article) -> list[tuple[str, Sourced]]:
    """What is known of the article besides its text, by name."""
    named = (
        ("headline", article.title),
        ("outlet", article.outlet),
        ("byline", article.byline),
        ("published", article.published),
        ("modified", article.modified),
        ("language", article.language),
    )
    return [(name, fact) for name, fact in named if fact is not None]


def origin(fact: Sourced) -> str:
    """Where a fact was found, in words."""
    at = one_line(fact.at)
    if fact.where == "given":
        return "given by you"
    if fact.where in ("meta", "markup") and at:
        return at  # which names the tag
    if fact.where == "json-ld":
        return f"JSON-LD {at}".rstrip()
    where = {"visible": "visible text", "address": "the address"}.get(fact.where, fact.where)
    return f"{where} ({at})" if at else where


def speaker(statement: Statement) -> str:
    """Who speaks."""
    return one_line(statement.speaker)


def act(statement: Statement) -> str:
    """The label of what they do in saying it, with what takes it back or makes it uncertain."""
    notes = [one_line(statement.modality)] if statement.modality else []
    if statement.negated:
        notes.append("negated")
    return f"{statement.act} ({', '.join(notes)})" if notes else statement.act


def addressee(statement: Statement) -> str | None:
    """To whom."""
    return one_line(statement.to) if statement.to else None


def words(statement: Statement) -> str:
    """What was said, in the article's words; quotation marks if they were quoted.

    Marks that the article has are kept as they are; pieces with other words between them are
    joined by an ellipsis.
    """
    pieces = _joined(statement.content)
    return quoted(pieces) if statement.quoted and pieces else pieces


def quoted(words: str) -> str:
    """The article's words in quotation marks, if they have none of their own.

    Where a longer quotation was cut at the end of a sentence, the mark that was cut off is added.
    """
    words = one_line(words)
    if not _QUOTE_MARKS.search(words):
        return f"“{words}”"
    if "„" in words:  # whose closing mark is the one that opens in English
        return words
    open_ = words.count("“") - words.count("”")
    return "“" * -open_ + words + "”" * open_


def _joined(content: tuple[Span, ...]) -> str:
    return " … ".join(one_line(span.text) for span in content)


def named(reading: Reading) -> list[tuple[str, list[Entity]]]:
    """What the article names, by kind ("people"); within one the most named first."""
    found: dict[EntityKind, list[Entity]] = {kind: [] for kind in KINDS}
    for entity in reading.entities:
        found[entity.kind].append(entity)
    for entities in found.values():
        entities.sort(key=lambda entity: -len(entity.mentions))
    return [(KINDS[kind], entities) for kind, entities in found.items() if entities]


def name(entity: Entity) -> str:
    """What it is called."""
    return one_line(entity.name)


def times(entity: Entity) -> str:
    """How often it is named, with a blank before it, where that is more than once: ` (3)`."""
    return f" ({len(entity.mentions)})" if len(entity.mentions) > 1 else ""


def told(reading: Reading) -> list[list[When]]:
    """The dates and clock times that the article tells, the earliest first, the same ones together.

    Lengths and what comes again have no place on a timeline, nor have days that nobody can know.
    """
    found: dict[str, list[When]] = {}
    for when in sorted(reading.times, key=lambda when: when.order):
        if when.kind in ("date", "time") and when.value not in (None, UNKNOWN_DAY):
            found.setdefault(when.words, []).append(when)
    return list(found.values())


def as_told(whens: list[When]) -> str:
    """A time for people, with how often the article tells it: `22 March 2024 (3)`."""
    return one_line(whens[0].words) + (f" ({len(whens)})" if len(whens) > 1 else "")


def placed(reading: Reading) -> list[list[Place]]:
    """The places of the article, the most named first, all mentions of one together.

    Peoples, and names that stand for a government there, are no places.
    """
    found: dict[tuple[str, str | None], list[Place]] = {}
    for place in reading.places:
        if not place.people and place.stands_for is None:
            found.setdefault((place.name, place.country), []).append(place)
    return sorted(found.values(), key=lambda places: -len(places))


def where(place: Place) -> str:
    """Where a place is, from the small to the large: `Moscow, Russia`."""
    parts = [place.within, place.area, place.country]
    known = [one_line(part) for part in parts if part and part != place.name]
    return ", ".join(dict.fromkeys(known))


def mapped(reading: Reading) -> list[str]:
    """The places within countries: `Moscow, RU (8)`."""
    return [
        ", ".join(filter(None, (one_line(places[0].name), where(places[0]))))
        + (f" ({len(places)})" if len(places) > 1 else "")
        for places in placed(reading)
        if places[0].kind not in ("country", "continent")
    ]


def point(place: Place) -> str:
    """Degrees north and east, to two places; fewer for what is large."""
    digits = 1 if place.precision in ("region", "country", "area") else 2
    return f"{place.latitude:.{digits}f}, {place.longitude:.{digits}f}"


def dropped_note(reading: Reading) -> str:
    """How much of the page was left out."""
    count = len(reading.article.dropped)
    return f"{count} {'piece' if count == 1 else 'pieces'} of page furniture dropped"


def counts(reading: Reading) -> str:
    """How many statements there are, by how many speakers."""
    number = len(reading.statements)
    if not number:
        return "No statements found"
    speakers = len({statement.speaker for statement in reading.statements})
    return (
        f"{number} {'statement' if number == 1 else 'statements'} "
        f"by {speakers} {'speaker' if speakers == 1 else 'speakers'}"
    )


def link(address: str | None) -> str | None:
    """The address, if it is one that may be made a link: nothing that runs as a script."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
