"""The people and bodies that an article names, with the roles it gives them.

A light inventory by rule, enough to take a surname, a role or a pronoun back to a full name
within one article. The trained entity head is to replace the finding, not the looking up.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from tocsin.read.known import names as known_names
from tocsin.read.sentences import paragraphs
from tocsin.read.words import listed

Gender = Literal["he", "she"]

TITLES = listed("titles")
# Words that make a run of capitalised words a body rather than a person.
BODIES = listed("bodies")
BODY_NOUNS = listed("body_nouns")
_NEVER_NAMES = listed("never_names")
_FEMALE = listed("given_names_she")
_MALE = listed("given_names_he")
_SHE = listed("roles_she")
_HE = listed("roles_he")

_CAPITALISED = (
    r"(?:[A-Z]\.(?:[A-Z]\.)*(?=\s+[A-Z])"
    r"|(?:al|el|ul|as|ad|ar|an|bin)-[A-Z]\w+"
    r"|[A-ZÀ-ÖØ-Þ][\w\u00ad]*(?:[-’'][A-Za-zÀ-ÿ]\w*)*"
    r"|(?:[A-Z]\.)+)"
)
# Small words within a name, in the languages that have them.
PARTICLE = (
    r"(?:de|del|della|der|den|des|van|von|zu|af|bin|bint|ibn|abu|al|el|la|le|di|da|dos|das|du|"
    r"ter|ten|y)"
)
_RUN = re.compile(
    rf"{_CAPITALISED}(?:\s+(?:{PARTICLE}\s+){{0,2}}{_CAPITALISED})*(?:\s+(?:II|III|Jr\.?|Sr\.?))?"
)
LATER_PARTS = re.compile(
    r"\s+(?:who|which|whose|that|of|for|from|in|at|on|with|inside|near|by|under|to|during|after|"
    r"before|among|familiar|close|speaking|writing|citing|posting|quoting)\b"
)
_NICKNAME = re.compile(r"(?<!\s)\s++[\"“‘'][A-Z]\w*[\"”’']{1,2}\s+")
_POSSESSIVE = re.compile(r"[’']s?$")
_AFTER = re.compile(r",\s+((?:[\w’'.&-]+\s+){0,14}?[\w’'.&-]+?)\s*(?=[,.;:(]|\s[–—-]\s|$)")
_BEFORE = re.compile(r"\b((?:[A-Za-z’'.-]+\s+){1,8}[A-Za-z’'.-]+),?\s*$")


_DETERMINERS = ("his", "her", "their", "another", "a", "an", "the", "my")
_IN_FULL = {
    "dr": "doctor",
    "prof": "professor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
}


@dataclass
class Person:
    """Somebody with a name, where the article first gives it in full, and what it calls them."""

    name: str
    start: int
    end: int
    roles: list[str] = field(default_factory=list)
    gender: Gender | None = None
    sure: bool = False  # a title, a role or an apposition says that this is a person
    body: bool = False  # "Open Ward, the relief agency": an apposition says that it is none

    def may_be(self, noun: str, modifiers: set[str]) -> bool:
        """Whether somebody with this role, so modified ("interior minister"), can be meant."""
        if noun not in self.role_nouns():
            return False
        own = {w.lower() for role in self.roles for w in re.findall(r"[A-Za-z-]+", role)}
        own -= {noun, *_DETERMINERS, "former", "of"}
        return not modifiers or bool(modifiers & own)

    def role_nouns(self) -> set[str]:
        """The head nouns of the roles: "head of RT" → head, "the group's lawyer" → lawyer."""
        heads = (LATER_PARTS.split(role, maxsplit=1)[0] for role in self.roles)
        nouns = {found[-1].lower() for head in heads if (found := re.findall(r"[A-Za-z-]+", head))}
        return nouns | {_IN_FULL[noun] for noun in nouns if noun in _IN_FULL}


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article names somebody: characters `[start, end)`, title left out."""

    start: int
    end: int
    name: str  # as written


