"""Evidence: what the rows of a case show, and what of it counts.

A word alone is no evidence, however often it is repeated. An origin counts once for a hypothesis,
by the strongest it shows; and what is of one kind counts once for a hypothesis, whoever shows it:
a second video may be the first again, until a person says that it isn't.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from tocsin.assess.grades import Grade
from tocsin.assess.hypotheses.ratios import SIDES, Band, discounted, ratio
from tocsin.assess.hypotheses.rows import Row
from tocsin.records.incident import Offered, Stance

CellId: TypeAlias = tuple[str, str]  # origin, hypothesis


@dataclass(frozen=True)
class Piece:
    """What an origin shows for or against a hypothesis; its grade lets `band` count of it."""

    origin: str
    speaker: str
    hypothesis: str
    stance: Stance
    offered: Offered
    grade: Grade
    band: Band

    @property
    def cell(self) -> CellId:
        """Where it stands in the table."""
        return self.origin, self.hypothesis

    @property
    def against(self) -> bool:
        """Whether it speaks against the hypothesis."""
        return SIDES[self.stance] == "against"

    @property
    def kind(self) -> tuple[str, Offered, bool]:
        """What counts once."""
        return self.hypothesis, self.offered, self.against


@dataclass(frozen=True)
class Evidence:
    """The pieces of all rows, the strongest first, and the bands that people gave cells."""

    pieces: tuple[Piece, ...]
    edited: Mapping[CellId, Band]

    def without(self, origin: str) -> "Evidence":
        """All but what one origin shows, and what people say of it."""
        return Evidence(
            tuple(piece for piece in self.pieces if piece.origin != origin),
            {cell: band for cell, band in self.edited.items() if cell[0] != origin},
        )

    @cached_property
    def torn(self) -> frozenset[CellId]:
        """The cells that show something both for and against."""
        sides = {(piece.cell, piece.against) for piece in self.pieces}
        return frozenset(cell for cell, against in sides if not against and (cell, True) in sides)

    @cached_property
    def counted(self) -> Mapping[CellId, Piece]:
        """The pieces that count: one to a cell, one of a kind, the strongest first.

        An edited cell counts as the person says, and takes what it shows with it.
        """
        kinds = {piece.kind for piece in self.pieces if piece.cell in self.edited}
        found: dict[CellId, Piece] = {}
        for piece in self.pieces:
            cell = piece.cell
            if cell in found or cell in self.edited or cell in self.torn or piece.kind in kinds:
                continue
            found[cell] = piece
            kinds.add(piece.kind)
        return found

    def bands(self) -> dict[str, list[Band]]:
        """The ratios that move each hypothesis."""
        found: dict[str, list[Band]] = {}
        for (_, hypothesis), band in self.edited.items():
            found.setdefault(hypothesis, []).append(band)
        for piece in self.counted.values():
            found.setdefault(piece.hypothesis, []).append(piece.band)
        return found


def evidence(rows: Iterable[Row]) -> Evidence:
    """What rows show, and what people say of it."""
    table = tuple(rows)
    return Evidence(
        _ranked(dict.fromkeys(piece for row in table for piece in _pieces(row))),
        {
            (row.origin, cell.hypothesis): cell.edit.band
            for row in table
            for cell in row.cells
            if cell.edit
        },
    )


def _pieces(row: Row) -> Iterator[Piece]:
    """What a row shows; what is tainted isn't among it."""
    for cell in row.cells:
        for said in cell.said:
            if said.offered != "none" and not said.tainted:
                yield Piece(
                    origin=row.origin,
                    speaker=row.speaker,
                    hypothesis=cell.hypothesis,
                    stance=said.stance,
                    offered=said.offered,
                    grade=said.grade,
                    band=discounted(ratio(said.stance, said.offered), said.grade),
                )


def _ranked(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The strongest first; of even ones that of the cell that shows less, and only then by name.

    So what counts doesn't depend on what origins are called, which a copy may change.
    """
    whole: dict[CellId, list[tuple[float, str]]] = {}
    for piece in pieces:
        whole.setdefault(piece.cell, []).append((-abs(piece.band.weight), piece.offered))

    def rank(piece: Piece) -> tuple[float, list[tuple[float, str]], str, str, str, str]:
        weight, shown = -abs(piece.band.weight), sorted(whole[piece.cell])
        return weight, shown, piece.origin, piece.hypothesis, piece.offered, piece.stance

    return tuple(sorted(pieces, key=rank))
