"""From the names of places in one article to entries of the gazetteer.

1. Each name's candidates are looked up; a name that nobody knows is looked up without the words
   around its core ("Karak district", "northern Mosul"), and a building within the place that its
   name holds, or else that stands nearest.
2. What is sure by itself, by size or by what stands beside it, makes the article's setting.
3. All names are ranked in that setting, twice, as the first ranking makes the setting surer. One
   name means one place throughout an article.
4. What nobody knows, and small towns for which nothing but their name speaks, stay without a place.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tocsin.read.known import names as known_names
from tocsin.read.places.folding import fold
from tocsin.read.places.gazetteer import Entry, Gazetteer, first
from tocsin.read.places.ranking import Setting, Weighed, rank
from tocsin.read.sentences import Range

_SURE = 0.3  # by how much a candidate leads where it is taken as sure without a setting
_BESIDE = re.compile(r"\s*(?:,\s+|\(\s*)((?:[A-Z][\w.’'-]*\.?[ -]?){1,4})")
_NEXT = 60  # characters behind a name that are looked at
_AROUND = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower|inner|outer|greater|downtown|metro|mid)"
    r"(?:ern)?|northeast(?:ern)?|northwest(?:ern)?|southeast(?:ern)?|southwest(?:ern)?|"
    r"province of|state of|city of|town of|village of|region of|district of|county of|"
    r"republic of|island of|port of|gulf of|lake|mount)\s+"
    r"|\s+(?:province|region|district|governorate|oblast|krai|prefecture|state|county|city|town|"
    r"township|village|municipality|department|territory|republic|area|island|islands|valley|"
    r"city council|metropolitan area|airport|international airport)$",
    re.I,
)
_CAPITALISED = re.compile(r"[A-Z][\w’'.-]*")
_IN = re.compile(r"\s+(?:in|at|near|outside)\s+(?:the\s+)?[A-Z]|,\s+[A-Z]")
_LONGEST = 4  # words of a place's name within a building's


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name means: a place, how exactly, and why.

    `how` is "itself", "people" (a demonym: the country), "within" (the place holds what is named)
    or "stripped" (found without the words around its core).
    """

    entry: Entry
    how: str
    score: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(slots=True)
class _Name:
    """All mentions of one name: its candidates, what stands beside it anywhere."""

    written: str
    how: str
    candidates: tuple[Entry, ...]
    beside: list[Entry]
    count: int = 0


def resolve(
    gazetteer: Gazetteer,
    text: str,
    mentions: Sequence[Range],
    home: str | None = None,
    venues: Collection[Range] = (),
) -> list[Resolved | None]:
    """What each mention means, None where nothing in the gazetteer fits.

    Args:
        gazetteer: the places.
        text: the article's text.
        mentions: where names of places stand in it, in order.
        home: the outlet's country, if it is known.
        venues: those of the mentions that name a building or ground.
    """
    built = {fold(text[start:end]) for start, end in venues}
    names: dict[str, _Name] = {}
    for start, end in mentions:
        key = fold(text[start:end])
        if key not in names:
            names[key] = _looked_up(gazetteer, text[start:end], built=key in built)
            if names[key].how == "within" and _IN.match(text, end):
                names[key].candidates = ()  # "Central Station in Leeds"
        names[key].count += 1
        names[key].beside += _beside(gazetteer, text, end)
    every = list(names.values())
    meant = _ranked(every, {}, home, surely=True)
    for _ in range(2):
        meant = _ranked(every, meant, home, surely=False)
    alone = all(name.how == "within" for name in every)
    by_name = {key: _resolved(name, meant, alone=alone) for key, name in names.items()}
    found = [by_name[fold(text[start:end])] for start, end in mentions]
    unknown = {key: key in built for key, one in by_name.items() if one is None}
    placed = _by_neighbours(text, mentions, found, unknown)
    return [
        one or placed.get(fold(text[start:end]))
        for one, (start, end) in zip(found, mentions, strict=True)
    ]


