"""Whatever becomes of workers, each page is read, or is the one that can't be."""

from collections import Counter
from pathlib import Path

import pytest

from tests.desk.bulk.made import Here, archive
from tests.desk.made import attack, fair, page, post
from tocsin.desk.bulk import planning, rows
from tocsin.desk.bulk.driving import Done, drive
from tocsin.desk.bulk.planning import Piece, Way, plan
from tocsin.errors import TocsinError

POISON = page("poison", "2026-05-03", "A page of poison", "Words that end who reads them.")


@pytest.fixture(name="pieces")
def _pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """Two: the first holds a page that ends workers."""
    monkeypatch.setattr(planning, "_PAGES", 2)
    path = archive(tmp_path, [attack(), POISON, post(), fair()])
    return list(plan([path], Way(reader=planning.reader()), lambda _: False))


def _outcomes(tmp_path: Path, driven: list[tuple[Piece, bytes]]) -> list[tuple[str, str]]:
    """What became of each page, in their order."""
    path = tmp_path / "shard"
    found: list[tuple[str, str]] = []
    for _, shard in sorted(driven):
        path.write_bytes(shard)
        found += [(row.source, row.what) for row in rows.unpacked(path)]
    return found


def test_only_the_page_that_ends_workers_is_lost(pieces: list[Piece], tmp_path: Path) -> None:
    driven = list(drive(iter(pieces), Here(deadly=b"poison")))
    outcomes = _outcomes(tmp_path, driven)
    sources = [attack().source, POISON.source, post().source, fair().source]
    assert outcomes == list(zip(sources, ("read", "failed", "read", "read"), strict=True))


class Restless(Here):
    """Ends over each piece once, whatever is in it."""

    def __init__(self) -> None:
        super().__init__()
        self._met: Counter[str] = Counter()

    def wait(self) -> Done:
        """Read it if that was tried before."""
        (piece,) = self._waiting
        self._met[piece.name] += 1
        if self._met[piece.name] == 1:
            self._waiting.clear()
            return Done(piece, None)
        return super().wait()


def test_a_piece_whose_worker_was_killed_is_read_again(pieces: list[Piece]) -> None:
    assert {piece for piece, _ in drive(iter(pieces), Restless())} == set(pieces)


def test_a_machine_on_which_nothing_is_read_ends_the_run(pieces: list[Piece]) -> None:
    """Else a lack of memory would pass for a million bad pages."""
    with pytest.raises(TocsinError, match="20 workers ended"):
        list(drive(iter(pieces * 20), Here(deadly=b"<")))
