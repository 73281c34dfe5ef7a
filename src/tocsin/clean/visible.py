"""What a reader sees of an HTML page, character by character, with places in its source.

One linear pass over the decoded source, without a tree: tags, comments, scripts, styles and
other unseen parts are skipped, an entity stands at its `&`, and text is cut into blocks where
the page breaks a line. lxml's tree has no source offsets, so this pass is what makes
"back to the page" possible; it needs no agreement with the tree beyond the visible text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

# The ends of a tag are found by quoted attributes, as browsers do. A hostile page can make that
# scan run to its end again and again; after so many failures the next ">" ends any tag.
MAX_BROKEN_TAGS = 50

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)[^>=]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|)[^>=]*+)*+>")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_HINT = re.compile(r"\b(?:class|id|role)\s*=\s*[\"']?([^\"'>]{1,200})", re.IGNORECASE)

# Text inside these isn't shown. Raw ones end only at their own closing tag.
_RAW = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "textarea",
        "title",
        "iframe",
        "xmp",
        "noembed",
        "noframes",
    ]
)
_UNSEEN = frozenset(
    ["head", "select", "datalist", "object", "svg", "math", "audio", "video", "canvas"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "nobr",
        "output",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "link",
        "meta",
        "source",
        "track",
        "param",
        "amp-img",
        "picture",
    ]
)
_SEEN = frozenset(["body", "main", "article", "section", "p", "h1", "h2"])
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
# Parts of a page that tell what their text is for.
_LANDMARKS = frozenset(["nav", "header", "footer", "aside", "form", "figcaption", "figure"])


@dataclass(slots=True)
class Block:
    """A run of visible text between two line breaks of the page.

    `start` and `end` are places in the compact stream; `linked` counts characters in links;
    `landmark` is the part of the page it stands in (nav, footer, …) or "", `hint` the class,
    id or role of the element that opened it.
    """

    start: int
    end: int
    linked: int
    landmark: str
    hint: str


@dataclass(slots=True)
class Stream:
    """The visible characters of a page without white space, and where each stands.

    `compact` is made of runs, each in one piece on the page: run `n` begins at `starts[n]` of the
    stream and at `places[n]` of the source. A character decoded from an entity is a run of its
    own, at the `&`. `blocks` cut the stream in order.
    """

    compact: str
    starts: list[int]
    places: list[int]
    blocks: list[Block]

    def place(self, index: int) -> int:
        """Where the compact character `index` stands in the source."""
        run = bisect_right(self.starts, index) - 1
        return self.places[run] + index - self.starts[run]

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The runs of `compact[start:end]`: start and end in the stream, place in the source."""
        run, size = bisect_right(self.starts, start) - 1, len(self.starts)
        while start < end:
            behind = self.starts[run + 1] if run + 1 < size else len(self.compact)
            stop = min(end, behind)
            yield start, stop, self.places[run] + start - self.starts[run]
            start, run = stop, run + 1

    def source_end(self, index: int, source: str) -> int:
        """Where the source of the compact character `index` ends."""
        return _source_end(self.place(index), source)

    def text(self, block: Block, source: str) -> str:
        """The words of `block` with single spaces between them."""
        return self.slice(block.start, block.end, source)

    def slice(self, start: int, end: int, source: str) -> str:
        """The words of `compact[start:end]`, a space wherever the source breaks between two."""
        words: list[str] = []
        last = -1
        for first, stop, place in self.runs(start, end):
            if last >= 0 and place > last and _has_gap(source[last:place]):
                words.append(" ")
            words.append(self.compact[first:stop])
            last = _source_end(place + stop - 1 - first, source)
        return "".join(words)


def _source_end(place: int, source: str) -> int:
    """Where the source of the character at `place` ends: an entity is longer than one."""
    if source[place] == "&":
        entity = _ENTITY.match(source, place)
        if entity and unescape(entity.group()) != entity.group():
            return entity.end()
    return place + 1


def _has_gap(between: str) -> bool:
    """Whether white space stands in what is between two characters, outside tags."""
    if between.isspace():
        return True
    if "<" in between:
        between = _ANY_TAG.sub("", between)
    return _SPACE.search(unescape(between)) is not None


_ANY_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s")


