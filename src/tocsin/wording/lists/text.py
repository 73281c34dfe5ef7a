"""Entries and sheets as text for a terminal of any width."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tocsin.wording import drawing
from tocsin.wording.drawing import ROOMY, STYLES
from tocsin.wording.lists.sheet import Entry, Grid, Line, Piece, Section, Sheet
from tocsin.wording.safe import one_line

# Of an id so much is shown: the beginning opens a thing as well, and nobody types twenty letters.
_SHOWN = 10


def entries(rows: Iterable[Entry], width: int, *, colour: bool) -> Iterator[str]:
    """One after the other, with a blank line between."""
    between = ""
    for row in rows:
        yield between + _drawn([_entry(row, drawing.bounded(width), colour)], width, colour)
        between = "\n"


def sheet(opened: Sheet, width: int, *, colour: bool) -> str:
    """Something that was opened, with its sections."""
    bounded = drawing.bounded(width)
    parts = [_entry(opened.head, bounded, colour)]
    for section in opened.sections:
        parts += [Text(""), Text(section.heading, style="bold underline")]
        for item in _items(section, bounded, colour):
            parts += [Text(""), item]
    return _drawn(parts, width, colour)


def note(words: str) -> str:
    """A line of the desk's own behind a list."""
    return f"\n{words}\n"


def _drawn(parts: Iterable[RenderableType], width: int, colour: bool) -> str:
    console = drawing.console(drawing.bounded(width), colour=colour)
    for part in parts:
        console.print(part)
    return drawing.drawn(console)


def _items(section: Section, width: int, colour: bool) -> Iterator[RenderableType]:
    digits = len(str(len(section.items))) if section.numbered else 0
    for number, item in enumerate(section.items, 1):
        if isinstance(item, Grid):
            yield _grid(item, width)
        else:
            yield _entry(item, width, colour, str(number) if digits else "", digits)


def _entry(
    row: Entry, width: int, colour: bool, number: str = "", digits: int = 0
) -> RenderableType:
    body = Text("\n").join(_line(one, colour) for one in row.lines)
    if not row.head:
        return body
    if number and width < ROOMY:  # where there is no room the number stands in the title
        title = Text(f"{number} ").append_text(_line(row.head, colour))
        return drawing.entry(title, body, row.id[:_SHOWN], width)
    return drawing.entry(_line(row.head, colour), body, row.id[:_SHOWN], width, number, digits)


def _line(pieces: Line, colour: bool) -> Text:
    text = Text(overflow="fold")
    for piece in pieces:
        text.append(_words(piece, colour), style=_style(piece))
    return text


def _words(piece: Piece, colour: bool) -> str:
    lead = " " * piece.words.startswith(" ")
    trail = " " * (piece.words.endswith(" ") and bool(piece.words.strip()))
    words = one_line(piece.words)[: _SHOWN if piece.style == "id" else None]
    marked = f"*{words}*" if words and piece.style == "mark" and not colour else words
    return lead + marked + trail


def _style(piece: Piece) -> str:
    if piece.style == "kind":
        first = piece.words.rpartition("(")[2].rstrip(")")  # the status, where there is one
        return STYLES.get(piece.words.split(" ")[0], STYLES.get(first, "not bold italic"))
    return {"strong": "bold", "mark": "bold red"}.get(piece.style, "not bold")


def _grid(grid: Grid, width: int) -> RenderableType:
    """A table, or entries one below the other where there is no room for one."""
    if width < ROOMY:
        return Group(*(_narrow(grid, row) for row in grid.rows))
    table = drawing.table()
    for name in grid.columns:
        table.add_column(name, overflow="fold", min_width=max(map(len, name.split()), default=2))
    for row in grid.rows:
        table.add_row(*(Text(one_line(cell), style=STYLES.get(cell, "")) for cell in row))
    return table


def _narrow(grid: Grid, row: tuple[str, ...]) -> RenderableType:
    first, *rest = row
    told = [
        f"{name}: {one_line(cell)}"
        for name, cell in zip(grid.columns[1:], rest, strict=True)
        if cell
    ]
    return Group(Text(one_line(first)), Padding(Text("\n".join(told)), (0, 0, 0, 2)))
