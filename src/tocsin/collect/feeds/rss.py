"""RSS 0.9x, 1.0 (RDF) and 2.0, with the modules that news feeds use."""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from tocsin.collect.feeds.elements import (
    alert,
    enclosure,
    first_date,
    number,
    resolved,
    said,
    within,
)
from tocsin.collect.feeds.gathering import gathered
from tocsin.collect.feeds.items import Credit, Enclosure, Item, Listing
from tocsin.collect.feeds.markup import plain
from tocsin.collect.kinds import ALERT_TYPE
from tocsin.records import Page

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_SYNDICATION = "{http://purl.org/rss/1.0/modules/syndication/}"
_FEEDBURNER = "{http://rssnamespace.org/feedburner/ext/1.0}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"

_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_MOST_MINUTES = 525_600


def listing(root: etree._Element, given: Page, mended: tuple[str, ...]) -> Listing:
    """The feed whose tree is `root`, got as `given`."""
    about = root.find("{*}channel")
    about = root if about is None else about
    # Below the channel in 0.9x and 2.0, beside it in 0.90 and 1.0.
    elements = chain(root.iterfind("{*}channel/{*}item"), root.iterfind("{*}item"))
    return gathered(
        "rss",
        (_item(element, given) for element in elements),
        title=plain(said(about, "{*}title")),
        language=said(about, "{*}language"),
        minutes=_minutes(about),
        mended=mended,
    )


def _item(element: etree._Element, given: Page) -> Item:
    base = element.base or given.address
    own = within(element)
    published, doubts = first_date(
        element,
        (
            (f"{own}pubDate", "item/pubDate"),
            (f"{_DC}date", "item/dc:date"),
            (f"{_TERMS}issued", "item/dcterms:issued"),
            (f"{_TERMS}created", "item/dcterms:created"),
            (f"{_ATOM}published", "item/atom:published"),
        ),
        given.fetched,
    )
    changed, more = first_date(
        element,
        (
            (f"{_ATOM}updated", "item/atom:updated"),
            (f"{_TERMS}modified", "item/dcterms:modified"),
        ),
        given.fetched,
    )
    return Item(
        link=next(filter(None, (resolved(one, base) for one in _links(element, own))), None),
        guid=said(element, f"{own}guid") or element.get(f"{_RDF}about"),
        title=plain(said(element, f"{own}title", f"{_DC}title")),
        published=published,
        updated=changed,
        summary=plain(said(element, f"{own}description", f"{_CONTENT}encoded")),
        language=said(element, f"{_DC}language"),
        credit=_credit(element.find(f"{own}source"), base),
        enclosures=tuple(_enclosures(element, own, base)),
        embedded=alert(element),
        doubts=doubts + more,
    )


def _minutes(about: etree._Element) -> int | None:
    """For how many minutes the feed says that it needn't be asked again."""
    given = number(said(about, "{*}ttl"), _MOST_MINUTES)
    period = _MINUTES.get(said(about, f"{_SYNDICATION}updatePeriod") or "")
    if given is None and period:
        often = number(said(about, f"{_SYNDICATION}updateFrequency"), _MOST_MINUTES)
        given = period // max(often or 1, 1)
    return given


def _links(element: etree._Element, own: str) -> Iterator[str | None]:
    """The item's links, the publisher's own before those that count readers."""
    for enclosed in element.iterfind(f"{own}enclosure"):
        if (enclosed.get("type") or "").startswith(ALERT_TYPE):
            yield enclosed.get("url")
    yield said(element, f"{_FEEDBURNER}origLink")
    yield said(element, f"{own}link")
    for link in element.iterfind(f"{_ATOM}link"):
        if link.get("rel", "alternate") == "alternate":
            yield link.get("href")
    guid = element.find(f"{own}guid")
    if guid is not None and guid.get("isPermaLink") != "false":
        yield guid.text
    yield element.get(f"{_RDF}about")


def _credit(source: etree._Element | None, base: str | None) -> Credit | None:
    if source is None:
        return None
    name, address = plain(source.text), resolved(source.get("url"), base)
    return Credit(name=name, address=address) if name or address else None


def _enclosures(element: etree._Element, own: str, base: str | None) -> Iterator[Enclosure]:
    for one in element.iterfind(f"{own}enclosure"):
        found = enclosure(one.get("url"), one.get("type"), one.get("length"), base)
        if found:
            yield found
