"""What the rules need of one article, and how they look around in a sentence.

Every look is bounded, so that the time taken stays in step with the length of a hostile text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.read.known import government
from tocsin.read.known import names as known_names
from tocsin.read.names import Cast, cast_of
from tocsin.read.sentences import Range, containing, sentences
from tocsin.read.speakers import Speakers
from tocsin.read.warned.office import government_of
from tocsin.read.warned.parties import NOBODY, STATE_BODY, country_of, side_of
from tocsin.records import Entity, Statement, When

GONE = re.compile(r"\b(?:lift|withdr[ae]w|cancel|rescind|revok)\w*\b", re.I)
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|got)\s+(?:\w+ly\s+|also\s+|repeatedly\s+)?$", re.I
)
NOT_YET = re.compile(
    r"\b(?:not|n[’']t|never|no longer|will|would|may|might|can|could|should|must|"
    r"if)\s+(?:\w+ly\s+)?"
    r"(?:to\s+|have\s+|be\s+)?$",
    re.I,
)
_PHRASE_END = re.compile(
    r"[,;:!?\n“”()]|(?<!(?-i:[A-Z]))\.|\s[–—-]\s|\s(?:from|by|to|of|about|that|which|who|whose|"
    r"when|while|"
    r"before|after|as|because|was|were|is|are|has|have|had|would|could|will|did|urging|saying|"
    r"telling|"
    r"on|under|and (?:was|were|then|did|said|\w+ed)|in accordance|(?:[\w-]+\s+)?(?:minutes|hours|"
    r"days|"
    r"weeks|months|years)|earlier|last|this|next|\w+day)\b",
    re.I,
)
_AUXILIARIES = (
    r"(?:(?:has|have|had|is|are|was|were|also|already|later|repeatedly|immediately|earlier|then|"
    r"even|quoted|as|and|been|set|about|began|by|further|again|once|twice|today|yesterday|\w+ly|"
    r"on\s+\w+day|in\s+[A-Z][a-z]+|last\s+\w+)\s+){0,4}"
)
NAME = r"[A-Z][\w.’'&-]*"
_PLAIN = r"(?!(?:the|an?|and|of|by|in|that|said|says|told|was|were|when|while)\b)[a-z]+"
_NP = (
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:(?!(?:that|which|who|he|she|they|"
    r"it|and|"
    r"was|were|is|has|had|have|said|says|told)\b)[\w“”.’'-]+\s+){0,4}?[\w”.’'-]+"
    rf"|(?:{NAME}\s+){{0,5}}{NAME}(?:\s+(?:{_PLAIN}\s+){{0,2}}(?:officials|authorities|sources|"
    rf"police|"
    r"embassy|government|intelligence|agents|services|agencies|army|military|ministry|leaders|"
    r"spies))?"
    rf"|(?:{_PLAIN}\s+){{0,2}}(?:officials|authorities|sources|police|agents|residents|locals|"
    r"neighbours|"
    r"neighbors|witnesses|informants|experts|relatives|spies|diplomats|services)"
    r"|[Ii]t|[Tt]hey|[Hh]e|[Ss]he)"
)
_PLACED = rf"(?:\s+(?:in|to|at)\s+{NAME}(?:\s+{NAME})?)?"
_SUBJECT = re.compile(rf"(?<![\w’'-])(?P<who>{_NP}{_PLACED}),?\s+{_AUXILIARIES}$")
OPENING = re.compile(rf"[\W]*(?P<who>{_NP}{_PLACED})\s+(?:[a-z]+\s+){{0,3}}?[a-z]+(?:ed|s|ing|d)\b")
# "Between the two countries, shared": what a preposition rules is no subject.
_RULED = re.compile(
    r"\b(?:within|inside|in|of|for|from|at|with|near|under|behind|among|across|against|between|"
    r"on|to|"
    r"by|about|after|before|during)\s+(?:(?:the|an?|his|her|its|their)\s+)?$",
    re.I,
)
LOOK = 160  # characters before a word that are looked at
REMEMBERED = 12  # warnings of one giver that a telling is compared with
_DATE = re.compile(
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"\w+day)\s+)+"
)
_THEIR_GOVERNMENT = re.compile(
    r"(?:his|her|its|their|our|my)\s+(?:own\s+)?(?:government|country|nation|administration)$", re.I
)
_LANDS_GOVERNMENT = re.compile(r"(?P<land>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s? government$")
_PRONOUN_SUBJECTS = ("it", "they", "he", "she")
_CLAUSE_ENDS = re.compile(
    r",\s+(?:(?:according|and|but|as|which|who|while|after|adding|saying)\b"
    r"|[^,]{2,60}?\b(?:said|says|reported|told)\b)|\s(?:and|but)\s+\w+ed\b"
)


@dataclass(frozen=True)
class Told:
    """One telling of a warning, as found; `rank` says how sure its wording is, 0 the surest."""

    giver: str
    to: tuple[str, ...]
    start: int
    end: int
    danger: Range | None  # the words that tell what was warned of; None where told before
    rank: int
    reason: str
    public: bool = False
    origin: Range | None = None  # the words elsewhere that name the giver
    introduced: bool = False  # the giver's name is told farther on
    again: tuple["Told", ...] = ()  # other tellings of the same warning
    own: str | None = None  # "his own agency": the pronoun's body, when the addressee owns it

    @property
    def state(self) -> str | None:
        """The country whose organ warned."""
        return side_of(self.giver)


class Scene:
    """What the rules need of one article."""

    def __init__(
        self, text: str, statements: Sequence[Statement], times: Sequence[When],
        entities: Sequence[Entity], cast: Cast | None = None,
    ) -> None:  # fmt: skip
        self.text = text
        self.units = sentences(text) or ((0, len(text)),)
        self.statements = statements
        self.times = sorted((t for t in times if t.value), key=lambda t: t.span.start)
        self._starts = [t.span.start for t in self.times]
        self.actors = sorted(
            (m.start, m.end)
            for e in entities
            if e.kind in ("person", "organisation", "group", "place")
            for m in e.mentions
        )
        self._offices: dict[str, str | None] = {}
        self._spoken: dict[int, list[Statement]] = {}
        for statement in statements:
            first = statement.source or statement.cue or statement.content[0]
            self._spoken.setdefault(self.number(first.start), []).append(statement)
        self.speakers = Speakers(text, cast or cast_of(text), self.units)
        for statement in statements:  # so that pronouns find who spoke before
            if statement.source:
                self.speakers.resolve(statement.source.start, statement.source.end)

    def unit(self, offset: int) -> Range:
        """The sentence at an offset."""
        return self.units[containing(self.units, offset)]

    def number(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return containing(self.units, offset)

    def words(self, part: Range) -> str:
        """The characters of a range."""
        return self.text[slice(*part)]

    def before(self, offset: int) -> str:
        """The words of the sentence before an offset."""
        return self.text[max(self.unit(offset)[0], offset - LOOK) : offset]

    def around(self, offset: int) -> Range:
        """The sentence at an offset; of a very long one, what stands near."""
        low, high = self.unit(offset)
        return max(low, offset - 3 * LOOK), min(high, offset + 3 * LOOK)

    def spoken(self, offset: int) -> Sequence[Statement]:
        """The statements that begin in the sentence at an offset; of very many, the first."""
        return self._spoken.get(self.number(offset), [])[:REMEMBERED]

    def speaker(self, offset: int) -> str | None:
        """Whose words an offset lies in."""
        for one in self.spoken(offset):
            if any(part.start <= offset < part.end for part in one.content):
                return None if NOBODY.match(one.speaker) else one.speaker
        return None

    def _office(self, offset: int) -> str | None:
        """The government for which the speaker of the words at an offset speaks."""
        speaker = self.speaker(offset)
        if speaker is None:
            return None
        if speaker not in self._offices and len(self._offices) < 4 * REMEMBERED:
            self._offices[speaker] = government_of(self.text, speaker)
        return self._offices.get(speaker)

    def times_in(self, start: int, end: int) -> list[When]:
        """The times told between two offsets, in order."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.times[first:behind]

    def named(self, start: int, end: int) -> str | None:
        """Who is meant by some words, by canonical name; None for nobody in particular."""
        words = self.text[start:end].strip(" ,“”\"'")
        if not words:
            return None
        if words.lower() in _PRONOUN_SUBJECTS:
            for one in self.spoken(start):  # "Venn said she had alerted the police"
                if any(part.start <= start <= part.start + 10 for part in one.content):
                    return None if NOBODY.match(one.speaker) else one.speaker
        theirs = _THEIR_GOVERNMENT.match(words)
        office = self._office(start) if theirs else None
        if office:
            return office
        lands = _LANDS_GOVERNMENT.match(words)
        if lands and country_of(lands.group("land")) is None:
            return government(lands.group("land"))
        state = STATE_BODY.match(words)
        country = country_of(state.group("state")) if state else known_names().demonyms.get(words)
        if country:
            return government(country)
        found = self.speakers.name(start, end).name.strip(' ,“”"')
        return None if NOBODY.match(found) else found


