"""One contract, both databases: whatever takes `store` is run on each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.postgres import Server
from tocsin.store import Store


def migrated(url: str) -> None:
    Store(url).close()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty record, whose tables are there."""
    if request.param == "sqlite":
        path = str(tmp_path / "tocsin.db")
        Store(path, create=True).close()
        yield path
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database(migrated) as url:
        yield url


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty record."""
    opened = Store(where)
    yield opened
    opened.close()
