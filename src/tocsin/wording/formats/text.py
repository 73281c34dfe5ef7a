"""Text for a terminal of any width; colour marks the acts that an analyst scans for."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.records import (
    STANCES,
    Blame,
    Figure,
    Incident,
    Reading,
    Sourced,
    Statement,
    Warned,
)
from tocsin.wording import drawing
from tocsin.wording.drawing import ROOMY, STYLES, entry
from tocsin.wording.formats import common, incidents
from tocsin.wording.safe import one_line

_TAINTED = "bold red"
_LONGEST_STANCE = max(map(len, STANCES))


def render(reading: Reading, *, width: int = 80, colour: bool = False) -> str:
    """The reading as lines of at most `width` columns, with ANSI colours if `colour`."""
    width = drawing.bounded(width)
    console = drawing.console(width, colour=colour)
    layout = common.Layout(reading.article)
    console.print(_head(reading))
    for heading, entries in _sections(reading, layout, width):
        console.print()
        console.print(Text(heading, style="bold underline"))
        for drawn in entries:
            console.print()
            console.print(drawn)
    if reading.entities or common.told(reading) or common.placed(reading):
        console.print()
        console.print(_names(reading, width))
    console.print()
    console.print(_foot(reading))
    return drawing.drawn(console)


def rule(width: int) -> str:
    """The line between two articles."""
    return "\n" + "─" * drawing.bounded(width) + "\n\n"


def _head(reading: Reading) -> Text:
    article = reading.article
    head = Text(common.headline(reading), style="bold")
    known = dict(common.facts(article))
    shown = [name for name in ("outlet", "byline", "published") if name in known]
    if shown:
        values = " · ".join(one_line(known[name].value) for name in shown)
        head.append("\n" + values, style="not bold")
    notes = [_found(n, known[n]) for n in ("headline", *shown) if n in known]
    if notes:
        head.append("\n" + "; ".join(notes), style="not bold dim")
    if article.title:
        head.append("\n" + one_line(article.source), style="not bold dim")
    return head


def _found(name: str, fact: Sourced) -> str:
    """`published from meta[…]`, but `published given by you`."""
    return f"{name} {'' if fact.where == 'given' else 'from '}{common.origin(fact)}"


def _names(reading: Reading, width: int) -> RenderableType:
    """A line a kind, and one of times; kinds in a column of their own where there is room."""
    lines = [
        (
            Text(kind.capitalize(), style="dim"),
            Text(", ".join(common.name(e) + common.times(e) for e in found), overflow="fold"),
        )
        for kind, found in common.named(reading)
    ]
    if times := common.told(reading):  # parted by points, as there are commas in them
        shown = " · ".join(map(common.as_told, times))
        lines.append((Text("Times", style="dim"), Text(shown, overflow="fold")))
    if places := common.mapped(reading):
        lines.append((Text("Map", style="dim"), Text(" · ".join(places), overflow="fold")))
    if width < ROOMY:
        return Group(*(Group(kind, Padding(names, (0, 0, 0, 2))) for kind, names in lines))
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for kind, names in lines:
        table.add_row(kind, names)
    return table


def _sections(
    reading: Reading, layout: common.Layout, width: int
) -> Iterator[tuple[str, list[RenderableType]]]:
    """The parts of the brief that have entries, each with its heading."""
    digits = len(str(len(reading.statements)))
    parts: dict[str, list[RenderableType]] = {
        incidents.HAPPENED: [_incident(i, layout, width) for i in incidents.happened(reading)],
        incidents.WARNED: [_warned(warned, layout, width) for warned in reading.warnings],
        incidents.BLAMED: [_blamed(g, layout, width) for g in incidents.blamed(reading)],
        incidents.COUNTED: [_figures(g, layout, width) for g in incidents.figures(reading)],
        common.SAID: [
            _statement(number, digits, statement, layout.place(statement.sentence), width)
            for number, statement in enumerate(reading.statements, 1)
        ],
    }
    return ((heading, entries) for heading, entries in parts.items() if entries)


def _incident(incident: Incident, layout: common.Layout, width: int) -> RenderableType:
    what = Text(incidents.date(incident), style="bold")
    what.append(" · ", style="not bold")
    style = STYLES.get(incident.status, "not bold italic")
    what.append(incidents.kind(incident), style=style)
    lines = [" · ".join(incidents.circumstances(incident)), incidents.toll(incident)]
    lines.append(common.quoted(incident.trigger.text))
    return entry(what, "\n".join(filter(None, lines)), layout.place(incident.trigger), width)


def _warned(warned: Warned, layout: common.Layout, width: int) -> RenderableType:
    sender, receivers = incidents.sides(warned)
    sides = Text(sender, style="bold")
    if receivers:
        sides.append(f" → {receivers}", style="not bold")
    known = [f"{name}: {value}" if name else value for name, value in incidents.threat(warned)]
    answer = incidents.elsewhere(warned.answer, layout, warned.sentence)
    known.append(incidents.response(warned) + answer)
    return entry(sides, " · ".join(known), layout.place(warned.sentence), width)


def _blamed(group: incidents.Group[Blame], layout: common.Layout, width: int) -> RenderableType:
    """A table, or entries one below the other where there is no room for one."""
    if width < ROOMY:
        made = [
            entry(_blamer(b), _evidence(b, layout), layout.place(b.sentence), width)
            for b in group.items
        ]
        return _labelled(group.label, Group(*made))
    table = drawing.table()
    for name in incidents.BLAME_COLUMNS[:2]:
        table.add_column(name, ratio=3, overflow="fold")
    table.add_column(incidents.BLAME_COLUMNS[2], no_wrap=True, min_width=_LONGEST_STANCE)
    table.add_column(incidents.BLAME_COLUMNS[3], ratio=4, overflow="fold")
    table.add_column(incidents.BLAME_COLUMNS[4], no_wrap=True, justify="right")
    for blame in group.items:
        table.add_row(
            Text(one_line(blame.accused), style="bold"),
            Text(one_line(blame.by)),
            Text(blame.stance, style=STYLES[blame.stance]),
            _evidence(blame, layout),
            Text(layout.place(blame.sentence), style="dim"),
        )
    return _labelled(group.label, table)


def _blamer(blame: Blame) -> Text:
    who = Text(one_line(blame.by), style="bold")
    who.append(" · ", style="not bold")
    who.append(blame.stance, style=STYLES[blame.stance])
    return who.append(f" → {one_line(blame.accused)}", style="not bold")


def _evidence(blame: Blame, layout: common.Layout) -> Text:
    shown = incidents.elsewhere(blame.proof, layout, blame.sentence)
    evidence = Text(incidents.offered(blame) + shown)
    if blame.tainted is not None:
        evidence.append("\ntainted", style=_TAINTED)
        evidence.append(": " + common.quoted(blame.tainted.text))
        evidence.append(incidents.elsewhere(blame.tainted, layout, blame.sentence))
    return evidence


def _figures(group: incidents.Group[Figure], layout: common.Layout, width: int) -> RenderableType:
    if width < ROOMY:
        made = [
            entry(_counted(f), incidents.giver(f), layout.place(f.span), width) for f in group.items
        ]
        return _labelled(group.label, Group(*made))
    table = drawing.table(headed=False)
    for _ in range(2):
        table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True, justify="right")
    for figure in group.items:
        place = Text(layout.place(figure.span), style="dim")
        table.add_row(_counted(figure), Text(incidents.giver(figure)), place)
    return _labelled(group.label, table)


def _counted(figure: Figure) -> Text:
    return Text(incidents.counted(figure), style="not bold" if figure.part_of else "bold")


def _labelled(label: str | None, entries: RenderableType) -> RenderableType:
    if label is None:
        return entries
    return Group(Text(label, style="italic"), Padding(entries, (0, 0, 0, 2)))


def _statement(
    number: int, digits: int, statement: Statement, place: str, width: int
) -> RenderableType:
    return entry(_who(statement), common.words(statement), place, width, str(number), digits)


def _who(statement: Statement) -> Text:
    who = Text(common.speaker(statement), style="bold")
    who.append(" · ", style="not bold")
    style = STYLES.get(statement.act, "not bold italic")
    who.append(common.act(statement), style=style)
    to = common.addressee(statement)
    if to:
        who.append(f" → {to}", style="not bold")
    return who


def _foot(reading: Reading) -> Text:
    foot = common.counts(reading) + "."
    if reading.article.dropped:
        foot += f" {common.dropped_note(reading)}; --format html shows them."
    return Text(foot, style="dim")
