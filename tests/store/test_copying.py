"""A record is copied whole, while others write to it."""

from pathlib import Path

import pytest

from tocsin.errors import DeskError
from tocsin.store import Store

NOW = "2026-05-01T12:00:00.000000Z"


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Store:
    store = Store(str(tmp_path / "desk.db"), create=True)
    with store.enter(NOW, "Ada", "first"):
        pass
    return store


def test_a_copy_has_what_was_entered_and_not_what_is_being(kept: Store, tmp_path: Path) -> None:
    with kept.enter(NOW, "Ada", "second"):
        kept.copy(tmp_path / "copy.db")
    copy = Store(str(tmp_path / "copy.db"))
    with copy.look() as view:
        assert view.connection.exec_driver_sql("SELECT what FROM journal").all() == [("first",)]


def test_nothing_is_written_over_and_nothing_half(kept: Store, tmp_path: Path) -> None:
    kept.copy(tmp_path / "copy.db")
    for name, told in (("copy.db", "is there already"), ("none/copy.db", "can't be copied to")):
        with pytest.raises(DeskError, match=told):
            kept.copy(tmp_path / name)
    assert not list(tmp_path.glob("*.part"))


def test_a_record_on_a_server_is_copied_by_its_own_tools(store: Store, tmp_path: Path) -> None:
    if store.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has no server")
    with pytest.raises(DeskError, match="pg_dump"):
        store.copy(tmp_path / "copy.db")
