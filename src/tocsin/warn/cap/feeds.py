"""Others' feeds of alerts, read: Atom, RSS 2.0 and RSS 1.0, to addresses. Nothing is fetched."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tocsin.records import Record
from tocsin.warn.cap.atom import ATOM, MEDIA_TYPE
from tocsin.warn.cap.document import Node, RefusedError, node, tree
from tocsin.warn.cap.grammar import NAMESPACE

_RSS_1 = "http://purl.org/rss/1.0/"


class Entry(Record, frozen=True):
    """An alert that a feed tells of.

    `address` is where it lies, `content` the alert itself where the feed holds the whole of it
    (as XML for `parsed`); one of them is there. `id` and `title` are the feed's, where given.
    """

    address: str | None = None
    content: bytes | None = None
    id: str | None = None
    title: str | None = None


def entries(content: bytes, address: str | None = None) -> tuple[Entry, ...]:
    """The alerts that the feed in `content` tells of, in its order, each once.

    `address` is the feed's own; relative links are counted from it. Links to anything but http
    and https are passed over: a feed mustn't lead to files of the machine that reads it.

    Raises RefusedError where it is no feed, or hostile.
    """
    root = tree(content)
    found: dict[tuple[str | None, bytes | None], Entry] = {}
    for element in _items(root):
        entry = _entry(element, address)
        if entry.address or entry.content:
            found.setdefault((entry.address, None if entry.address else entry.content), entry)
    return tuple(found.values())


def _items(root: etree._Element) -> Iterator[etree._Element]:
    name = etree.QName(root)
    if (name.namespace, name.localname) == (ATOM, "feed"):
        return root.iterfind(f"{{{ATOM}}}entry")
    if name.namespace is None and name.localname == "rss":
        return root.iterfind("channel/item")
    if name.localname == "RDF":
        return root.iterfind(f"{{{_RSS_1}}}item")
    problem = f"is no feed of Atom or RSS: its root is <{name.localname}>"
    raise RefusedError(problem, "give the feed's address, or the alert itself")


def _entry(element: etree._Element, base: str | None) -> Entry:
    item = node(element)
    resolved = (_resolved(link, base) for link in _links(item) if link)
    whole = element.find(f".//{{{NAMESPACE}}}alert")
    return Entry(
        address=next(filter(None, resolved), None),
        content=None if whole is None else etree.tostring(whole, with_tail=False),
        id=item.said("id") or item.said("guid") or None,
        title=item.said("title") or None,
    )


def _links(item: Node) -> Iterator[str]:
    """The item's links, the likeliest to be the alert first."""
    linked = [(dict(one.attributes), one) for one in item.all("link") + item.all("enclosure")]
    by_type = [given for given, _ in linked if given.get("type", "").startswith(MEDIA_TYPE)]
    yield from (given.get("href") or given.get("url") or "" for given in by_type)
    source = item.one("content")
    yield dict(source.attributes).get("src", "") if source else ""
    for given, one in linked:
        if given.get("rel", "alternate") in ("alternate", "enclosure"):
            yield given.get("href") or given.get("url") or one.text.strip()
    guid = item.one("guid")
    if guid and dict(guid.attributes).get("isPermaLink") != "false":
        yield guid.text.strip()


def _resolved(link: str, base: str | None) -> str | None:
    """The full address of `link`, None where it isn't one of the web."""
    try:
        address = urljoin(base, link) if base else link
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