def canonical(scene: Scene, part: Range) -> str:
    """Who is meant by a stretch of text; empty for nobody in particular."""
    return scene.named(*part) or ""


def speaker_around(scene: Scene, offset: int) -> str | None:
    """Who speaks in the sentence before an offset: "warned its citizens and shared…"."""
    for statement in scene.spoken(offset):
        source = statement.source
        if source and source.start < offset:
            return None if NOBODY.match(statement.speaker) else statement.speaker
    return None


def subject_of(scene: Scene, offset: int) -> Range | None:
    """The words that name who does what the verb at an offset says, right before it."""
    before = scene.before(offset)
    found = _SUBJECT.search(before)
    if found is None:
        return None
    low = offset - len(before)
    start, end = low + found.start("who"), low + found.end("who")
    if _RULED.search(before, 0, found.start("who")):
        return None
    dated = _DATE.match(scene.text, start, end)
    start = dated.end() if dated and dated.end() < end else start
    who = scene.text[start:end]
    return (start, end) if who.lower() in _PRONOUN_SUBJECTS or not NOBODY.match(who) else None


def phrase_in(text: str, start: int, end: int) -> Range:
    """The noun phrase at the beginning of a stretch of text."""
    stop = _PHRASE_END.search(text, start, end)
    end = stop.start() if stop else end
    while end > start and text[end - 1] in " ,“”\"'":
        end -= 1
    return start, end


def clause_in(text: str, start: int, end: int) -> Range:
    """A stretch of text up to where its clause ends; at least one character."""
    stop = _CLAUSE_ENDS.search(text, start, end)
    end = stop.start() if stop else end
    while end > start and text[end - 1] in " ,.“”\"'":
        end -= 1
    return start, max(end, start + 1)


def lies_within(ranges: Sequence[Range], offset: int) -> bool:
    """Whether an offset lies in one of some ranges in order of their beginnings."""
    number = bisect_right(ranges, (offset, len(ranges) << 40))
    return any(a <= offset < b for a, b in ranges[max(0, number - REMEMBERED) : number])
