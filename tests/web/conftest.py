"""A desk with a warning that was issued at noon, and the application on it, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.issued import Issued, issued
from tocsin.desk.desk import Desk
from tocsin.web import app


class Seconds:
    """A clock of seconds that is moved."""

    now = 0.0

    def __call__(self) -> float:
        """The seconds."""
        return self.now


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Issued]:
    """The desk."""
    with issued(str(tmp_path / "desk.db")) as made:
        yield made


@pytest.fixture
def seconds() -> Seconds:
    """By which it is counted how often one asks."""
    return Seconds()


@pytest.fixture
def client(hall: Issued, seconds: Seconds) -> Iterator[TestClient]:
    """A browser that follows no redirects, on a desk with the same record, clock and settings."""

    def desk() -> Desk:
        where = hall.desk.store.engine.url.database or ""
        return Desk(where, by="", clock=hall.clock, settings=hall.desk.settings)

    with TestClient(app(desk, seconds), follow_redirects=False) as made:
        yield made
