"""One self-contained page: the article with its statements, names and times marked in place.

Pages are hostile. Every string from one goes through `_text`, no script is on the page and its
Content-Security-Policy would let none run, nothing is fetched, and only http and https
addresses become links.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from tocsin.cli.formats import common
from tocsin.cli.formats.style import STYLE
from tocsin.cli.terminal import one_line, safe
from tocsin.records import Article, Entity, Place, Reading, Span, Statement, When

_ROLES = ("content", "cue", "source")
_ID = re.compile(r"[^A-Za-z0-9_-]")


def render(reading: Reading) -> str:
    """The reading as a whole page."""
    return opening(common.headline(reading), _rules(reading)) + _body(reading) + closing()


def part(reading: Reading) -> str:
    """The reading as one of several on a page."""
    return f"<style>{_rules(reading)}</style>\n{_body(reading)}"


def opening(title: str, rules: str = "") -> str:
    """The page up to its first article."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{_text(title)} – Tocsin</title>
<style>
{STYLE}{rules}</style>
</head>
<body>
<main>
"""


def closing() -> str:
    """The page from its last article on."""
    return "</main>\n</body>\n</html>\n"


def _body(reading: Reading) -> str:
    marks = _Marks(reading)
    return f"""<div class="reading">
<div class="story">
{_article(reading, marks)}
{_furniture(reading.article)}
</div>
{_statements(reading, marks)}
</div>
"""


# The article


def _article(reading: Reading, marks: "_Marks") -> str:
    article, layout = reading.article, marks.layout
    ranges = layout.paragraphs
    if layout.has_headline:
        title, ranges = marks.words(*ranges[0]), ranges[1:]
    else:
        title = _text(common.headline(reading))
    paragraphs = "\n".join(
        f'<p dir="auto" id="{_paragraph_id(article, number)}">'
        f'<span class="number">{number}</span>{marks.words(start, end)}</p>'
        for number, (start, end) in enumerate(ranges, 1)
    )
    language = article.language.value if article.language else ""
    lang = f' lang="{language}"' if re.fullmatch("[a-z]{2,3}", language) else ""
    return f"""<article{lang}>
