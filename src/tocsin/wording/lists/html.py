"""Sheets as one self-contained HTML page, for screens of any width and for paper.

All that comes from pages goes through `text`; no script is on it, and nothing is fetched.
"""

from collections.abc import Iterator

from tocsin.wording.formats import html
from tocsin.wording.formats.markup import text
from tocsin.wording.lists.sheet import Entry, Grid, Line, Piece, Section, Sheet, plain

_STYLE = """\
.sheet{max-width:60rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;
 font:1rem/1.5 system-ui,"Segoe UI",Roboto,sans-serif}
.sheet h1{font-size:1.5rem}
.sheet h2{font-size:1.125rem;margin:2rem 0 .25rem;padding-bottom:.25rem;
 border-bottom:1px solid var(--line)}
.sheet p{margin:.15rem 0}
.sheet .entry{padding:.6rem 0;border-top:1px solid var(--line)}
.sheet h2+.entry,.sheet header.entry{border-top:0}
.sheet h3{font-size:1rem;font-weight:400;margin:0}
.sheet .told{color:var(--quiet)}
.sheet .told strong,.sheet .told mark{color:var(--ink)}
.sheet em{font-style:italic;color:var(--alarm)}
.sheet mark{background:var(--said);color:inherit}
.sheet code{font-size:.8125rem;color:var(--quiet)}
.sheet table{font-size:.875rem;min-width:34rem}
@media print{.sheet{max-width:none;padding:0}.sheet .entry,.sheet h2,.sheet tr{break-inside:avoid}
 .sheet h2{break-after:avoid}.sheet table{min-width:0}.scroll{overflow:visible}}
"""


def sheet(opened: Sheet) -> str:
    """Something that was opened, with its sections."""
    title = plain(opened.head.head)
    return "".join([html.opening(title, _STYLE), *_body(opened), html.closing()])


def _body(opened: Sheet) -> Iterator[str]:
    yield '<article class="sheet">\n'
    head = opened.head
    told = "".join(f"<p>{_line(one)}</p>\n" for one in head.lines)
    yield f'<header class="entry"><h1>{_line(head.head)}</h1>\n{told}{_id(head.id)}</header>\n'
    for section in opened.sections:
        yield from _section(section)
    yield "</article>\n"


def _section(section: Section) -> Iterator[str]:
    yield f"<section><h2>{text(section.heading)}</h2>\n"
    for number, item in enumerate(section.items, 1):
        if isinstance(item, Grid):
            yield _grid(item)
        else:
            yield _entry(item, f"{number}. " if section.numbered else "")
    yield "</section>\n"


def _entry(row: Entry, number: str) -> str:
    title = f"<h3>{number}{_line(row.head)}</h3>\n" if row.head else ""
    told = "".join(f'<p class="told">{_line(one)}</p>\n' for one in row.lines)
    return f'<div class="entry">{title}{told}{_id(row.id)}</div>\n'


def _id(id_: str) -> str:
    return f"<code>{text(id_)}</code>" if id_ else ""


_AROUND = {"strong": "strong", "kind": "em", "mark": "mark", "id": "code"}


def _line(pieces: Line) -> str:
    return f"<bdi>{''.join(map(_piece, pieces))}</bdi>"


def _piece(piece: Piece) -> str:
    words, tag = text(piece.words), _AROUND.get(piece.style)
    return f"<{tag}>{words}</{tag}>" if tag and words else words


def _grid(grid: Grid) -> str:
    names = "".join(f'<th scope="col">{text(name)}</th>' for name in grid.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{text(cell)}</td>' for cell in row)}</tr>\n" for row in grid.rows
    )
    table = f"<table><thead><tr>{names}</tr></thead>\n<tbody>{rows}</tbody></table>"
    # Reachable by keyboard, because on narrow screens it scrolls by itself.
    return f'<div class="scroll" tabindex="0">{table}</div>\n'
