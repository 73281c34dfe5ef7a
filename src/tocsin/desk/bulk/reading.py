"""What a worker does: a piece in, what became of its pages out; a pure function."""

from tocsin.desk import adding
from tocsin.desk.bulk import rows
from tocsin.desk.bulk.planning import Piece, Way, reader
from tocsin.desk.bulk.rows import Row
from tocsin.desk.bulk.sifting import sifted
from tocsin.errors import SourceError, TocsinError
from tocsin.records import Page


def shard(piece: Piece) -> bytes:
    """The rows of a piece as Parquet, in its order. Raises TocsinError in another Tocsin."""
    if (own := reader()) != piece.way.reader:
        problem = f"a worker has another Tocsin ({own}, not {piece.way.reader})"
        raise TocsinError(problem, "install the same on all machines")
    return rows.packed(
        _row(item, piece.way) if isinstance(item, Page) else item for item in piece.items
    )


def _row(page: Page, way: Way) -> Row:
    if way.sift and (why := sifted(page)):
        return Row(
            what="sifted out", source=page.source, address=page.address, page=page.id, problem=why
        )
    reading = adding.reading_of(page, way.published)
    return rows.failed(reading) if isinstance(reading, SourceError) else rows.read(page, reading)