@dataclass(slots=True)
class _Scan:
    """The state of the pass."""

    source: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    open_at: int = 0
    linked: int = 0
    in_link: int = 0
    unseen: int = 0
    opened: tuple[str, int, int] = ("", 0, 0)
    landmarks: dict[str, int] = field(default_factory=dict)
    broken: int = 0
    length: int = 0
    unclosed: set[str] = field(default_factory=set)

    def text(self, start: int, end: int) -> None:
        """Takes in the source `[start, end)`, which holds no tag."""
        if self.unseen:
            return
        before = self.length
        if self.source.find("&", start, end) >= 0:
            for entity in _ENTITY.finditer(self.source, start, end):
                plain = unescape(entity.group())
                if plain == entity.group():  # "Q&A", an address: no entity after all
                    continue
                self._words(start, entity.start())
                for character in compact(plain):
                    self._take(character, entity.start())
                start = entity.end()
        self._words(start, end)
        if self.in_link:
            self.linked += self.length - before

    def _words(self, start: int, end: int) -> None:
        length = self.length  # the busiest lines of the pass: no calls
        for match in _WORD.finditer(self.source, start, end):
            word = match.group()
            self.words.append(word)
            self.starts.append(length)
            self.places.append(match.start())
            length += len(word)
        self.length = length

    def _take(self, word: str, place: int) -> None:
        self.words.append(word)
        self.starts.append(self.length)
        self.places.append(place)
        self.length += len(word)

    def break_line(self) -> None:
        """Ends the block that is open."""
        if self.length > self.open_at:
            landmark = next((name for name, depth in self.landmarks.items() if depth > 0), "")
            self.blocks.append(
                Block(self.open_at, self.length, self.linked, landmark, self._hint())
            )
            self.open_at = self.length
        self.linked, self.opened = 0, ("", 0, 0)

    def _hint(self) -> str:
        """The name of the element that opened the block, and its first class, id or role."""
        name, start, end = self.opened
        hint = _HINT.search(self.source, start, end)
        return f"{name} {hint.group(1)}" if hint else name


# Soft hyphens, zero-width characters and byte order marks: unseen, and extractors drop them.
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(f"[^\\s{_NOTHING}]+")


def compact(text: str) -> str:
    """`text` without white space and unseen characters, as the stream has it."""
    return "".join(_WORD.findall(text))


def words_at(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the parts of `text[start:end]` stand that the stream holds."""
    return (word.span() for word in _WORD.finditer(text, start, end))


def visible(source: str) -> Stream:
    """The visible text of the HTML page `source` as a stream with places and blocks."""
    scan = _Scan(source)
    at, size = 0, len(source)
    while at < size:
        less = source.find("<", at)
        if less < 0:
            scan.text(at, size)
            break
        after, name = _markup(scan, less)
        if after == less:  # a "<" that opens nothing is text
            scan.text(at, less + 1)
            at = less + 1
            continue
        if at < less:
            scan.text(at, less)
        at = _tag(scan, name, less, after) if name else after
    scan.break_line()
    return Stream("".join(scan.words), scan.starts, scan.places, scan.blocks)


def _markup(scan: _Scan, at: int) -> tuple[int, str]:
    """Where the markup that opens at `at` ends, `at` itself if none does; and its tag's name."""
    source = scan.source
    if scan.broken < MAX_BROKEN_TAGS:
        tag = _TAG.match(source, at)
        if tag:
            return tag.end(), tag.group(1).lower()
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return (end + 3 if end >= 0 else len(source)), ""
    mark = source[at + 1 : at + 2]
    if mark in ("!", "?"):
        return _next_bracket(source, at), ""
    if not (mark.isascii() and (mark.isalpha() or mark == "/")):
        return at, ""
    scan.broken += 1
    name = _NAME.match(source, at)
    return _next_bracket(source, at), name.group(1).lower() if name else ""


def _next_bracket(source: str, at: int) -> int:
    end = source.find(">", at)
    return end + 1 if end >= 0 else len(source)


def _tag(scan: _Scan, name: str, start: int, end: int) -> int:
    """Acts on the tag `name` at `[start, end)` of the source; returns where reading goes on."""
    closing = scan.source[start + 1] == "/"
    if name == "a":
        scan.in_link = 0 if closing else 1
    if name in _INLINE:
        return end
    if name in _RAW and not _TEMPLATE.search(scan.source, start, min(end, start + 200)):
        return end if closing else _raw_end(scan, name, end)
    if name in _UNSEEN:
        return _unseen(scan, name, closing, end)
    scan.break_line()
    if name in _SEEN:  # an unclosed <select> or <svg> hides no more than it may hold
        scan.unseen = 0
    if not closing and name not in _VOID:
        scan.opened = (name, start + 1 + len(name), min(end, start + 600))
    if name in _LANDMARKS:
        depth = scan.landmarks.get(name, 0) + (-1 if closing else 1)
        scan.landmarks[name] = max(0, depth)
    return end


# Blogger and others keep the article in a script of this type and show it by another.
_TEMPLATE = re.compile(r"type\s*=\s*[\"']?text/(?:x-)?template", re.IGNORECASE)


def _raw_end(scan: _Scan, name: str, at: int) -> int:
    """Where the raw element `name`, whose content starts at `at`, ends."""
    if name in scan.unclosed:
        return at
    close = _CLOSING[name].search(scan.source, at)
    if close is None:  # never closed: a browser would hide all that follows, but we'd lose it
        scan.unclosed.add(name)  # and wouldn't look for its end again: that would be quadratic
        return at
    return _next_bracket(scan.source, close.start())


_CLOSING = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in _RAW}


def _unseen(scan: _Scan, name: str, closing: bool, at: int) -> int:
    if scan.source[at - 2] == "/" and not closing:
        return at
    if name == "head":
        scan.unseen = 0 if closing else 1
    else:
        scan.unseen = max(0, scan.unseen + (-1 if closing else 1))
    if closing:
        scan.break_line()
    return at
