"""An article in plain text, such as a page's text copied or scraped without its markup.

What markup would tell must be told by order, repetition, length and punctuation. Stages:
1 lines with their places; 2 the headline: the line that is repeated, alone or glued to a
section label, ahead of the first long paragraph, else the first line; 3 ahead of it teasers;
4 lines and parts of lines by the rules of `furniture`; 5 behind the last paragraph the author's
note and what trails after it. Everything is a slice of the page, so places are exact.
"""

import re
from dataclasses import dataclass

from tocsin.clean import furniture
from tocsin.clean.body import Body, joined
from tocsin.clean.byline import from_line, from_note
from tocsin.clean.dates import MAX_VALUE, parse
from tocsin.clean.facts import Facts
from tocsin.clean.fold import folded, one_line, shortened
from tocsin.records import Dropped, Segment, Sourced

# Headlines run to some 15 words; a longer first line is a paragraph.
LONGEST_HEADLINE = 220
# A repeated line shorter than this is a label ("News", "Photo").
SHORTEST_HEADLINE = 15
# Ahead of the headline only lines up to this length are teasers and navigation.
LONGEST_TEASER = 400
# So many lines ahead that are no sentences are a list of links.
LINKS_AHEAD = 4
# Lines of so few words are labels ("News", "World Middle East").
LABEL_WORDS = 3
# A teaser's title stands at most this many lines from the headline's first long paragraph.
HEAD_LINES = 12
# Whether the author's note is cut. The gold briefs count it as body (see `seed`), so it stays
# and only gives the byline; on HTML pages it is cut, as the corpus of `evaluation pages` has it.
NOTE_IS_FURNITURE = False
# An author's note stands among this many last lines of the article.
NOTE_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line that isn't empty: its text without white space at the ends, and its place."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the line ends on the page."""
        return self.start + len(self.text)


_LINE = re.compile(r"[^\S\n\r]*([^\n\r]+)")
_EDGE = "\ufeff\u200b \t\f\v\xa0"


def lines_of(page: str) -> list[Line]:
    """The lines of `page` that hold anything."""
    found = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", page):
        text = match.group()
        left = len(text) - len(text.lstrip().lstrip(_EDGE))
        bare = text[left:].rstrip().rstrip(_EDGE)
        if bare:
            found.append(Line(bare, match.start() + left))
    return found


def read(page: str) -> tuple[Body, Facts]:
    """The article in the plain text `page` and what it says of itself."""
    lines = lines_of(page)
    head = _headline(lines)
    headline = lines[head].text if head is not None else None
    first = head if head is not None else _after_teasers(lines)
    dropped = [(line, 0, len(line.text), _ahead(line.text, headline)) for line in lines[:first]]
    rest = lines[first:]
    cuts: dict[int, list[furniture.Cut]] = {}
    for cut in furniture.cuts([line.text for line in rest], headline):
        cuts.setdefault(cut.line, []).append(cut)
    note = _note(rest, cuts)
    facts = _facts(rest, headline, note)
    for number in _byline_lines(rest, headline):
        cuts.setdefault(number, [furniture.Cut(number, 0, len(rest[number].text), "credit")])
    if note is not None and NOTE_IS_FURNITURE:
        cuts[note[0]] = [furniture.Cut(note[0], 0, len(rest[note[0]].text), "author note")]
    return _assemble(page, rest, cuts, dropped), facts


def _headline(lines: list[Line]) -> int | None:
    """The number of the line that is the headline, or None.

    A line that comes again is the headline only if what stands ahead of it isn't one: many
    pages give a title and then their first paragraph twice.
    """
    texts = [folded(line.text) for line in lines]
    reach = next((n for n, line in enumerate(lines) if len(line.text) > LONGEST_TEASER), len(lines))
    for number in range(min(reach + 1, len(lines))):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        if not _could_head(lines[number].text) or _teaser(lines[number].text, following):
            continue
        if _comes_again(number, texts) and _only_teasers([ln.text for ln in lines[:number]]):
            return number
    first = _after_teasers(lines)
    if first + 1 >= len(lines) or not _could_head(lines[first].text):
        return None
    text = lines[first].text
    ends = furniture.prose(text) and len(text) > len(lines[first + 1].text)
    return None if ends else first