def _looked_up(gazetteer: Gazetteer, words: str, *, built: bool) -> _Name:
    written = " ".join(words[:_LONGEST_NAME].split())
    candidates = gazetteer.named(written)[:_MOST]
    if built:  # a hotel may be called what some town is called too
        candidates = tuple(e for e in candidates if e.kind != "town" or e.population >= _HELD)
    country = known_names().demonyms.get(written)
    if country and first(candidates, "country") is None:  # "Afghan", but not "US"
        countries = tuple(e for e in gazetteer.named(country) if e.kind == "country")
        return _Name(written, "people", countries, [])
    if candidates:
        return _Name(written, "itself", candidates, [])
    core = written
    while (shorter := _AROUND.sub("", core).strip()) not in ("", core):
        core = shorter
        if candidates := gazetteer.named(core):
            return _Name(written, "stripped", candidates, [])
    return _Name(written, "within", _inside(gazetteer, written), [])


_LONGEST_NAME = 200  # characters
_MOST = 60  # candidates, the most populous


def _inside(gazetteer: Gazetteer, written: str) -> tuple[Entry, ...]:
    """The places whose name a building's name holds: the longest, and of these the last."""
    words = [m.group() for m in _CAPITALISED.finditer(written)]
    most = len(words) - (len(words) == len(written.split()))  # all of "Orlec" in "Orlec river"
    for size in range(min(_LONGEST, most), 0, -1):
        for low in range(len(words) - size, -1, -1):
            held = gazetteer.named(" ".join(words[low : low + size]))
            if held and (held[0].kind != "town" or held[0].population >= _HELD):
                return held
    return ()


_HELD = 50_000  # people of a town that buildings are named after


def _beside(gazetteer: Gazetteer, text: str, end: int) -> list[Entry]:
    """Areas and countries right behind a name: "Paris, Texas", "Bindura (Zimbabwe)"."""
    found: list[Entry] = []
    offset = end
    while match := _BESIDE.match(text, offset, offset + _NEXT):
        words = match.group(1).split()
        for size in range(len(words), 0, -1):
            named = [
                entry
                for entry in gazetteer.named(" ".join(words[:size]).rstrip("."))
                if entry.kind in ("country", "area", "county")
            ]
            if named:
                found += named
                offset = match.start(1) + len(" ".join(words[:size]))
                break
        else:
            break
    return found


def _ranked(
    names: list[_Name], before: dict[str, Weighed], home: str | None, *, surely: bool
) -> dict[str, Weighed]:
    """The best candidate of each name in the setting that the choices `before` make.

    A name's own choice is left out of its setting, else it would speak for its neighbours of the
    same name. With `surely` only names whose best candidate leads far enough are in the result.
    """
    whole = _setting(names, before, home)
    found = {}
    for name in names:
        own = before.get(name.written)
        setting = whole.without(own.entry, name.count) if own else whole
        ranked = rank(name.written, name.candidates, setting, _telling(name))
        lead = ranked[0].score - ranked[1].score if len(ranked) > 1 else _SURE
        if ranked and (not surely or lead >= _SURE):
            found[name.written] = ranked[0]
    return found


def _telling(name: _Name) -> list[Entry]:
    """What stands beside a name, without other countries in a row: "Jordan, Israel and Egypt"."""
    if first(name.candidates, "country") is None:
        return name.beside
    return [entry for entry in name.beside if entry.kind != "country"]


def _setting(names: list[_Name], meant: dict[str, Weighed], home: str | None) -> Setting:
    countries: Counter[str] = Counter()
    around: Counter[Entry] = Counter()
    named = set()
    for name in names:
        chosen = meant.get(name.written)
        if chosen is None or name.how == "within":  # a part of a name speaks for no other
            continue
        entry = chosen.entry
        if entry.country:
            countries[entry.country] += name.count
        if entry.kind in ("country", "area"):
            named.add(entry.id)
        else:
            around[entry] += name.count
    nearest = tuple(entry for entry, _ in around.most_common(_AROUND_MOST))
    return Setting(frozenset(named), countries, nearest, home)


_AROUND_MOST = 40  # places that nearness is reckoned to


def _resolved(name: _Name, meant: dict[str, Weighed], *, alone: bool) -> Resolved | None:
    chosen = meant.get(name.written)
    if chosen is None or _unlikely(name, chosen, alone=alone):
        return None
    return Resolved(chosen.entry, name.how, chosen.score, chosen.reasons)


