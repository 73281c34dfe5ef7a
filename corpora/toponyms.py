"""TR-News and GeoVirus: names of places in news, with coordinates.

TR-News (Kamalloo and Rafiei, 2018; 118 articles of local and world news) and GeoVirus (Gritta et
al., 2018; 229 articles on epidemics and disasters); both at
https://github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation (GPL-3; the texts belong to
their publishers). Layout read here: `TR-News.xml`, `GeoVirus.xml`, and `LGL.xml` (Lieberman et al.,
2010) in the form of TR-News, whichever are there.

The offsets of both drift: GeoVirus counts from 1, TR-News by a few characters where signs were
unescaped. Each name is taken where it really stands, nearest to its offset.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from corpora.marked import Range

FILES = {"trnews": "TR-News.xml", "geovirus": "GeoVirus.xml", "lgl": "LGL.xml"}


@dataclass(frozen=True)
class Toponym:
    """A name of a place; where the corpus gives it: degrees north and east, country's name."""

    span: Range
    name: str
    at: tuple[float, float] | None
    country: str | None


@dataclass(frozen=True)
class Located:
    """An article and its toponyms, in order. `domain` is the outlet's, where it is known."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]
    domain: str | None = None


def texts(data: Path, corpus: str) -> Iterator[Located]:
    """The articles of one corpus of `FILES`. Raises FileNotFoundError for a missing file."""
    path = data / FILES[corpus]
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for number, article in enumerate(etree.parse(path, parser).getroot().iter("article")):
        text = article.findtext("text") or ""
        marked = article.iter("location" if corpus == "geovirus" else "toponym")
        found = [made for element in marked if (made := _toponym(element, text)) is not None]
        domain = (article.findtext("domain") or "").strip() or None
        toponyms = tuple(sorted(found, key=lambda t: t.span))
        yield Located(article.get("docid", str(number)), text, toponyms, domain)


def _toponym(element: etree._Element, text: str) -> Toponym | None:
    """A toponym as marked; None where its words stand nowhere in the text."""
    name = element.findtext("phrase") or element.findtext("name") or ""
    start = _nearest(text, name, int(element.findtext("start") or 0))
    if not name or start is None:
        return None
    tag = element.find("gaztag")
    where = element if tag is None else tag
    latitude, longitude = where.findtext("lat"), where.findtext("lon")
    at = (float(latitude), float(longitude)) if latitude and longitude else None
    return Toponym((start, start + len(name)), name, at, where.findtext("country"))


def _nearest(text: str, name: str, offset: int) -> int | None:
    """Where a name stands nearest to an offset."""
    before, behind = text.rfind(name, 0, offset + len(name)), text.find(name, offset)
    places = [place for place in (before, behind) if place >= 0]
    return min(places, key=lambda place: abs(place - offset), default=None)
