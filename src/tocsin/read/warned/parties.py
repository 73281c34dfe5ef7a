"""Who warns and who is told, by canonical name, and whose state a body belongs to."""

import re

from tocsin.read.known import names as known_names
from tocsin.read.names import runs
from tocsin.read.warned.words import AVOID, LISTENER, ORGAN, PUBLIC, SERVICES, STAFF

NOBODY = re.compile(
    r"^(?:\W*|it|they|he|she|we|i|you|that|this|these|those|which|who|the|there|one|some|many|.|"
    r"(?:the )?(?:warnings?|alerts?|attacks?|information|article|reports?|leaflets?\b[^,]*|"
    r"posters?|"
    r"signs?|"
    r"films?|books?|songs?))$",
    re.I,
)
EACH = re.compile(r"\s+and\s+(?=(?:from\s+)?(?:the|his|her|its|their|own|[A-Z]))")
_THEIR_PEOPLE = re.compile(r"^(?:its|their|our|his|her)\s+(?:own\s+)?(?P<noun>.+)$", re.I)
STATE_BODY = re.compile(
    r"^(?:the )?(?P<state>.+?)(?:[’']s)? (?:government|administration|authorities|regime)$", re.I
)
_GIVER_PLACE = re.compile(r"\bin ([A-Z][\w-]+(?: [A-Z][\w-]+)*)$")
_NO_ADDRESSEE = re.compile(
    r"\b(?:could|would|will|may|might|can|is|are|was|were|has|have|had|said|they|we)\b|ly$|"
    r"^there$|^\w+ing$",
    re.I,
)
_BODIES = (
    r"(?:governments?|embassy|consulate|ministry|minister|ambassador|services?|agency|police|army|"
    r"military|intelligence|authorities|president|council|navy|forces)"
)
_LAND = r"(?P<land>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
_GOVERNMENT_OF = re.compile(rf"^Government of (?:the )?{_LAND}$")
# "The Interior Ministry of Varnia", but not "the Ministry of Health".
_BODY_OF = re.compile(
    rf"^(?:the )?(?:[\w-]+ ){{1,3}}(?i:{_BODIES}) of (?:the )?(?:neighbou?ring |nearby )?{_LAND}$"
)
_LANDS = re.compile(rf"^(?:the )?{_LAND}[’'](?:s )?(?:[\w-]+ ){{0,3}}{_BODIES}\b")
_LISTED = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_TELLING = re.compile(r"^(?:telling|urging|advising|asking|warning|instructing)\s+")
# Where the words for the told go on to what they are told.
_RUNS_ON = re.compile(
    r"\s+(?:[–—-]\s|(?:explaining|saying|warning|telling|asking|urging|before|after|ahead)\b"
    r"|(?:\w+\s+times|repeatedly|twice|again)\b|\w+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\b)"
)


def receivers_of(to: str, giver: str) -> tuple[str, ...]:
    """Canonical names of those who are told; none where the words name nobody, or the press."""
    to = _TELLING.sub("", _RUNS_ON.split(to)[0].strip(" ,“”\"'"))
    if len(to) < 2 or NOBODY.match(to) or _NO_ADDRESSEE.search(to):
        return ()
    if LISTENER.search(to):
        return ()
    parts = _LISTED.split(to)
    if len(parts) > 1 and not all(country_of(p) or known_names().seated(p) for p in parts):
        parts = [to]
    return tuple(_receiver(part, giver) for part in parts)


def _receiver(to: str, giver: str) -> str:
    known = known_names()
    full = known.full(to) or known.seated(to)
    if full:
        return full
    for low, high in runs(to):
        name = known.organisations.get(to[low:high])
        rest = f"{to[:low]} {to[high:]}"
        if name and name not in known.countries and STAFF.search(rest) and rest == rest.lower():
            return name
    theirs = _THEIR_PEOPLE.match(to)
    country = state_of(giver)
    if theirs and country and PUBLIC.match(theirs.group("noun")):
        place = _GIVER_PLACE.search(giver)
        within = (
            "" if re.search(r"\b(?:in|at)\s+[A-Z]", to) or not place else f" in {place.group(1)}"
        )
        return f"{country} {theirs.group('noun')}{within}"
    people = re.match(r"(?P<whose>(?:[A-Z][\w.]+\s?)+?)\s+(?P<noun>(?:citizens|nationals)\b.*)", to)
    if people and country_of(people.group("whose")):
        return f"{country_of(people.group('whose'))} {people.group('noun')}"
    first, _, rest = to.partition(" ")
    if first.endswith("s") and first[:-1] in known.demonyms:
        return f"{known.demonyms[first[:-1]]} citizens {rest}".strip()
    return to


def is_public(to: tuple[str, ...], content: str) -> bool:
    """Whether a warning goes to everybody rather than to a body."""
    if to:
        return any(PUBLIC.search(name) for name in to)
    return bool(AVOID.search(content))


def country_of(name: str) -> str | None:
    """The country that a name or an adjective means."""
    known = known_names()
    bare = re.sub(r"^[Tt]he\s+|[’']s?$", "", name.strip(" ,“”\"'"))
    if bare in known.demonyms:
        return known.demonyms[bare]
    full = known.full(bare)
    if full in known.countries:
        return full
    return known.seats.get(bare)


def state_of(name: str) -> str | None:
    """The country whose state a body is part of: its name opens with it, or it is well known."""
    service = SERVICES.get(name)
    if service:
        return service
    bare = re.sub(r"^(?:the |Government of (?:the )?)+", "", name, flags=re.I)
    owned = _BODY_OF.match(bare)
    if owned and (country := country_of(owned.group("land"))):
        return country
    words = bare.split()
    if not words or len(words) > 12:
        return None
    for length in range(min(4, len(words)), 0, -1):
        country = country_of(" ".join(words[:length]))
        rest = words[length:]
        if country and (not rest or any(ORGAN.fullmatch(w.strip(",")) for w in rest)):
            return country
    return None


def side_of(name: str) -> str | None:
    """The country that a body belongs to, also one that no table knows: "Varnia's embassy"."""
    country = state_of(name)
    if country:
        return country
    owned = _GOVERNMENT_OF.match(name) or _BODY_OF.match(name) or _LANDS.match(name)
    return owned.group("land") if owned else None


def adjective_of(country: str) -> str:
    """A country's adjective: "Russia" → "Russian"."""
    return next((d for d, c in known_names().demonyms.items() if c == country), country)
