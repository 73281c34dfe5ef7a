"""What the rules for blame need of one article: its sentences, who speaks, who is named."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.read.blaming.parties import Parties
from tocsin.read.blaming.subjects import subject
from tocsin.read.names import TITLES, Cast, cast_of, split_title
from tocsin.read.sentences import Range, containing, sentences
from tocsin.read.speakers import Speakers
from tocsin.records import Entity, Statement


@dataclass(frozen=True)
class Scene:
    """An article's text with its sentences, statements in order, and parties."""

    text: str
    units: Sequence[Range]
    statements: Sequence[Statement]
    speakers: Speakers
    parties: Parties
    cast: Cast
    by_unit: Mapping[int, Sequence[Statement]]

    def unit(self, offset: int) -> Range:
        """The sentence at an offset."""
        return self.units[containing(self.units, offset)]

    def near(self, offset: int, before: int, behind: int) -> Range:
        """The sentence at an offset with so many before and behind it, paragraphs apart or not."""
        at = containing(self.units, offset)
        first, last = max(0, at - before), min(len(self.units) - 1, at + behind)
        return self.units[first][0], self.units[last][1]

    def within(self, start: int, end: int, most: int) -> Iterator[Range]:
        """The sentences of `[start, end)`, each cut to it; `most` of them at most."""
        first = containing(self.units, start)
        for low, high in self.units[first : first + most]:
            if low >= end:
                return
            if start < high:
                yield max(start, low), min(end, high)

    def told(self, offset: int) -> Statement | None:
        """The statement whose content holds an offset; of several the innermost."""
        found = [
            (content.end - content.start, -content.start, statement)
            for statement in self.around(offset)
            for content in statement.content
            if content.start <= offset < content.end
        ]
        return min(found, key=lambda f: f[:2])[2] if found else None

    def cued(self, start: int, end: int) -> Statement | None:
        """The statement whose reporting words share a character with `[start, end)`."""
        for statement in self.around(start):
            cue = statement.cue
            if cue and cue.start < end and start < cue.end:
                return statement
        return None

    def around(self, offset: int) -> list[Statement]:
        """The statements of the sentence at an offset and of the one before."""
        at = containing(self.units, offset)
        return [*self.by_unit.get(at, ()), *self.by_unit.get(at - 1, ())]

    def by(self, start: int, end: int) -> tuple[str, ...]:
        """Who says what the reporting words `[start, end)` say; none where nobody is named."""
        statement = self.cued(start, end)
        if statement is not None:
            name = self.speaker(statement)
            return (name,) if name else ()
        low = self.unit(start)[0]
        words = subject(self.text, low, start)
        if words is None:
            return self._going_on(low, start)
        if _FIRST_PERSON.match(self.text, *words):
            teller = self.told(start)
            name = self.speaker(teller) if teller else None
            return (name,) if name else ()
        return self._among(*words) or self.parties.called(*words)

    def _among(self, start: int, end: int) -> tuple[str, ...]:
        """Some of those told of last: "one of the four men" for "one of them"."""
        some = _SOME.fullmatch(self.text, start, end)
        if some is None:
            return ()
        low, _ = self.near(start, 2, 0)
        groups = list(_GROUP.finditer(self.text, low, start))
        if not groups:
            return ()
        words = groups[-1].group().lower()
        article = "" if words.startswith(("the ", "these ", "those ")) else "the "
        return (f"{some.group('some').lower()} of {article}{words}",)

    def _going_on(self, low: int, start: int) -> tuple[str, ...]:
        """Who spoke before in a sentence that goes on: "denied it and blamed the Front"."""
        if not _GOES_ON.search(self.text, max(low, start - 24), start):
            return ()
        spoke = [s for s in self.around(start) if s.cue and low <= s.cue.start < start]
        last = max(spoke, key=lambda s: s.cue.start if s.cue else 0, default=None)
        name = self.speaker(last) if last else None
        if name:
            return (name,)
        verbs = list(_REPORTING.finditer(self.text, max(low, start - _REACH), start))
        words = subject(self.text, low, verbs[-1].start()) if verbs else None
        return self.parties.called(*words) if words else ()

    def side(self, statement: Statement) -> str | None:
        """For whom a speaker says "we": "Front spokesman Orla Venn" for the Front."""
        source = statement.source
        name = self.speaker(statement)
        if source is None or name is None or not self.parties.is_person(name):
            return name
        office = _OFFICE.search(self.text, source.start, source.end)
        if office is None:
            return name
        span = office.span("of" if office.group("of") else "before")
        return next(iter(self.parties.done_by(*span)), name)

    def serves(self, name: str) -> frozenset[str]:
        """The powers for which somebody speaks by their office: "Varnian army spokesman"."""
        person = self.cast.person(name)
        if person is None or not self.parties.is_person(name):
            return frozenset()
        return self.parties.powers(tuple(person.roles))

    def titled(self, start: int, end: int) -> tuple[str, ...]:
        """Whom a bare title means, if the article gives it to one person: "Foreign Minister"."""
        words = re.sub(r"^[Tt]he\s+", "", self.text[start:end]).split()
        if not words or any(w.strip(".").lower() not in TITLES for w in words):
            return ()
        modifiers = {w.lower() for w in words[:-1]}
        noun = words[-1].lower()
        people = [p for p in self.cast.people.values() if p.sure and p.may_be(noun, modifiers)]
        return (people[0].name,) if len(people) == 1 else ()

    def speaker(self, statement: Statement) -> str | None:
        """A statement's speaker by the name that a party has; None for a bare pronoun."""
        source = statement.source
        titled = self.titled(source.start, source.end) if source else ()
        titled = titled or self._soon_named(statement)
        name = titled[0] if titled else self.parties.proper(statement.speaker)
        return name if self.parties.tells(name) else None

    def _soon_named(self, statement: Statement) -> tuple[str, ...]:
        """After "a spokesman said" the next to speak, if named there for the first time."""
        source = statement.source
        if source is None or not _SPOKESMAN.fullmatch(statement.speaker):
            return ()
        _, high = self.near(source.start, 0, _SOON)
        following = [
            s for s in self.around(high - 1) if s.source and source.end < s.source.start < high
        ]
        for later in following[:1]:
            person = self.cast.person(later.speaker)
            words = later.source.text if later.source else ""
            titles = split_title(re.sub(r"^[Tt]he\s+", "", words))[0]
            first = person and later.source and person.start >= later.source.start
            if titles and first and self.parties.is_person(later.speaker):
                return (later.speaker,)
        return ()


