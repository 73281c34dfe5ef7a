"""The sample's record as a desk that acted on it has it, made once, and a browser at that desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from starlette.testclient import TestClient

from tests.sample.chain import walk
from tocsin.desk.desk import Desk
from tocsin.web import app

NOW = "2026-04-01T09:00:00.000000Z"
HERE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of that record; not to be written to."""
    where = str(tmp_path_factory.mktemp("sample") / "desk.db")
    with ExitStack() as rooms:
        walk(where, lambda _said: None, rooms)
    return where


def sitting(where: str) -> Callable[[], Desk]:
    """Opens the desk of a record as Mira, some days after the attack."""
    return lambda: Desk(where, create=False, by="Mira", clock=lambda: NOW)


@pytest.fixture(name="at", scope="session")
def _at(sample: str) -> Iterator[TestClient]:
    """A browser at the desk of the sample."""
    with TestClient(app(sitting(sample), inside=True), base_url=HERE) as made:
        yield made
