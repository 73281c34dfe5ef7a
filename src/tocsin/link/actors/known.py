"""Actors that the whole world knows, under all their names.

Armed groups, agencies, services, offices and international bodies are the rows of `known.tsv`;
what `read/organisations.tsv` knows beyond them is added. Governments are made from
`read/governments.tsv` and the gazetteer: country, demonym, capital and seat all stand for one
("the Kremlin", "Moscow", "Russian authorities"). The people of a country ("Russians") are another.

A name that others bear too ("RIA", "Security Service") means a known actor only where something
speaks for it: its country among those that the article names, or its full name beside it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tocsin.read.known import government
from tocsin.read.known import names as read_names
from tocsin.read.places.gazetteer import shipped as gazetteer

_BARE_POINTS = re.compile(r"(?<=\b[A-Z])\.")
_DASHES = re.compile(r"\s*[–—]\s*")
_SHORT = 5  # letters up to which a single word means an actor only as written: "IS", "Fars"


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known actor: `kind` as in the table, `country` an ISO 3166 code or ""."""

    name: str
    kind: str
    country: str
    part_of: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """Which known actor names mean: `surely`, or perhaps one of `perhaps`, by full name."""

    surely: str | None
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    actors: dict[str, Known]
    only: dict[str, str]  # a name that means one actor → that
    shared: dict[str, tuple[str, ...]]  # a name that others bear too → whom it may mean


def known(name: str) -> Known | None:
    """The known actor of a full name, or None."""
    return _table().actors.get(name)


def recognise(forms: Iterable[str], *, person: bool = False) -> Recognised:
    """Which known actor one is that an article calls so, as far as the names tell.

    Args:
        forms: the names that the article gives it.
        person: the article speaks of a person; "Jordan" is no government then.
    """
    perhaps: dict[str, None] = {}
    for form in forms:
        sure = meant(form)
        if sure is None:
            perhaps |= dict.fromkeys(may_mean(form))
        elif not (person and _table().actors[sure].kind == "government"):
            return Recognised(sure)
    return Recognised(None, tuple(perhaps))


def borne_out(
    recognised: Recognised, countries: Iterable[str], beside: Iterable[str] = ()
) -> Recognised:
    """The same with what the article bears out, if that is one of those whom names may mean.

    Args:
        recognised: whom the names may mean.
        countries: ISO codes of those that the article names.
        beside: other names in the article.
    """
    at, told = set(countries), {meant(name) for name in beside}
    found = [
        name for name in recognised.perhaps if name in told or _table().actors[name].country in at
    ]
    return Recognised(found[0]) if len(found) == 1 else recognised


@lru_cache(100_000)
def meant(form: str) -> str | None:
    """The full name of the one actor that a name means anywhere, or None."""
    return _table().only.get(_key(form)) or _governing(form)


def may_mean(form: str) -> tuple[str, ...]:
    """The full names of known actors that a name may mean, which others bear too."""
    return _table().shared.get(_key(form), ())


@cache
def ruling(country: str) -> str | None:
    """The government of a country by its ISO code, as the tables call it."""
    return _countries().get(country)


@lru_cache(100_000)
def country_of(word: str) -> str | None:
    """The ISO code of the country that a name or demonym means, or None: "Russia", "Russian"."""
    tables = read_names()
    bare = re.sub(r"^[Tt]he\s+", "", word.replace("’", "'"))
    bare = re.sub(r"'s?$", "", bare)
    name = tables.demonyms.get(bare) or tables.countries.get(bare)
    if name is None:
        full = tables.organisations.get(bare)  # "UK" is the United Kingdom's there
        name = full if full in tables.countries else None
    return _code(name or bare) if name or len(bare) > _SHORT else None


# Governments


_OF = re.compile(r"^(?:the\s+)?(?:government|authorities|regime|administration) of (.+)$", re.I)
_IN = re.compile(r"^(.+?)(?:[’']s)?\s+(?:government|authorities|regime|administration)$", re.I)


def _governing(form: str) -> str | None:
    """The government that a country, a seat or a phrase means: "the Kremlin", "Iraqi regime"."""
    seated = read_names().seated(form)
    if seated:
        return seated
    phrase = _OF.match(form) or _IN.match(form)
    code = country_of(re.sub(r"^[Tt]he\s+", "", phrase.group(1) if phrase else form))
    if code is None or (phrase is None and _is_demonym(form)):
        return None
    return ruling(code)


def _is_demonym(form: str) -> bool:
    tables = read_names()
    bare = re.sub(r"^[Tt]he\s+", "", form)
    return bare in tables.demonyms and bare not in tables.countries and not bare.isupper()


@cache
def _code(country: str) -> str | None:
    """The ISO code of a country that the reader's tables name."""
    entries = gazetteer().named(country)
    return next((e.country for e in entries if e.kind == "country"), None)


@cache
def _countries() -> dict[str, str]:
    """Governments by ISO code: as the reader calls them, else by the gazetteer's name."""
    found = {code: government(entry.name) for code, entry in gazetteer().countries.items()}
    for name in read_names().countries:
        if code := _code(name):
            found[code] = government(name)
    return found


# The table


@cache
def _table() -> _Table:
    table = _Table({}, {}, {})
    for name, kind, country, aliases, part_of in _rows():
        table.actors[name] = Known(name, kind, country, part_of)
        for alias in (name, *filter(None, aliases.split("|"))):
            if alias.startswith("~"):
                key = _key(alias[1:])
                table.shared[key] = (*table.shared.get(key, ()), name)
            else:
                table.only.setdefault(_key(alias), name)
    for code, name in _countries().items():
        table.actors[name] = Known(name, "government", code, "")
        table.only.setdefault(_key(name), name)
    _add_read(table)
    for demonym, country in read_names().demonyms.items():
        if demonym.isalpha() and demonym[-1] in "ninc" and not demonym.isupper():
            table.actors[f"{demonym}s"] = Known(f"{demonym}s", "people", _code(country) or "", "")
            table.only.setdefault(_key(f"{demonym}s"), f"{demonym}s")
    return table


def _add_read(table: _Table) -> None:
    """What the reader knows beyond the table; it gives these full names to speakers."""
    tables = read_names()
    for alias, full in tables.organisations.items():
        if full in tables.countries:
            continue
        table.actors.setdefault(full, Known(full, "organisation", "", ""))
        if _key(alias) not in table.shared:
            table.only.setdefault(_key(alias), full)


def _rows() -> list[tuple[str, str, str, str, str]]:
    text = files("tocsin.link.actors").joinpath("known.tsv").read_text("utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, kind, country, aliases, part_of = [*line.split("\t"), "", "", "", ""][:5]
            rows.append((name, kind, country, aliases, part_of))
    return rows


@lru_cache(100_000)
def _key(name: str) -> str:
    """A name to look up: a short word as written, anything else in small letters."""
    bare = _DASHES.sub("-", " ".join(name.replace("’", "'").replace("\u00ad", "").split()))
    bare = _BARE_POINTS.sub("", re.sub(r"^[Tt]he\s+", "", bare))
    return bare if len(bare) <= _SHORT else bare.lower()
