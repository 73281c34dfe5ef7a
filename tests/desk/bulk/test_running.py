"""A run that was stopped goes on; what was read is read once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.bulk.made import Here, archive
from tests.desk.made import fair, press
from tocsin.desk.bulk import planning, running
from tocsin.desk.bulk.work import Manifest, Work
from tocsin.desk.desk import Desk
from tocsin.errors import TocsinError

Read = Callable[..., Manifest]


@pytest.fixture(name="read")
def _read(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads archives by a worker into one folder of work; four pages a piece."""
    monkeypatch.setattr(planning, "_PAGES", 4)
    work = Work(str(tmp_path / "work"))

    def read(worker: Here, *archives: str) -> Manifest:
        way = planning.Way(reader=planning.reader())
        return running.read(desk.store, archives, way, work, worker, lambda _: None)

    return read


def test_a_run_that_was_stopped_goes_on(read: Read, tmp_path: Path) -> None:
    path = archive(tmp_path, press())
    first, second = Here(last=1), Here()
    with pytest.raises(KeyboardInterrupt):
        read(first, path)
    manifest = read(second, path)
    assert [piece.name for piece in first.read + second.read] == list(manifest.pieces)


def test_what_was_read_is_taken_as_it_is_until_the_archive_changes(
    read: Read, tmp_path: Path
) -> None:
    path = archive(tmp_path, press())
    manifest = read(Here(), path)
    assert read(unused := Here(), path) == manifest
    assert not unused.read
    archive(tmp_path, [*press(), fair("late")])
    again = Here()
    assert read(again, path).pieces[:2] == manifest.pieces[:2]
    assert len(again.read) == 1


def test_a_worker_of_another_tocsin_is_refused(desk: Desk, tmp_path: Path) -> None:
    """The record would be a mixture."""
    path, work = archive(tmp_path, press()), Work(str(tmp_path / "work"))
    with pytest.raises(TocsinError, match="another Tocsin"):
        running.read(desk.store, [path], planning.Way(reader="0"), work, Here(), lambda _: None)
