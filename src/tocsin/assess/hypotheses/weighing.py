"""Weighing: the likelihood ratio of each cell of the rows, with its reasons."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tocsin.assess.hypotheses.evidence import Evidence, Piece
from tocsin.assess.hypotheses.ratios import NOTHING, ratio, share
from tocsin.assess.hypotheses.rows import Cell, Row

_WORD_ALONE = "none offered: a word alone moves nothing, however often it is repeated"
_TAINTED = "a tainted confession moves nothing"
_BOTH = "shows something for it and against it: moves nothing until a person weighs it"
_OWN = "the accused speaks for itself"


def weighed(rows: Iterable[Row], found: Evidence) -> tuple[Row, ...]:
    """The rows with the bands of their cells, a person's where there is one, and why.

    `found` is the evidence of all of them.
    """
    first: dict[tuple[str, str], Piece] = {}
    for piece in found.pieces:
        first.setdefault(piece.cell, piece)
    return tuple(
        replace(
            row,
            cells=tuple(
                _weighed(cell, first.get((row.origin, cell.hypothesis)), found)
                for cell in row.cells
            ),
        )
        for row in rows
    )


def _weighed(cell: Cell, strongest: Piece | None, found: Evidence) -> Cell:
    """The cell with its band; `strongest` is the strongest piece that it shows."""
    if edit := cell.edit:
        return replace(cell, band=edit.band, reasons=(f"{edit.by}: {edit.band}, as {edit.why}",))
    counts = found.counted.get(strongest.cell) if strongest else None
    return replace(
        cell,
        band=counts.band if counts else NOTHING,
        grade=counts.grade if counts else None,
        reasons=tuple(_reasons(cell, counts or strongest, found)),
    )


def _reasons(cell: Cell, piece: Piece | None, found: Evidence) -> Iterator[str]:
    if cell.own:
        yield _OWN
    if piece and piece.cell in found.counted:
        table = ratio(piece.stance, piece.offered)
        counts = f"{share(piece.grade):.0%} of that counts, so {piece.band}"
        yield f"{piece.stance}, with {piece.offered}: {table} against the best rival (our table)"
        yield f"{piece.grade}, {piece.grade.words}: {counts}"
    elif piece:
        yield _why_not(piece, found)
    elif not cell.tainted:
        yield _WORD_ALONE
    if cell.tainted:
        yield _TAINTED


def _why_not(piece: Piece, found: Evidence) -> str:
    """Why what a cell shows doesn't count."""
    if piece.cell in found.torn:
        return _BOTH
    first = (one.speaker for one in found.counted.values() if one.kind == piece.kind)
    at = next(first, "a row that a person has edited")
    return f"shows {piece.offered}, which may be that of {at}: it counts once, there"
