"""Rows: one per origin, with a cell for each hypothesis that it speaks of."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from tocsin.assess.grades import Grade
from tocsin.assess.hypotheses.candidates import Called
from tocsin.assess.hypotheses.edits import Note, Ratio
from tocsin.assess.hypotheses.ratios import NOTHING, Band
from tocsin.assess.hypotheses.sayings import Said, Saying, shown
from tocsin.assess.parties import Party
from tocsin.records import Record, identify
from tocsin.records.incident import STANCES, Stance


class Cell(Record, frozen=True):
    """What one origin says of one hypothesis, and the likelihood ratio that this has.

    `own` is true where the accused speaks for itself. `edit` is the person's ratio, if `band` is
    one. `grade` is that of what counts of it, if anything does. `reasons` say in words where the
    band comes from.
    """

    hypothesis: str
    said: tuple[Said, ...] = ()
    own: bool = False
    band: Band = NOTHING
    grade: Grade | None = None
    edit: Ratio | None = None
    reasons: tuple[str, ...] = ()

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The stances that it takes, which may be several at different times."""
        taken = {one.stance for one in self.said}
        return tuple(stance for stance in STANCES if stance in taken)

    @property
    def tainted(self) -> bool:
        """Whether something that it shows is spoilt."""
        return any(one.tainted for one in self.said)

    @property
    def evidence(self) -> str:
        """What it shows, in words."""
        return shown(self.said)


class Row(Record, frozen=True):
    """One origin. `note` is the person's note that the row is, None where pages hold it."""

    origin: str
    speaker: str
    cells: tuple[Cell, ...]
    note: Note | None = None


def rows(told: Iterable[Saying]) -> tuple[Row, ...]:
    """A row for each origin that speaks of this incident; nothing is weighed yet."""
    origins: dict[str, list[Saying]] = {}
    for one in told:
        if one.here:
            origins.setdefault(one.said.cited.origin, []).append(one)
    return tuple(
        Row(origin=origin, speaker=_speaker(own), cells=_cells(own))
        for origin, own in sorted(origins.items())
    )


def _speaker(told: Sequence[Saying]) -> str:
    return min(one.speaker.name if isinstance(one.speaker, Party) else one.speaker for one in told)


def _cells(told: Sequence[Saying]) -> tuple[Cell, ...]:
    found: dict[str, list[Saying]] = {}
    for one in told:
        if isinstance(one.accused, Party):
            found.setdefault(one.accused.name, []).append(one)
    return tuple(
        Cell(hypothesis=name, said=tuple(one.said for one in own), own=any(one.own for one in own))
        for name, own in sorted(found.items())
    )


def noted(note: Note, called: Called) -> Row:
    """The row of a note; of hypotheses that aren't in the table it has no cell."""
    origin = f"note:{identify('note', note.by, note.text)}"
    bands = {name: band for said, band in note.bands.items() if (name := called(said))}
    cells = tuple(
        Cell(hypothesis=name, edit=_of_note(note, origin, name, band))
        for name, band in sorted(bands.items())
    )
    return Row(origin=origin, speaker=note.by, cells=cells, note=note)


def _of_note(note: Note, origin: str, hypothesis: str, band: Band) -> Ratio:
    return Ratio(hypothesis=hypothesis, origin=origin, band=band, by=note.by, why=note.why)


def edited(row: Row, ratios: Mapping[str, Ratio]) -> Row:
    """The row with people's ratios, by hypothesis, in its cells; where it has none they make one.

    What they say of an origin that itself says nothing of a hypothesis is theirs alone.
    """
    cells = {cell.hypothesis: cell for cell in row.cells}
    for name, ratio in ratios.items():
        cells[name] = replace(cells.get(name, Cell(hypothesis=name)), edit=ratio)
    return replace(row, cells=tuple(cells[name] for name in sorted(cells)))
