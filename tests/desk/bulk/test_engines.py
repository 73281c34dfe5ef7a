"""Processes and actors: killing one loses nothing, and how many there are changes nothing.

Each process loads an encoder of its own, which takes seconds.
"""

import os
import signal
from functools import partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from tests.desk.bulk.made import archive
from tests.desk.made import press
from tests.desk.test_adding import rows
from tocsin.desk.bulk import cluster, local, planning
from tocsin.desk.bulk.planning import Piece
from tocsin.desk.bulk.reading import shard
from tocsin.desk.bulk.running import Engine
from tocsin.desk.desk import Desk

WITHOUT_RAY = pytest.mark.skipif(find_spec("ray") is None, reason="needs the extra `ray`")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.parametrize("engine", ["local", pytest.param("ray", marks=WITHOUT_RAY)]),
]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_PAGES", 3)


def _recorded(folder: Path, engine: Engine, jobs: int) -> list[object]:
    """Every row of the record that so many workers make of an archive, in a new folder."""
    folder.mkdir()
    path = archive(folder.parent, press())
    moments = (f"2026-06-01T00:00:{number:02}.000000Z" for number in count())
    with Desk(str(folder / "it.db"), by="Mira", clock=lambda: next(moments)) as desk:
        work = str(folder / "work")
        assert len(list(desk.add_archives([path], work=work, engine=engine, jobs=jobs))) == 10
        return list(rows(desk))


def test_two_make_the_record_of_one_though_one_of_them_is_killed(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = _recorded(tmp_path / "alone", engine, 1)
    mark = tmp_path / "killed"

    class Mortal(cluster.Reader):
        def read(self, piece: Piece) -> bytes:
            """Be killed over it, or read it."""
            return _mortal(mark, piece)

    monkeypatch.setattr(cluster, "Reader", Mortal)
    monkeypatch.setattr(local, "shard", partial(_mortal, mark))
    assert _recorded(tmp_path / "hunted", engine, 2) == alone
    assert mark.exists()


def _mortal(mark: Path, piece: Piece) -> bytes:
    """What was read of a piece; of all processes the first that comes here is killed."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return shard(piece)
    os.kill(os.getpid(), signal.SIGKILL)
    return b""
