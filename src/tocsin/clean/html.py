"""The article on an HTML page: extracted by trafilatura, freed of leftovers, found again.

Stages: 1 the visible stream (`visible`) and the tree, parsed once and bounded; 2 the facts
(`metadata`); 3 the body's paragraphs by trafilatura; 4 the headline put ahead of them, once, and
leftover furniture cut by the rules for plain text; 5 each paragraph found in the stream, so that
the text maps back to the source; 6 what of the stream isn't in the article, with a reason.
"""

import logging
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from tocsin.clean import furniture
from tocsin.clean.align import align, segments
from tocsin.clean.body import Body, joined
from tocsin.clean.byline import from_note
from tocsin.clean.facts import Facts
from tocsin.clean.fold import folded, one_line
from tocsin.clean.metadata import facts_of
from tocsin.clean.visible import Block, Stream, compact, visible
from tocsin.errors import CleanError
from tocsin.records import Dropped, Page

# The deepest of the 242 pages of trafilatura's and htmldate's corpora has 34 levels; unclosed
# tags may add hundreds. Deeper trees are built to break readers (libxml2 stops at 2048).
MAX_DEPTH = 1000
# The largest of those pages has 5,516 elements; trafilatura slows down faster than pages grow.
MAX_ELEMENTS = 50_000
# An author's note stands among so many last lines.
NOTE_LINES = 4
# A body of which so much stands in links is a list of other pages.
MAX_LINKED = 0.8

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(page: Page, source: str) -> tuple[Body, Facts]:
    """The article in the HTML `source` and what the page says of it.

    Raises CleanError where the page is built to break readers, or holds no article.
    """
    tree = _tree(page, source)
    elements = _elements(page, tree)
    stream = visible(source)
    facts = facts_of(tree, elements, page.address)
    extracted = _extract(tree)
    if not extracted:
        raise _nothing(page)
    headline = _shown(facts.headline, stream)
    lines, cuts = _cleaned(extracted, headline)
    paragraphs = [line for line in lines if line]
    found = align(paragraphs, stream)
    covered = [at for parts in found for _, at in parts]
    if _linked(covered, stream) > MAX_LINKED * sum(len(compact(p)) for p in paragraphs):
        raise _nothing(page)
    text, ranges = joined(paragraphs)
    runs = segments(text, ranges, found, stream, source)
    return Body(text, runs, _dropped(covered, cuts, headline, stream, source)), facts


def _nothing(page: Page) -> CleanError:
    remedy = "give the article's own page, not a list of links or a page that needs scripts"
    return CleanError(page.source, "no article found on the page", remedy)


def _tree(page: Page, source: str) -> Any:
    """The page's tree."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    data = _DECLARATION.sub("", source).encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise _nothing(page) from None
    return tree


def _elements(page: Page, tree: Any) -> list[Any]:
    """The tree's elements in order; raises CleanError where they are deeper or more than pages'.

    Whoever holds the list spares lxml making each element anew whenever it is asked for.
    """
    elements = list(tree.iter(etree.Element))
    remedy = "save the article's text and give that"
    if len(elements) > MAX_ELEMENTS:
        problem = f"the page has over {MAX_ELEMENTS:,} elements"
        raise CleanError(page.source, problem, remedy)
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            problem = f"the page's HTML is nested over {MAX_DEPTH} levels deep"
            raise CleanError(page.source, problem, remedy)
        level = [child for element in level for child in element]
    return elements


def _extract(tree: Any) -> list[str]:
    """The body's paragraphs by trafilatura, one string each."""
    # Imported here: it takes half a second, which `tocsin --help` needn't spend.
    from trafilatura import bare_extraction

    # It logs each page that gives nothing; we say so ourselves, in one line.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Balanced mode with its fallbacks: on the 132 pages F1 93.9 against 93.5 (fast) and 93.2
    # (precision); after our own cutting 95.5 against 95.3 (fast).
    try:
        document = bare_extraction(tree, include_comments=False, include_tables=True)
    except Exception:  # on hostile trees it fails in many ways, and none may end a run over many
        logging.getLogger(__name__).debug("trafilatura failed", exc_info=True)
        return []
    body = getattr(document, "body", None)
    return list(_paragraphs(body)) if body is not None else []


_BLOCKS = frozenset(
    ["p", "head", "item", "quote", "row", "table", "list", "div", "ab", "fw", "body", "main"]
)


def _paragraphs(body: Any) -> Iterator[str]:
    """The text blocks of trafilatura's XML in order."""
    pending: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _BLOCKS:
            yield from _lines("".join(pending))
            pending.clear()
        if event == "start":
            pending.append(f"\n{element.text or ''}" if element.tag == "lb" else element.text or "")
        else:
            behind = "" if element is body else element.tail or ""
            pending.append(f" {behind}" if element.tag == "cell" else behind)
    yield from _lines("".join(pending))


_CONTINUES = re.compile(r"[\w,;:\-–—]$")


