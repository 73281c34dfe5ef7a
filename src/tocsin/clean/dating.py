"""When an article was published and changed, as its HTML page says, and where it says so.

Every candidate must come from the page's own article. A page without a date stays undated: no
"now", no copyright year, no date of a related article or comment.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree

from tocsin.clean.dates import epoch, from_address, in_words, parse
from tocsin.clean.fold import folded, one_line, shortened
from tocsin.records import Sourced

if TYPE_CHECKING:
    from tocsin.clean.metadata import Head

PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "dcsext.articlefirstpublished",
    "sailthru.date",
    "rnews:datepublished",
    "cxenseparse:recs:publishtime",
    "vr:published_time",
    "analyticsattributes.articledate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "prism.publicationdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publishing_date",
    "publication_date",
    "publication-date",
    "publicationdate",
    "date_published",
    "date-published",
    "published_at",
    "published-date",
    "published_date",
    "published",
    "bt:pubdate",
    "displaydate",
    "article.created",
    "article-published",
    "article:post_date",
    "pdate",
    "date",
    "datecreated",
    "created",
    "og:pubdate",
    "ptime",
)
MODIFIED_META = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "article.updated",
    "lastmod",
    "last-modified",
    "last_modified",
    "lastmodified",
    "revision_date",
    "dcterms.modified",
    "dc.date.modified",
    "modified",
    "updated",
    "modificationdate",
)
# A date more than this many elements from the headline belongs to something else.
NEAR_AFTER = 120
NEAR_BEFORE = 40
# Class names beyond so many characters are a page built to break readers.
MAX_NAMES = 1000
# Text longer than this around a date is prose.
MAX_TEXT = 120

_ASIDE = re.compile(
    r"(?:^|[-_\s])(?:related|recommend\w*|comments?|commentlist|disqus|respond|sidebar|side-bar|"
    r"footer|"
    r"popular|trending|latest|teasers?|promo|more-?(?:stories|news|articles|posts)|most-?read|"
    r"carousel|"
    r"recirc\w*|newsletter|archive|recent-?\w*|read-?next|up-?next|you-may|outbrain|taboola|"
    r"calendar|copyright|"
    r"reviews?-?list|upcoming|events?)(?:$|[-_\s])",
    re.IGNORECASE,
)
# The foot of the article itself, where blogs keep its date and author.
_OWN_FOOT = re.compile(r"\b(?:post|entry|article|story)-(?:footer|widget)[\w-]*", re.IGNORECASE)
_DATE_HINT = re.compile(
    r"(?:^|[-_\s])(?:date(?:line|time|stamp)?|pub-?date|publi[sc]h(?:ed)?(?:-?(?:on|date|time|"
    r"at))?|posted(?:-?on)?|"
    r"time-?stamp|posttime|post-?(?:date|time|metas?|info|details|pub-?\w*)|entry-?(?:date|"
    r"metas?|info|details|time)|article-?(?:date|"
    r"metas?|info|time|published)|byline|meta(?:data)?|submitted|story-?(?:date|meta)|news-?date|"
    r"created|"
    r"dtpublished|dt-published|blog-?date|field-?date\w*|date-?\w+|\w+-?date|"
    r"\w*published\w*)(?:$|[-_\s])",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated|modified|modif|edited|revised|reviewed|last changed", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:first published|originally published|published|posted|created|released|issued|written|"
    r"added|submitted|written|date|publication date|pub date|online)(?:\s+(?:on|at|in|by "
    r"[\w .]{2,40}))?\s*[:,|-]?\s*$",
    re.IGNORECASE,
)
# Hours UTC at which it is still yesterday in the Americas, or tomorrow already in Asia.
LATEST_WEST = 12
EARLIEST_EAST = 10

# Value, where, at, and whether it is the date of a change.
Candidate = tuple[str, Literal["markup", "visible"], str, bool]


def dates(head: "Head", headline: str | None) -> tuple[Sourced | None, Sourced | None]:
    """The dates of publication and of the last change that the page gives."""
    day_first = _day_first(head)
    published = _structured(head, "datePublished", PUBLISHED_META, day_first)
    modified = _structured(head, "dateModified", MODIFIED_META, day_first)
    shown = None
    if published is None or modified is None or _near_midnight(published):
        for value, where, at, changed in _on_page(head, headline, day_first):
            fact = Sourced(value=value, where=where, at=at)
            if changed:
                modified = modified or fact
            else:
                shown = shown or fact
            if modified and shown:
                break
    address = _address(head)
    if published is None:
        return shown or address, modified
    return _local_day(published, address) or _local_day(published, shown) or published, modified


def _address(head: "Head") -> Sourced | None:
    for address, at in ((head.address, "address"), (head.canonical(), "canonical address")):
        day = from_address(address) if address else None
        if day:
            return Sourced(value=day, where="address", at=f"{at} {address}"[:200])
    return None


def _near_midnight(fact: Sourced) -> bool:
    """Whether a time in UTC may be another day where it was published."""
    if len(fact.value) <= 10 or not fact.value.endswith("+00:00"):
        return False
    hour = int(fact.value[11:13])
    return hour < LATEST_WEST or hour >= EARLIEST_EAST


def _local_day(published: Sourced, other: Sourced | None) -> Sourced | None:
    """`other` where it gives the publisher's own day of the moment that `published` gives in UTC.

    Midnight UTC is afternoon in California: a page at /2024/02/24/ may say
    2024-02-25T02:25:54Z. The publisher's day is the one its text counts "today" from.
    """
    if other is None or not _near_midnight(published):
        return None
    ahead = _days(published) - _days(other)
    hour = int(published.value[11:13])
    if (ahead == 1 and hour < LATEST_WEST) or (ahead == -1 and hour >= EARLIEST_EAST):
        return other
    return None


def _days(fact: Sourced) -> int:
    """The number of a fact's day, to count days between two."""
    return date.fromisoformat(fact.value[:10]).toordinal()


