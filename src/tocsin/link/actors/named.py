"""Who an article names, as linking sees it: each name with what the article tells around it.

Taken are the entities that can act (persons, organisations, groups), and whatever else plays a
part in the reading (speakers, addressees, those who did it or suffered it, accusers and accused,
who warned whom, the governments that a capital stands for), if it is a name: "Interior Ministry",
not "gunmen" or "police". What only describes isn't linked across articles.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from tocsin.link.actors.bodies import body
from tocsin.link.actors.known import country_of, known, meant
from tocsin.link.actors.lands import OWNER, is_adjective, lands_of, owned, owning
from tocsin.link.actors.shorts import full_of
from tocsin.link.actors.words import listed
from tocsin.read.known import names as read_names
from tocsin.read.names import TITLES, Cast, cast_of, looks_personal, split_title
from tocsin.records import Entity, Reading, Record, identify
from tocsin.records.memory import remembered

ActorKind = Literal["person", "organisation", "group", "government", "office", "unknown"]

_MOST_BESIDE = 40
_MOST_COUNTRIES = 8
_MOST_WORDS = 9  # of a name that no entity is
_LEAD = 90  # characters before a mention in which its titles stand
_LONGEST_TITLE = 6  # words


class Named(Record, frozen=True):
    """One name in one article: the member of kind "actor".

    `name` is canonical, as the reading gives it; `forms` are the other names and short forms that
    stand for it in the text, as written. `home` is the ISO code of the country that the words
    around it say it belongs to ("Russia's defence ministry"), or the name of a land that no table
    has (`lands`), None where they don't. `roles` are titles and roles beside a person's name.
    `beside` are other names in the article, those that it names most first, and behind them the
    places that no gazetteer has; `countries` ISO codes of those that it names, likewise.
    `published` is the article's day.
    """

    id: str
    article: str
    name: str
    kind: ActorKind
    home: str | None
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    beside: tuple[str, ...]
    countries: tuple[str, ...]
    published: date | None


@dataclass
class _Found:
    """A name on the way to its record; `at` are the places of its mentions in the text."""

    name: str
    kind: ActorKind
    forms: dict[str, None] = field(default_factory=dict)
    at: list[int] = field(default_factory=list)


@remembered(1000)
def named(reading: Reading) -> tuple[Named, ...]:
    """The names of a reading that may be actors, each once."""
    found: dict[str, _Found] = {}
    for entity in reading.entities:
        if entity.kind in _ACTING and _names(entity, reading) and not _placed(entity, reading):
            _note(found, _of_entity(entity))
    for place in reading.places:
        if place.stands_for and meant(place.span.text) in (None, place.stands_for):
            one = _Found(place.stands_for, "government", {place.span.text: None})
            one.at.append(place.span.start)
            _note(found, one)
    places = {form for place in reading.places for form in (place.name, place.span.text)}
    for name in _parties(reading):
        if name not in found and is_name(name) and (name not in places or meant(name)):
            found[name] = _Found(name, _kind(name, "unknown"), dict.fromkeys(bare_forms(name)))
    lands = lands_of(reading)
    found = {name: one for name, one in found.items() if not is_adjective(name, lands)}
    _complete(found, lands)
    return _records(reading, list(found.values()), lands)


def _complete(found: Mapping[str, _Found], lands: Mapping[str, str]) -> None:
    """Give names the forms and kinds that the other names of the article show them to have."""
    bodies = [one.name for one in found.values() if one.kind != "person"]
    for one in found.values():
        titled = any(split_title(form)[0] for form in one.forms)
        full = None if titled else full_of(one.name, bodies)
        if full:
            one.forms[full] = None
            one.kind = found[full].kind if one.kind == "person" else one.kind
        land, rest = owned(one.name, lands)
        if rest != one.name and (land or rest in found):
            one.forms[rest] = None
        if one.kind == "person" and one.name in lands.values():
            one.kind = "government"


def _records(reading: Reading, found: list[_Found], lands: Mapping[str, str]) -> tuple[Named, ...]:
    article = reading.article
    unknown = _unknown_places(reading)
    cast = _cast(article.text)
    usual = [one.name for one in sorted(found, key=lambda one: -len(one.at))]
    countries = tuple(
        code
        for code, _ in Counter(p.country for p in reading.places if p.country).most_common(
            _MOST_COUNTRIES
        )
        if code
    )
    return tuple(
        Named(
            id=identify("named", article.id, one.name),
            article=article.id,
            name=one.name,
            kind=one.kind,
            home=_home(article.text, one, lands),
            forms=tuple(one.forms),
            roles=_roles(article.text, one, cast) if one.kind == "person" else (),
            beside=tuple(dict.fromkeys(name for name in (*usual, *unknown) if name != one.name))[
                :_MOST_BESIDE
            ],
            countries=countries,
            published=_day(article.published.value if article.published else None),
        )
        for one in found
    )


# An incident's articles are asked for their names several times while it is weighed.
_cast = lru_cache(64)(cast_of)


def _note(found: dict[str, _Found], one: _Found) -> None:
    """Keep a name; of one that is read as two kinds, the kind with more mentions."""
    same = found.get(one.name)
    if same is None:
        found[one.name] = one
        return
    if len(one.at) > len(same.at) and one.kind != "government":
        same.kind = one.kind
    same.forms |= one.forms
    same.at += one.at


def _of_entity(entity: Entity) -> _Found:
    forms = dict.fromkeys(" ".join(m.text.split()) for m in entity.mentions)
    kind: ActorKind = "person" if entity.kind == "person" else "organisation"
    if entity.kind == "group":
        kind = "group"
    return _Found(entity.name, _kind(entity.name, kind), forms, [m.start for m in entity.mentions])


def _kind(name: str, told: ActorKind) -> ActorKind:
    """What a name is: as the known actor of it, an office, a person by its look, else as told."""
    full = meant(name)
    actor = known(full) if full else None
    if actor and (told != "person" or actor.kind != "government"):
        kinds: dict[str, ActorKind] = {
            "government": "government", "armed group": "group", "office": "office"
        }  # fmt: skip
        return kinds.get(actor.kind, "organisation")
    if told != "person" and not body(name).specific and body(name).national:
        return "office"
    if told == "unknown" and looks_personal(split_title(name)[1]):
        return "person"
    return told


def _parties(reading: Reading) -> Iterator[str]:
    """The canonical names of all that play a part in a reading."""
    for statement in reading.statements:
        yield statement.speaker
        if statement.to:
            yield statement.to
    for incident in reading.incidents:
        yield from incident.by
        yield from incident.against
    for blame in reading.blame:
        yield from (blame.accused, blame.by)
    for warned in reading.warnings:
        yield from (warned.from_, *warned.to)


# What is a name


# "KARSK – ", "KARSK, May 3. ", "KARSK (VPA) – "
_DATELINE = re.compile(r"(?:,\s+[A-Z][a-z]+\.?\s+\d{1,2})?\s*(?:\([^)\n]*\)\s*)?(?:[–—]|-\s|\.\s)")
_ACTING = ("person", "organisation", "group")


def _placed(entity: Entity, reading: Reading) -> bool:
    """Whether an unknown name stands only where a dateline's place does: "KARSK – "."""
    text = reading.article.text
    return meant(entity.name) is None and all(
        m.text.isupper() and text[: m.start][-1:] in ("", "\n") and _DATELINE.match(text, m.end)
        for m in entity.mentions
    )


