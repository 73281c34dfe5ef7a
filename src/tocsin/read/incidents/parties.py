"""Who did it, to whom, with what: the parties that a mention's sentence gives.

The network tags perpetrators, victims, targets and instruments; three constructions are sure
enough for rules: "by X" behind the trigger, X right before it ("the ISIS attack", "an Israeli air
strike"), and "on X", "against X" behind it. In arrests and trials who suffers them is the suspect,
whom the network takes for a perpetrator.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tocsin.read.clause import Clause, clause, objects
from tocsin.read.incidents.gathering import ATTACKS
from tocsin.read.incidents.mentions import Mention
from tocsin.read.incidents.triggers import HARM
from tocsin.read.known import names as known_names
from tocsin.read.people import people, perpetrator, person
from tocsin.read.sentences import Range
from tocsin.read.tagged import Tagged
from tocsin.records import Entity
from tocsin.records.incident import PartRole

# Probabilities from which a tag is taken. Whoever acts anywhere near is tagged a perpetrator.
_SURE: dict[str, float] = {"victim": 0.7, "target": 0.7, "instrument": 0.6}
_ACTS_SURE = 0.8
_SUFFERS_SURE = 0.5
_FAR = 110  # characters between a trigger and its party
_BY = re.compile(r"^[^.;:!?“”\"]{0,60}?\bby\s+(?=(?:the\s+|an?\s+)?[\w])")
_ON = re.compile(r"^(\s*(?:on|against|of|targeting|that targeted|that hit)\s+)(?:the\s+|an?\s+)?")
# "on an aid convoy", but not "on the morning of"
_TARGET = re.compile(
    r"(?:an?|the|several|two|three|its|their)\s+(?!(?:morning|evening|night|day|same|eve|week|spot|ground|"
    r"scale|basis|order|grounds|fringes|outskirts)\b)"
    r"(?P<what>(?:[a-z][\w’'-]*\s+){0,3}?[a-z][\w’'-]+)"
    r"(?=\s+(?:in|at|near|on|that|which|who|by|and|of|outside|this|last|yesterday|today|killed)\b"
    r"|[,.;:!?“”\"]|\s*$)"
)
_BREAK = re.compile(r"[,.;:]")
_BAND = re.compile(
    r"(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?(?:[\w’'-]+\s+){0,3}?(?:forces?|police|services?|troops|"
    r"army|military|militants?|gunm[ae]n|fighters?|rebels?|soldiers?|agents?|authorities|government|"
    r"group|militias?|men|officers?|insurgents?|attackers?|terrorists?|extremists?|jihadists?)\b",
    re.I,
)
_SUFFERED = frozenset(
    {"arrest", "crackdown", "court", "release", "abuse", "raid", "kidnapping", "hostage_taking"}
)
_ACTORS = ("person", "organisation", "group", "place")
_NO_NAME = frozenset(
    {"people", "others", "more", "person", "victims", "anyone", "everyone", "those", "them", "he",
     "she", "they", "it", "his", "her", "their", "who", "which", "that", "we", "us", "i", "you",
     "someone", "one", "most", "many", "some", "all", "night", "least", "man", "men", "women",
     "group", "forces", "troops", "fighters"}
)  # fmt: skip
# Who hunts attackers stands near their deeds.
_POLICE = re.compile(
    r"\b(?:police|authorities|court|prosecutors?|investigators|officials?)\b", re.I
)
# What others do with an attack: "condemned by", "claimed by", "filmed by".
_ONLY_SEEN = re.compile(
    r"\b(?!carried|committed|perpetrated|conducted|launched|staged|planned|ordered|led|killed|shot|"
    r"targeted|planted|organi[sz]ed|mounted|caused|fired|detonated)\w+(?:ed|en|seen)(?:\s+out)?\s+by\s+$",
    re.I,
)
_OF = re.compile(r"\bof\s+(?:the\s+)?$", re.I)
_BODIES = ("organisation", "group")
_ATTRIBUTE = re.compile(
    r"(?:[’']s)?\s+(?:(?!are\b|is\b|was\b|were\b|been\b|being\b|have\b|has\b|had\b)[\w-]+\s+){0,2}"
)
_OWNS = re.compile(r"[’']s?\s")
_ARTICLE = re.compile(r"^(?:the|an?|some|any|his|her|its|their|several|at least)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an entity."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class Party:
    """A part that something or somebody plays, by canonical name, and where it stands."""

    role: PartRole
    name: str
    start: int
    end: int
    worded: bool = True  # by a construction, not by the network alone


def parties(
    text: str,
    mention: Mention,
    roles: Sequence[Tagged],
    named: Sequence[Named],
    sources: Sequence[Range] = (),
) -> list[Party]:
    """The parties of a mention.

    Args:
        text: the article's text.
        mention: an incident's.
        roles: what the network's head for roles found near it in its sentence.
        named: the entities that are named there.
        sources: who is quoted there; who tells of it isn't party to it.
    """
    called = _caller(text, named)
    found = [*_told(text, mention, named, called), *_tagged(mention, roles, called)]
    seen: set[tuple[str, str]] = set()
    kept: list[Party] = []
    for party in found:
        if any(start < party.end and party.start < end for start, end in sources):
            continue
        other = ("against" if party.role == "by" else "by", party.name.lower())
        if (party.role, party.name.lower()) in seen or other in seen:
            continue
        seen.add((party.role, party.name.lower()))
        kept.append(party)
    return kept


def _told(
    text: str,
    mention: Mention,
    named: Sequence[Named],
    called: Callable[[int, int], str | None],
) -> Iterable[Party]:
    """By the constructions."""
    spans = [(n.start, n.end, n.entity.kind) for n in named if n.entity.kind in _ACTORS]
    told = clause(text, mention.sentence, mention.trigger.start, mention.trigger.end)
    yield from _behind(text, mention, spans, named, called)
    if told is None:
        yield from _before(text, mention, spans, called)
    else:
        yield from _acting(text, mention, told, named, called)
    yield from _fought(text, mention, named, called)


def _behind(
    text: str,
    mention: Mention,
    spans: Sequence[tuple[int, int, str]],
    named: Sequence[Named],
    called: Callable[[int, int], str | None],
) -> Iterable[Party]:
    """Whom "by", "on" or "against" behind a trigger names."""
    high, stop = mention.trigger.end, min(mention.sentence[1], mention.trigger.end + _FAR)
    behind = text[high:stop]
    by, on = _BY.match(behind), _ON.match(behind)
    if by and _ONLY_SEEN.search(by.group()):
        by = None  # "the attack was condemned by"
    found: tuple[tuple[PartRole, re.Match[str] | None], ...] = (("by", by), ("against", on))
    for role, match in found:
        if match is None:
            continue
        at = high + match.end()
        beside = [
            s for s in spans if at - 5 <= s[0] <= at + 25 and not _BREAK.search(text, at, s[0])
        ]
        words = _BAND.match(text, at, stop)
        start, end, kind = beside[0] if beside else (*(words.span() if words else (0, 0)), "words")
        if role == "against" and kind in ("place", "words"):
            phrases = objects(text, mention.sentence, match.end(1) + high)
            people_ = (_party(text, *p, named, mention.topic) for p in phrases)
            if suffering := [span for span in people_ if span is not None]:
                for low, end in suffering:
                    if name := called(low, end):
                        yield Party(role, name, low, end)
                continue
            target = _TARGET.match(text, match.end(1) + high, stop) if match.re is _ON else None
            if target is None or mention.topic not in (*ATTACKS, "strike", HARM):
                continue
            start, end = target.span("what")
        if start < end and (name := called(start, end)):
            yield Party(role, name, start, end)


def _before(
    text: str,
    mention: Mention,
    spans: Iterable[tuple[int, int, str]],
    called: Callable[[int, int], str | None],
) -> Iterable[Party]:
    """Who stands right before a noun: "the ISIS attack", "an Israeli air strike"."""
    low, known = mention.trigger.start, known_names()
    regime = _REGIME.search(text, max(mention.sentence[0], low - _LONGEST), low)
    if regime and mention.topic not in (*_SUFFERED, *_UNDERGONE, "protest"):
        yield Party("by", regime.group("who"), *regime.span("who"))
        return
    for start, end, kind in spans:
        close = end <= low <= end + _FAR and _ATTRIBUTE.fullmatch(text[end:low])
        state = text[start:end] in known.demonyms or (
            text[start:end] in known.countries and _OWNS.match(text, end)
        )
        if close and (state or (kind in _BODIES and text[start:end] not in known.seats)):
            name = called(start, end)
            if name and mention.topic not in (*_SUFFERED, *_UNDERGONE, "protest"):
                yield Party("by", name, start, end)
        owned = mention.topic in _UNDERGONE and kind != "place"
        if owned and _OWNED.fullmatch(text[end:low]) and (name := called(start, end)):
            yield Party("against", name, start, end)


# "The Venn regime's escalating attacks"
_REGIME = re.compile(
    r"(?P<who>[A-Z][\w’'-]*\s(?:regime|government|army|forces|militia|rebels|fighters))[’']s?\s+"
    r"(?:[\w-]+\s+){0,2}$"
)
# What somebody's own is what befell them: "Venn's arrest".
_UNDERGONE = frozenset(
    {"arrest", "court", "release", "kidnapping", "assassination", "execution", "upheaval"}
)
_OWNED = re.compile(r"[’']s?\s+(?:[\w-]+\s+)?")


def _acting(
    text: str,
    mention: Mention,
    told: Clause,
    named: Sequence[Named],
    called: Callable[[int, int], str | None],
) -> Iterable[Party]:
    """Subject and object of a verb: who does it and who suffers it, by its voice."""
    roles: tuple[PartRole, PartRole] = ("by", "against")
    suffers = _UNDERGOES.match(text, mention.trigger.start) and mention.topic == "court"
    if told.voice == "passive" or suffers:
        roles = ("against", "by")
    for role, phrases in zip(roles, (told.subject, told.object), strict=True):
        for low, high in phrases:
            span = _party(text, low, high, named, mention.topic if role == "against" else "")
            if span is None or (name := called(*span)) is None:
                continue
            unnamed = name.lower() in _NO_DOERS
            if role == "by" and (unnamed or mention.topic in ("accident", "protest")):
                continue
            yield Party(role, name, *span)


def _fought(
    text: str,
    mention: Mention,
    named: Sequence[Named],
    called: Callable[[int, int], str | None],
) -> Iterable[Party]:
    """Whom a battle is against ("the liberation of Orlec from rebels"), what strikes hit."""
    pattern = {"clash": _FROM, "strike": _HITS}.get(mention.topic)
    high = mention.trigger.end
    match = pattern.match(text, high, min(mention.sentence[1], high + _FAR)) if pattern else None
    if match is None:
        return
    for low, end in objects(text, mention.sentence, match.end()):
        inside = [n for n in named if n.entity.kind in _BODIES and low <= n.start < end]
        span = (
            (inside[0].start, inside[0].end) if inside else _party(text, low, end, named, "clash")
        )
        if span and (name := called(*span)):
            yield Party("against", name, *span)


_FROM = re.compile(r"[^.;:,“”\"]{0,60}?\s(?:from|against|with|out of the hands of)\s+")
_HITS = re.compile(
    r"\s+(?:have\s+|had\s+)?(?:engaged|destroyed|hit|struck|targeted|killed|damaged)\s+"
)


_UNDERGOES = re.compile(
    r"(?:appear|plead|serv|st[oa]+n?d|fac(?:e|ing)|on trial|handed|receiv|given)\w*", re.I
)
# "A court sentenced him": of nobody in particular.
_NO_DOERS = frozenset(
    {"court", "judge", "jury", "police", "authorities", "prosecutors", "officers"}
)


def _party(text: str, low: int, high: int, named: Sequence[Named], suffers: str) -> Range | None:
    """Whom a noun phrase names: the entity at its end, or people with all that describes them.

    A place suffers nothing but what befalls a country: `suffers` is the topic of that, if any.
    """
    for one in named:
        if one.entity.kind in _ACTORS and low <= one.start and high - 3 <= one.end <= high + 1:
            place = one.entity.kind == "place" and suffers and suffers not in _BEFALLS_COUNTRIES
            return None if place else (one.start, one.end)
    words = text[low:high].split()
    head = words[-1].lower().strip("’'") if words else ""
    if not (people(head) or person(head) or perpetrator(head) or head in _FORCES):
        return None
    counted = _COUNT.match(text, low, high)
    begin = counted.end() if counted else low
    # "in the hall ISIS members": their own words begin with the name.
    begin = next(
        (n.start for n in named if n.entity.kind in _BODIES and begin < n.start < high), begin
    )
    generic = _ANYBODY.fullmatch(text[begin:high])
    return (begin, high) if not generic and text[begin:high].lower() not in _NO_NAME else None


_BEFALLS_COUNTRIES = frozenset({"invasion", "cyberattack", "launch"})
_ANYBODY = re.compile(
    r"(?:(?:his|her|their|its|my|our)\s.*|(?:[\w-]+\s+){0,2}?(?:people|persons?|others?|more|victims?|one|"
    r"m[ae]n|dead|total|workers?))",
    re.I,
)


_FORCES = frozenset(
    """forces army military navy troops police authorities coalition alliance regime government
    militia militias group gang gangs cell brigade regiment battalion jets warplanes aircraft court
    agents services commandos crew security guard guards cartel network junta""".split()  # noqa: SIM905
)
_COUNT = re.compile(r"(?:at\s+)?(?:least|most|than|many\s+as)\s+|(?:an?|the|some|any)\s+", re.I)


def _tagged(
    mention: Mention, roles: Iterable[Tagged], called: Callable[[int, int], str | None]
) -> Iterable[Party]:
    """By the network's tags."""
    for tag in roles:
        role = _ROLES.get(tag.label)
        away = max(tag.start - mention.trigger.end, mention.trigger.start - tag.end)
        if role is None or away > _FAR:
            continue
        least = _SURE.get(tag.label, _ACTS_SURE)
        police = bool(_POLICE.search(called(tag.start, tag.end) or ""))
        if role == "by" and mention.topic in _SUFFERED and not police:
            role, least = "against", _SUFFERS_SURE
        if tag.probability < least:
            continue
        name = called(tag.start, tag.end)
        if name and not (role == "by" and mention.topic in ATTACKS and police):
            yield Party(role, name, tag.start, tag.end, worded=False)


