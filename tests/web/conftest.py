"""A desk with a warning that was issued at noon, the application on it, and programs with keys."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.issued import Issued, issued
from tests.sample.chain import walk
from tocsin.desk.desk import Desk
from tocsin.web import app

SCOPES = ("read", "judge", "warn", "admin")
Programs = dict[str, TestClient]


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


@pytest.fixture
def opened(hall: Issued, cheap_hashes: None) -> Callable[[], Desk]:
    """Opens the desk, at which Ada, Jon, Mira and Rut have accounts."""
    for account, name, role in (
        ("ada", "Ada Berg", "admin"),
        ("jon", "Jon Ek", "approver"),
        ("mira", "Mira Olsen", "analyst"),
        ("rut", "Rut Dahl", "reader"),
    ):
        hall.desk.accounts.add(account, name, role)  # type: ignore[arg-type]
    where = hall.desk.store.engine.url.database or ""
    return lambda: Desk(where, clock=hall.clock, settings=hall.desk.settings)


@pytest.fixture
def stranger(opened: Callable[[], Desk], seconds: Seconds) -> Iterator[TestClient]:
    """A program without a key."""
    with TestClient(app(opened, seconds), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def programs(hall: Issued, stranger: TestClient) -> Programs:
    """Programs by whose key they have, which opens all that its person may."""
    return {name: program(hall, stranger, name) for name in ("ada", "jon", "mira", "rut")}


def program(
    hall: Issued, stranger: TestClient, account: str, scopes: tuple[str, ...] = SCOPES
) -> TestClient:
    """A program with a key."""
    key = hall.desk.keys.make(account, "program", scopes)
    return TestClient(
        stranger.app, headers={"Authorization": f"Bearer {key}"}, raise_server_exceptions=False
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of that record; not to be written to."""
    where = str(tmp_path_factory.mktemp("sample") / "desk.db")
    with ExitStack() as rooms:
        walk(where, lambda _said: None, rooms)
    return where
