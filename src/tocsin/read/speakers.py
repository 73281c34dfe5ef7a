"""Who speaks: from the words of a source to the fullest name that the article gives.

The order of the rules is the order of the functions in `Speakers.resolve`; every answer says
which rule gave it. Nothing is invented: a source that no rule takes further keeps its own words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.read.known import government
from tocsin.read.known import names as known_names
from tocsin.read.names import (
    BODIES,
    BODY_NOUNS,
    LATER_PARTS,
    TITLES,
    Cast,
    Person,
    looks_personal,
    role_gender,
    runs,
    split_title,
)
from tocsin.read.sentences import Range, containing
from tocsin.read.words import listed

_HE_SHE = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "herself": "she",
}
_IT = listed("it")
_THEY = listed("they")
_WE = listed("we")
_PRONOUNS = _IT | _THEY | _WE | _HE_SHE.keys()
_DEMONSTRATIVES = listed("demonstratives")
_PAPERS = (
    r"(?:reports?|statement|website|commentary|article|account|image|photograph|post|posts|survey|"
    r"review|poll|study|documents?|letter|memo|channel|story|page|press release|release|transcript|"
    r"analysis|editorial|broadcast|footage|notice|advisory)"
)
_PAPER_OF = re.compile(
    rf"\b{_PAPERS}\b[^,]*?\b(?:by|from|of|on|run by|in|at|published by)\s+(?:the\s+)?", re.I
)
_OWNER_OF_PAPER = re.compile(rf"^(.*?)[’']s?\s+(?:[\w-]+\s+){{0,3}}{_PAPERS}$", re.I)
# "the message" after "in a message on its channel"
_PAPER = re.compile(
    r"(?:the|that|this|its|their)\s+(?:[\w-]+\s+)?(?P<noun>message|statement|video|letter|communiqu[eé]|"
    r"recording|post|note|claim|leaflet|tape|broadcast)",
    re.I,
)
_GIVEN = (
    r"\b(?:in|by|with|via|through|on|released|issued|posted|published|circulated|sent)\s+"
    r"(?:an?|its|his|her|their)\s+(?:[\w-]+\s+){0,4}"
)
_MEMORY = 8  # sentences that "he" and "she" may reach back
_NEAR = 3  # sentences that "it", "they" and "the group" may
# What a relative pronoun stands for: the capitalised words right before it, else the words from
# the last article or possessive on, else the last word.
_ANTECEDENT = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*$"
    r"|\b(?:the|an?|his|her|its|their|our)\s+(?:(?!the\b|an?\b|his\b|her\b|its\b|their\b)[\w.’'-]+\s+){0,7}[\w.’'-]+$"
    r"|\b[\w’'-]+$",
)
# What a source may begin with that is no part of a name.
_OPENING = re.compile(
    r"(?:(?:but|and|yet|so|both|even|meanwhile|then|still|now|while|as|elsewhere|however|later)\b,?\s+"
    r"|(?:on|in|last|this|earlier|the following|the next)\s[^,]{3,30},\s+)+",
    re.I,
)
# "Washington and much of the West", "the United States, Japan and South Korea"
_FIRST_OF_SEVERAL = re.compile(
    r"((?:[A-Z][\w.-]*)(?:\s[A-Z][\w.-]*)*)\s(?:and|together with)\s"
    r"(?:much of |the |most of |its |[A-Z])"
)
_TAIL = re.compile(
    r"(?:\s+(?:in particular|himself|herself|itself|themselves|alone|too|also|again)"
    r"|\s+(?:has|have|had|is|are|was|were)(?:\s+\w+)?)$"
)
_SINGULAR = re.compile(
    r"(?:an?|another|one|the|this|that|its|their|his|her|[A-Z][\w.]*[’']s)\s(?!\w+s\b)", re.I
)
_GENERIC_BODIES = listed("generic_bodies")
_LABELS = listed("labels")
_DEFINITE = re.compile(r"(?:the|his|her|their|its|our|this|that)\s+|[A-Z]", re.I)
_INDEFINITE = re.compile(r"(?:an?|another|two|three|several|some|many|one)\b", re.I)
_HYPHENED_LABEL = re.compile(r"^(?:state-(?:run|owned|funded)|so-called|pro-\w+)\s+", re.I)
_SMALL = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur)\s+")


@dataclass(frozen=True)
class Resolved:
    """A canonical name, where the article gives it (None: in the source itself), and the rule."""

    name: str
    named: Range | None
    reason: str
    kind: str  # "person", "body" or "words"


@dataclass(frozen=True)
class Heard:
    """A speaker already met, and where."""

    resolved: Resolved
    start: int


class Speakers:
    """Resolves the sources of one article in order, remembering who spoke before."""

    def __init__(self, text: str, cast: Cast, units: Sequence[Range]) -> None:
        self._text = text
        self._cast = cast
        self._units = units
        self._heard: list[Heard] = []

    def resolve(self, start: int, end: int) -> Resolved:
        """The speaker whom the source `[start, end)` means; remembers the answer."""
        resolved = self.name(start, end)
        self._heard.append(Heard(resolved, start))
        return resolved

    def previous(self) -> Resolved | None:
        """Who spoke last."""
        return self._heard[-1].resolved if self._heard else None

    def name(self, start: int, end: int) -> Resolved:
        """The same, without remembering: for addressees."""
        words = " ".join(self._text[start:end].strip(" ,;:–—-").split())
        opening = _OPENING.match(words)
        if opening and opening.end() < len(words):
            words = words[opening.end() :]
        words = _TAIL.sub("", words) or words
        return (
            self._relative(words, start)
            or self._pronoun(words, start)
            or self._named(words)
            or self._body(words)
            or self._paper(words, start)
            or self._role(words, start)
            or Resolved(self._described(words, start), None, "in its own words", "words")
        )

    # Pronouns

    def _relative(self, words: str, start: int) -> Resolved | None:
        """Who and which mean what stands before them: "Simonyan, who idolises Putin"."""
        if words.lower() not in ("who", "which", "that", "whom"):
            return None
        low = self._units[containing(self._units, start)][0]
        before = self._text[low:start].rstrip(" ,")
        match = _ANTECEDENT.search(before)
        if match is None:
            return None
        resolved = self.name(low + match.start(), low + len(before))
        return Resolved(
            resolved.name, resolved.named, f"“{words}” → {resolved.name}", resolved.kind
        )

    def _pronoun(self, words: str, start: int) -> Resolved | None:
        word = words.lower()
        if word in _HE_SHE:
            meant = self._one_before(start, _HE_SHE[word])
            return meant and replace(meant, reason=f"“{words}” → {meant.name}")
        if word in _IT:
            return (
                self._heard_before(words, start, ("body", "name"))
                or self._heard_before(words, start, ("words",), singular=True)
                or self._body_before(words, start)
            )
        if word in _THEY:
            return self._heard_before(words, start, ("body", "name", "words"), singular=False)
        if word in _WE:  # a statement's issuing body speaks of itself as "we"
            first = next((h.resolved for h in self._heard if h.resolved.kind == "body"), None)
            return first and Resolved(first.name, first.named, f"“{words}” → {first.name}", "body")
        return None

    def _one_before(self, start: int, gender: str) -> Resolved | None:
        """Whom "he" or "she" means.

        First named in this sentence, else the last to speak or the first named in the nearest
        sentence before that has anybody who fits; those who surely fit go first.
        """
        own = containing(self._units, start)
        for genders in ((gender,), (gender, None)):
            for unit in range(own, max(-1, own - _MEMORY), -1):
                low, high = self._units[unit][0], min(self._units[unit][1], start)
                spoke = self._spoke(low, high, gender)
                named = self._mentioned(low, high, genders)
                if spoke and (unit != own or not named):
                    return spoke
                if named:
                    return Resolved(named.name, (named.start, named.end), "", "person")
        return None

    def _spoke(self, low: int, high: int, gender: str) -> Resolved | None:
        """The last to speak between two offsets, if "he" or "she" can mean them."""
        for heard in reversed(self._heard):
            if low <= heard.start < high:
                return heard.resolved if self._fits(heard.resolved, gender) else None
        return None

    def _fits(self, said: Resolved, gender: str) -> bool:
        """Whether a speaker is one person whose gender isn't known to be the other."""
        person = self._cast.person(said.name)
        if said.kind == "person" and person is not None:
            return person.gender in (None, gender)
        if said.kind == "words":
            head = LATER_PARTS.split(said.name, maxsplit=1)[0].rpartition(" ")[2].lower()
            one = bool(_SINGULAR.match(said.name)) and head not in BODY_NOUNS | BODIES
            return one and role_gender(head) in (None, gender)
        return said.kind in ("person", "name")

    def _mentioned(self, low: int, high: int, genders: tuple[str | None, ...]) -> Person | None:
        """The first person named between two offsets whom a pronoun may mean."""
        for mention in self._cast.mentions:
            if low <= mention.start < high:
                person = self._cast.person(mention.name)
                fits = person is not None and person.gender in genders
                if person is not None and fits and (person.sure or None in genders):
                    return person
        return None

    def _heard_before(
        self, words: str, start: int, kinds: tuple[str, ...], *, singular: bool | None = None
    ) -> Resolved | None:
        floor = self._units[max(0, containing(self._units, start) - _NEAR)][0]
        for heard in reversed(self._heard):
            said = heard.resolved
            if floor <= heard.start < start and said.kind in kinds:
                if said.kind == "words" and singular is not bool(_SINGULAR.match(said.name)):
                    continue
                return Resolved(said.name, said.named, f"“{words}” → {said.name}", said.kind)
        return None

    def _unnamed_here(self, start: int) -> bool:
        """Whether somebody without a name spoke last, in this sentence: "its" is theirs then."""
        low = self._units[containing(self._units, start)][0]
        here = [heard for heard in self._heard[-1:] if low <= heard.start < start]
        return any(heard.resolved.kind == "words" for heard in here)

    def _body_before(self, words: str, start: int) -> Resolved | None:
        """A well-known body or state named earlier in the sentence or in the one before."""
        known = known_names()
        own = containing(self._units, start)
        for unit in range(own, max(-1, own - 2), -1):
            low, high = self._units[unit]
            for a, b in runs(self._text, low, min(high, start)):
                name = self._text[a:b]
                full = known.full(name) or known.seated(name)
                if full:
                    return Resolved(full, (a, b), f"“{words}” → {full}", "body")
        return None

    # Names

    def _named(self, words: str) -> Resolved | None:
        """A person's name in the source: at the head of it, or in apposition."""
        if _PAPER_OF.match(_SMALL.sub("", words)):
            return None
        chunks = [c.strip() for c in re.split(r",\s+|\s+\(", words)]
        for number, chunk in enumerate(chunks[:3]):
            head = LATER_PARTS.split(chunk, maxsplit=1)[0] if number == 0 else chunk
            person = self._person_in(head, whole=number > 0)
            if person:
                where = None if person.name in words else (person.start, person.end)
                reason = f"“{head}” → {person.name}" if where else f"named “{person.name}”"
                return Resolved(person.name, where, reason, "person")
        return None

    def _person_in(self, head: str, *, whole: bool) -> Person | None:
        plain = re.sub(r"\s+[\"“‘'][A-Z]\w*[\"”’']{1,2}\s+", " ", head)
        found = list(runs(plain))
        if not found:
            return None
        low, high = found[-1]
        if plain[high:].strip(" )") or (whole and plain[:low].strip()):
            return None
        titles, name = split_title(plain[low:high])
        if self._is_body(name) and not titles:
            return None
        person = self._cast.person(name)
        if person and (person.sure or titles or plain[:low].strip() or len(name.split()) == 1):
            return person
        if looks_personal(name):
            return person or Person(name, 0, 0)
        if titles and len(name.split()) == 1 and not self._is_body(name):
            return Person(f"{titles.rsplit(' ', 1)[-1]} {name}", 0, 0)
        return None

    def _is_body(self, name: str) -> bool:
        known = known_names()
        return bool(
            known.full(name)
            or known.seated(name)
            or name in self._cast.acronyms
            or (name in self._cast.bodies and name not in self._cast.people)
            or any(w.strip(".").lower() in BODIES for w in name.split())
        )

    # Bodies: states, governments, organisations, papers

    def _body(self, words: str) -> Resolved | None:
        head = re.split(r",\s+|\s+\(", words)[0]
        owner = _OWNER_OF_PAPER.match(_SMALL.sub("", head))
        paper = _PAPER_OF.search(head)
        if owner:
            head = owner.group(1)
        elif paper:
            rest = head[paper.end() :]
            head = re.split(r"[’']s\s+", rest)[-1] if any(c.isupper() for c in rest) else head
        bare = _HYPHENED_LABEL.sub("", _SMALL.sub("", head))
        return (
            self._known(bare)
            or self._government(bare)
            or self._in_article(bare)
            or (self._by_noun(bare) if owner else None)
        )

    def _paper(self, words: str, start: int) -> Resolved | None:
        """Whose "the message" is: of whom the text says that they spoke "in a message"."""
        match = _PAPER.fullmatch(words)
        if match is None:
            return None
        floor = self._units[max(0, containing(self._units, start) - _NEAR)][0]
        for heard in reversed(self._heard):
            if heard.start < floor or heard.resolved.kind == "words":
                break
            end = min(self._units[containing(self._units, heard.start)][1], start)
            given = rf"{_GIVEN}{re.escape(match.group('noun'))}\b"
            if re.search(given, self._text[heard.start : end], re.I):
                said = heard.resolved
                return replace(said, reason=f"“{words}” is that of {said.name}")
        return None

    def _known(self, bare: str) -> Resolved | None:
        known = known_names()
        full = known.full(bare) or self._labelled(bare)
        if full:
            reason = f"named “{full}”" if full == bare else f"“{bare}” is {full}"
            return Resolved(full, None, reason, "body")
        seated = known.seated(bare)
        if seated:
            meant = seated[0].lower() + seated[1:]
            return Resolved(seated, None, f"“{bare}” stands for the {meant}", "body")
        first = _FIRST_OF_SEVERAL.match(bare)
        return self._known(first.group(1)) if first else None

    def _labelled(self, bare: str) -> str | None:
        """A well-known name among labels: "so-called Islamic State", "news agency dpa"."""
        known = known_names()
        found = list(runs(bare))
        if found and not re.search(r"[’']s\s|\b(?:and|or)\b", bare):
            low, high = found[-1]
            full = known.full(bare[low:high])
            if full and self._only_labels(bare[:low] + bare[high:]):
                return full
        rest, _, last = bare.rpartition(" ")
        return known.organisations.get(last) if self._only_labels(rest) else None

    def _government(self, bare: str) -> Resolved | None:
        known = known_names()
        match = re.fullmatch(r"(.+?)\s+(?:government|regime|administration|authorities)", bare)
        if match and match.group(1) in known.demonyms:
            country = known.demonyms[match.group(1)]
            return Resolved(government(country), None, f"“{bare}”", "body")
        match = re.fullmatch(r"government of (?:the )?([A-Z].+)", bare, re.I)
        if match:
            return Resolved(f"Government of {match.group(1)}", None, f"“{bare}”", "body")
        return None

    def _in_article(self, bare: str) -> Resolved | None:
        """A body that the article itself names in full: by acronym, or by part of its name."""
        cast = self._cast
        if bare in cast.acronyms:
            place = cast.bodies.get(cast.acronyms[bare])
            full = known_names().full(cast.acronyms[bare]) or cast.acronyms[bare]
            return Resolved(full, place, f"“{bare}” → {full}", "body")
        found = list(runs(bare))
        if not found or not self._only_labels(bare[: found[-1][0]] + bare[found[-1][1] :]):
            return None
        name = bare[slice(*found[-1])]
        for body, place in cast.bodies.items():
            if body.startswith(name + " ") and len(name.split()) > 1:
                return Resolved(body, place, f"“{bare}” → {body}", "body")
        return Resolved(name, None, f"named “{name}”", self._kind(name))

    def _kind(self, name: str) -> str:
        if self._is_body(name):
            return "body"
        if looks_personal(name) and (name in self._cast.people or name not in self._cast.bodies):
            return "person"
        return "body" if len(name.split()) > 1 else "name"

    def _only_labels(self, words: str) -> bool:
        """Whether words around a name say just what sort of body it is."""
        demonyms = known_names().demonyms
        return all(w in demonyms or w.lower() in _LABELS for w in re.findall(r"[\w.-]+", words))

    def _by_noun(self, bare: str) -> Resolved | None:
        """The one body that the article names with a noun: "the casino"."""
        for body, place in self._cast.bodies.items():
            if body.split()[-1].lower() == bare.lower() and len(body.split()) > 1:
                full = known_names().full(body) or body
                return Resolved(full, place, f"“{bare}” → {full}", "body")
        return None

    # Roles: "the Foreign Secretary", "the brother", "the same outlet"

    def _role(self, words: str, start: int) -> Resolved | None:
        head = LATER_PARTS.split(re.split(r",\s+|\s+\(", words)[0], maxsplit=1)[0]
        if not _DEFINITE.match(head) or _INDEFINITE.match(head):
            return None
        tokens = _SMALL.sub("", head).split()
        noun = tokens[-1].lower() if tokens else ""
        if not noun or noun in _DEMONSTRATIVES:
            return None
        if re.match(r"(?:its|their|our)\s", head, re.I):
            return None  # whose spokesman that is, the roles of names don't tell
        owner = re.match(r"(?:the\s+)?(.+?)[’']s?\s", head)
        modifiers = {t.lower() for t in (owner.group(1).split() if owner else tokens[:-1])}
        person = self._with_role(noun, modifiers, start)
        if person and (noun in TITLES or noun not in BODY_NOUNS):
            place = (person.start, person.end)
            return Resolved(person.name, place, f"“{words}” → {person.name}", "person")
        plain = all(t.lower() in _LABELS for t in tokens[:-1])
        if noun in BODY_NOUNS and plain and re.match(r"(?:the|this|that)\s", words, re.I):
            named = self._by_noun(noun)
            if named or noun not in _GENERIC_BODIES:
                return named
            return self._heard_before(words, start, ("body", "name"))
        return None

    def _with_role(self, noun: str, modifiers: set[str], start: int) -> Person | None:
        """Who has that role; of several, the one whose last mention is nearest before.

        The interior minister isn't the foreign minister: modifiers on both sides must agree.
        """
        people = [p for p in self._cast.people.values() if p.sure and p.may_be(noun, modifiers)]
        nearest = people[0] if people else None
        if len(people) > 1:
            for mention in self._cast.mentions:
                person = self._cast.person(mention.name)
                if mention.start < start and person is not None and person in people:
                    nearest = person
        return nearest

    # Descriptions

    def _described(self, words: str, start: int) -> str:
        """The source's own words, names in them made full, without a sentence's capital.

        "The" stays only with a single unnamed speaker ("the sheriff"); "the officials" and
        "officials" are the same.
        """
        text = re.split(r",\s+(?=[a-z])(?![^,]*,?\s(?:and|or)\s)", words)[0].strip(" ,")
        bare = re.sub(r"^[Tt]he\s+", "", text)
        named = self._lowered(self._possessors(bare, start))
        noun = LATER_PARTS.split(bare, maxsplit=1)[0].rpartition(" ")[2].lower()
        plain = named == named.lower() and noun not in BODY_NOUNS | BODIES and noun[-1:] != "s"
        return f"the {named}" if bare != text and plain else named

    def _lowered(self, text: str) -> str:
        """The text with a small letter at its beginning if the capital is only the sentence's."""
        if not re.match(r"[A-Z][a-z’']*(?:\s+[a-z]|$)", text):
            return text
        first = text.split()[0]
        if first.lower() in _PRONOUNS:
            return text[0].lower() + text[1:]
        name = re.sub(r"[’']s?$", "", first)
        if first in known_names().demonyms or self._cast.person(name):
            return text
        if first.lower() in self._text or first in ("A", "An", "Police", "Officials"):
            return text[0].lower() + text[1:]
        return text

    def _possessors(self, text: str, start: int) -> str:
        match = re.match(r"([Hh]is|[Hh]er)\s+", text)
        if match:
            person = self._one_before(start, "he" if match.group(1).lower() == "his" else "she")
            if person:
                return f"{person.name}'s {text[match.end() :]}"
        match = re.match(r"((?:[A-Z][\w.]*\s+)*[A-Z]\w*)[’']s\s+", text)
        named = self._cast.person(split_title(match.group(1))[1]) if match else None
        if match and named:
            return f"{named.name}'s {text[match.end() :]}"
        match = re.match(r"([Ii]ts|[Tt]heir)\s+", text)
        owner = self._heard_before("", start, ("body", "name")) if match else None
        if match and owner and not self._unnamed_here(start):
            return f"{owner.name}'s {text[match.end() :]}"
        known = known_names()
        match = re.match(r"(UN|U\.N\.|EU|U\.S\.|US)\s+", text)
        if match and known.full(match.group(1)):
            return f"{known.full(match.group(1))} {text[match.end() :]}"
        return text
