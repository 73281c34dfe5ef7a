"""Reading: an article in, a reading out. Pure functions and one small trained network."""

import sys
from datetime import date
from urllib.parse import urlsplit

import tocsin
from tocsin.read.blame import blame
from tocsin.read.entities import entities, located
from tocsin.read.incidents.scene import scene
from tocsin.read.incidents.telling import incidents
from tocsin.read.marks import Marks
from tocsin.read.names import cast_of
from tocsin.read.network import shipped
from tocsin.read.places.gazetteer import shipped as gazetteer
from tocsin.read.places.placing import places
from tocsin.read.statements import statements
from tocsin.read.times.whens import whens
from tocsin.read.warned import warned
from tocsin.read.warned.alerted import alerted
from tocsin.records import Article, Reading

__all__ = ["read", "told"]


def read(article: Article, *, threads: int = 1) -> Reading:
    """Read an article with the weights that ship, on so many cores.

    The same article gives the same reading every time, whatever is read beside it.
    """
    network = shipped(threads)
    return told(article, network.read(article.text), network.name)


def told(article: Article, marks: Marks, model: str) -> Reading:
    """What an article tells, from what a network of that name marked in it: all but the network."""
    text = article.text
    cast = cast_of(text)
    said = statements(article.id, text, marks.statements, marks.attributed, cast)
    names = located(text, marks.entities)
    named = entities(article.id, text, names)
    times = whens(article.id, text, _day(article))
    where = places(article.id, gazetteer(), text, names, _home(article))
    if article.alert is not None:
        warnings = alerted(article, article.alert)
    else:
        warnings = warned(article.id, text, said, times, named, cast)
    known = scene(article, marks, said, named, times, where)
    happened, figures = incidents(article.id, known, _country)
    return Reading(
        article=article,
        statements=said,
        entities=named,
        times=times,
        places=where,
        incidents=happened,
        figures=figures,
        warnings=warnings,
        blame=blame(article.id, text, said, happened, named, cast),
        model=model,
    )


def _country(code: str) -> str:
    return gazetteer().countries[code].name


def _home(article: Article) -> str | None:
    """The country that an article's address ends in: "CA" for example.ca; not for .com or .io."""
    try:
        host = urlsplit(article.address or "").hostname or ""
    except ValueError:
        return None
    ending = host.rpartition(".")[2].upper()
    return _ENDINGS.get(ending, ending if ending in gazetteer().countries else None)


# Endings that aren't their country's code, and such as stand for no country.
_ENDINGS = {"UK": "GB", "EU": None, "IO": None, "TV": None, "CO": None, "ME": None, "AI": None}


def _day(article: Article) -> date | None:
    """The day on which an article says that it appeared, if it tells the day."""
    if article.published is None:
        return None
    try:
        return date.fromisoformat(article.published.value[:10])
    except ValueError:
        return None


# `tocsin.read` is this room and the library's main function; see `tocsin.ReadRoom`.
sys.modules[__name__].__class__ = tocsin.ReadRoom
