"""Markdown for a forge, an issue or a notebook; everything from the page is escaped."""

import re

from tocsin.cli.formats import common
from tocsin.cli.terminal import one_line
from tocsin.records import Article, Entity, Reading, Statement, When

# Whatever could open markup anywhere in a line. Full stops and dashes only matter at the start
# of one, where no text from a page ever stands.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$!^=])")


def render(reading: Reading) -> str:
    """The reading as one Markdown section."""
    article = reading.article
    layout = common.Layout(article)
    lines = [f"# {escaped(common.headline(reading))}", ""]
    lines += [_origin(article), ""]
    if reading.entities:
        lines += ["## Names", ""]
        lines += [_names(kind, found) for kind, found in common.named(reading)]
        lines += [""]
    if times := common.told(reading):
        lines += ["## Times", ""]
        lines += [f"- {escaped(common.as_told(whens))}: {_as_written(whens)}" for whens in times]
        lines += [""]
    if places := common.mapped(reading):
        lines += ["## Map", "", *(f"- {escaped(place)}" for place in places), ""]
    if reading.statements:
        lines += ["## Statements", ""]
        lines += [_bullet(s, layout.place(s)) for s in reading.statements]
        lines += [""]
    lines += [_foot(reading), ""]
    lines += _facts(article)
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown or HTML would take for markup."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _origin(article: Article) -> str:
    known = dict(common.facts(article))
    parts = [escaped(known[n].value) for n in ("outlet", "byline", "published") if n in known]
    address = common.link(article.address)
    # In angle brackets an address may hold anything but these.
    if address and not re.search(r"[\s<>\\]", address):
        parts.append(f"<{one_line(address)}>")
    else:
        parts.append(escaped(article.source))
    return " · ".join(parts)


def _names(kind: str, found: list[Entity]) -> str:
    names = ", ".join(escaped(common.name(e)) + common.times(e) for e in found)
    return f"- **{kind.capitalize()}**: {names}"


def _as_written(whens: list[When]) -> str:
    written = dict.fromkeys(one_line(when.span.text) for when in whens)
    return ", ".join(f"“{escaped(words)}”" for words in written)


def _bullet(statement: Statement, place: str) -> str:
    to = common.addressee(statement)
    towards = f" → {escaped(to)}" if to else ""
    act = f"*{escaped(common.act(statement))}*{towards}"
    who = f"**{escaped(common.speaker(statement))}** · {act}"
    return f"- {who}: {escaped(common.words(statement))} ({place})"


def _foot(reading: Reading) -> str:
    foot = common.counts(reading) + "."
    if reading.article.dropped:
        foot += f" {common.dropped_note(reading)}."
    return foot


def _facts(article: Article) -> list[str]:
    known = common.facts(article)
    if not known:
        return []
    rows = [
        f"| {name} | {escaped(fact.value)} | {escaped(common.origin(fact))} |"
        for name, fact in known
    ]
    return ["## Where this was found", "", "| | | found in |", "| --- | --- | --- |", *rows]