def _only_teasers(ahead: list[str]) -> bool:
    """Whether lines are other articles' titles and snippets, labels, or a list of links."""
    if len(ahead) >= LINKS_AHEAD and not any(_ends_as_sentence(text) for text in ahead):
        return True
    for number, text in enumerate(ahead):
        broken = furniture.snippet(text)
        opens = number + 1 < len(ahead) and _teaser(text, ahead[number + 1])
        label = len(text.split()) <= LABEL_WORDS or furniture.section(text)
        if not (broken or opens or label or furniture.reason(text)):
            return False
    return True


def _ends_as_sentence(text: str) -> bool:
    return text.rstrip("\"'”’)")[-1:] in (".", "!", "?") and not furniture.snippet(text)


def _could_head(text: str) -> bool:
    return (
        SHORTEST_HEADLINE <= len(text) <= LONGEST_HEADLINE
        and len(text.split()) >= 3
        and not text.rstrip("”’\"'").endswith(".")
        and not furniture.snippet(text)
        and not furniture.section(text)
        and furniture.reason(text) is None
    )


def _comes_again(number: int, texts: list[str]) -> bool:
    """Whether a line's text stands again among the next lines, alone or with a label ahead."""
    text = texts[number]
    for other in texts[number + 1 : number + 1 + HEAD_LINES]:
        if other == text or (other.endswith(text) and len(other) - len(text) <= 40):
            return True
    return False


def _after_teasers(lines: list[Line]) -> int:
    """The number of the first line behind the teasers and labels that a page opens with.

    One title with a snippet may be the article's own, with its description: it takes two.
    """
    at = pairs = 0
    behind_labels = 0
    while at < len(lines):
        text = lines[at].text
        if furniture.reason(text) or furniture.section(text):
            at += 1
            behind_labels = at if not pairs else behind_labels
        elif at + 1 < len(lines) and _teaser(text, lines[at + 1].text):
            at += 2
            pairs += 1
        else:
            break
    at = at if pairs != 1 else behind_labels
    return at if at < len(lines) else 0


def _teaser(title: str, following: str) -> bool:
    """Whether two lines are another article's title and the snippet that breaks off below it."""
    return (
        len(title) <= LONGEST_HEADLINE
        and len(following) <= LONGEST_TEASER
        and furniture.snippet(following)
    )


def _ahead(text: str, headline: str | None) -> str:
    """Why a line ahead of the headline was dropped."""
    if headline and folded(headline) in folded(text):
        return "repeated headline"
    why = furniture.reason(text)
    if why:
        return why
    return "link list" if furniture.section(text) else "teaser"


def _note(lines: list[Line], cuts: dict[int, list[furniture.Cut]]) -> tuple[int, str] | None:
    """The line that introduces the author behind the article, and whom it names."""
    kept = [n for n in range(len(lines)) if not _whole(cuts.get(n), lines[n])]
    for number in reversed(kept[-NOTE_LINES:]):
        body = "\n".join(lines[n].text for n in kept if n < number)
        name = from_note(lines[number].text, body)
        if name and len(body) > 2 * len(lines[number].text):
            return number, name
    return None


def _whole(cuts: list[furniture.Cut] | None, line: Line) -> bool:
    return cuts is not None and [(c.start, c.end) for c in cuts] == [(0, len(line.text))]


def _byline_lines(lines: list[Line], headline: str | None) -> list[int]:
    """Numbers of lines near the head that hold only a byline, a date, or both."""
    return [
        number
        for number, line in enumerate(lines[:HEAD_LINES])
        if line.text != headline and (from_line(line.text) or _date_line(line.text))
    ]


