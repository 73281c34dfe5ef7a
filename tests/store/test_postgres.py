"""The server that tests of the record rely on is real, new to each test, and leaves nothing."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from tests.store.postgres import Server, server


def _run(url: str, command: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(text(command))


def _tables(url: str) -> list[str]:
    return inspect(create_engine(url, poolclass=NullPool)).get_table_names()


def _articles(url: str) -> None:
    _run(url, "CREATE TABLE article (id text)")


def test_it_is_postgresql_of_the_version_that_the_wheel_carries(postgres_url: str) -> None:
    with create_engine(postgres_url, poolclass=NullPool).connect() as connection:
        assert connection.dialect.name == "postgresql"
        shown = connection.execute(text("SHOW server_version")).scalar_one()
    assert shown.startswith("18.")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_nothing_of_one_test_is_left_for_the_next(postgres_url: str, turn: str) -> None:
    assert _tables(postgres_url) == []
    _articles(postgres_url)
    assert _tables(postgres_url) == ["article"]


def test_two_databases_are_apart(postgres: Server, postgres_url: str) -> None:
    with postgres.database() as other:
        _articles(other)
        assert _tables(postgres_url) == []


def test_a_template_is_prepared_once_and_copied(postgres: Server) -> None:
    prepared = []

    def prepare(url: str) -> None:
        prepared.append(url)
        _articles(url)

    for _ in range(2):
        with postgres.database(prepare) as url:
            assert _tables(url) == ["article"]
            _run(url, "DROP TABLE article")
    assert len(prepared) == 1


def test_a_database_is_dropped_even_while_connected(postgres: Server) -> None:
    with postgres.database() as url:
        connection = create_engine(url, poolclass=NullPool).connect()
    with pytest.raises(OperationalError):
        connection.execute(text("SELECT 1"))


def test_a_server_that_cannot_start_says_why_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deep = tmp_path / ("too deep for the path of a socket" * 4)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    with pytest.raises(RuntimeError, match=r"doesn't start: ."), server():
        pass
    assert list(deep.iterdir()) == []


@pytest.mark.slow
def test_a_server_that_ends_leaves_nothing() -> None:
    with server() as running, running.database() as url:
        folder = _folder(url)
        assert folder.is_dir()
    assert not folder.exists()


@pytest.mark.slow
def test_tests_that_are_killed_leave_nothing() -> None:
    program = """
from tests.store.postgres import server
with server() as running, running.database() as url:
    print(url, flush=True)
    input()
"""
    with subprocess.Popen(  # noqa: S603 - the program is above
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as tests:
        assert tests.stdout
        folder = _folder(tests.stdout.readline().strip())
        tests.kill()
    assert _gone(folder, seconds=10)


def _folder(url: str) -> Path:
    return Path(str(make_url(url).query["host"]))


def _gone(folder: Path, seconds: int) -> bool:
    for _ in range(seconds * 20):
        if not folder.exists():
            return True
        time.sleep(0.05)
    return False