def _lines(text: str) -> list[str]:
    """A block's lines; a line break within a sentence is none."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = one_line(raw)
        if not line:
            continue
        if lines and line[0].islower() and _CONTINUES.search(lines[-1]):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _shown(headline: str | None, stream: Stream) -> str | None:
    """The headline if the page shows it to its readers."""
    if not headline or compact(headline) not in stream.compact:
        return None
    return headline


def _cleaned(extracted: list[str], headline: str | None) -> tuple[list[str], dict[str, str]]:
    """The article's lines, headline first, and why other extracted lines were cut."""
    lines = list(extracted)
    if headline and not any(folded(line) == folded(headline) for line in lines[:1]):
        lines.insert(0, headline)
    cuts: dict[str, str] = {}
    kept = list(lines)
    note = _note(lines)
    if note is not None:
        cuts[compact(lines[note])] = "author note"
        lines[note] = kept[note] = ""
    for cut in reversed(furniture.cuts(lines, headline)):
        line = kept[cut.line]
        cuts[compact(lines[cut.line][cut.start : cut.end])] = cut.reason
        kept[cut.line] = (line[: cut.start] + line[cut.end :]).strip()
    return kept, cuts


def _note(lines: list[str]) -> int | None:
    """The number of the line, one of the last, that introduces the author."""
    for number in range(len(lines) - 1, max(1, len(lines) - 1 - NOTE_LINES), -1):
        body = "\n".join(lines[:number])
        if len(body) > 2 * len(lines[number]) and from_note(lines[number], body):
            return number
    return None


def _linked(covered: list[tuple[int, int]], stream: Stream) -> int:
    """How many characters of the blocks that the article stands in are links."""
    linked = 0
    spans = sorted(covered)
    at = 0
    for block in stream.blocks:
        while at < len(spans) and spans[at][1] <= block.start:
            at += 1
        if at < len(spans) and spans[at][0] < block.end:
            linked += block.linked
    return linked


def _dropped(
    covered: list[tuple[int, int]],
    cuts: dict[str, str],
    headline: str | None,
    stream: Stream,
    source: str,
) -> tuple[Dropped, ...]:
    """What of the stream isn't covered, neighbours with the same reason together."""
    found: list[Dropped] = []
    same = folded(headline) if headline else ""
    for block in _uncovered(covered, stream):
        text = stream.text(block, source)
        if not text:
            continue
        why = cuts.get(stream.compact[block.start : block.end]) or _why(block, text, same)
        start = stream.place(block.start)
        end = stream.source_end(block.end - 1, source)
        before = found[-1] if found else None
        if before and before.reason == why and why in _MERGED and start - before.page_end < 2000:
            together = f"{before.text}\n{text}"
            found[-1] = Dropped(
                text=together, page_start=before.page_start, page_end=end, reason=why
            )
        else:
            found.append(Dropped(text=text, page_start=start, page_end=end, reason=why))
    return tuple(found)


# A menu of sixty entries is one thing left out, not sixty.
_MERGED = frozenset({"navigation", "link list"})


def _uncovered(covered: list[tuple[int, int]], stream: Stream) -> Iterator[Block]:
    """The blocks, or what is left of them, that no paragraph of the article stands in."""
    spans = sorted(covered)
    at = 0
    for block in stream.blocks:
        start = block.start
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        index = at
        while index < len(spans) and spans[index][0] < block.end:
            if spans[index][0] > start:
                yield Block(start, spans[index][0], block.linked, block.landmark, block.hint)
            start = max(start, spans[index][1])
            index += 1
        if start < block.end:
            yield Block(start, block.end, block.linked, block.landmark, block.hint)


_HINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(?:ad|ads|advert\w*|sponsor\w*|promo\w*|outbrain|taboola|dfp)\b|-ad-", re.I),
        "advert",
    ),
    (re.compile(r"comment|disqus|discussion|respond", re.I), "comments"),
    (re.compile(r"author-?(?:bio|info|box)|about-author|bio\b", re.I), "author note"),
    (re.compile(r"\bnav\b|menu|breadcrumb|navbar|navigation", re.I), "navigation"),
    (re.compile(r"caption|credit|byline|author|dateline|timestamp|published", re.I), "credit"),
    (
        re.compile(r"related|recommend|popular|trending|teaser|most-?read|more-?stories", re.I),
        "teaser",
    ),
)


@lru_cache(maxsize=1000)  # the entries of a menu share their hint
def _by_hint(hint: str) -> str | None:
    return next((why for pattern, why in _HINTS if pattern.search(hint)), None)


def _why(block: Block, text: str, headline: str) -> str:
    """Why a block of the page isn't in its article, by its words, place and class."""
    if headline and folded(text) == headline:
        return "repeated headline"
    by_words = furniture.reason(text)
    if by_words and by_words != "boilerplate":
        return by_words
    if furniture.snippet(text):
        return "teaser"
    by_hint = _by_hint(block.hint)
    if by_hint:
        return by_hint
    if block.landmark in ("nav", "header"):
        return "navigation"
    if block.landmark in ("figcaption", "figure"):
        return "credit"
    if block.linked > 0.8 * (block.end - block.start):
        return "link list"
    return "boilerplate"
