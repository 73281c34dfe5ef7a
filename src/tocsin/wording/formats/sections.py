"""The head of the HTML page: what happened, what was warned, who says who did it, figures.

Each entry is `#s-ID` and leads to `#w-ID`, the words in the text that tell of it.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar

from tocsin.records import Blame, Figure, Incident, Reading, Span, Warned
from tocsin.wording.formats import common, incidents
from tocsin.wording.formats.markup import Identified, identity, name, text, why, words_id


def render(reading: Reading, layout: common.Layout) -> str:
    """The sections that hold something."""
    happened = [_incident(incident, layout) for incident in incidents.happened(reading)]
    warned = [_warned(warned, layout) for warned in reading.warnings]
    # Where it stands is below the evidence, so that there is room on a telephone.
    blamed = _table(
        incidents.blamed(reading), incidents.BLAME_COLUMNS[:-1], lambda made: _blame(made, layout)
    )
    counted = _table(
        incidents.figures(reading), incidents.FIGURE_COLUMNS, lambda made: _figure(made, layout)
    )
    made = (
        (incidents.HAPPENED, _list(happened)),
        (incidents.WARNED, _list(warned)),
        (incidents.BLAMED, blamed),
        (incidents.COUNTED, counted),
    )
    return "\n".join(
        f'<section class="brief" lang="en"><h2>{heading}</h2>\n{inside}</section>'
        for heading, inside in made
        if inside
    )


def listed(reading: Reading) -> Iterator[Identified]:
    """Everything that has an entry in them."""
    return chain(reading.incidents, reading.warnings, reading.blame, reading.figures)


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _incident(incident: Incident, layout: common.Layout) -> str:
    lines = [
        " · ".join(map(name, incidents.circumstances(incident))),
        text(incidents.toll(incident)),
        _words(incident, incident.trigger),
    ]
    return (
        f'<li id="s-{identity(incident)}" class="status-{incident.status}">'
        f"<b>{text(incidents.date(incident))}</b> · "
        f'<em class="act">{text(incidents.kind(incident))}</em>'
        + "".join(f"<div>{line}</div>" for line in lines if line)
        + _under(incident, layout.place(incident.trigger), incident.reasons)
        + "</li>"
    )


def _warned(warned: Warned, layout: common.Layout) -> str:
    sender, receivers = incidents.sides(warned)
    to = f" → {name(receivers)}" if receivers else ""
    known = [
        (f"{label}: " if label else "") + name(value) for label, value in incidents.threat(warned)
    ]
    answer = incidents.elsewhere(warned.answer, layout, warned.sentence)
    known.append(_shown(warned, "answer", warned.answer, incidents.response(warned)) + answer)
    return (
        f'<li id="s-{identity(warned)}" class="act-warns"><b>{name(sender)}</b>{to}'
        f"<div>{' · '.join(known)}</div><div>{_words(warned, warned.evidence)}</div>"
        + _under(warned, layout.place(warned.sentence), warned.reasons)
        + "</li>"
    )


_T = TypeVar("_T", Blame, Figure)


def _table(
    groups: list[incidents.Group[_T]], columns: tuple[str, ...], row: Callable[[_T], str]
) -> str:
    """One table, in parts by incident; it scrolls by itself where words are wider than it."""
    if not groups:
        return ""
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    bodies = "".join(
        f"<tbody>{_label(group, len(columns))}{''.join(map(row, group.items))}</tbody>"
        for group in groups
    )
    return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead>{bodies}</table></div>'


def _label(group: incidents.Group[_T], columns: int) -> str:
    if group.label is None:
        return ""
    label = name(group.label)
    if group.incident is not None:
        label = f'<a href="#s-{identity(group.incident)}">{label}</a>'
    return f'<tr><th class="group" scope="rowgroup" colspan="{columns}">{label}</th></tr>'


def _blame(blame: Blame, layout: common.Layout) -> str:
    cells = (
        f"<b>{name(blame.accused)}</b>",
        name(blame.by),
        f'<em class="act">{blame.stance}</em>',
        _evidence(blame, layout) + _under(blame, layout.place(blame.sentence), blame.reasons),
    )
    return _row(blame, cells, f"act-{blame.stance}")


def _evidence(blame: Blame, layout: common.Layout) -> str:
    evidence = _shown(blame, "proof", blame.proof, incidents.offered(blame))
    evidence += incidents.elsewhere(blame.proof, layout, blame.sentence)
    if blame.tainted is None:
        return evidence
    words = _shown(blame, "tainted", blame.tainted, common.quoted(blame.tainted.text))
    where = incidents.elsewhere(blame.tainted, layout, blame.sentence)
    return f'{evidence}<div><b class="tainted">tainted</b>: {words}{where}</div>'


def _shown(made: Identified, purpose: str, span: Span | None, words: str) -> str:
    """Words of ours or the article's, a link to where the article shows it if it does."""
    shown = name(words)
    if span is None:
        return shown
    return f'<a class="words" href="#{words_id(made, purpose)}">{shown}</a>'


def _figure(figure: Figure, layout: common.Layout) -> str:
    cells = (
        f'<span class="part">{text(incidents.counted(figure))}</span>'
        if figure.part_of
        else f"<b>{text(incidents.counted(figure))}</b>",
        name(incidents.giver(figure)),
        _locator(figure, layout.place(figure.span)),
    )
    return _row(figure, cells)


def _row(made: Identified, cells: tuple[str, ...], role: str = "") -> str:
    inside = "".join(f"<td>{cell}</td>" for cell in cells)
    label = f' class="{role}"' if role else ""
    return f'<tr id="s-{identity(made)}"{label}>{inside}</tr>'


def _under(made: Identified, place: str, reasons: tuple[str, ...]) -> str:
    return f'<div class="under">{_locator(made, place)}{why(reasons)}</div>'


def _words(made: Identified, span: Span) -> str:
    return _shown(made, "", span, common.quoted(span.text))


def _locator(made: Identified, place: str) -> str:
    return f'<a href="#{words_id(made)}">{text(place)}</a>'