_WORD = re.compile(r"[^\s,;:()“”\"]+")
_LEADING = re.compile(r"^(?:the|an?|its|their|his|her|one|two|three|several|some)\s+", re.I)
_SMALL = listed("name_small")


def is_name(name: str) -> bool:
    """Whether a phrase names somebody: capitals throughout, or an office with its country.

    "Interior Ministry of Varnia" does; "Tessel police", "a lawyer" and "the ministry" don't.
    """
    if meant(name):
        return True
    forms = bare_forms(name)
    bare = forms[-1]
    parts = _WORD.findall(bare)
    if not parts or len(parts) > _MOST_WORDS or not bare[0].isalpha() or " and the " in bare:
        return False
    taken = body(bare)
    owner = OWNER.match(name)
    owned = bool(owner and country_of(_LEADING.sub("", owner.group(1))))
    if taken.national and not taken.specific:
        return bool(taken.countries) or owned or _capitals(parts)
    # A word of its own may have its capital from the sentence that it opens: "Governments".
    return len(parts) > 1 and _capitals(parts) and not _people(bare)


def _capitals(parts: list[str]) -> bool:
    return parts[0][0].isupper() and all(p[0].isupper() or p in _SMALL for p in parts)


def _people(name: str) -> bool:
    """Whether a phrase is only an adjective of a country: "Egyptian"."""
    return not body(name).words or name in read_names().demonyms


