"""What an HTML page says of its article, each fact with where it was found.

trafilatura's own reader isn't used: it finds a date on most pages that have none (reading notes:
216 of 246 undated pages) and doesn't say where. The order is the same for every fact: JSON-LD of
the page's own article, meta tags, markup, visible text, the address. What none of them says
stays None.
"""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from tocsin.clean import byline as bylines
from tocsin.clean import dating, jsonld
from tocsin.clean.facts import Facts
from tocsin.clean.fold import folded, likeness, one_line, shortened
from tocsin.records import Sourced
from tocsin.records.article import Where

MAX_TITLE = 400
# From this share of common words on an <h1> is the headline that the page names elsewhere.
SAME_TITLE = 0.6
# Of several headings that agree with nothing, one of so many words is an article's.
TELLING_WORDS = 4

_AUTHOR_META = (
    "author", "article:author", "og:article:author", "article:author_name", "parsely-author",
    "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl", "authors",
    "dc.contributor.author", "cxenseparse:author", "rnews:author",
)  # fmt: skip
_OUTLET_META = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "twitter:app:name:iphone",
)
_CLASSES = 'contains(concat(" ", normalize-space(@class), " "), " {name} ")'
# What the markup says of a byline, and where it says so.
_BYLINES = tuple(
    (at, etree.XPath(f"//*{path}"))
    for at, path in (
        ('@itemprop="author"', '[@itemprop="author"]//*[@itemprop="name"]'),
        ('@itemprop="author"', '[@itemprop="author"]'),
        ('@rel="author"', '[@rel="author"]'),
        # contains() alone comes first because it is cheaper and few elements pass it.
        ('@class="byline"', f'[contains(@class, "byline")][{_CLASSES.format(name="byline")}]'),
        ('@class="author"', f'[contains(@class, "author")][{_CLASSES.format(name="author")}]'),
        (
            '@class="author-name"',
            '[contains(@class, "author-name") or contains(@class, "author__name") or '
            'contains(@class, "byline-name") or contains(@class, "byline__name") or '
            'contains(@class, "post-author") or contains(@class, "entry-author")]',
        ),
    )
)
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*")


class Head:
    """The page's head, read once: its meta tags, titles and JSON-LD."""

    def __init__(self, tree: Any, elements: list[Any], address: str | None) -> None:
        self.tree = tree
        self.elements = elements
        self.address = address
        self.meta: dict[str, tuple[str, str]] = {}
        for tag in tree.iter("meta"):
            self._take(tag)
        self.title = one_line(unescape("".join(tree.xpath("(//head//title)[1]//text()") or [""])))
        self.headings = _headings(tree)
        scripts = [
            script.text or ""
            for script in tree.iter("script")
            if "ld+json" in (script.get("type") or "").lower()
        ]
        named = [
            t for t in (self.meta.get("og:title", ("", ""))[0], self.title, *self.headings) if t
        ]
        self.kind, self.article = jsonld.article(scripts, address or self.canonical(), named)
        self.page_kind, self.page = jsonld.page(scripts)

    def _take(self, tag: Any) -> None:
        content = one_line(tag.get("content") or "")
        if not content:
            return
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(attribute) or "").strip()
            if name and name.lower() not in self.meta:
                self.meta[name.lower()] = (content, f'meta[{attribute}="{name}"]')

    def canonical(self) -> str | None:
        """The address that the page gives as its own."""
        links = self.tree.xpath('//link[@rel="canonical"]/@href')
        return str(links[0]) if links else self.meta.get("og:url", (None, ""))[0]

    def said(self, *keys: str) -> tuple[str, str] | None:
        """The first meta tag among `keys`: its content and where it stands."""
        return next((self.meta[key] for key in keys if key in self.meta), None)


def _headings(tree: Any) -> list[str]:
    """The texts of the page's <h1>, without those of its logo."""
    found = []
    for heading in tree.iter("h1"):
        text = one_line(heading.text_content())
        if text and len(text) <= MAX_TITLE:
            found.append(text)
    return found[:20]


def facts_of(tree: Any, elements: list[Any], address: str | None) -> Facts:
    """What the page `tree`, which stands at `address`, says of its article.

    `elements` are all those of the tree in order.
    """
    head = Head(tree, elements, address)
    outlet = _outlet(head)
    title = _title(head, outlet)
    headline = _headline(head, title)
    published, modified = dating.dates(head, headline)
    return Facts(
        title=title,
        headline=headline,
        byline=_byline(head),
        outlet=outlet,
        declared=_language(head),
        published=published,
        modified=modified,
        canonical=_canonical(head),
    )


def _canonical(head: Head) -> Sourced | None:
    """The address that the page gives as its own, where it is one."""
    value = (head.canonical() or "").strip()
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if head.tree.xpath('//link[@rel="canonical"]/@href'):
        return Sourced(value=value, where="markup", at='link[rel="canonical"]')
    return Sourced(value=value, where="meta", at=head.meta["og:url"][1])


