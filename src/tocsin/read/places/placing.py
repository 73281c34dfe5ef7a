"""The places of an article: which words name one, which one it is, and what it stands for there.

The network marks places and venues; peoples ("Afghan") and seats of government ("the Kremlin"),
which it marks as groups and organisations, are known by tables. A name stands for a government
where a verb of saying or deciding follows it ("Washington warned"), or where it is a seat.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.read.acts import listed
from tocsin.read.known import government
from tocsin.read.known import names as known_names
from tocsin.read.places.gazetteer import Gazetteer, first
from tocsin.read.places.resolving import Resolved, resolve
from tocsin.read.tagged import Tagged
from tocsin.records import Place, identify
from tocsin.records.base import span
from tocsin.records.place import Precision

_LEAST = 0.5  # probability of a name that is taken
_VERB = re.compile(
    r"\s+(?:(?:has|have|had|also|later|then|again|repeatedly|publicly|immediately)\s+){0,2}"
    r"([a-z]+)\b"
)
_DECIDES = frozenset(
    {"agreed", "agrees", "decided", "decides", "expelled", "imposed", "recalled", "retaliated",
     "summoned", "wanted", "wants"}
)  # fmt: skip
_PRECISION: dict[str, Precision] = {
    "country": "country",
    "continent": "region",
    "region": "region",
    "water": "region",
    "land": "region",
    "area": "area",
    "county": "county",
    "capital": "town",
    "town": "town",
    "district": "district",
    "seat": "building",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Words that name a place, and what the network took them for."""

    start: int
    end: int
    label: str


def mentions(gazetteer: Gazetteer, text: str, tagged: Iterable[Tagged]) -> list[Found]:
    """The words of a text that name places, in order.

    Args:
        gazetteer: the places.
        text: the article's text.
        tagged: what the head for entities found there; no two overlap.
    """
    found = []
    for one in sorted(tagged, key=lambda t: t.start):
        start, end = _trimmed(text, one.start, one.end)
        words = text[start:end]
        name = Found(start, end, one.label)
        if start == end or one.probability < _LEAST:
            continue
        if _names(gazetteer, one.label, words) or _is_power(gazetteer, text, name):
            found.append(name)
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    article = re.match(r"[Tt]he\s+", words)
    start += article.end() if article else 0
    tail = re.search(r"(?:[’']s?)?[\s,;:]*$", text[start:end])
    return start, end - len(tail.group()) if tail else end


def _names(gazetteer: Gazetteer, label: str, words: str) -> bool:
    if label in ("place", "venue"):
        return words.lower() not in _NOWHERE
    if label == "group" and words in known_names().demonyms:
        return True
    # The network has no kind for seats of government, and takes countries that act for bodies.
    seat = first(gazetteer.named(words), "seat", "country")
    return label in ("group", "organisation") and seat is not None


def _is_power(gazetteer: Gazetteer, text: str, one: Found) -> bool:
    """Whether a capital that the network takes for a body acts as a government: no team."""
    words = text[one.start : one.end]
    capital = one.label == "organisation" and first(gazetteer.named(words), "capital")
    return bool(capital) and (_acts(text, one) or _ruled(text, one))


# Parts of the world as camps ("the West"), which some country has as the name of an area.
_NOWHERE = frozenset({"west", "east", "north", "south"})


def places(
    article_id: str,
    gazetteer: Gazetteer,
    text: str,
    tagged: Iterable[Tagged],
    home: str | None = None,
) -> tuple[Place, ...]:
    """The places of an article's text, in order; what no gazetteer can place is left out.

    Args:
        article_id: goes into the ids.
        gazetteer: the places.
        text: the article's text.
        tagged: what the head for entities found there; no two overlap.
        home: ISO 3166 code of the outlet's country, if it is known.
    """
    found = mentions(gazetteer, text, tagged)
    venues = [(one.start, one.end) for one in found if one.label == "venue"]
    meant = resolve(gazetteer, text, [(one.start, one.end) for one in found], home, venues)
    return tuple(
        _place(article_id, gazetteer, text, one, resolved)
        for one, resolved in zip(found, meant, strict=True)
        if resolved is not None
    )


def _place(
    article_id: str, gazetteer: Gazetteer, text: str, one: Found, resolved: Resolved
) -> Place:
    entry, within = resolved.entry, resolved.how in ("within", "stripped")
    area = gazetteer.entry(entry.area).name if entry.area is not None else None
    return Place(
        id=identify("place", article_id, one.start, one.end),
        span=span(text, one.start, one.end),
        name=text[one.start : one.end] if within else entry.name,
        kind="venue" if resolved.how == "within" else entry.kind,
        country=entry.country,
        area=area,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=_PRECISION[entry.kind],
        within=entry.name if within else None,
        people=resolved.how == "people",
        stands_for=_stands_for(gazetteer, text, one, resolved),
        reasons=tuple(f"{why} {value:+.2f}" for why, value in resolved.reasons),
    )


def _stands_for(gazetteer: Gazetteer, text: str, one: Found, resolved: Resolved) -> str | None:
    """The government that a country, capital or seat stands for there."""
    entry = resolved.entry
    if resolved.how != "itself" or entry.country is None:
        return None
    acts = _acts(text, one) or _ruled(text, one)
    if entry.kind == "seat" or (entry.kind in ("capital", "country") and acts):
        return government(gazetteer.countries[entry.country].name)
    return None


def _acts(text: str, one: Found) -> bool:
    """Whether a verb of saying or deciding follows, or "regime"; not "officials in Moscow said"."""
    verb = _VERB.match(text, one.end)
    if verb is not None and verb.group(1) in _RULERS:
        return True
    if verb is None or _THERE.search(text, max(0, one.start - _LEAD), one.start):
        return False
    return listed(verb.group(1)) or verb.group(1) in _DECIDES


def _ruled(text: str, one: Found) -> bool:
    """Whether what only a government gives comes from there: "a warning from Washington"."""
    return bool(_FROM.search(text, max(0, one.start - _LEAD), one.start))


_RULERS = frozenset({"regime", "government", "administration", "authorities"})
_FROM = re.compile(
    r"\b(?:warnings?|statements?|messages?|assurances?|pressure|criticism|condemnation|denials?|"
    r"reactions?|responses?|sanctions?|approval|orders?)\s+(?:from|by)\s+$",
    re.I,
)
_THERE = re.compile(r"\b(?:in|at|near|around|outside|of|from|to|across)\s+(?:the\s+)?$", re.I)
_LEAD = 30