def bare_forms(name: str) -> tuple[str, ...]:
    """A name without its article, and then without a country that owns it ("Russia's FSB")."""
    bare = _LEADING.sub("", " ".join(name.replace("\u00ad", "").split()))
    owner = OWNER.match(bare)
    if owner and country_of(owner.group(1)):
        return bare, bare[owner.end() :]
    return (bare,)


def _names(entity: Entity, reading: Reading) -> bool:
    """Whether an entity has a name: no common noun, no mere adjective of a country."""
    bare = bare_forms(entity.name)[-1]
    if not bare or not any(sign.isalpha() for sign in bare):
        return False
    if entity.kind != "person" and _people(bare):
        return False
    taken = body(bare)
    if not any(part[0].isupper() for part in bare.split()):
        owned = _home(reading.article.text, _of_entity(entity), {}) is not None
        return taken.national and not taken.specific and owned
    return taken.specific or taken.national or len(taken.words) > 1 or bool(meant(bare))


# What stands beside a name


def _unknown_places(reading: Reading) -> tuple[str, ...]:
    """The places of a reading that no gazetteer has, those that it names most first."""
    known_places = {form for place in reading.places for form in (place.name, place.span.text)}
    found = [e for e in reading.entities if e.kind == "place" and e.name not in known_places]
    return tuple(one.name for one in sorted(found, key=lambda one: -len(one.mentions)))


def _home(text: str, one: _Found, lands: Mapping[str, str]) -> str | None:
    """The country that a name, or the words right before its mentions, put it in."""
    for form in (one.name, *one.forms):
        code, _ = owned(_LEADING.sub("", form), lands)
        if code:
            return code
    if one.kind == "person":
        return None
    codes = body(one.name).countries
    if codes:
        return min(codes) if len(codes) == 1 else None
    told = Counter(code for at in one.at if (code := _owner_before(text, at, lands)))
    return min(told, key=lambda code: (-told[code], code)) if told else None


def _owner_before(text: str, at: int, lands: Mapping[str, str]) -> str | None:
    """The country right before a mention: "Russia's", "the Russian"."""
    before = text[max(0, at - _LEAD) : at].rpartition("\n")[2]
    parts = before.split()
    if not parts or not before[-1:].isspace():
        return None
    return country_of(" ".join(parts[-2:])) or owning(parts[-1], lands)


def _roles(text: str, one: _Found, cast: Cast) -> tuple[str, ...]:
    """The titles before a person's mentions, and what the article calls them beside the name."""
    roles = dict.fromkeys(
        title for form in (one.name, *one.forms) if (title := split_title(form)[0])
    )
    roles |= dict.fromkeys(title for at in one.at if (title := _title_before(text, at)))
    person = cast.person(split_title(one.name)[1])
    if person is not None:
        roles |= dict.fromkeys(person.roles)
    return tuple(roles)


def _title_before(text: str, at: int) -> str:
    """The titles right before a mention: "Russian President", "the interior minister,"."""
    before = text[max(0, at - _LEAD) : at].rpartition("\n")[2]
    if not before[-1:].isspace():
        return ""
    kept: list[str] = []
    for word in reversed(before.split()[-_LONGEST_TITLE:]):
        if word.rstrip(".").lower() not in TITLES and not country_of(word):
            break
        kept.append(word)
    titles = [word for word in kept if word.rstrip(".").lower() in TITLES]
    return " ".join(reversed(kept)) if titles else ""


def _day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