_ONLY_DATE = re.compile(
    r"^(?:(?:first |last )?(?:published|updated|posted|modified|date)(?: on| at)?\s*[:|-]?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"[\w./-]{1,10}[\s,]+(?:[\w.]{2,9}[\s,]+)?(?:19|20)\d\d"
    r"(?:[\s,|@·–-]+(?:at\s+)?\d{1,2}[:.]\d\d.{0,20})?$|"
    r"^(?:published|updated|posted|date)?\s*:?\s*(?:19|20)\d\d-\d\d-\d\d(?:[T ][\d:.]+\S{0,8})?$|"
    r"^(?:(?:first |last )?(?:published|updated|posted|modified))\b",
    re.IGNORECASE,
)
_MODIFIED = re.compile(r"^(?:last )?(?:updated|modified)\b", re.IGNORECASE)


def _date_line(text: str) -> str | None:
    """The date in a line that holds nothing else."""
    if len(text) > MAX_VALUE or not _ONLY_DATE.match(one_line(text)) or len(text) > 80:
        return None
    return parse(text)


def _facts(lines: list[Line], headline: str | None, note: tuple[int, str] | None) -> Facts:
    """What the lines say: headline, byline, dates near the head, outlet."""
    byline = published = modified = None
    for line in lines[:HEAD_LINES]:
        names = from_line(line.text)
        if names and byline is None:
            byline = Sourced(value=names, where="visible", at=one_line(line.text))
        day = _date_line(line.text)
        if day:
            fact = Sourced(value=day, where="visible", at=one_line(line.text))
            if _MODIFIED.match(line.text):
                modified = modified or fact
            else:
                published = published or fact
    if byline is None and note is not None:
        at = shortened(lines[note[0]].text)
        byline = Sourced(value=note[1], where="visible", at=at)
    title = Sourced(value=one_line(headline), where="visible", at="headline") if headline else None
    return Facts(
        title=title, headline=headline, byline=byline, outlet=_outlet(lines),
        published=published, modified=modified,
    )  # fmt: skip


_SOURCE_LINE = re.compile(
    r"^(?:source|publisher|outlet|publication)\s*:\s*(?P<name>[A-Z][^|:;]{1,50})$", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|"
    r"20)?\d\d)?)?[\s,]*"
    r"(?P<name>[A-Z][\w’'&. -]{2,40}?)(?:[.,]|\s+all rights|\s*$)",
    re.IGNORECASE,
)


def _outlet(lines: list[Line]) -> Sourced | None:
    """The outlet, where a line says so outright."""
    for line in [*lines[:HEAD_LINES], *lines[-HEAD_LINES:]]:
        match = _SOURCE_LINE.match(line.text) or _RIGHTS.match(line.text)
        name = match["name"].strip() if match else ""
        if name and name[0].isupper() and "right" not in name.lower():
            return Sourced(value=name, where="visible", at=shortened(line.text))
    return None


def _assemble(
    page: str,
    lines: list[Line],
    cuts: dict[int, list[furniture.Cut]],
    ahead: list[tuple[Line, int, int, str]],
) -> Body:
    """The body of what the cuts leave of `lines`."""
    dropped = [_dropped(page, *item) for item in ahead]
    kept: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        start, end = 0, len(line.text)
        for cut in cuts.get(number, ()):
            dropped.append(_dropped(page, line, cut.start, cut.end, cut.reason))
            start, end = (cut.end, end) if cut.start <= start else (start, min(end, cut.start))
        text = line.text[start:end]
        bare = text.strip()
        if bare:
            kept.append((line.start + start + len(text) - len(text.lstrip()), bare))
    text, ranges = joined([paragraph for _, paragraph in kept])
    segments = tuple(
        Segment(start=start, end=end, page_start=at)
        for (start, end), (at, _) in zip(ranges, kept, strict=True)
    )
    return Body(text, segments, tuple(sorted(dropped, key=lambda d: d.page_start)))


def _dropped(page: str, line: Line, start: int, end: int, why: str) -> Dropped:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Dropped(
        text=page[line.start + start : line.start + end],
        page_start=line.start + start,
        page_end=line.start + end,
        reason=why,
    )
