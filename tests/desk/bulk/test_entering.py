"""What was read in bulk enters the record as if page after page had been added."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.bulk.made import Here, archive
from tests.desk.made import add, attack, fair, press
from tests.desk.test_adding import rows
from tocsin.desk.adding import Added
from tocsin.desk.bulk import running
from tocsin.desk.desk import Desk
from tocsin.errors import SourceError, TocsinError


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "workers", lambda *_: Here())


def told(outcomes: list[Added | SourceError]) -> list[str]:
    return ["failed" if isinstance(one, SourceError) else one.what for one in outcomes]


def test_the_record_is_that_of_adding(desk: Desk, tmp_path: Path) -> None:
    """All but the moments, as neither clock nor database is the same."""
    path = archive(tmp_path, press())
    outcomes = list(desk.add_archives([path], work=str(tmp_path / "work")))
    with Desk(str(tmp_path / "other.db"), by="Mira", clock=desk.now) as other:
        assert add(other, press()) == outcomes
        assert _timeless(desk) == _timeless(other)


def _timeless(desk: Desk) -> list[object]:
    return [(table, row) for table, row in rows(desk) if table not in ("journal", "outbox")]


def test_adding_again_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    path, work = archive(tmp_path, press()), str(tmp_path / "work")
    list(desk.add_archives([path], work=work))
    before = rows(desk)
    assert told(list(desk.add_archives([path], work=work))) == ["known"] * 10
    assert told(list(desk.add_archives([path], work=work + "2"))) == ["known"] * 10
    assert rows(desk) == before


def test_each_page_is_told_whatever_became_of_it(desk: Desk, tmp_path: Path) -> None:
    bad = replace(fair("bad"), content=bytes(range(256)) * 40)
    long = fair("long", "2026-05-02", "The weather was fine and many people came. " * 5)
    path = archive(tmp_path, [attack(), bad, long, attack()])
    outcomes = list(desk.add_archives([path], work=str(tmp_path / "work"), sift=True))
    assert told(outcomes) == ["new", "failed", "sifted out", "repeated"]


def test_a_folder_of_work_of_another_desk_is_refused(desk: Desk, tmp_path: Path) -> None:
    """What that desk knew wasn't read, and would be lost here."""
    path, work = archive(tmp_path, press()), str(tmp_path / "work")
    add(desk, press()[:1])
    list(desk.add_archives([path], work=work))
    with Desk(str(tmp_path / "other.db")) as other, pytest.raises(TocsinError, match="--work"):
        list(other.add_archives([path], work=work))


def test_a_damaged_file_is_told(desk: Desk, tmp_path: Path) -> None:
    path, work = archive(tmp_path, press()), tmp_path / "work"
    list(desk.add_archives([path], work=str(work)))
    next(work.glob("*.parquet")).write_bytes(b"PAR1 and no more")
    with pytest.raises(TocsinError, match="damaged"):
        list(desk.add_archives([path], work=str(work)))
