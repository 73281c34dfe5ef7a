"""Entries and sheets as Markdown; all that comes from pages is escaped."""

from collections.abc import Iterable, Iterator

from tocsin.wording.formats.markdown import escaped
from tocsin.wording.lists.sheet import Entry, Grid, Line, Piece, Sheet

_AROUND = {"strong": "**", "kind": "*", "mark": "**", "id": "`", "plain": ""}


def entries(rows: Iterable[Entry]) -> Iterator[str]:
    """A bullet each."""
    return (_entry(row, "-") for row in rows)


def sheet(opened: Sheet) -> str:
    """Something that was opened, with its sections."""
    parts = [f"# {_line(opened.head.head)}\n"]
    told = [f"{_line(one)}  \n" for one in opened.head.lines]
    opens = [f"`{opened.head.id}`\n"] if opened.head.id else []
    parts.append("".join([*told, *opens]))
    for section in opened.sections:
        parts.append(f"## {section.heading}\n")
        made = [
            _grid(item)
            if isinstance(item, Grid)
            else _entry(item, f"{number}." if section.numbered else "-")
            for number, item in enumerate(section.items, 1)
        ]
        parts.append("".join(made))
    return "\n".join(parts)


def note(words: str) -> str:
    """A line of the desk's own behind a list."""
    return f"\n*{escaped(words)}*\n"


def _entry(row: Entry, mark: str) -> str:
    told = "; ".join(_line(one) for one in row.lines)
    opens = f" (`{row.id}`)" if row.id else ""
    between = ": " if row.head and told else ""
    return f"{mark} {_line(row.head)}{between}{told}{opens}\n"


def _line(pieces: Line) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    words, around = escaped(piece.words), _AROUND[piece.style]
    lead = " " * piece.words.startswith(" ")
    trail = " " * (piece.words.endswith(" ") and bool(piece.words.strip()))
    return f"{lead}{around}{words}{around}{trail}" if words else lead


def _grid(grid: Grid) -> str:
    rows = [grid.columns, ("---",) * len(grid.columns)]
    rows += [tuple(escaped(cell) for cell in row) for row in grid.rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