<h1 dir="auto">{title}</h1>
{_facts(article)}
{_names(reading)}
{_legend(reading)}
{paragraphs}
</article>"""


def _facts(article: Article) -> str:
    rows = [
        f"<div><dt>{_text(name)}</dt><dd>{_text(fact.value)} "
        f'<span class="found">{_text(common.origin(fact))}</span></dd></div>'
        for name, fact in common.facts(article)
        if name != "headline"
    ]
    if article.title:
        found = f'<span class="found">{_text(common.origin(article.title))}</span>'
        rows.append(f"<div><dt>headline</dt><dd>{found}</dd></div>")
    rows.append(f"<div><dt>source</dt><dd>{_source(article)}</dd></div>")
    return f'<dl class="facts" lang="en">{"".join(rows)}</dl>'


def _source(article: Article) -> str:
    address = common.link(article.address)
    if address is None:
        return _text(article.address or article.source)
    return f'<a href="{_text(address)}" rel="noopener noreferrer nofollow">{_text(address)}</a>'


def _names(reading: Reading) -> str:
    """The names and the times, each a way into the text."""
    return _entities(reading) + _places(reading) + _times(reading)


def _places(reading: Reading) -> str:
    found = common.placed(reading)
    if not found:
        return ""
    items = "".join(f"<li>{_located(places)}</li>" for places in found)
    summary = f"{len(found)} {'place' if len(found) == 1 else 'places'} on the map"
    return (
        f'<details class="names" lang="en"><summary>{summary}</summary>\n'
        '<p class="found">Where each is, in degrees north and east; in brackets, how often the '
        "article names it.</p>"
        f'<ul class="times">{items}</ul></details>'
    )


def _located(places: list[Place]) -> str:
    """A place with where it is and how exactly that is known."""
    place, count = places[0], f" ({len(places)})" if len(places) > 1 else ""
    where = common.where(place)
    within = f", {_text(where)}" if where else ""
    why = f' title="{_text("; ".join(place.reasons))}"' if place.reasons else ""
    return (
        f"<bdi>{_text(one_line(place.name))}</bdi>{within}{count} "
        f'<span class="found"{why}>{_text(common.point(place))}, {_text(place.kind)}</span>'
    )


def _times(reading: Reading) -> str:
    found = common.told(reading)
    if not found:
        return ""
    linked = _linked(reading)
    items = "".join(f"<li>{_when(whens, linked)}</li>" for whens in found)
    summary = f"{len(found)} {'time' if len(found) == 1 else 'times'}"
    return (
        f'<details class="names" lang="en" open><summary>{summary}</summary>\n'
        '<p class="found">The earliest first; each leads to where the article tells it.</p>'
        f'<ul class="times">{items}</ul></details>'
    )


def _when(whens: list[When], linked: dict[str, When]) -> str:
    """A time with its value, and how the article tells it: each a link to the place."""
    value = f'<span class="found">{_text(whens[0].value or "")}</span>'
    places = ", ".join(_place(when, when.id in linked) for when in whens)
    return f"{_text(whens[0].words)} {value}: {places}"


def _place(when: When, linked: bool) -> str:
    words = f"<bdi>“{_text(one_line(when.span.text))}”</bdi>"
    identity = _id(when)
    return f'<a id="l-{identity}" href="#e-{identity}">{words}</a>' if linked else words


def _linked(reading: Reading) -> dict[str, When]:
    """The times that can be marked: those that lie within no name ("September 11 Memorial")."""
    names = sorted((m.start, m.end) for e in reading.entities for m in e.mentions)
    found, told_to = {}, 0
    for when in reading.times:
        start, end = when.span.start, when.span.end
        place = bisect_left(names, (end, 0))
        apart = place == 0 or names[place - 1][1] <= start
        if apart and start >= told_to:
            found[when.id], told_to = when, end
    return found


def _entities(reading: Reading) -> str:
    if not reading.entities:
        return ""
    rows = "".join(
        f"<div><dt>{_text(kind)}</dt><dd>{', '.join(map(_name, found))}</dd></div>"
        for kind, found in common.named(reading)
    )
    count = len(reading.entities)
    return (
        f'<details class="names" lang="en" open><summary>{count} '
        f"{'name' if count == 1 else 'names'}</summary>\n"
        '<p class="found">Each leads to where it first stands; in brackets, how often it does.</p>'
        f'<dl class="facts">{rows}</dl></details>'
    )


def _name(entity: Entity) -> str:
    identity = _id(entity)
    link = f'<a id="l-{identity}" href="#e-{identity}"><bdi>{_text(common.name(entity))}</bdi></a>'
    return link + common.times(entity)


def _legend(reading: Reading) -> str:
    if not reading.statements:
        return ""
    return (
        f'<p class="legend" lang="en"><a href="#{_list_id(reading)}">'
        f"{_text(common.counts(reading))}</a>, marked in the text: "
        '<span class="source">who</span>, <span class="cue">the reporting words</span>, '
        '<span class="content">what was said</span>. A number leads to the statement.</p>'
    )


def _furniture(article: Article) -> str:
    if not article.dropped:
        return ""
    items = "\n".join(
        f'<li><span class="reason">{_text(piece.reason)}</span> '
        f'<span dir="auto">{_text(one_line(piece.text))}</span></li>'
        for piece in article.dropped
    )
    count = len(article.dropped)
    summary = f"{count} {'piece' if count == 1 else 'pieces'} of page furniture left out"
    return f'<details class="furniture"><summary>{summary}</summary>\n<ol>{items}</ol></details>'


# The statements


def _statements(reading: Reading, marks: "_Marks") -> str:
    items = "\n".join(
        _item(number, statement, marks.layout.place(statement))
        for number, statement in enumerate(reading.statements, 1)
    )
    heading = f"<h2>{_text(common.counts(reading))}</h2>"
    # Reachable by keyboard, because on wide screens the list scrolls by itself.
    return f"""<aside id="{_list_id(reading)}" aria-label="Statements" tabindex="0">
{heading}
<ol>{items}</ol>
</aside>"""


def _item(number: int, statement: Statement, place: str) -> str:
    to = common.addressee(statement)
    towards = f" → {_text(to)}" if to else ""
    why = "; ".join(statement.reasons)
    reasons = f'<details class="why"><summary>why</summary>{_text(why)}</details>' if why else ""
    return (
        f'<li id="s-{_id(statement)}" class="act-{statement.act}">'
        f'<a class="back" href="#w-{_id(statement)}">{number}</a> '
        f"<b>{_text(common.speaker(statement))}</b> · "
        f'<em class="act">{_text(common.act(statement))}</em>{towards}'
        f'<blockquote dir="auto">{_text(common.words(statement))}</blockquote>'
        f'<div class="under"><a href="#w-{_id(statement)}">{_text(place)}</a>{reasons}</div></li>'
    )


def _rules(reading: Reading) -> str:
    """What belongs to a statement or name lights up while it is looked at, without a script."""
    looked_at = [
        (f"#w-{_id(s)}:target,#s-{_id(s)}:hover,#s-{_id(s)}:focus-within", f".m-{_id(s)}")
        for s in reading.statements
    ]
    named = [_id(entity) for entity in reading.entities]
    named += [_id(when) for when in _linked(reading).values()]
    looked_at += [(f"#e-{n}:target,#l-{n}:hover,#l-{n}:focus", f".n-{n}") for n in named]
    return "".join(
        f":root:has({states}) {words}{{outline:2px solid var(--lit);outline-offset:1px}}\n"
        for states, words in looked_at
    )


# Marking


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    role: str
    number: int
    statement: Statement


@dataclass(frozen=True)
class _Named:
    start: int
    end: int
    id: str
    first: bool


class _Marks:
    """The marked words of all statements, laid over the text.

    Spans overlap and nest across statements, and HTML elements can't: so the text is cut
    wherever any span begins or ends, and each piece says all that it belongs to. Names, which
    don't overlap each other, are marked inside the pieces.
    """

    def __init__(self, reading: Reading) -> None:
        self.layout = common.Layout(reading.article)
        self._source = reading.article.text
        self._marks = sorted(_marks(reading.statements), key=lambda mark: mark.start)
        self._anchors: dict[int, list[_Mark]] = {}
        for mark in _firsts(self._marks):
            self._anchors.setdefault(mark.start, []).append(mark)
        self._named = sorted(_named(reading), key=lambda name: name.start)

    def words(self, start: int, end: int) -> str:
        """The text in `[start, end)` with its marks."""
        inside = [mark for mark in self._marks if mark.start < end and mark.end > start]
        cuts = {start, end}
        for mark in inside:
            cuts |= {max(start, mark.start), min(end, mark.end)}
        borders = sorted(cuts)
        return "".join(self._piece(low, high, inside) for low, high in pairwise(borders))

    def _piece(self, start: int, end: int, marks: list[_Mark]) -> str:
        here = [mark for mark in marks if mark.start <= start and end <= mark.end]
        anchors = "".join(_anchor(mark) for mark in self._anchors.get(start, []))
        words = self._with_names(start, end)
        if not here:
            return anchors + words
        roles = [role for role in _ROLES if any(mark.role == role for mark in here)]
        ids = sorted({f"m-{_id(mark.statement)}" for mark in here})
        depth = sum(mark.role == "content" for mark in here)
        nested = ["nested"] if depth > 1 else []
        return f'{anchors}<span class="{" ".join([*roles, *nested, *ids])}">{words}</span>'

    def _with_names(self, start: int, end: int) -> str:
        """A piece of the text in which each name can be found."""
        first = bisect_right(self._named, start, key=lambda name: name.end)
        last = bisect_left(self._named, end, key=lambda name: name.start)
        made, at = "", start
        for name in self._named[first:last]:
            low, high = max(at, name.start), min(end, name.end)
            identity = f' id="e-{name.id}"' if name.first and low == name.start else ""
            made += _text(self._source[at:low])
            made += f'<span class="n-{name.id}"{identity}>{_text(self._source[low:high])}</span>'
            at = high
        return made + _text(self._source[at:end])


def _marks(statements: tuple[Statement, ...]) -> Iterator[_Mark]:
    for number, statement in enumerate(statements, 1):
        spans: list[tuple[str, Span | None]] = [("source", statement.source)]
        spans += [("cue", statement.cue)]
        spans += [("content", span) for span in statement.content]
        for role, span in spans:
            if span is not None:
                yield _Mark(span.start, span.end, role, number, statement)


def _named(reading: Reading) -> Iterator[_Named]:
    for when in _linked(reading).values():
        yield _Named(when.span.start, when.span.end, _id(when), first=True)
    for entity in reading.entities:
        for number, span in enumerate(entity.mentions):
            yield _Named(span.start, span.end, _id(entity), not number)


def _firsts(marks: list[_Mark]) -> list[_Mark]:
    """The mark of each statement that comes first in the text: there its number stands."""
    found: dict[int, _Mark] = {}
    for mark in marks:
        found.setdefault(mark.number, mark)
    return sorted(found.values(), key=lambda mark: mark.number)


def _anchor(mark: _Mark) -> str:
    name = _text(f"Statement {mark.number}: {common.speaker(mark.statement)}")
    identity = _id(mark.statement)
    return (
        f'<a class="ref" id="w-{identity}" href="#s-{identity}" aria-label="{name}" '
        f'title="{name}">{mark.number}</a>'
    )


def _id(made: Statement | Entity | When) -> str:
    return _ID.sub("", made.id)


def _list_id(reading: Reading) -> str:
    return f"list-{_ID.sub('', reading.article.id)}"


def _paragraph_id(article: Article, number: int) -> str:
    return f"p-{_ID.sub('', article.id)}-{number}"


def _text(text: str) -> str:
    return escape(safe(text), quote=True)
