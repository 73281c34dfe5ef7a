"""One self-contained page: the brief, and the article with all that it tells marked in place.

Pages are hostile. Every string from one goes through `text` or `name`, no script is on the page
and its Content-Security-Policy would let none run, nothing is fetched, and only http and https
addresses become links.
"""

import re

from tocsin.records import Article, Entity, Place, Reading, Statement, When
from tocsin.wording.formats import common, sections
from tocsin.wording.formats.marking import Marks, linked
from tocsin.wording.formats.markup import identity, text, why
from tocsin.wording.formats.style import STYLE
from tocsin.wording.safe import one_line

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
<title>{text(title)} – Tocsin</title>
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
    marks = Marks(reading)
    return f"""<div class="reading">
<div class="story">
{_article(reading, marks)}
{_furniture(reading.article)}
</div>
{_statements(reading, marks)}
</div>
"""


# The article


def _article(reading: Reading, marks: Marks) -> str:
    article, layout = reading.article, marks.layout
    ranges = layout.paragraphs
    if layout.has_headline:
        title, ranges = marks.words(*ranges[0]), ranges[1:]
    else:
        title = text(common.headline(reading))
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
{sections.render(reading, marks.layout)}
{_names(reading)}
{_legend(reading)}
{paragraphs}
</article>"""


def _facts(article: Article) -> str:
    rows = [
        f"<div><dt>{text(name)}</dt><dd>{text(fact.value)} "
        f'<span class="found">{text(common.origin(fact))}</span></dd></div>'
        for name, fact in common.facts(article)
        if name != "headline"
    ]
    if article.title:
        found = f'<span class="found">{text(common.origin(article.title))}</span>'
        rows.append(f"<div><dt>headline</dt><dd>{found}</dd></div>")
    rows.append(f"<div><dt>source</dt><dd>{_source(article)}</dd></div>")
    return f'<dl class="facts" lang="en">{"".join(rows)}</dl>'


def _source(article: Article) -> str:
    address = common.link(article.address)
    if address is None:
        return text(article.address or article.source)
    return f'<a href="{text(address)}" rel="noopener noreferrer nofollow">{text(address)}</a>'


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
    within = f", {text(where)}" if where else ""
    why = f' title="{text("; ".join(place.reasons))}"' if place.reasons else ""
    return (
        f"<bdi>{text(one_line(place.name))}</bdi>{within}{count} "
        f'<span class="found"{why}>{text(common.point(place))}, {text(place.kind)}</span>'
    )


def _times(reading: Reading) -> str:
    found = common.told(reading)
    if not found:
        return ""
    known = linked(reading)
    items = "".join(f"<li>{_when(whens, known)}</li>" for whens in found)
    summary = f"{len(found)} {'time' if len(found) == 1 else 'times'}"
    return (
        f'<details class="names" lang="en" open><summary>{summary}</summary>\n'
        '<p class="found">The earliest first; each leads to where the article tells it.</p>'
        f'<ul class="times">{items}</ul></details>'
    )


def _when(whens: list[When], known: dict[str, When]) -> str:
    """A time with its value, and how the article tells it: each a link to the place."""
    value = f'<span class="found">{text(whens[0].value or "")}</span>'
    places = ", ".join(_place(when, when.id in known) for when in whens)
    return f"{text(whens[0].words)} {value}: {places}"


def _place(when: When, known: bool) -> str:
    words = f"<bdi>“{text(one_line(when.span.text))}”</bdi>"
    made = identity(when)
    return f'<a id="l-{made}" href="#e-{made}">{words}</a>' if known else words


def _entities(reading: Reading) -> str:
    if not reading.entities:
        return ""
    rows = "".join(
        f"<div><dt>{text(kind)}</dt><dd>{', '.join(map(_name, found))}</dd></div>"
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
    made = identity(entity)
    link = f'<a id="l-{made}" href="#e-{made}"><bdi>{text(common.name(entity))}</bdi></a>'
    return link + common.times(entity)


def _legend(reading: Reading) -> str:
    if not reading.statements and not reading.incidents:
        return ""
    keys = ['<span class="incident">what happened</span>'] if reading.incidents else []
    ends = ""
    if reading.statements:
        keys += [
            '<span class="source">who</span>',
            '<span class="cue">the reporting words</span>',
            '<span class="content">what was said</span>',
        ]
        ends = " A number leads to the statement."
    return (
        f'<p class="legend" lang="en"><a href="#{_list_id(reading)}">'
        f"{text(common.counts(reading))}</a>; marked in the text: {', '.join(keys)}.{ends}</p>"
    )


def _furniture(article: Article) -> str:
    if not article.dropped:
        return ""
    items = "\n".join(
        f'<li><span class="reason">{text(piece.reason)}</span> '
        f'<span dir="auto">{text(one_line(piece.text))}</span></li>'
        for piece in article.dropped
    )
    count = len(article.dropped)
    summary = f"{count} {'piece' if count == 1 else 'pieces'} of page furniture left out"
    return f'<details class="furniture"><summary>{summary}</summary>\n<ol>{items}</ol></details>'


# The statements


def _statements(reading: Reading, marks: Marks) -> str:
    items = "\n".join(
        _item(number, statement, marks.layout.place(statement.sentence))
        for number, statement in enumerate(reading.statements, 1)
    )
    heading = f"<h2>{text(common.counts(reading))}</h2>"
    # Reachable by keyboard, because on wide screens the list scrolls by itself.
    return f"""<aside id="{_list_id(reading)}" aria-label="Statements" tabindex="0">
{heading}
<ol>{items}</ol>
</aside>"""


def _item(number: int, statement: Statement, place: str) -> str:
    to = common.addressee(statement)
    towards = f" → {text(to)}" if to else ""
    return (
        f'<li id="s-{identity(statement)}" class="act-{statement.act}">'
        f'<a class="back" href="#w-{identity(statement)}">{number}</a> '
        f"<b>{text(common.speaker(statement))}</b> · "
        f'<em class="act">{text(common.act(statement))}</em>{towards}'
        f'<blockquote dir="auto">{text(common.words(statement))}</blockquote>'
        f'<div class="under"><a href="#w-{identity(statement)}">{text(place)}</a>'
        f"{why(statement.reasons)}</div></li>"
    )


def _rules(reading: Reading) -> str:
    """What belongs to an entry or name lights up while it is looked at, without a script."""
    listed = [identity(one) for one in (*reading.statements, *sections.listed(reading))]
    looked_at = [
        (f'[id|="w-{n}"]:target,#s-{n}:hover,#s-{n}:focus-within', f".m-{n}") for n in listed
    ]
    named = [identity(entity) for entity in reading.entities]
    named += [identity(when) for when in linked(reading).values()]
    looked_at += [(f"#e-{n}:target,#l-{n}:hover,#l-{n}:focus", f".n-{n}") for n in named]
    return "".join(
        f":root:has({states}) {words}{{outline:2px solid var(--lit);outline-offset:1px}}\n"
        for states, words in looked_at
    )


def _list_id(reading: Reading) -> str:
    return f"list-{_ID.sub('', reading.article.id)}"


def _paragraph_id(article: Article, number: int) -> str:
    return f"p-{_ID.sub('', article.id)}-{number}"
