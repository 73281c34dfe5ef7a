"""Who is said to have done an incident: shares, origins by hypotheses, and on what words.

It says what the table leans to and on whose word, and never who did it.
"""

from collections.abc import Iterator, Sequence

from tocsin.assess.hypotheses.candidates import Hypothesis
from tocsin.assess.hypotheses.edits import Edit, Note, Prior, Ratio
from tocsin.assess.hypotheses.ratios import Band
from tocsin.assess.hypotheses.rows import Cell, Row
from tocsin.assess.hypotheses.sayings import NONE_OFFERED, Aside
from tocsin.assess.hypotheses.table import Table
from tocsin.assess.scale import Likelihood
from tocsin.assess.words import percent
from tocsin.desk.weighing import EditRow
from tocsin.read.places.folding import fold
from tocsin.wording.formats import common
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Grid, Line, Piece, Section, dotted, line, lines

# More hypotheses than this are headed by their numbers: their names wouldn't fit.
_NAMED = 3
_HOW = (
    "Shares start even among those for whom something is shown; who is only named shares with "
    "“none of these” what is left. They move by ratios: how much likelier what an origin shows is "
    "if the hypothesis is true than if its best rival is. ×1 moves nothing, and a word without "
    "evidence is ×1. The ratios are the house's judgement, not measured; people may change "
    "them, each with a name and a reason."
)

_UNMOVED = (
    "Nothing has moved these shares: nobody shows anything that counts. So they say nothing of how "
    "likely any of these is."
)


def sections(table: Table, edits: Sequence[EditRow]) -> Iterator[Section]:
    """The parts of a sheet that tell it; some may hold nothing."""
    accused = len(table.hypotheses) > 1
    heading = "Who is said to have done it"
    if accused:
        yield Section(f"{heading}: {table.method}", _left(table))
    else:
        yield Section(heading, (_plain("Nobody is accused by name."),))
    yield Section("What each origin says of it", _origins(table))
    yield Section("On what words", tuple(_cells(table)))
    yield Section("How to read it", tuple(_reading(table)) if accused else ())
    yield Section("Set aside", tuple(map(_aside, table.aside)))
    yield Section("What people changed", tuple(_edit(one, table) for one in edits))


def share(found: Likelihood, *, moved: bool = True) -> str:
    """A share with its band and its word: "61% (47–74%), likely"; one at the start has neither."""
    told = percent(found.probability)
    return f"{told} ({_span(found)}), {found.term}" if moved else told


def _span(found: Likelihood) -> str:
    low, high = percent(found.low), percent(found.high)
    return low if low == high else f"{low.removesuffix('%')}–{high}"


def ratio(band: Band) -> str:
    """A ratio with its band: "×1.75–5.75"."""
    low, high = f"{band.low:.3g}", f"{band.high:.3g}"
    return f"×{low}" if low == high else f"×{low}–{high}"


def _left(table: Table) -> tuple[Entry | Grid, ...]:
    """The shares, and that they judge nothing, where nothing has moved them."""
    return (_shares(table),) if table.moved else (_shares(table), _plain(_UNMOVED))


def _plain(said: str) -> Entry:
    return Entry(line(said), "")


def _ranked(table: Table) -> list[Hypothesis]:
    """The hypotheses, the likeliest first."""
    return sorted(table.hypotheses, key=lambda one: -table.shares[one.name].probability)


def _labels(table: Table) -> dict[str, str]:
    """What heads the column of each hypothesis: its name, or its number where there are many."""
    names = [one.name for one in _ranked(table)]
    if len(names) <= _NAMED:
        return dict(zip(names, names, strict=True))
    return {name: f"H{number}" for number, name in enumerate(names, 1)}


def _shares(table: Table) -> Grid:
    """The shares; where nothing has moved them only those at the start, without words for them."""
    labels = _labels(table)
    columns = ("hypothesis", "at the start", "share now", "band", "in words")
    rows = tuple(
        (
            one.name if labels[one.name] == one.name else f"{labels[one.name]} {one.name}",
            percent(one.prior),
            percent(table.shares[one.name].probability),
            _span(table.shares[one.name]),
            table.shares[one.name].term,
        )
        for one in _ranked(table)
    )
    kept = len(columns) if table.moved else 2
    return Grid(columns[:kept], tuple(row[:kept] for row in rows))


def _origins(table: Table) -> tuple[Grid, ...]:
    """Origins by hypotheses; of those of which nothing is said there is no column."""
    labels = _labels(table)
    spoken = {cell.hypothesis for row in table.rows for cell in row.cells}
    names = [one.name for one in _ranked(table) if one.name in spoken]
    rows = tuple(_row(row, names) for row in table.rows if row.cells)
    grid = Grid(("origin", *(labels[name] for name in names), "evidence"), rows)
    return (grid,) if rows else ()


def _row(row: Row, names: Sequence[str]) -> tuple[str, ...]:
    cells = {cell.hypothesis: cell for cell in row.cells}
    told = (_stance(cells[name]) if name in cells else "" for name in names)
    return (_speaker(row), *told, _shown(row))