def _structured(
    head: "Head", key: str, names: tuple[str, ...], day_first: bool | None
) -> Sourced | None:
    """JSON-LD of the article, its meta tags, JSON-LD of the page."""
    value = head.article.get(key)
    found = parse(value, day_first=day_first) if isinstance(value, str) else None
    if found:
        return Sourced(value=found, where="json-ld", at=f"{head.kind}.{key}")
    for name in names:
        tag = head.said(name)
        found = (parse(tag[0], day_first=day_first) or epoch(tag[0])) if tag else None
        if tag and found:
            return Sourced(value=found, where="meta", at=tag[1])
    value = head.page.get(key)
    found = parse(value, day_first=day_first) if isinstance(value, str) else None
    return Sourced(value=found, where="json-ld", at=f"{head.page_kind}.{key}") if found else None


def _day_first(head: "Head") -> bool | None:
    """How the page's country writes numeric dates, if the page tells its country."""
    from tocsin.clean.metadata import domain_of

    domain = domain_of(head.address or head.canonical())
    locale = (head.meta.get("og:locale", ("", ""))[0] or head.tree.get("lang") or "").lower()
    ending = domain.rsplit(".", 1)[-1]
    if ending in {
        "uk",
        "ie",
        "au",
        "nz",
        "in",
        "za",
        "eu",
        "de",
        "fr",
        "it",
        "es",
        "ru",
        "ua",
        "pk",
        "ng",
        "ke",
        "gh",
        "sg",
        "my",
    }:
        return True
    if ending in {"us", "gov", "mil", "edu"}:
        return False
    region = locale.replace("_", "-").split("-")[-1] if locale else ""
    if region in {"gb", "ie", "au", "nz", "in", "za"}:
        return True
    return False if region == "us" and locale != "en" else None


def aside(element: Any) -> bool:
    """Whether an element stands in a part of the page that isn't its article."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in ("aside", "footer", "nav"):
            return True
        if ancestor.tag in ("body", "html", "article", "main"):
            return False
        name = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if len(name) > 1 and _ASIDE.search(_OWN_FOOT.sub("", name)):
            return True
    return False


def _on_page(head: "Head", headline: str | None, day_first: bool | None) -> Iterator[Candidate]:
    """Dates in the page's markup and text, those that say most of themselves first."""
    elements = head.elements
    numbers = {element: number for number, element in enumerate(elements)}
    top = _headline_at(head.tree, numbers, headline)
    marked: list[tuple[int, Candidate]] = []
    found: Any = _MARKED(head.tree)
    for element in found:
        candidate = _marked(element, day_first)
        if candidate and not aside(element):
            marked.append((numbers[element], candidate))
    explicit = [c for _, c in marked if c[2].startswith(("itemprop", "pubdate"))]
    yield from explicit
    near = [(abs(n - top), n, c) for n, c in marked if -NEAR_BEFORE <= n - top <= NEAR_AFTER]
    if top >= 0:
        yield from (c for _, _, c in sorted(near))
    if len({c[0][:10] for _, c in marked if not c[3]}) == 1:
        yield from (c for _, c in marked)
    yield from _visible(elements, top, day_first)


# Elements that may say of themselves that they hold a date.
_MARKED = etree.XPath(
    "//*[@class or @id or @itemprop or @datetime or self::time or self::relative-time]"
)


def _headline_at(tree: Any, numbers: dict[Any, int], headline: str | None) -> int:
    """The number of the element that shows the headline, or -1."""
    if not headline:
        return -1
    same = folded(headline)
    best = -1
    for element in tree.iter("h1", "h2", "h3"):
        if folded(element.text_content()) == same:
            if element.tag == "h1":
                return numbers[element]
            best = numbers[element] if best < 0 else best
    return best


@lru_cache(maxsize=1000)  # a page has the same few classes again and again
def _hints_at_date(names: str) -> bool:
    return _DATE_HINT.search(names) is not None


