"""What a watch is about, found in the text of one article: its places, its actors, its targets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tocsin.assess.watch.definition import Concern, Watch
from tocsin.clean.fold import folded
from tocsin.link.actors.known import country_of, known, meant
from tocsin.read.known import names
from tocsin.read.sentences import Range, containing, paragraphs, sentences
from tocsin.records import Incident, Place, Reading

_SHORTEST = 3  # letters of initials that are a name: "BLF"
_DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
# In a sentence with one of these an actor is named because it is not behind something.
_UNLINKED = re.compile(
    r"\b(?:no|not|any|without|rul\w+ out|den\w+|nothing)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:links?|linked|connections?|connected|ties|tied|to do with|involve\w*|related)\b",
    re.IGNORECASE,
)
# Who is called so talks about an actor, and not for it.
_ABOUT = re.compile(r"\b(?:on|against|about|who|which|that|victims?|lawyers?|expert)\b", re.I)


class Subject:
    """Where an article names what a watch is about."""

    def __init__(self, watch: Watch, reading: Reading) -> None:
        self.text = reading.article.text
        self.sentences = sentences(self.text)
        self._paragraphs = paragraphs(self.text)
        self._actors = watch.actors
        self._hits: dict[Concern, tuple[Range, ...]] = {
            "place": tuple(_places(watch.places, reading)),
            "target": tuple(_found(_targets(watch.targets), self.text)),
            "actor": tuple(self._linked(reading)),
        }

    def __bool__(self) -> bool:
        """Whether the article names anything of the watch."""
        return any(self._hits.values())

    def named(self, concern: Concern, ranges: Iterable[Range]) -> bool:
        """Whether it is named within one of `ranges`."""
        hits = self._hits.get(concern, ())
        return any(a < high and low < b for low, high in ranges for a, b in hits)

    def hit(self, incident: Incident) -> bool:
        """Whether an incident struck a target of the watch, in its place or by its actor."""
        told = [self.head, *(self.around(mention.start) for mention in incident.mentions)]
        return self.named("target", told) and (
            self.named("place", told) or self.named("actor", told)
        )

    def around(self, offset: int, reach: int = 0) -> Range:
        """The sentence at `offset`, with so many before and behind it."""
        at = containing(self.sentences, offset)
        first, last = max(0, at - reach), min(len(self.sentences) - 1, at + reach)
        return self.sentences[first][0], self.sentences[last][1]

    @property
    def head(self) -> Range:
        """The headline and the paragraph behind it."""
        return 0, self._paragraphs[min(1, len(self._paragraphs) - 1)][1]

    def actor(self, speaker: str) -> str | None:
        """The actor of the watch that a speaker is or speaks for, as the watch calls it."""
        if _ABOUT.search(speaker):
            return None
        for actor in self._actors:
            said = _full(actor).search(self.text) and _forms((actor,))
            if (said and said.search(speaker)) or _is_one(speaker, [actor]):
                return actor
        return None

    def _linked(self, reading: Reading) -> Iterator[Range]:
        """Where the actors are named, but for sentences that say they have no part in it."""
        for hit in (
            *_found(_actor_forms(self._actors, self.text), self.text),
            *_entities(self._actors, reading),
        ):
            low, high = self.around(hit[0])
            if not _UNLINKED.search(self.text, low, high):
                yield hit


def _found(pattern: re.Pattern[str] | None, text: str) -> Iterator[Range]:
    return (match.span() for match in pattern.finditer(text)) if pattern else iter(())


@lru_cache(1_000)
def _targets(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """The words in the singular and the plural, whatever their case."""
    if not words:
        return None
    any_of = "|".join(_plural(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE)


def _plural(word: str) -> str:
    plain = r"\s+".join(map(re.escape, word.split()))
    if re.search(r"[^aeiou]y$", word):
        return rf"{plain[:-1]}(?:y|ies)"
    return rf"{plain}(?:e?s)?"


def _places(places: Sequence[str], reading: Reading) -> Iterator[Range]:
    """Where they are named, or what the gazetteer knows to lie in them; no governments."""
    governing = [(p.span.start, p.span.end) for p in reading.places if p.stands_for]
    for low, high in _found(_place_forms(tuple(places)), reading.article.text):
        if not any(a < high and low < b for a, b in governing):
            yield low, high
    for place in reading.places:
        if not place.stands_for and any(_lies(place, name) for name in places):
            yield place.span.start, place.span.end


@lru_cache(1_000)
def _place_forms(places: tuple[str, ...]) -> re.Pattern[str] | None:
    """Names as written and in capitals, and what their people are called."""
    forms = [form for place in places for form in (place, *_people(place))]
    return _any_of([*forms, *map(str.upper, forms)])


def _people(place: str) -> Iterator[str]:
    """By the table for countries of the world; else as names in -a have it: "Varnian"."""
    told = [people for people, country in names().demonyms.items() if country == place]
    yield from told or ([f"{place}n"] if place.endswith("a") else [])


def _lies(place: Place, name: str) -> bool:
    """Whether a place is, or lies in, what is called `name`."""
    if place.country is not None and place.country == country_of(name):
        return True
    return folded(name) in {folded(told) for told in (place.name, place.within, place.area) if told}


def _entities(actors: Sequence[str], reading: Reading) -> Iterator[Range]:
    """Mentions of those whom the article calls what one of the actors is known as."""
    for entity in reading.entities:
        if _is_one(entity.name, actors):
            yield from ((mention.start, mention.end) for mention in entity.mentions)


def _is_one(name: str, actors: Sequence[str]) -> bool:
    """Whether a name means one of the actors, or a part of one, as far as tables tell."""
    full = meant(name)
    one = known(full) if full else None
    wanted = {meant(actor) for actor in actors} - {None}
    return bool(one and wanted & {one.name, one.part_of})


def _actor_forms(actors: Sequence[str], text: str) -> re.Pattern[str] | None:
    """Their names, and in a text that has one in full what it is called there in short."""
    return _forms(tuple(actor for actor in actors if _full(actor).search(text)))


@lru_cache(1_000)
def _full(actor: str) -> re.Pattern[str]:
    return re.compile(_written(actor), re.IGNORECASE)


@lru_cache(1_000)
def _forms(actors: tuple[str, ...]) -> re.Pattern[str] | None:
    return _any_of([form for actor in actors for form in (actor, *_short(actor))])


def _short(actor: str) -> Iterator[str]:
    """What an actor is called in short: "BLF", "Black Lantern", "the Front"."""
    words = _DETERMINER.sub("", actor).split()
    yield " ".join(words)
    capitals = [word for word in words if word[0].isupper()]
    if len(capitals) >= _SHORTEST:
        yield "".join(word[0] for word in capitals)
        yield " ".join(words[:-1])
    if len(capitals) > 1:
        yield f"the {words[-1]}"
        yield f"The {words[-1]}"
    yield actor.upper()


def _any_of(forms: Sequence[str]) -> re.Pattern[str] | None:
    """Any of these as whole words, the longest first; None for none."""
    longest = sorted(set(forms), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(_written, longest))})\b") if longest else None


def _written(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))