@dataclass
class Cast:
    """Everybody an article names, as far as rules can tell."""

    people: dict[str, Person]
    bodies: dict[str, tuple[int, int]]  # name of several words or known acronym → first place
    acronyms: dict[str, str]  # as used in the article → the name it stands for
    mentions: list[Mention]  # of people, in order

    def person(self, name: str) -> Person | None:
        """Whom a full name, a surname or (where the surname leads) a first name means."""
        if name in self.people:
            return self.people[name]
        parts = name.split()
        lowered = name.lower().split()  # "Van der Loo" is "Maria van der Loo"
        for person in self.people.values():
            if lowered == person.name.lower().split()[-len(parts) :]:
                return person
        for person in self.people.values():
            if len(parts) == 1 and f"al-{lowered[0]}" == person.name.lower().split()[-1]:
                return person  # "Venn" is "Orla al-Venn"
        for person in self.people.values():
            own = person.name.split()
            if len(parts) == 1 and own[0] == parts[0]:
                return person
            if len(parts) == 2 and (own[0], own[-1]) == (parts[0], parts[1]):
                return person
        return None


def runs(text: str, start: int = 0, end: int | None = None) -> Iterable[tuple[int, int]]:
    """Runs of capitalised words in a stretch of text, words that only open a sentence left out."""
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        low, high = match.span()
        words = [(w.start() + low, w.end() + low) for w in re.finditer(r"\S+", match.group())]
        while words and _bare(text[words[0][0] : words[0][1]]) in _NEVER_NAMES:
            words.pop(0)
        while words and _bare(text[words[-1][0] : words[-1][1]]) in _NEVER_NAMES:
            words.pop()
        if not words:
            continue
        low, high = words[0][0], words[-1][1]
        possessive = _POSSESSIVE.search(text, low, high)
        if possessive:
            high = possessive.start()
        if high > low:
            yield low, high


def split_title(name: str) -> tuple[str, str]:
    """A capitalised run as (titles before the name, the name): "President Vladimir Putin"."""
    words = name.split()
    cut = 0
    known = known_names()
    while cut < len(words) - 1:
        word = words[cut].rstrip(".,")
        two = " ".join(words[cut : cut + 2])
        if (
            word.lower() in TITLES
            or word in known.demonyms
            or word in ("US", "U.S", "UN", "U.N", "EU")
        ):
            cut += 1
        elif two in known.demonyms and cut + 2 < len(words):
            cut += 2
        else:
            break
    cut = _office_end(words, cut)
    return " ".join(words[:cut]), " ".join(words[cut:])


def _office_end(words: list[str], cut: int) -> int:
    """Where the name begins behind an office: "Harbour Board Press Secretary Orla Venn"."""
    for at in range(len(words) - _SHORTEST, cut, -1):
        if words[at - 1].rstrip(".").lower() in TITLES and looks_personal(" ".join(words[at:])):
            return at
    return cut


_SHORTEST = 2  # words of a full name


def looks_personal(name: str) -> bool:
    """Whether a run without its titles could be a person's full name."""
    words = name.split()
    if not 2 <= len(words) <= 5:
        return False
    known = known_names()
    if known.full(name) or known.seated(name) or name in known.demonyms:
        return False
    if any(_bare(w) in BODIES or w in known.demonyms or w in known.countries for w in words):
        return False
    return not any(w.isupper() and len(w.strip(".")) > 2 and w not in ("III",) for w in words)


def cast_of(text: str) -> Cast:
    """Read an article's cast."""
    cast = Cast({}, {}, {}, [])
    for start, end in paragraphs(text):
        if _is_headline(text[start:end]):
            continue
        plain = _NICKNAME.sub(lambda m: " " * len(m.group()), text[start:end])
        for low, high in runs(plain):
            _enter(cast, text, start + low, start + high, " ".join(plain[low:high].split()))
    _acronyms(cast, text)
    _drop_doubtful(cast)
    _mark_mentions(cast, text)
    return cast


def _enter(cast: Cast, text: str, start: int, end: int, written: str) -> None:
    titles, name = split_title(written)
    if looks_personal(name):
        person = cast.people.get(name)
        if person is None:
            person = cast.people[name] = Person(name, end - len(name), end)
            if text[person.start : end] != name:
                person.start = start
        _describe(person, text, start, end, titles)
    elif len(written.split()) > 1 or known_names().full(written):
        cast.bodies.setdefault(written, (start, end))


