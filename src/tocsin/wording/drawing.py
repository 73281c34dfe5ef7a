"""How text is drawn for terminals of any width: entries with something at their far end, tables.

Colour marks what an analyst scans for, and says nothing that the words don't say.
"""

from collections.abc import Mapping
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

# From here on there is room for something beside a title.
ROOMY = 64
# Lines longer than this are hard to follow, however wide the terminal.
_WIDEST = 100
_NARROWEST = 20

# Danger first, then blame and guilt, then refusal; everything else in the terminal's own colour.
STYLES: Mapping[str, str] = {
    "warns": "bold red",
    "threatens": "bold red",
    "planned": "bold red",
    "threatened": "bold red",
    "claims": "bold magenta",
    "admits": "bold magenta",
    "blames": "bold magenta",
    "denies": "bold cyan",
    "rejects": "bold cyan",
    # How far a warning got.
    "red": "bold red",
    "amber": "bold yellow",
    "green": "bold green",
    "waived": "bold cyan",
}


def bounded(width: int) -> int:
    """The width to draw at in a terminal of `width` columns."""
    return max(_NARROWEST, min(width, _WIDEST))


def console(width: int, *, colour: bool) -> Console:
    """Where to draw; `drawn` gives what was."""
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


def drawn(console: Console) -> str:
    """What was drawn, without the white space that fills cells: it'd be pasted along."""
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n")) + "\n"


def table(*, headed: bool = True) -> Table:
    """A table without lines, as wide as there is room."""
    return Table(
        box=None,
        show_header=headed,
        header_style="dim",
        padding=(0, 2, 0, 0),
        pad_edge=False,
        expand=True,
    )


def entry(
    title: Text, body: str | Text, place: str, width: int, number: str = "", digits: int = 0
) -> RenderableType:
    """A title with its place at the far end, or below the body where it is narrow."""
    beside = width >= ROOMY
    line = Table.grid(padding=(0, 1, 0, 0), expand=True, pad_edge=False)
    if digits:
        line.add_column(width=digits, justify="right", style="dim")
    line.add_column(ratio=1, overflow="fold")
    line.add_column(no_wrap=True, justify="right", style="dim")
    cells: list[RenderableType] = [number] if digits else []
    line.add_row(*cells, title, place if beside else "")
    said = Text(overflow="fold").append(body)
    if place and not beside:
        said.append(f"\n{place}" if said else place, style="dim")
    if not said:
        return line
    return Group(line, Padding(said, (0, 0, 0, digits + 3 if digits else 2)))
