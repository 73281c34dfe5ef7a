"""Markdown for a forge, an issue or a notebook; everything from the page is escaped."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from tocsin.records import (
    Article,
    Blame,
    Entity,
    Figure,
    Incident,
    Reading,
    Statement,
    Warned,
    When,
)
from tocsin.wording.formats import common, incidents
from tocsin.wording.safe import one_line

# Whatever could open markup anywhere in a line. Full stops and dashes only matter at the start
# of one, where no text from a page ever stands.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$!^=])")


def render(reading: Reading) -> str:
    """The reading as one Markdown section."""
    article = reading.article
    lines = [f"# {escaped(common.headline(reading))}", ""]
    lines += [_origin(article), ""]
    for heading, part in _parts(reading, common.Layout(article)):
        lines += [f"## {heading}", "", *part, ""]
    lines += [_foot(reading), ""]
    lines += _facts(article)
    return "\n".join(lines).rstrip("\n") + "\n"


def _parts(reading: Reading, layout: common.Layout) -> Iterator[tuple[str, list[str]]]:
    """The parts of the brief that hold something, each with its heading."""
    parts = {
        incidents.HAPPENED: [_incident(i, layout) for i in incidents.happened(reading)],
        incidents.WARNED: [_warned(warned, layout) for warned in reading.warnings],
        incidents.BLAMED: _grouped(incidents.blamed(reading), partial(_blame, layout=layout)),
        incidents.COUNTED: _grouped(incidents.figures(reading), partial(_figures, layout=layout)),
        common.SAID: [_bullet(s, layout.place(s.sentence)) for s in reading.statements],
        "Names": [_names(kind, found) for kind, found in common.named(reading)],
        "Times": [
            f"- {escaped(common.as_told(whens))}: {_as_written(whens)}"
            for whens in common.told(reading)
        ],
        "Map": [f"- {escaped(place)}" for place in common.mapped(reading)],
    }
    return ((heading, lines) for heading, lines in parts.items() if lines)


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


def _incident(incident: Incident, layout: common.Layout) -> str:
    what = f"**{escaped(incidents.date(incident))}** · *{escaped(incidents.kind(incident))}*"
    known = [*incidents.circumstances(incident), incidents.toll(incident)]
    told = "".join(f" · {escaped(one)}" for one in known if one)
    words = escaped(common.quoted(incident.trigger.text))
    return f"- {what}{told}: {words} ({layout.place(incident.trigger)})"


def _warned(warned: Warned, layout: common.Layout) -> str:
    sender, receivers = incidents.sides(warned)
    to = f" → {escaped(receivers)}" if receivers else ""
    known = [f"{name}: {value}" if name else value for name, value in incidents.threat(warned)]
    answer = incidents.elsewhere(warned.answer, layout, warned.sentence)
    known.append(incidents.response(warned) + answer)
    told = escaped(" · ".join(known))
    return f"- **{escaped(sender)}**{to}: {told} ({layout.place(warned.sentence)})"


_T = TypeVar("_T", Blame, Figure)


def _grouped(
    groups: list[incidents.Group[_T]], render: Callable[[list[_T]], list[str]]
) -> list[str]:
    """The items of each incident below its name."""
    lines: list[str] = []
    for group in groups:
        if lines:
            lines.append("")
        if group.label is not None:
            lines += [f"### {escaped(group.label)}", ""]
        lines += render(group.items)
    return lines


def _blame(items: list[Blame], layout: common.Layout) -> list[str]:
    rows = [incidents.BLAME_COLUMNS, ("---",) * len(incidents.BLAME_COLUMNS)]
    for blame in items:
        accused, by = escaped(one_line(blame.accused)), escaped(one_line(blame.by))
        place = layout.place(blame.sentence)
        rows.append((accused, by, blame.stance, _evidence(blame, layout), place))
    return [f"| {' | '.join(row)} |" for row in rows]


def _evidence(blame: Blame, layout: common.Layout) -> str:
    evidence = incidents.offered(blame)
    evidence += incidents.elsewhere(blame.proof, layout, blame.sentence)
    if blame.tainted is None:
        return evidence
    words = escaped(common.quoted(blame.tainted.text))
    where = incidents.elsewhere(blame.tainted, layout, blame.sentence)
    return f"{evidence}, **tainted**: {words}{where}"


def _figures(items: list[Figure], layout: common.Layout) -> list[str]:
    return [
        f"- **{incidents.counted(figure)}** · {escaped(incidents.giver(figure))} "
        f"({layout.place(figure.span)})"
        for figure in items
    ]


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
