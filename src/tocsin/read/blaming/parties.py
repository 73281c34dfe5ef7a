"""Parties that can have done something, and their canonical names.

Two readings of the same words. `done_by` is strict: only who or what is surely a party counts (a
known group, state or organisation, its fighters or aircraft, a person that the article names),
because it reads subjects of plain sentences. `called` is for words that a construction puts in the
place of a party already ("accused X of"): it keeps what it can't name ("two suspects").
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from tocsin.read.known import government
from tocsin.read.known import names as known_names
from tocsin.read.names import BODIES, TITLES
from tocsin.read.sentences import Range
from tocsin.read.speakers import Speakers
from tocsin.read.words import listed
from tocsin.records import Entity

PRONOUNS = listed("it") | listed("they") | listed("we") | {"i", "he", "she", "him", "her", "who"}
_LEAD = re.compile(
    r"(?:(?:of course|course|the name of|the|an?|either|both|only|of|its|their|some|several|many|"
    r"more|than|about|suspected|alleged|own|so-called|self-(?:styled|proclaimed|declared)|two|three|four|five|"
    r"six|\d+|hundreds|dozens|scores|individual|unidentified|masked|armed)\s+|[“‘\"'])+",
    re.I,
)
# People and things that act for a body: what they do it does.
_ARMS = (
    r"(?:fighters?|militants?|gunm[ae]n|soldiers?|troops|forces|members?|operatives?|insurgents?|"
    r"rebels?|terrorists?|extremists?|jihadis?|jihadists?|supporters?|militia(?:men|s)?|jets?|"
    r"planes?|(?:war|fighter)[- ]?(?:planes?|jets?)|aircraft|helicopters?|missiles?|rockets?|"
    r"drones?|artillery|tanks?|snipers?|commandos?|bombers?|agents?|saboteurs?|hackers?|elements|units?|"
    r"(?:air|missile|rocket|drone|artillery)[- ]?(?:strikes?|raids?|fire|attacks?)|airstrikes?|"
    r"bombs|commanders?|leaders|group|organi[sz]ation|cell|network|movement|terror|militant|terrorist|extremist|"
    r"jihadist|fighter|special|ground|naval|coalition)"
)
_ARMED = re.compile(rf"(?P<name>.+?)\s+(?:{_ARMS}\s+){{0,2}}{_ARMS}", re.I)
_MEMBERS = re.compile(
    rf"(?:[\w-]+\s+){{0,2}}?{_ARMS}\s+(?:of|from|belonging to|loyal to|fighting for|"
    r"allied (?:to|with)|affiliated (?:to|with)|linked to)\s+(?P<name>.+)",
    re.I,
)
_RULE = re.compile(
    r"(?P<name>.+?)(?:[’']s?)?\s+(?:government|regime|authorities|leadership|administration|"
    r"dictatorship|junta)",
    re.I,
)
# Rulers whose name the news gives to a government as often as the country's.
_RULERS = {
    "Assad": "Syria",
    "Asad": "Syria",
    "Putin": "Russia",
    "Maduro": "Venezuela",
    "Kim": "North Korea",
    "Gaddafi": "Libya",
    "Saddam": "Iraq",
    "Lukashenko": "Belarus",
    "Mugabe": "Zimbabwe",
    "Bashir": "Sudan",
}
# The coalition of 2014 goes by many names; which one is meant, its enemy in the article tells.
_COALITION = re.compile(
    r"(?:(?:US|U\.S\.|American|United States)[- ]?led |international |global )?"
    r"(?:military |anti-\w+ |counter-\w+ )?coalition"
    r"(?: (?:aircraft|forces|military forces|jets|planes|war ?planes|air ?strikes?|air raids?))*",
    re.I,
)
_COALITION_NAME = "US-led coalition against Islamic State"
_SERVES = re.compile(
    r"\b(?:spokes\w+|secretary|minister|commander|general|admiral|colonel|captain|major|capt|col|gen|"
    r"lt|maj|brig|army|military|forces|president|premier|director)\b",
    re.I,
)
_NO_MORE = re.compile(
    r"\b(?:former|ex|retired|analyst|expert|ambassador|envoy|correspondent)\b", re.I
)
_LEADERS = frozenset({"United States"})  # for its coalition they speak as for themselves
_ISLAMIC_STATE = "Islamic State"
_SERVICES = re.compile(
    r"(?:security|intelligence|secret|special) (?:services?|forces?|agency|agencies)", re.I
)
_BODIES = re.compile(
    r"(?:army|military|police|navy|air force|security forces|intelligence|(?:security|secret) "
    r"services?|armed forces|paramilitar\w+(?: \w+)?|militias?|groups?|security personnel)$",
    re.I,
)
_SPLIT = re.compile(r"\s*,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?:the\s+)?")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_FOLLOWERS = re.compile(
    r"(?:its|their|his)\s+(?:backers?|allies|supporters|proxies|partners|affiliates)"
)
_VAGUE = listed("demonstratives") | frozenset(
    {"several", "most", "few", "critics", "opponents", "people", "everyone", "anyone", "someone"}
    | {"nobody", "none", "each", "what", "themselves", "itself", "himself", "herself", "the", "no"}
)
_NO_DOERS = frozenset({"place", "venue", "weapon", "vehicle", "event"})
_LONGEST = 8  # words of a description
_ENTITIES_NEAR = 12  # names that may stand in one party's words


class Parties:
    """Names the parties of one article.

    Args:
        text: the article's text.
        speakers: has met those who speak in it.
        entities: what it names.
    """

    def __init__(self, text: str, speakers: Speakers, entities: Sequence[Entity]) -> None:
        self._text = text
        self._speakers = speakers
        self._mentions = sorted(
            ((m.start, m.end, entity) for entity in entities for m in entity.mentions),
            key=lambda m: (m[0], m[1]),
        )
        self._starts = [start for start, _, _ in self._mentions]
        self._persons = [e for e in entities if e.kind == "person" and " " in e.name]
        known = known_names()
        self._fights_islamic_state = any(
            known.full(m.text) == _ISLAMIC_STATE for entity in entities for m in entity.mentions
        )

    def done_by(self, start: int, end: int) -> tuple[str, ...]:
        """The parties that `[start, end)` surely names; none where it names none."""
        start, end = self._bare(start, end)
        if start >= end:
            return ()
        name = self._sure(start, end)
        if name:
            return (name,)
        found = [
            self._sure(*self._bare(a, b))
            for a, b in self._parts(start, end)
            if a == start or not _FOLLOWERS.fullmatch(self._text, a, b)
        ]
        return tuple(dict.fromkeys(name for name in found if name)) if all(found) else ()

    def called(self, start: int, end: int) -> tuple[str, ...]:
        """Who `[start, end)` means; its own words where no name is known, none for a pronoun."""
        words = " ".join(self._text[start:end].split()).strip(' ,;:–—-.“”"')
        sure = self.done_by(start, end) or self._apposed(start, end)
        if sure:
            return sure
        if words.lower() in PRONOUNS:
            meant = self._speakers.name(start, end)
            resolved = meant.name.lower() != words.lower() and meant.name.lower() not in PRONOUNS
            return (self.proper(meant.name),) if resolved else ()
        both = self._both(start, end)
        if both:
            return both
        meant = self._speakers.name(start, end)
        return (self.proper(meant.name),) if self.tells(meant.name) else ()

    def proper(self, name: str) -> str:
        """A speaker's or party's name in the form that it has as a party."""
        if self._fights_islamic_state and _COALITION.fullmatch(re.sub(r"^[Tt]he\s+", "", name)):
            return _COALITION_NAME
        return name.strip(' .,;:"“”')

    def powers(self, roles: Sequence[str]) -> frozenset[str]:
        """The countries and alliances whose forces some offices speak for."""
        known = known_names()
        found: set[str] = set()
        serving = (role for role in roles if _SERVES.search(role) and not _NO_MORE.search(role))
        for words in (role.split()[:_LONGEST] for role in serving):
            for size in range(1, len(words) + 1):
                for low in range(len(words) - size + 1):
                    written = re.sub(r"[’']s$", "", " ".join(words[low : low + size]).strip(",.;:"))
                    body = known.full(written) or known.demonyms.get(written) or ""
                    owners = (body, *(c for c in _LEADERS if body.startswith(c)))
                    found.update(owner for owner in owners if owner)
                    found |= {_COALITION_NAME} if self._coalition(written) else set()
        if self._fights_islamic_state and found & _LEADERS:
            found.add(_COALITION_NAME)
        return frozenset(found)

    def kin(self, speaker: str) -> tuple[str, ...]:
        """Of whom "my brother" speaks: whoever else has the surname, the most named of them."""
        surname = speaker.split()[-1]
        found = [
            entity
            for entity in self._persons[:_MANY]
            if entity.name != speaker and surname in entity.name.split()[1:]
        ]
        return (max(found, key=lambda e: len(e.mentions)).name,) if found else ()

    @cached_property
    def _personal(self) -> frozenset[str]:
        known = known_names()
        return frozenset(
            person.name
            for person in self._persons[:_MANY]
            if not any(w.lower() in BODIES or w in known.demonyms for w in person.name.split())
            and f"he {person.name}" not in self._text
        )

    def protagonist(self) -> tuple[str, ...]:
        """The person whom the article names first and far more often than any other."""
        counted = sorted(self._persons[:_MANY], key=lambda e: -len(e.mentions))
        if not counted or (
            len(counted) > 1 and len(counted[0].mentions) < 2 * len(counted[1].mentions)
        ):
            return ()
        return (counted[0].name,)

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's; bodies have an article or words that no person has."""
        return name in self._personal

    def is_body(self, name: str) -> bool:
        """Whether a name is a body's or a plural, so that "they" can mean it."""
        return not self.is_person(name) and not re.match(r"(?:an?|the)\s+[a-z]", name)

    def first_named(self, low: int, high: int, names: Sequence[str]) -> str | None:
        """The first of some canonical names that `[low, high)` has."""
        at = bisect_left(self._starts, low)
        for start, end, entity in self._mentions[at : at + _ENTITIES_NEAR]:
            name = self._state(self._text[start:end]) or entity.name
            if end <= high and name in names:
                return name
        return None

    def _bare(self, start: int, end: int) -> Range:
        """Without the white space, articles and numbers in front."""
        while end > start and self._text[end - 1] in ' \t\n,;:.–—-“”"':
            if _INITIALS.search(self._text, max(start, end - 4), end):
                break  # "the U.S."
            end -= 1
        while start < end and self._text[start] in ' \t\n,;:–—-“”"':
            start += 1
        lead = _LEAD.match(self._text, start, end)
        return (lead.end() if lead and lead.end() < end else start), end

    def _parts(self, start: int, end: int) -> Iterable[Range]:
        low = start
        for joint in _SPLIT.finditer(self._text, start, end):
            yield low, joint.start()
            low = joint.end()
        yield low, end

    def _sure(self, start: int, end: int) -> str | None:
        words = " ".join(self._text[start:end].split())
        if not words or len(words) > 120:
            return None
        return (
            self._coalition(words)
            or self._state(words)
            or self._entity(start, end)
            or self._members(start, end)
            or self._armed(words)
            or (words if _SERVICES.fullmatch(words) else None)
        )

    def _coalition(self, words: str) -> str | None:
        meant = self._fights_islamic_state and _COALITION.fullmatch(words)
        return _COALITION_NAME if meant else None

    def _state(self, words: str) -> str | None:
        """A country, people, government or well-known body, by a name that the world shares."""
        known = known_names()
        full = (
            known.full(words)
            or known.seated(words)
            or self._people(words)
            or known.demonyms.get(words)
        )
        if full:
            return full
        rule = _RULE.fullmatch(words)
        if rule:
            name = rule.group("name")
            country = _country(name) or _RULERS.get(name.rpartition(" ")[2])
            if country and not re.search(r"[,]|\b(?:and|or)\b", name):
                return government(country)
        return None

    def _people(self, words: str) -> str | None:
        """The country whose people a plural means: "Varnians"."""
        demonyms = known_names().demonyms
        single = words.removesuffix("s")
        return demonyms.get(single) if single != words and " " not in single else None

    def _entity(self, start: int, end: int) -> str | None:
        """An entity of the article whose name ends these words, titles and labels before it."""
        at = bisect_left(self._starts, start)
        for low, high, entity in self._mentions[at : at + _ENTITIES_NEAR]:
            if low >= end:
                break
            if high != end or entity.kind in _NO_DOERS:
                continue
            if not _only_titles(self._text[start:low]):
                continue
            written = self._text[low:high]
            state = self._state(written)
            if state or entity.kind != "person":
                return state or (entity.name if self._is_name(written) else None)
            return entity.name if self._is_name(entity.name) else None
        return None

    def _is_name(self, written: str) -> bool:
        return any(word[0].isupper() for word in written.split())

    def _members(self, start: int, end: int) -> str | None:
        """Whose members, soldiers or jets did it."""
        match = _MEMBERS.fullmatch(self._text[start:end])
        if match is None:
            return None
        return self._sure(*self._bare(start + match.start("name"), end))

    def _armed(self, words: str) -> str | None:
        """A body by its arms: "Front fighters", "Varnian jets"; its army keeps its own name."""
        known = known_names()
        service = _BODIES.search(words)
        if service and service.start():
            owner = words[: service.start()].strip().removesuffix(" government")
            first = re.sub(r"^(?:government|allied)\s+", "", owner)
            if first in known.demonyms or first in known.countries:
                return words
        if words == "regime":
            return self._own_government
        match = _ARMED.fullmatch(words)
        if match is None:
            return None
        name = match.group("name").strip(" -–")
        if name in ("government", "regime", "state", "army"):
            return self._own_government
        name = re.sub(r"\s+(?:government|state|army|military|air)$", "", name)
        return self._coalition(name) or _country(name) or self._state(name) or self._by_name(name)

    @cached_property
    def _own_government(self) -> str | None:
        """The one government that the article calls so: whose "government warplanes" are."""
        found = {
            self._state(match.group()) for match in _GOVERNMENTS.finditer(self._text, 0, _FIRST)
        } - {None}
        return found.pop() if len(found) == 1 else None

    def _by_name(self, name: str) -> str | None:
        """An organisation or group of the article by one of its names."""
        lead = _LEAD.match(name)
        bare = name[lead.end() :] if lead else name
        for low, high, entity in self._mentions[:_MENTIONS]:
            if entity.kind in ("organisation", "group") and self._text[low:high] == bare:
                return entity.name if self._is_name(bare) else None
        return None

    def _apposed(self, start: int, end: int) -> tuple[str, ...]:
        """The name in apposition: "his old rival, Varnia"."""
        comma = self._text.find(",", start, end)
        if comma < 0:
            return ()
        return self.done_by(start, comma) or self.done_by(comma + 1, end)

    def _both(self, start: int, end: int) -> tuple[str, ...]:
        """Two bodies joined by "and", of which the words name at least one for sure."""
        parts = [self._bare(a, b) for a, b in self._parts(start, end)]
        if len(parts) < 2:
            return ()
        sure = [self._sure(*part) for part in parts]
        if not any(sure) or not all(
            name or _BODIES.search(self._text[slice(*part)])
            for name, part in zip(sure, parts, strict=True)
        ):
            return ()
        return tuple(
            name or re.sub(r"^allied ", "", self._text[slice(*part)])
            for name, part in zip(sure, parts, strict=True)
        )

    def tells(self, name: str) -> bool:
        """Whether a name says who is meant: neither a pronoun nor "some" nor a sentence."""
        words = name.lower().split()
        return (
            bool(words)
            and len(words) <= _LONGEST
            and not (len(words) == 1 and words[0] in _VAGUE | PRONOUNS)
            and re.split(r"[’']", words[0])[0]
            not in PRONOUNS | {"no", "nobody", "anyone", "everyone", "each", "whoever", "those"}
            and any(sign.isalpha() for sign in name)
        )


_GOVERNMENTS = re.compile(r"\b[A-Z][\w-]{0,30}(?:[’']s)? (?:government|regime)\b")
_FIRST = 20_000  # characters
_MANY = 200  # persons that are told apart
_MENTIONS = 400  # mentions of an article that are looked through for a name


def _country(name: str) -> str | None:
    known = known_names()
    bare = re.sub(r"^[Tt]he\s+", "", name)
    return known.demonyms.get(bare) or known.countries.get(bare) or known.seats.get(bare)


def _only_titles(words: str) -> bool:
    """Whether words in front of a name are titles, peoples or labels: "Varnian president"."""
    demonyms, labels = known_names().demonyms, listed("labels") | listed("roles") | TITLES
    return all(
        word in demonyms
        or word.strip(".,’'").lower() in labels
        or word.lower() in ("former", "the")
        for word in words.split()
    )