def _title(head: Head, outlet: Sourced | None) -> Sourced | None:
    """The article's title without the outlet's name."""
    headline = head.article.get("headline")
    if isinstance(headline, str) and 0 < len(headline) <= MAX_TITLE:
        value = one_line(unescape(headline))
        if value:
            return Sourced(value=value, where="json-ld", at=f"{head.kind}.headline")
    tag = head.said("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
    if tag:
        value = _without_outlet(tag[0], outlet, head.address)
        return Sourced(value=_as_shown(value, head), where="meta", at=tag[1])
    heading = _matching(head.headings, head.title) or _telling(head.headings)
    if heading:
        return Sourced(value=heading, where="markup", at="h1")
    if head.title:
        value = _without_outlet(head.title, outlet, head.address)
        return Sourced(value=value, where="markup", at="title")
    return None


def _telling(headings: list[str]) -> str | None:
    """The only heading, or the first that is long enough to be no logo or menu."""
    long = [h for h in headings if len(h.split()) >= TELLING_WORDS]
    return headings[0] if len(headings) == 1 else long[0] if long else None


def _as_shown(value: str, head: Head) -> str:
    """The heading that a longer title begins with: og:title often adds an outlet or a section."""
    for heading in head.headings:
        if len(heading) >= 15 and folded(value).startswith(folded(heading)):
            return heading
    return value


def _headline(head: Head, title: Sourced | None) -> str | None:
    """The headline as the page shows it: the <h1> that agrees with the title, else the title."""
    names = [title.value] if title else []
    names += [n for n in (head.title, head.meta.get("og:title", ("", ""))[0]) if n]
    for name in names:
        heading = _matching(head.headings, name)
        if heading:
            return heading
    return title.value if title else None


def _matching(headings: list[str], title: str) -> str | None:
    """The heading most like `title`, if any is like it."""
    if not title or not headings:
        return None
    likely = [h for h in headings if len(h.split()) > 1 or len(title.split()) == 1]
    best = max(likely, key=lambda heading: (likeness(heading, title), len(heading)), default=None)
    return best if best and likeness(best, title) >= SAME_TITLE else None


def _without_outlet(title: str, outlet: Sourced | None, address: str | None) -> str:
    """`title` without a part at its end (or beginning) that names the outlet."""
    title = one_line(unescape(title))
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        head, tail = title[: cut.start()], title[cut.end() :]
        if _names_outlet(tail, outlet, address) and head:
            title = head
        else:
            break
    return title


def _names_outlet(part: str, outlet: Sourced | None, address: str | None) -> bool:
    if outlet is not None and folded(part) == folded(outlet.value):
        return True
    squeezed = re.sub(r"\W", "", folded(part))
    domain = re.sub(r"\W", "", domain_of(address))
    return len(squeezed) >= 3 and (squeezed in domain or squeezed.removeprefix("the") in domain)


def domain_of(address: str | None) -> str:
    """The host name of an address without "www.", or ""."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _outlet(head: Head) -> Sourced | None:
    """The outlet that published the article."""
    for name in jsonld.names(head.article.get("publisher")):
        value = _outlet_name(name)
        if value:
            return Sourced(value=value, where="json-ld", at=f"{head.kind}.publisher.name")
    for key in _OUTLET_META:
        tag = head.said(key)
        value = _outlet_name(tag[0]) if tag else None
        if tag and value:
            return Sourced(value=value, where="meta", at=tag[1])
    parts = _SEPARATOR.split(head.title)
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        if _names_outlet(part, None, head.address or head.canonical()):
            return Sourced(value=one_line(part), where="markup", at="title")
    return None


def _outlet_name(value: str) -> str | None:
    value = one_line(unescape(value)).removeprefix("@")
    return (
        value if 1 < len(value) <= 80 and not value.startswith(("http:", "https:", "/")) else None
    )


def _byline(head: Head) -> Sourced | None:
    """Who wrote the article."""
    names = [n for n in map(bylines.credible, jsonld.names(head.article.get("author"))) if n]
    if names:
        value = ", ".join(dict.fromkeys(names))
        return Sourced(value=value, where="json-ld", at=f"{head.kind}.author")
    for key in _AUTHOR_META:
        tag = head.said(key)
        value_or_none = bylines.credible(tag[0]) if tag else None
        if tag and value_or_none:
            return Sourced(value=value_or_none, where="meta", at=tag[1])
    return _marked_byline(head) or _visible_byline(head)


def _marked_byline(head: Head) -> Sourced | None:
    """The byline where the markup says that it is one, and one only."""
    for at, find in _BYLINES:
        found: dict[str, str] = {}
        elements: Any = find(head.tree)
        for element in elements[:20]:
            if dating.aside(element):
                continue
            text = one_line(element.get("content") or element.text_content())
            name = bylines.credible(text) if len(text) <= bylines.MAX_LENGTH else None
            if name:
                found.setdefault(folded(name), name)
        if 1 <= len(found) <= 4:
            return Sourced(value=", ".join(found.values()), where="markup", at=at)
    return None


def _visible_byline(head: Head) -> Sourced | None:
    """A line "By Jane Doe" on the page."""
    for element in head.tree.iter(
        "p", "div", "span", "address", "h3", "h4", "h5", "small", "em", "li"
    ):
        text = element.text_content() if len(element) <= 6 else ""
        if 6 <= len(text) <= 160:
            name = bylines.from_line(one_line(text))
            if name and not dating.aside(element):
                return Sourced(value=name, where="visible", at=shortened(text))
    return None


def _language(head: Head) -> Sourced | None:
    """The language that the page claims, as an ISO 639-1 code."""
    claims: list[tuple[object, Where, str]] = [
        (head.article.get("inLanguage"), "json-ld", f"{head.kind}.inLanguage"),
        (
            head.tree.get("lang") or head.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
            "markup",
            "html@lang",
        ),
    ]
    for key in ("content-language", "og:locale", "language", "dc.language", "dcterms.language"):
        tag = head.said(key)
        if tag:
            claims.append((tag[0], "meta", tag[1]))
    for value, where, at in claims:
        match = _CODE.match(value) if isinstance(value, str) else None
        if match:
            return Sourced(value=match.group(1).lower(), where=where, at=at)
        if isinstance(value, str) and value.strip().lower() == "english":
            return Sourced(value="en", where=where, at=at)
    return None


_CODE = re.compile(r"^\s*([a-zA-Z]{2})(?:[-_][\w-]+)?\s*(?:,.*)?$")
