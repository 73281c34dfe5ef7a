"""From the bytes of a feed to its listing, whatever the dialect."""

import re
import zlib
from contextlib import AbstractContextManager, nullcontext
from threading import BoundedSemaphore

from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import atom, jsonfeed, rss, sitemap
from tocsin.collect.feeds.elements import names, resolved, said
from tocsin.collect.feeds.gathering import gathered
from tocsin.collect.feeds.index import advertised, links, page
from tocsin.collect.feeds.items import Item, Listing
from tocsin.collect.feeds.markup import decoded, plain, tree
from tocsin.collect.limits import MAX_BYTES, in_words
from tocsin.collect.walls import wall
from tocsin.records import Page

_HTML = re.compile(
    rb"(?:<\?xml[^>]*\?>\s*)?(?>(?:<!--(?>.*?-->)\s*)*)<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4096

_READERS = {
    "rss": rss.listing,
    "RDF": rss.listing,
    "feed": atom.listing,
    "urlset": sitemap.listing,
    "sitemapindex": sitemap.of_sitemaps,
}

# While it is read a listing takes some ten times its size, and a collector may have dozens of
# answers at once, each as large as may be: of the large ones two are read at a time.
_LARGE = 1_000_000
_LARGE_ONES = BoundedSemaphore(2)

_FEED = "look at the address in a browser and give that of the feed"


def listing(given: Page) -> Listing:
    """The feed or sitemap that was fetched as `given`: RSS, Atom, JSON Feed, sitemap or index.

    Raises CollectError where it is none, hostile, or an HTML page; then the feeds that the page
    names are in the remedy.
    """
    content = _unpacked(given)
    with _by_size(content):
        return _listing(content, given)


def index(given: Page, follow: str | None = None) -> Listing:
    """The articles that an index page links to; `follow` is what their addresses look like.

    In `follow`, `*` stands for anything. Without it they are the links to the same host whose
    words are as long as a headline.
    """
    with _by_size(given.content):
        root = page(given.content, given.charset)
        if root is None:
            raise CollectError(given.source, "holds nothing to follow", _FEED, "garbage")
        return gathered(
            "index page",
            links(root, given.address, follow),
            title=plain(said(root, ".//title")),
            language=root.get("lang"),
        )


def addresses(given: Page) -> Listing:
    """The addresses in a text, one a line; empty lines and those with `#` in front don't count."""
    with _by_size(given.content):
        lines = (line.strip() for line in decoded(given.content, given.charset)[0].splitlines())
        listed = (line for line in lines if line and not line.startswith("#"))
        return gathered("address list", (Item(link=resolved(line, None)) for line in listed))


def _by_size(content: bytes) -> AbstractContextManager[object]:
    """What is held while so much is read: nothing, or one of the places of the large."""
    return _LARGE_ONES if len(content) > _LARGE else nullcontext()


def _listing(content: bytes, given: Page) -> Listing:
    start = content[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise CollectError(given.source, "is empty", _FEED, "garbage")
    if start.startswith(b"{"):
        return jsonfeed.listing(content, given)
    if _HTML.match(start):
        raise _is_html(given)
    root, mended = tree(content, given.source, given.address, given.charset)
    _, name = names(root)
    if name.lower() == "html":
        raise _is_html(given)
    if name not in _READERS:
        problem = f"is XML, but no feed: its root is <{name[:40]}>"
        raise CollectError(given.source, problem, _FEED, "garbage")
    return _READERS[name](root, given, mended)


def _unpacked(given: Page) -> bytes:
    """Sitemaps are kept as .gz: one layer is taken off, within the bound of a page."""
    if not given.content.startswith(b"\x1f\x8b"):
        return given.content
    unpacking = zlib.decompressobj(wbits=31)
    try:
        content = unpacking.decompress(given.content, MAX_BYTES + 1)
    except zlib.error as error:
        raise CollectError(given.source, "is broken gzip", _FEED, "garbage") from error
    if len(content) > MAX_BYTES:
        problem = f"unpacks to more than {in_words(MAX_BYTES)}"
        raise CollectError(given.source, problem, "give a smaller sitemap", "too large")
    return content


def _is_html(given: Page) -> CollectError:
    """What a page is where a feed should be, with the feeds that it names."""
    root = page(given.content, given.charset)
    named = advertised(root, given.address) if root is not None else ()
    remedy = f"give the feed that it names: {', '.join(named[:3])}" if named else _FEED
    found = wall(given)
    if found is not None and found.condition != "paywall":
        problem = f"is a {found.condition} where a feed should be ({found.sign})"
        return CollectError(given.source, problem, remedy, found.condition)
    return CollectError(given.source, "is an HTML page where a feed should be", remedy, "html")
