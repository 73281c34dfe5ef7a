"""Finding things in the elements of a feed: texts, dates, addresses."""

import re
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tocsin.collect.document import CAP
from tocsin.collect.feeds.dates import dated
from tocsin.collect.feeds.items import Doubt, Enclosure
from tocsin.records import Sourced

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_MOST_BYTES = 10**12
_NAMESPACES = (
    "http://www.w3.org/2005/Atom",
    "http://purl.org/atom/ns#",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
)

_MAX_ADDRESS = 2048  # servers refuse longer ones
_MAX_TEXT = 100_000
# In no address, and some can't be kept: a host with a NUL, in PostgreSQL.
_CONTROL = re.compile("[\x00-\x1f\x7f]")


def names(element: etree._Element) -> tuple[str, str]:
    """The namespace and the local name of an element; lxml's own way refuses malformed ones."""
    namespace, _, name = str(element.tag).rpartition("}")
    return namespace.removeprefix("{"), name


def within(element: etree._Element) -> str:
    """The element's namespace as paths have it in front: `{…}`, nothing, `{*}` if it is strange.

    A namespace that feeds don't have may be no namespace at all, and break the path.
    """
    namespace, _ = names(element)
    if not namespace:
        return ""
    return f"{{{namespace}}}" if namespace in _NAMESPACES else "{*}"


def said(element: etree._Element, *paths: str) -> str | None:
    """The text of the first of `paths` that has one, children's text included."""
    for path in paths:
        for found in element.iterfind(path):
            text = "".join(map(str, found.itertext()))[:_MAX_TEXT].strip()
            if text:
                return text
    return None


def first_date(
    element: etree._Element, places: tuple[tuple[str, str], ...], fetched: str | None
) -> tuple[Sourced | None, tuple[tuple[Doubt, str], ...]]:
    """The first date of `places` (each a path and its name in words) that can be believed.

    Doubts are given only where none can: what stands elsewhere in a better form is no loss.
    """
    doubts: list[tuple[Doubt, str]] = []
    for path, at in places:
        when, doubt = dated(said(element, path), at, fetched)
        if when is not None:
            return when, ()
        if doubt is not None:
            doubts.append(doubt)
    return None, tuple(doubts[:1])


def resolved(link: str | None, base: str | None) -> str | None:
    """The full address of `link`, None where it isn't one of the web.

    Feeds mustn't lead to files of the machine that reads them, nor to scripts.
    """
    link = "".join((link or "").split())
    if not link or _CONTROL.search(link):
        return None
    try:
        address = urljoin(base, link) if base else link
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        return None
    return address if usable and len(address) <= _MAX_ADDRESS else None


def number(text: str | None, most: int) -> int | None:
    """A whole number between 0 and `most`, None for anything else."""
    text = (text or "").strip()
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(most)):
        return None
    return min(int(text), most)


def enclosure(
    link: str | None, media_type: str | None, length: str | None, base: str | None
) -> Enclosure | None:
    """The file that comes with an item, None where its address is no address."""
    address = resolved(link, base)
    if address is None:
        return None
    return Enclosure(address=address, media_type=media_type, bytes=number(length, _MOST_BYTES))


def alert(element: etree._Element) -> bytes | None:
    """The alert that an item holds whole, as XML in UTF-8."""
    found = next(element.iter(*(f"{{{namespace}}}alert" for namespace in CAP)), None)
    return None if found is None else etree.tostring(found, encoding="UTF-8", with_tail=False)
