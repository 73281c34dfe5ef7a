"""Index pages: an outlet's front page or section, whose links lead to articles."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from lxml import etree, html

from tocsin.collect.canonical import host
from tocsin.collect.feeds.elements import resolved
from tocsin.collect.feeds.items import Item
from tocsin.collect.feeds.markup import decoded

# A headline has more than a section's name; counted in characters, as not all scripts part words.
_HEADLINE = 20
_MAX_TITLE = 500

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def page(content: bytes, charset: str | None) -> etree._Element | None:
    """The tree of an HTML page, None where there is nothing in it."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(content, charset)[0])
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        found = html.document_fromstring(text.replace("\x00", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return found


def links(root: etree._Element, address: str | None, follow: str | None) -> Iterator[Item]:
    """The links that look like articles, each with its words.

    `follow` is what their addresses look like, with `*` for anything (`*/2026/*`). Without it
    they are those to other pages of the same host whose words are as long as a headline.
    """
    base = resolved(_attribute(root, "//base/@href"), address) or address
    for anchor in root.iter("a"):
        href = anchor.get("href") or ""
        link = None if href.startswith("#") else resolved(href, base)
        words = " ".join(" ".join(map(str, anchor.itertext())).split())
        if link is None or _same_page(link, address):
            continue
        if followed(link, follow) if follow else _headline(link, words, address):
            yield Item(link=link.partition("#")[0], title=words[:_MAX_TITLE] or None)


def followed(link: str, pattern: str) -> bool:
    """Whether an address looks like `pattern`, in which `*` stands for anything."""
    return _glob(pattern).fullmatch(link) is not None


def advertised(root: etree._Element, address: str | None) -> tuple[str, ...]:
    """The feeds that a page names as its own."""
    found = (
        resolved(link.get("href"), address)
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").lower().split(";")[0].strip() in _FEED_TYPES
    )
    return tuple(dict.fromkeys(filter(None, found)))


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    # Each part is found as early as it can be and never given up again: no pattern, however
    # written, takes more than one pass for each of its stars.
    first, *parts = (re.escape(part) for part in re.sub(r"\*+", "*", pattern).split("*"))
    if not parts:
        return re.compile(first)
    *middle, last = parts
    return re.compile(first + "".join(f"(?>.*?{part})" for part in middle) + f".*{last}", re.DOTALL)


def _headline(link: str, words: str, address: str | None) -> bool:
    return len(words) >= _HEADLINE and host(link) == host(address) and len(urlsplit(link).path) > 1


def _same_page(link: str, address: str | None) -> bool:
    return address is not None and link.partition("#")[0] == address.partition("#")[0]


def _attribute(root: etree._Element, path: str) -> str | None:
    found = root.xpath(path)
    return str(found[0]) if isinstance(found, list) and found else None