def _marked(element: Any, day_first: bool | None) -> Candidate | None:
    """The date that an element's markup says it holds."""
    prop = (element.get("itemprop") or "").lower()
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_time = element.tag in ("time", "relative-time") or element.get("datetime") is not None
    hinted = prop in ("datepublished", "datecreated", "datemodified")
    if not (is_time or hinted or _hints_at_date(names[:MAX_NAMES])):
        return None
    if element.tag in ("body", "html", "main", "article", "section", "form", "ul"):
        return None
    text = one_line(element.text_content()) if len(element) <= 12 else ""
    changed = prop == "datemodified" or (
        bool(_CHANGED.search(f"{names} {text[:40]}")) and prop != "datepublished"
    )
    for name in ("content", "datetime", "title", "data-date", "data-datetime", "data-timestamp"):
        value = element.get(name)
        found = (parse(value, day_first=day_first) or epoch(value)) if value else None
        if found and (is_time or hinted or name != "title" or element.tag == "abbr"):
            kind = (
                f"itemprop={prop}"
                if hinted
                else "pubdate"
                if "pubdate" in element.attrib
                else element.tag
            )
            return (
                found,
                "markup",
                f"{kind}@{name}" if not names.strip() else f"{kind}.{names.split()[0]}@{name}",
                changed,
            )
    if 0 < len(text) <= MAX_TEXT:
        found = parse(text, day_first=day_first)
        if found:
            kind = f"itemprop={prop}" if hinted else element.tag
            at = f"{kind}.{names.split()[0]}" if names.split() else kind
            return found, "markup", at, _says_changed(text, names, prop)
    return None


def _says_changed(text: str, names: str, prop: str) -> bool:
    """Whether the first date in `text` is that of a change."""
    if prop:
        return prop == "datemodified"
    digit = re.search(r"\d", text)
    label = text[: digit.start()] if digit else ""
    return bool(_CHANGED.search(label)) or (not label.strip() and bool(_CHANGED.search(names)))


def _visible(elements: list[Any], top: int, day_first: bool | None) -> Iterator[Candidate]:
    """Dates in plain words: with a label anywhere, alone near the headline or once on the page."""
    alone: list[Candidate] = []
    for number, element in enumerate(elements):
        for line in _short_texts(element):
            labelled = _labelled(line, element)
            bare = None if labelled else _alone(line, day_first)
            if (labelled is None and bare is None) or aside(element):
                continue
            if labelled:
                yield labelled
            elif bare and top >= 0 and -NEAR_BEFORE <= number - top <= NEAR_AFTER:
                yield bare
            elif bare:
                alone.append(bare)
    if len({c[0][:10] for c in alone}) == 1:
        yield alone[0]


def _short_texts(element: Any) -> Iterator[str]:
    """The texts in and right behind an element that are short and may hold a date."""
    for text in (element.text, element.tail):
        if text and len(text) <= 400 and _YEAR_OR_NUMBERS.search(text):
            if element.tag in _SKIPPED:
                return
            yield one_line(text)


# All that `_labelled` and `_alone` can read holds one of these.
_YEAR_OR_NUMBERS = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d?[./-]\d\d")


_SKIPPED = frozenset(
    ["script", "style", "noscript", "option", "textarea", "template", "title", "a"]
)


def _labelled(line: str, element: Any) -> Candidate | None:
    """A date with "Published", "Posted on", "Updated" ahead of it."""
    found = in_words(line)
    if not found:
        return None
    match = re.search(r"\d", line)
    before = line[: match.start()] if match else ""
    before = re.sub(r"[A-Z][a-z]+day,?\s*$|[A-Z][a-z]{2,8}\.?\s*$", "", before.rstrip()).rstrip()
    before = re.sub(r"[A-Z][a-z]+day,?\s*$", "", before).rstrip()
    if not before:
        before = (
            one_line(element.getprevious().text_content()[-60:]) if _has_previous(element) else ""
        )
    if _CHANGED.search(before[-30:]):
        return found, "visible", shortened(line), True
    if _LABEL.search(before) and len(before) < 100:
        return found, "visible", shortened(line), False
    return None


def _has_previous(element: Any) -> bool:
    previous = element.getprevious()
    return previous is not None and isinstance(previous.tag, str)


_ALONE = re.compile(
    r"^\W*(?:by\b.{2,60}?[,|·•–-]\s*)?(?:on\s+)?(?:[A-Z][a-z]+day,?\s+)?", re.IGNORECASE
)
# What may stand around a numeric date that stands alone: a time, not a sum or a version.
_ALONE_NUMERIC = re.compile(r"^\W*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\W*(?:\d{1,2}[:.]\d\d.{0,12})?$")


def _alone(line: str, day_first: bool | None) -> Candidate | None:
    """A line that holds a date and little else."""
    found = in_words(line)
    if found and len(line) <= 60 and len(_ALONE.sub("", line)) <= 45:
        return found, "visible", shortened(line), bool(_CHANGED.search(line))
    if _ALONE_NUMERIC.match(line):
        found = parse(line, day_first=day_first)
        return (found, "visible", shortened(line), False) if found else None
    return None
