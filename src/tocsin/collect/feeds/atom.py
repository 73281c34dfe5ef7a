"""Atom 1.0 (RFC 4287) and 0.3."""

from collections.abc import Iterator

from lxml import etree

from tocsin.collect.feeds.elements import (
    XML_LANGUAGE,
    alert,
    enclosure,
    first_date,
    resolved,
    said,
    within,
)
from tocsin.collect.feeds.gathering import gathered
from tocsin.collect.feeds.items import Credit, Enclosure, Item, Listing
from tocsin.collect.feeds.markup import plain
from tocsin.collect.kinds import ALERT_TYPE
from tocsin.records import Page


def listing(root: etree._Element, given: Page, mended: tuple[str, ...]) -> Listing:
    """The feed whose tree is `root`, got as `given`."""
    following = _following(root, given)
    return gathered(
        "atom",
        (_item(element, given) for element in root.iterfind(f"{within(root)}entry")),
        title=_text(root, f"{within(root)}title"),
        language=root.get(XML_LANGUAGE),
        further=(Item(link=following),) if following else (),
        mended=mended,
    )


def _item(element: etree._Element, given: Page) -> Item:
    base = element.base or given.address
    own = within(element)
    published, doubts = first_date(
        element,
        (
            (f"{own}published", "entry/published"),
            (f"{own}issued", "entry/issued"),
            (f"{own}created", "entry/created"),
        ),
        given.fetched,
    )
    updated, more = first_date(
        element,
        ((f"{own}updated", "entry/updated"), (f"{own}modified", "entry/modified")),
        given.fetched,
    )
    return Item(
        link=next(filter(None, (resolved(one, base) for one in _links(element, own))), None),
        guid=said(element, f"{own}id"),
        title=_text(element, f"{own}title"),
        published=published,
        updated=updated,
        summary=_text(element, f"{own}summary") or _text(element, f"{own}content"),
        language=element.get(XML_LANGUAGE),
        credit=_credit(element.find(f"{own}source"), base),
        enclosures=tuple(_enclosures(element, own, base)),
        embedded=alert(element),
        doubts=doubts + more,
    )


def _text(element: etree._Element, path: str) -> str | None:
    """A text construct as plain words: what is marked as text is meant letter for letter."""
    found = element.find(path)
    words = said(element, path)
    if found is None or not words:
        return None
    if found.get("type", "text").lower() in ("html", "text/html") or found.get("mode") == "escaped":
        return plain(words)
    return " ".join(words.split())[:2000]


def _following(root: etree._Element, given: Page) -> str | None:
    """The next page of a feed in pages (RFC 5005)."""
    for link in root.iterfind(f"{within(root)}link"):
        if link.get("rel") in ("next", "prev-archive"):
            return resolved(link.get("href"), root.base or given.address)
    return None


def _links(element: etree._Element, own: str) -> Iterator[str | None]:
    """The entry's links, one to an alert before one to a page about it."""
    links = list(element.iterfind(f"{own}link"))
    for link in links:
        if (link.get("type") or "").startswith(ALERT_TYPE):
            yield link.get("href")
    content = element.find(f"{own}content")
    if content is not None and content.get("src"):
        yield content.get("src")
    for link in links:
        if link.get("rel", "alternate") == "alternate":
            yield link.get("href")
    identifier = said(element, f"{own}id") or ""
    if identifier.startswith(("http://", "https://")):
        yield identifier


def _credit(source: etree._Element | None, base: str | None) -> Credit | None:
    """The feed that an aggregator copied the entry from (RFC 4287, 4.2.11)."""
    if source is None:
        return None
    own = within(source)
    name = _text(source, f"{own}title")
    links = (resolved(link.get("href"), base) for link in source.iterfind(f"{own}link"))
    address = next(filter(None, links), None)
    return Credit(name=name, address=address) if name or address else None


def _enclosures(element: etree._Element, own: str, base: str | None) -> Iterator[Enclosure]:
    for one in element.iterfind(f"{own}link"):
        found = enclosure(one.get("href"), one.get("type"), one.get("length"), base)
        if found and one.get("rel") == "enclosure":
            yield found
