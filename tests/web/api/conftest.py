"""A program on this machine, at the desk of the sample."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.desk.conftest import HERE, sitting
from tocsin.web import app


@pytest.fixture(name="at", scope="session")
def _at(sample: str) -> Iterator[TestClient]:
    with TestClient(app(sitting(sample), inside=True), base_url=HERE) as made:
        yield made
