"""A desk on each kind of database; every page is read once a run, however often it is added."""

from collections.abc import Iterator
from functools import cache
from itertools import count

import pytest

from tests.desk.sent import Clock
from tocsin.desk import adding
from tocsin.desk.desk import Desk

_read_once = cache(adding.reading_of)


@pytest.fixture(autouse=True)
def _reading_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "reading_of", _read_once)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands until it is moved, for a desk of a test's own."""
    return Clock()


@pytest.fixture
def desk(where: str) -> Iterator[Desk]:
    """An empty desk, at which Mira sits, and whose clock goes on a minute with each entry."""
    minutes = count()
    with Desk(where, by="Mira", clock=lambda: _minute(next(minutes))) as opened:
        yield opened


def _minute(number: int) -> str:
    return f"2026-06-01T{number // 60:02}:{number % 60:02}:00.000000Z"
