"""From tagged names to entities: who and what an article names, all mentions of one together.

1. Spans are cut at line breaks and behind exclamations and questions. Titles are cut off persons
("Governor Stanek") unless one word is
   left that no longer name in the article has ("Pope Francis").
2. Mentions that mean one entity are joined by `tocsin.read.fillers`. How a name may be shortened
   is up to its kind: "Sudan" isn't short for "South Sudan", nor "US" for "US embassy".
3. Where the same words are tagged as several kinds, the kind with most mentions wins, then the
   surer one. Words that are short for a longer name of their kind stay what they are: "Washington"
   in an article on Denzel Washington.

Numbers and sums (the label "quantity") are no entities.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.read.fillers import Filler, Key, Shortened, fillers, key
from tocsin.read.known import names as known_names
from tocsin.read.names import split_title
from tocsin.read.tagged import Tagged
from tocsin.records import ENTITY_KINDS, Entity, EntityKind, identify
from tocsin.records.base import span as span_of

_SHORTENED: dict[str, Shortened] = {
    "person": "any",
    "organisation": "head",
    "group": "never",
    "place": "never",
    "venue": "any",
    "weapon": "any",
    "vehicle": "any",
    "event": "head",
}
_EDGE = " \t.,;:!?"


def entities(article_id: str, text: str, tagged: Iterable[Tagged]) -> tuple[Entity, ...]:
    """The entities of a text in the order of their first mentions.

    Args:
        article_id: goes into the ids.
        text: the article's text.
        tagged: what the head for entities found there; no two overlap.
    """
    kept = [part for t in tagged if t.label in ENTITY_KINDS for part in _lines(text, t)]
    spans = _untitled(text, kept)
    groups = _grouped(text, _of_one_kind(text, spans))
    sure = {(t.label, t.start): t.probability for t in spans}
    found = [
        _entity(article_id, text, kind, group, sure)
        for kind in ENTITY_KINDS
        for group in groups.get(kind, ())
    ]
    return tuple(sorted(found, key=lambda entity: entity.mentions[0].start))


def _entity(
    article_id: str,
    text: str,
    kind: EntityKind,
    group: Filler,
    sure: Mapping[tuple[str, int], float],
) -> Entity:
    mentions = tuple(span_of(text, start, end) for start, end in group.mentions)
    # Those that were tagged as another kind say nothing of how sure this one is.
    own = [sure[kind, m.start] for m in mentions if (kind, m.start) in sure]
    return Entity(
        id=identify("entity", article_id, group.mentions[0]),
        kind=kind,
        name=_fullest([mention.text for mention in mentions]),
        mentions=mentions,
        confidence=round(sum(own) / len(own), 3),
    )


def _fullest(mentions: Sequence[str]) -> str:
    """The mention of most words; of several like it the most usual, and no headline's capitals."""
    times = Counter(mentions)
    return max(times, key=lambda m: (len(key(m)), times[m], not m.isupper(), -len(m)))


def _grouped(text: str, spans: Iterable[Tagged]) -> dict[str, list[Filler]]:
    return fillers(text, spans, least=0, shortened=_SHORTENED)


# Spans


_END = re.compile(r"\n|(?<=[!?])[ \t]")  # each ends with one character


def _lines(text: str, tagged: Tagged) -> Iterator[Tagged]:
    """A span, or what it has of each line or exclamation: no name goes on behind their end."""
    lines = _END.split(text[tagged.start : tagged.end])
    start = tagged.start
    for line in lines:
        name = line.strip(_EDGE) if len(lines) > 1 else line
        if name:
            first = start + line.index(name)
            yield replace(tagged, start=first, end=first + len(name))
        start += len(line) + 1


def _untitled(text: str, spans: Sequence[Tagged]) -> list[Tagged]:
    """Persons without their titles, as far as who is meant can still be told."""
    bare = [_bare(text, span) if span.label == "person" else span for span in spans]
    named = [_key(text, span) for span in bare if span.label == "person"]
    known = {word for words in named if len(words) > 1 for word in words}
    return [
        short if len(words := _key(text, short)) > 1 or known.issuperset(words) else span
        for span, short in zip(spans, bare, strict=True)
    ]


def _bare(text: str, person: Tagged) -> Tagged:
    titles, name = split_title(text[person.start : person.end])
    if not titles or not name[0].isupper():
        return person
    words = [word.start() for word in re.finditer(r"\S+", text[person.start : person.end])]
    return replace(person, start=person.start + words[len(titles.split())])


# Kinds


def located(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The tags, with towns as places and bodies as such that the network took for something else.

    Bodies by the table of known names: "to defeat Daesh" reads like a place to it. Towns are
    names of one word tagged as persons or bodies, where half of the mentions are tagged places or
    stand behind "in" or the like, and no longer name of a person has the word: the network doesn't
    know small towns. "In Parliament" is a body all the same, unless it is tagged a place
    somewhere.
    """
    names: dict[Key, list[Tagged]] = {}
    for tag in tagged:
        names.setdefault(_key(text, tag), []).append(tag)
    persons = (w for w, tags in names.items() if any(t.label == "person" for t in tags))
    longer = {word for words in persons if len(words) > 1 for word in words}
    towns = {
        words
        for words, tags in names.items()
        if len(words) == 1 and words[0] not in longer and _lies(text, tags)
    }
    bodies = known_names().organisations
    return [
        replace(tag, label="organisation")
        if tag.label in ("place", "event") and _plain(text, tag) in bodies
        else replace(tag, label="place")
        if tag.label in ("person", "organisation") and _key(text, tag) in towns
        else tag
        for tag in tagged
    ]


def _plain(text: str, tag: Tagged) -> str:
    return re.sub(r"^[Tt]he\s+", "", text[tag.start : tag.end]).replace("’", "'")


def _lies(text: str, tags: Sequence[Tagged]) -> bool:
    """Whether half of the mentions, two at least or the only one, say that this is a place."""
    labels = {tag.label for tag in tags}
    if "organisation" in labels and "place" not in labels:
        return False
    led = sum(
        tag.label == "place" or bool(_WITHIN.search(text, max(0, tag.start - 12), tag.start))
        for tag in tags
    )
    return 2 * led >= len(tags) and led >= min(2, len(tags))


_WITHIN = re.compile(r"\b(?:in|near|outside|around|across|inside)\s+$")


def _of_one_kind(text: str, spans: Sequence[Tagged]) -> list[Tagged]:
    """The spans with one kind for the same words, where nothing speaks for two."""
    won = _winners(text, spans)
    alone: set[tuple[str, Key]] = set()
    for kind, groups in _grouped(text, spans).items():
        for group in groups:
            words = {key(text[start:end]) for start, end in group.mentions}
            if len(words) == 1:
                alone.add((kind, words.pop()))
    return [
        replace(span, label=won[_key(text, span)])
        if (span.label, _key(text, span)) in alone
        else span
        for span in spans
    ]


def _winners(text: str, spans: Iterable[Tagged]) -> dict[Key, str]:
    """The kind that each name has most often, of several like it the most probable."""
    tallies: dict[Key, dict[str, list[float]]] = {}
    for span in spans:
        kinds = tallies.setdefault(_key(text, span), {})
        kinds.setdefault(span.label, []).append(span.probability)
    return {
        words: max(kinds, key=lambda kind: (len(kinds[kind]), sum(kinds[kind])))
        for words, kinds in tallies.items()
    }


def _key(text: str, span: Tagged) -> Key:
    return key(text[span.start : span.end])