_ROLES: dict[str, PartRole] = {
    "perpetrator": "by",
    "organisation": "by",
    "victim": "against",
    "target": "against",
    "instrument": "weapon",
}


def _caller(text: str, named: Sequence[Named]) -> Callable[[int, int], str | None]:
    """How what stands in a stretch is called: its entity's full name, else its own words."""

    def called(start: int, end: int) -> str | None:
        for one in named:
            low, high, entity = one.start, one.end, one.entity
            # "ISIS members" are of ISIS; "the head of ISIS" isn't ISIS.
            if (low <= start + 4 and start < high <= end + 2) or (low, high) == (start, end):
                full = _full(text, low, high, entity)
                whole = high - low > (end - start) / 3 or _PEOPLE.fullmatch(text, high, end)
                return full if whole else text[start:end]
        words = _ARTICLE.sub("", " ".join(text[start:end].split())).strip(" ,.;:“”\"'’")
        if words.lower() in _NO_NAME or len(words) > _LONGEST or not _LETTER.search(words):
            return None
        return words

    return called


def _full(text: str, low: int, high: int, entity: Entity) -> str:
    """The canonical name of an entity's mention: "Varnian jets" are Varnia's, its rebels aren't."""
    known = known_names()
    country = known.demonyms.get(text[low:high])
    full = known.full(entity.name) or known.seated(entity.name)
    if country or (entity.kind == "group" and full is None):
        people = _PEOPLE.match(text, high, high + _LONGEST)
        if people:
            return text[low : people.end()]
    return country or full or entity.name


_PEOPLE = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:militants?|rebels?|terrorists?|extremists?|fighters?|gunm[ae]n|insurgents?|"
    r"militias?|militiam[ae]n|jihadists?|separatists?|protesters?|civilians?|citizens?|wom[ae]n|m[ae]n|"
    r"people|nationals?|brothers?|suspects?|students?|worshippers|migrants?|refugees?|forces|army|"
    r"military|police|troops|soldiers?|officers?|authorities|court)\b"
)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 60  # characters of a name that is the article's own words