def _describe(person: Person, text: str, start: int, end: int, titles: str) -> None:
    roles = []
    if titles:
        roles.append(titles)
    before = _BEFORE.search(text, max(0, start - 80), start)
    if before:
        role = _role_before(before.group(1), text[before.end(1) : start])
        if role:
            roles.append(role)
    after = _AFTER.match(text, end)
    if after:
        role = after.group(1)
        if re.match(
            r"(?:a|an|the|his|her|their|one|head|chief|director|founder|leader|\d\d)\b", role
        ) or re.match(r"(?:(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*[’']s|[\w-]+\s(?:of|at|for)\b)", role):
            roles.append(role)
    if roles:
        person.sure = True
        person.roles.extend(r for r in roles if r not in person.roles)
        person.body = person.body or bool(person.role_nouns() & BODY_NOUNS)
    person.gender = person.gender or _gender(person.name, roles)
    first = person.name.split()[0].lower()
    person.sure = person.sure or first in _MALE or first in _FEMALE


def _role_before(before: str, gap: str) -> str | None:
    """The words that lead up to a name: "defense ministry spokesman ", "his brother, "."""
    kept: list[str] = []
    for word in reversed(before.split()):
        bare = _bare(word)
        if word.endswith((".", ",", ";", ":")) or bare in _STOP_ROLE or len(kept) > 5:
            break
        if not kept and not (bare in TITLES or bare in _HE or bare in _SHE or bare in _KIN):
            return None
        kept.append(word)
        if bare in _DETERMINERS or word.endswith(("’s", "'s")):
            break
    if not kept:
        return None
    determined = kept[-1].lower() in _DETERMINERS or kept[-1].endswith(("’s", "'s"))
    if gap.strip() == "," and not determined:
        return None
    return " ".join(reversed(kept))


_KIN = listed("roles")
_STOP_ROLE = listed("before_roles")


def role_gender(role: str) -> Gender | None:
    """Which pronoun the words of a role ask for: "spokeswoman" → she; None where they don't."""
    words = {_bare(w) for w in role.split()[:8]}
    if words & _SHE:
        return "she"
    return "he" if words & _HE else None


def _gender(name: str, roles: list[str]) -> Gender | None:
    told = next((gender for role in roles if (gender := role_gender(role))), None)
    if told:
        return told
    first = name.split()[0].lower()
    if first in _FEMALE:
        return "she"
    return "he" if first in _MALE else None


def _acronyms(cast: Cast, text: str) -> None:
    """Acronyms for bodies named in full: "Human Rights Watch … HRW", "Observatory (SOHR)"."""
    used = Counter(re.findall(r"\b[A-Z]{2,6}\b", text))
    for body in sorted(cast.bodies, key=len, reverse=True):
        initials = "".join(w[0] for w in re.split(r"[\s-]+", body) if w[0].isupper())
        if len(initials) > 1 and initials in used and initials not in cast.acronyms:
            cast.acronyms[initials] = body


def _drop_doubtful(cast: Cast) -> None:
    """Runs that nothing marks as a person may be bodies too; what is one surely is nobody."""
    for name, person in list(cast.people.items()):
        if person.body or not person.sure:
            cast.bodies.setdefault(name, (person.start, person.end))
        if person.body:
            del cast.people[name]


def _mark_mentions(cast: Cast, text: str) -> None:
    surnames = {_surname(p.name) for p in cast.people.values() if p.sure}
    for low, high in runs(text):
        titles, name = split_title(" ".join(text[low:high].split()))
        alone = _surname(name) in surnames and (len(name.split()) == 1 or bool(titles))
        if name in cast.people or alone:
            cast.mentions.append(Mention(max(low, high - len(name)), high, name))


def _surname(name: str) -> str:
    words = name.split()
    return words[-2] if len(words) > 1 and words[-1].rstrip(".") in _ORDINALS else words[-1]


_ORDINALS = ("II", "III", "Jr", "Sr")


def _is_headline(line: str) -> bool:
    """Whether most words are capitalised, so that capitals say nothing."""
    words = re.findall(r"[A-Za-z][\w’'-]*", line)
    long: list[str] = [w for w in words if len(w) > 3]
    if not long or line.rstrip().endswith((".", "”", '"')):
        return False
    return sum(w[0].isupper() for w in long) / len(long) > 0.75


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.rstrip(".,")).lower()
