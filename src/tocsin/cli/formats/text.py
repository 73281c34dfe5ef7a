"""Text for a terminal of any width; colour marks the acts that an analyst scans for."""

from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.cli.formats import common
from tocsin.cli.terminal import one_line
from tocsin.records import Act, Reading, Sourced, Statement

# Lines longer than this are hard to follow, however wide the terminal.
_WIDEST = 100
# From here on there is room for the place beside the speaker.
_ROOMY = 64
_NARROWEST = 20

# Danger first, then blame and guilt, then refusal; everything else in the terminal's own colour.
_ACT_STYLES: dict[Act, str] = {
    "warns": "bold red",
    "threatens": "bold red",
    "claims": "bold magenta",
    "admits": "bold magenta",
    "blames": "bold magenta",
    "denies": "bold cyan",
    "rejects": "bold cyan",
}


def render(reading: Reading, *, width: int = 80, colour: bool = False) -> str:
    """The reading as lines of at most `width` columns, with ANSI colours if `colour`."""
    width = max(_NARROWEST, min(width, _WIDEST))
    console = _console(width, colour=colour)
    layout = common.Layout(reading.article)
    console.print(_head(reading))
    if reading.entities or common.told(reading) or common.placed(reading):
        console.print()
        console.print(_names(reading, width))
    for number, statement in enumerate(reading.statements, 1):
        console.print()
        digits = len(str(len(reading.statements)))
        console.print(_entry(number, digits, statement, layout.place(statement), width))
    console.print()
    console.print(_foot(reading))
    return _trimmed(console.file.getvalue())  # type: ignore[attr-defined]


def rule(width: int) -> str:
    """The line between two articles."""
    return "\n" + "─" * max(_NARROWEST, min(width, _WIDEST)) + "\n\n"


def _console(width: int, *, colour: bool) -> Console:
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


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
    if width < _ROOMY:
        return Group(*(Group(kind, Padding(names, (0, 0, 0, 2))) for kind, names in lines))
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for kind, names in lines:
        table.add_row(kind, names)
    return table


def _entry(
    number: int, digits: int, statement: Statement, place: str, width: int
) -> RenderableType:
    beside = width >= _ROOMY
    line = Table.grid(padding=(0, 1, 0, 0), expand=True, pad_edge=False)
    line.add_column(width=digits, justify="right", style="dim")
    line.add_column(ratio=1, overflow="fold")
    line.add_column(no_wrap=True, justify="right", style="dim")
    line.add_row(str(number), _who(statement), place if beside else "")
    said = Text(common.words(statement), overflow="fold")
    if not beside:
        said.append(f"\n{place}", style="dim")
    return Group(line, Padding(said, (0, 0, 0, digits + 3)))


def _who(statement: Statement) -> Text:
    who = Text(common.speaker(statement), style="bold")
    who.append(" · ", style="not bold")
    style = _ACT_STYLES.get(statement.act, "not bold italic")
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


def _trimmed(text: str) -> str:
    """Without the white space that fills table cells: it would end up in whatever is pasted."""
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n")) + "\n"