def _unlikely(name: _Name, chosen: Weighed, *, alone: bool) -> bool:
    """Whether only a name speaks for a small town, which the world has for almost any word.

    `alone`: the article names nothing but buildings.
    """
    said = sum(value for why, value in chosen.reasons if why in _SETTING)
    if name.how == "within":  # the Bay that "Mandalay Bay" holds is no area of Somalia
        entry = chosen.entry
        capital = entry.kind == "capital" and fold(entry.name) in fold(name.written)
        return said < _SAID and not capital and not alone
    small = chosen.entry.kind == "town" and chosen.entry.population < _SMALL
    return small and not name.beside and said < _SAID


_SMALL = 15_000  # people
_SETTING = ("beside", "named", "country", "near", "home")
_SAID = 0.3  # what the setting must add for a small town


def _by_neighbours(
    text: str,
    mentions: Sequence[Range],
    found: Sequence[Resolved | None],
    unknown: Mapping[str, bool],
) -> dict[str, Resolved]:
    """For buildings, streets and what stands "in" somewhere: the place that is named nearest.

    `unknown` tells of each name that has no place whether it names a building.

    Any other name that no gazetteer has stays without a place. A name that is part of a longer one
    ("Crocus City", "Crocus City Hall") is the same place.
    """
    longest = {key: max((k for k in unknown if f" {key} " in f" {k} "), key=len) for key in unknown}
    votes: dict[str, Counter[int]] = {}
    entries: dict[int, Entry] = {}
    for number, (start, end) in enumerate(mentions):
        key = fold(text[start:end])
        built = unknown.get(key) or _BUILDING.search(text, start, end) or _IN.match(text, end)
        if key in unknown and built and (entry := _nearest(text, mentions, found, number)):
            entries[entry.id] = entry
            votes.setdefault(longest[key], Counter())[entry.id] += 1
    return {
        key: Resolved(entries[votes[whole].most_common(1)[0][0]], "within", 0.0, ())
        for key, whole in longest.items()
        if whole in votes
    }


def _nearest(
    text: str, mentions: Sequence[Range], found: Sequence[Resolved | None], number: int
) -> Entry | None:
    """The town or area that stands nearest to a mention, behind it or before.

    Where it is said to be in a country, only what lies there can hold it.
    """
    start, end = mentions[number]
    best, cost = None, float("inf")
    country: str | None = None
    for other, (low, _) in zip(found, mentions, strict=True):
        if other is None or other.how == "people":
            continue
        if end < low <= end + _WITHIN and _SAID_IN.fullmatch(text, end, low):
            if other.entry.kind not in _TOO_LARGE:
                return other.entry
            country = other.entry.country
            break
    for other, (low, high) in zip(found, mentions, strict=True):
        if other is None or other.how == "people" or other.entry.kind in _TOO_LARGE:
            continue
        away = low - end if low >= end else start - high + _BEFORE
        if 0 <= away < cost and country in (None, other.entry.country):
            best, cost = other.entry, away
    return best


_BUILDING = re.compile(
    r"\b(?:academy|airport|apartments?|arena|avenue|bank|barracks|base|basilica|bazaar|beach|"
    r"boulevard|bridge|building|camp|casino|castle|cathedral|cent(?:er|re)|chapel|checkpoint|church|"
    r"clinic|club|college|company|complex|consulate|court|courthouse|crescent|crossing|drive|"
    r"embassy|factory|farm|field|gallery|garden|gardens|gate|hall|harbour|harbor|headquarters|"
    r"hospital|hostel|hotel|house|inn|institute|jail|junction|lane|library|lodge|mall|market|mill|mine|motel|"
    r"mosque|museum|nightclub|palace|park|plant|plaza|port|prison|pub|refinery|resort|restaurant|road|"
    r"school|shrine|square|stadium|station|store|street|subway|synagogue|temple|terminal|"
    r"theater|theatre|tower|towers|tunnel|university|village|villa|ward|works|zoo)\b",
    re.I,
)
_WITHIN = 60  # characters
_SAID_IN = re.compile(r"(?:\s+[a-z-]+){0,3}\s+in\s+(?:the\s+)?")  # "the embassy blasts in Kenya"
_TOO_LARGE = ("country", "continent", "water", "seat")
_BEFORE = 40  # characters further that a place in front of a name may be
