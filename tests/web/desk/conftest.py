"""A browser at the desk of the sample, some days after the attack."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from tocsin.desk.desk import Desk
from tocsin.web import app

NOW = "2026-04-01T09:00:00.000000Z"
HERE = "http://127.0.0.1"


def sitting(where: str, now: str = NOW) -> Callable[[], Desk]:
    """Opens the desk of a record as Mira, some days after the attack."""
    return lambda: Desk(where, create=False, by="Mira", clock=lambda: now)


@pytest.fixture(name="at", scope="session")
def _at(sample: str) -> Iterator[TestClient]:
    """A browser at the desk of the sample."""
    with TestClient(app(sitting(sample), inside=True), base_url=HERE) as made:
        yield made
