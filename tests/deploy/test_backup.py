"""A desk that was backed up and restored is the desk: accounts, messages that wait, and all."""

import io
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.desk.made import press
from tests.store.postgres import Server, program
from tocsin.desk.desk import Desk


def fill(where: str) -> bytes:
    """Fill a desk; its export."""
    with Desk(where, by="Ada") as desk:
        list(desk.add(press()))
        desk.accounts.add("mira", "Mira Olsen", "analyst")
        desk.sources.add("https://courier.example/rss")
        return exported(desk)


def exported(desk: Desk) -> bytes:
    """All of a record that an export has."""
    out = io.BytesIO()
    desk.export(out)
    return out.getvalue()


def same(where: str, before: bytes) -> None:
    """That a desk is sound, and what it was."""
    with Desk(where, create=False) as desk:
        assert list(desk.verify()) == []
        assert exported(desk) == before
        assert [one.person.account for one in desk.accounts.list()] == ["mira"]
        assert desk.collecting.next() is not None


def test_a_file_is_restored_from_its_copy(tmp_path: Path) -> None:
    before = fill(str(tmp_path / "desk.db"))
    with Desk(str(tmp_path / "desk.db")) as desk:
        desk.store.copy(tmp_path / "day.db")
    same(str(tmp_path / "day.db"), before)


@pytest.mark.slow
def test_a_database_is_restored_from_its_dump(postgres: Server, tmp_path: Path) -> None:
    dump = str(tmp_path / "day.dump")
    with postgres.database() as url, postgres.database() as new:
        before = fill(url)
        _run("pg_dump", url, "--format", "custom", "--file", dump)
        _run("pg_restore", new, dump)
        same(new, before)


def _run(name: str, url: str, *options: str) -> None:
    at = make_url(url)
    where = ["--host", str(at.query["host"]), "--username", str(at.username)]
    command = [program(name), *where, "--dbname", str(at.database), *options]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
