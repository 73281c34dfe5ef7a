"""The PostgreSQL that tests of the record share: one server a session, a database a test."""

from collections.abc import Iterator

import pytest

from tests.store.postgres import Server, server


@pytest.fixture(name="postgres", scope="session")
def _postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture(name="postgres_url")
def _postgres_url(postgres: Server) -> Iterator[str]:
    """SQLAlchemy's URL of a fresh, empty database."""
    with postgres.database() as url:
        yield url
