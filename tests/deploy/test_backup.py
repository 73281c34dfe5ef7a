"""A desk that was backed up and restored is the desk: accounts, what waits, and all."""

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import make_url

from tests.desk.issued import issued
from tests.desk.made import press
from tests.store.postgres import Server, program
from tocsin.desk.desk import Desk
from tocsin.store import ledger, work


class Held(NamedTuple):
    """What a desk has: what an export shows of it, and messages and pages that wait."""

    exported: bytes
    messages: list[ledger.Post]
    pages: tuple[int, str] | None


def fill(where: str) -> Held:
    """Fill a desk; what it has then."""
    with issued(where) as made:
        desk = made.desk
        list(desk.add(press()))
        desk.accounts.add("mira", "Mira Olsen", "analyst")
        desk.sources.add("https://courier.example/rss")
        with desk.store.work() as view:
            work.put(view, "a", b"a page", desk.now())
        found = held(desk)
    assert found.messages and found.pages
    return found


def held(desk: Desk) -> Held:
    """What a desk has."""
    with desk.store.look() as view:
        messages = ledger.waiting(view, datetime.max.replace(tzinfo=UTC), "email", 9)
        return Held(exported(desk), messages, work.first(view))


def exported(desk: Desk) -> bytes:
    """All of a record that an export has."""
    out = io.BytesIO()
    desk.export(out)
    return out.getvalue()


def same(where: str, before: Held) -> None:
    """That a desk is sound, and what it was."""
    with Desk(where, create=False) as desk:
        assert list(desk.verify()) == []
        assert held(desk) == before
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
