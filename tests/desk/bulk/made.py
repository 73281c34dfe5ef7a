"""Archives of invented pages, and workers that read them in this process."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tocsin.collect.archives import write_lines
from tocsin.desk.bulk.driving import Done
from tocsin.desk.bulk.planning import Piece
from tocsin.desk.bulk.reading import shard
from tocsin.records import Page


def archive(folder: Path, pages: list[Page], name: str = "pages.jsonl") -> str:
    """An archive of these pages."""
    path = folder / name
    path.write_bytes(b"".join(write_lines(pages)))
    return str(path)


class Here:
    """A `Pool` of one worker in this process; it "ends" over pages that hold a word.

    `read` are the pieces that it read. After `last` of them it is interrupted, as a user does.
    """

    def __init__(self, deadly: bytes = b"\0", last: int = 1000) -> None:
        self.read: list[Piece] = []
        self._deadly, self._last = deadly, last
        self._waiting: deque[Piece] = deque()

    @property
    def idle(self) -> bool:
        """Whether it has nothing to do."""
        return not self._waiting

    @property
    def busy(self) -> bool:
        """Whether it has something to do."""
        return bool(self._waiting)

    def start(self, piece: Piece) -> None:
        """Take a piece."""
        self._waiting.append(piece)

    def wait(self) -> Done:
        """Read it, or end."""
        piece = self._waiting.popleft()
        if len(self.read) == self._last:
            raise KeyboardInterrupt
        if any(isinstance(item, Page) and self._deadly in item.content for item in piece.items):
            return Done(piece, None)
        self.read.append(piece)
        return Done(piece, shard(piece))

    @contextmanager
    def __call__(self) -> Iterator["Here"]:
        """It is its own way of getting workers."""
        yield self