_SOME = re.compile(r"(?P<some>one|two|three|four|both|some|several|all|none) of them", re.I)
_GROUP = re.compile(
    r"\b(?:the|these|those|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)\s+"
    r"(?:[a-z-]+\s+){0,2}(?:m[ae]n|wom[ae]n|people|suspects|gunmen|attackers|teenagers|brothers|youths|"
    r"officers|soldiers|detainees|prisoners|defendants|students|militants)\b",
    re.I,
)
_REACH = 300  # characters that a sentence may go on
_REPORTING = re.compile(
    r"\b(?:said|says|told|denie[ds]|reject(?:s|ed)|accuse[ds]|condemn(?:s|ed)|dismisse[ds]|called|"
    r"claim(?:s|ed)|blame[ds]|described|warned|insist(?:s|ed))\b"
)
_GOES_ON = re.compile(r"(?:\b(?:and|but|then|or)|,)\s+(?:\w+ly\s+|also\s+|later\s+)?$")
_OFFICE = re.compile(
    r"(?:(?P<before>[A-Z][^,;:]{1,60}?)[’']?s?\s+)?\b(?:spokes(?:man|woman|person)|leader|commander|chief)\b"
    r"(?:\s+(?:for|of)\s+(?P<of>[^,;:]{2,60}))?"
)
_FIRST_PERSON = re.compile(r"[“”\"]?(?:I|[Ww]e)\b")
_SPOKESMAN = re.compile(
    r"an? (?:[\w’'-]+ ){0,4}(?:spokes(?:man|woman|person)|official|commander|general|officer)", re.I
)
_SOON = 2  # sentences


def scene_of(
    text: str,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    cast: Cast | None = None,
) -> Scene:
    """The scene of an article."""
    units = sentences(text) or ((0, len(text)),)
    cast = cast or cast_of(text)
    speakers = Speakers(text, cast, units)
    for statement in statements:  # so that "it" and "they" find those who spoke before
        if statement.source:
            speakers.resolve(statement.source.start, statement.source.end)
    parties = Parties(text, speakers, entities)
    return Scene(text, units, statements, speakers, parties, cast, _by_unit(units, statements))


def _by_unit(units: Sequence[Range], statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """The statements by the sentences that their parts lie in."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        first = containing(units, statement.sentence.start)
        last = containing(units, statement.sentence.end - 1)
        for at in range(first, min(last, first + _LONGEST) + 1):
            if len(found[at]) < _MANY:
                found[at].append(statement)
    return dict(found)


_LONGEST = 60  # sentences of one statement
_MANY = 40  # statements in one sentence
