"""What tests of the record share: one PostgreSQL a session, and records on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from tests.store.postgres import Server, server
from tocsin.store import Store
from tocsin.store.migrating import NEWEST
from tocsin.store.schema import metadata


@pytest.fixture(name="postgres", scope="session")
def _postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture(name="postgres_url")
def _postgres_url(postgres: Server) -> Iterator[str]:
    """SQLAlchemy's URL of a fresh, empty database."""
    with postgres.database() as url:
        yield url


@pytest.fixture(name="shared_url", scope="session")
def _shared_url(postgres: Server) -> Iterator[str]:
    """A database with the record's tables, which tests empty rather than make: that takes long."""
    with postgres.database() as url:
        Store(url).close()
        yield url


def _empty(url: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
        connection.execute(text("DELETE FROM words"))
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": NEWEST})


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty record, whose tables are there: one contract, both databases."""
    if request.param == "sqlite":
        path = str(tmp_path / "tocsin.db")
        Store(path, create=True).close()
        return path
    url: str = request.getfixturevalue("shared_url")
    _empty(url)
    return url


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty record."""
    opened = Store(where)
    yield opened
    opened.close()


@pytest.fixture
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as ever, only quickly."""
    from argon2 import PasswordHasher

    from tocsin.desk import passwords

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", quick)
