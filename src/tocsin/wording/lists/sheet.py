"""What the forms for people are made of, before it is known which form it will be.

Words are as the record has them: each form makes them harmless for where it goes.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tocsin.records import Span

# "strong" is a name or a date; "kind" a kind, act or stance, whose words say what it is; "mark"
# are the words in a sentence that something was read from; an "id" opens another thing.
Style = Literal["plain", "strong", "kind", "mark", "id"]


class Place(NamedTuple):
    """Where words of the news stand: in an article, of which version (None: the last), and where.

    `article` is its id; in what was weighed, that which it has in its reading.
    """

    article: str
    span: Span
    version: int | None = None


class Piece(NamedTuple):
    """Words of one style; `place` is where they stand, for forms in which one can follow them."""

    words: str
    style: Style = "plain"
    place: Place | None = None


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    """One thing: its head, the id that opens it ("" for none), and what is told of it."""

    head: Line
    id: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A small table: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A part of something that was opened. Numbered entries can be spoken of by their numbers."""

    heading: str
    items: tuple[Entry | Grid, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Sheet:
    """Something that was opened."""

    head: Entry
    sections: tuple[Section, ...] = ()


def line(*pieces: Piece | str) -> Line:
    """A line of these; strings are plain."""
    return tuple(one if isinstance(one, Piece) else Piece(one) for one in pieces)


def dotted(*pieces: Piece | str) -> Line:
    """A line of these with points between; empty ones are left out."""
    made: list[Piece] = []
    for one in line(*pieces):
        if one.words:
            made += [Piece(" · ")] * bool(made) + [one]
    return tuple(made)


def plain(those: Line) -> str:
    """The words of a line, without its styles."""
    return "".join(piece.words for piece in those)


def bare(said: str) -> Entry:
    """Words alone, as an entry."""
    return Entry((), "", (line(said),))


def lines(*those: Line) -> tuple[Line, ...]:
    """Those lines that hold something."""
    return tuple(one for one in those if one)