def _speaker(row: Row) -> str:
    return f"note of {row.speaker}" if row.note else row.speaker


def _stance(cell: Cell) -> str:
    by = f" (set by {cell.edit.by})" if cell.edit and cell.said else ""
    taken = ", ".join(cell.stances)
    return f"{taken} {ratio(cell.band)}{by}".strip()


def _shown(row: Row) -> str:
    """The evidence column, for all that an origin says."""
    if row.note:
        return row.note.text
    kinds = [cell.evidence for cell in row.cells if cell.said]
    told = list(dict.fromkeys(kind for kind in kinds if kind != NONE_OFFERED))
    return "; ".join(told) or NONE_OFFERED


def _cells(table: Table) -> Iterator[Entry]:
    """Each cell with the words that it stands on, and where its ratio comes from."""
    for row in table.rows:
        for cell in row.cells:
            yield _cell(row, cell)


def _cell(row: Row, cell: Cell) -> Entry:
    stances = ", ".join(cell.stances) or ("note" if row.note else "says nothing")
    shown = f"{cell.evidence} {ratio(cell.band)}" if cell.said else ratio(cell.band)
    of = " it" if cell.own else f" → {cell.hypothesis}"
    head = (*dotted(Piece(row.speaker, "strong"), Piece(stances, "kind")), Piece(f"{of} · {shown}"))
    note = line(common.quoted(row.note.text)) if row.note else ()
    return Entry(head, "", lines(note, *_words(cell), *_why(cell)))


def _words(cell: Cell) -> Iterator[Line]:
    """The first sentence that shows something, or else the first; and what spoils it."""
    best = sorted(cell.said, key=lambda one: one.offered == "none")[:1]
    for one in best:
        yield words.cited(one.cited)
        if one.proof:
            kind = "no evidence" if one.offered == "none" else one.offered
            yield line(f"{kind}: {common.quoted(one.proof.text)}")
    if len(cell.said) > 1:
        yield line(f"and in {words.counted(len(cell.said) - 1, 'other sentence')}")
    for text in dict.fromkeys(one.spoilt.text for one in cell.said if one.spoilt):
        yield line(f"tainted: {common.quoted(text)}")


def _why(cell: Cell) -> Iterator[Line]:
    """Where a ratio comes from; that a word alone moves nothing is said once for all."""
    if cell.evidence != NONE_OFFERED or cell.edit:
        yield line(f"{ratio(cell.band)}: {'; '.join(cell.reasons)}")


def _reading(table: Table) -> Iterator[Entry]:
    yield _plain(_HOW)
    if table.moved:
        yield from map(_plain, _leaning(table))
    for one in table.hypotheses:
        for note in one.notes:
            yield _plain(f"{one.name}: {note}")


def _leaning(table: Table) -> Iterator[str]:
    leading = " and ".join(f"{name}, {share(table.shares[name])}" for name in table.leading)
    yield f"It leans most to {leading}. That is bookkeeping and says nothing of who did it."
    for origin in table.flips:
        yield _without(table, origin)
    if not table.flips:
        yield "It leans the same way without any one of the origins."


def _without(table: Table, origin: str) -> str:
    """What the table would lean to if this origin had said nothing."""
    speaker = next(_speaker(row) for row in table.rows if row.origin == origin)
    leading = table.without[origin].leading
    if len(leading) == len(table.hypotheses):
        return f"All of it hangs on {speaker}: without this origin all shares are even."
    return f"Without {speaker} it would lean to {' and '.join(leading)}."


def _aside(one: Aside) -> Entry:
    head = dotted(Piece(one.accused, "strong"), one.evidence)
    told = [words.cited(said.cited) for said in one.said[:1]]
    return Entry(head, "", lines(line(one.reason), *told))


def _edit(row: EditRow, table: Table) -> Entry:
    head = dotted(Piece(changed(row.change, table), "strong"))
    idle = "idle: it speaks of what isn't here any more" if row.change in table.idle else ""
    given = dotted(f"by {row.by}" if row.by else "", words.moment(row.moment), idle)
    back = words.withdrawn(row.withdrawn, "taken back")
    return Entry(head, row.id, lines(line(common.quoted(row.change.why)), given, back))


def changed(change: Edit, table: Table) -> str:
    """What a person changed."""
    if isinstance(change, Note):
        bands = (f"{_called(name, table)} {ratio(band)}" for name, band in change.bands.items())
        return f"note {common.quoted(change.text)}: {', '.join(bands)}"
    name = _called(change.hypothesis, table)
    if isinstance(change, Prior):
        return f"{name} at the start: {percent(change.share)}"
    if isinstance(change, Ratio):
        speakers = {row.origin: _speaker(row) for row in table.rows}
        return f"{speakers.get(change.origin, change.origin)} on {name}: {ratio(change.band)}"
    return f"proposed: {name}"


def _called(name: str, table: Table) -> str:
    """What the table calls a hypothesis."""
    same = (one.name for one in table.hypotheses if fold(name) in map(fold, one.names))
    return next(same, name)
