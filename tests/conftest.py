"""What tests of the record share: one PostgreSQL a session, and records on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.postgres import Server, server
from tocsin.store import Store


@pytest.fixture(name="postgres", scope="session")
def _postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture(name="postgres_url")
def _postgres_url(postgres: Server) -> Iterator[str]:
    """SQLAlchemy's URL of a fresh, empty database."""
    with postgres.database() as url:
        yield url


def _migrated(url: str) -> None:
    Store(url).close()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty record, whose tables are there: one contract, both databases."""
    if request.param == "sqlite":
        path = str(tmp_path / "tocsin.db")
        Store(path, create=True).close()
        yield path
        return
    running: Server = request.getfixturevalue("postgres")
    with running.database(_migrated) as url:
        yield url


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty record."""
    opened = Store(where)
    yield opened
    opened.close()
