"""Keeping workers busy: pieces out, what was read of them in, whatever becomes of a worker.

A worker has one piece at a time, so that it is known what it had when it was killed. A piece whose
worker ended is read again; one that ends worker after worker is read page by page, and a page that
still does is one that can't be read.
"""

from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, Protocol

from tocsin.desk.bulk import planning, rows
from tocsin.desk.bulk.planning import Piece
from tocsin.errors import SourceError, TocsinError

# Whoever kills workers for another reason than what they read seldom hits a piece so often.
_TRIES = 3
# So many workers ended, and nothing was read meanwhile: not the pages are the trouble.
_HOPELESS = 20


class Done(NamedTuple):
    """A piece and what was read of it as Parquet; None where its worker ended before."""

    piece: Piece
    shard: bytes | None


class Pool(Protocol):
    """Workers, each with an encoder of its own; one that ends is replaced by another."""

    @property
    def idle(self) -> bool:
        """Whether a worker has nothing to do."""

    @property
    def busy(self) -> bool:
        """Whether a worker has something to do."""

    def start(self, piece: Piece) -> None:
        """Have an idle worker read it."""

    def wait(self) -> Done | None:
        """Wait for the next piece to be done; None where there is but one more idle worker."""


def drive(pieces: Iterator[Piece], pool: Pool) -> Iterator[tuple[Piece, bytes]]:
    """Have all pieces read; each comes as it is done, which needn't be in their order.

    Raises TocsinError where one worker after the other ends and nothing is read.
    """
    waiting = deque(islice(pieces, 1))
    ends = _Ends()
    while waiting or pool.busy:
        if waiting and pool.idle:
            pool.start(waiting.popleft())
            waiting.extend(islice(pieces, 0 if waiting else 1))  # cut while the workers read
        elif done := pool.wait():
            if done.shard is None:
                again = ends.after(done.piece)
                waiting.extendleft(again)
                if not again:
                    yield done.piece, _unreadable(done.piece)
            else:
                ends.over()
                yield done.piece, done.shard


class _Ends:
    """How often workers ended, and over which pieces."""

    def __init__(self) -> None:
        self._over: Counter[str] = Counter()
        self._in_a_row = 0

    def over(self) -> None:
        """One has read a piece."""
        self._in_a_row = 0

    def after(self, piece: Piece) -> list[Piece]:
        """What to do after a worker ended over a piece: it again, its parts, or nothing."""
        self._in_a_row += 1
        if self._in_a_row == _HOPELESS:
            problem = f"{_HOPELESS} workers ended one after the other and read nothing"
            raise TocsinError(problem, "see whether their machine has memory left")
        self._over[piece.name] += 1
        if self._over[piece.name] < _TRIES:
            return [piece]
        if len(piece.items) == 1:
            return []
        return [
            planning.piece((*piece.number, number), (item,), piece.way)
            for number, item in enumerate(piece.items)
        ]


def _unreadable(piece: Piece) -> bytes:
    """A piece of one page that ended every worker that tried to read it."""
    problem = "ended the process that read it"
    error = SourceError(piece.items[0].source, problem, "please report it, with the page")
    return rows.packed([rows.failed(error)])
