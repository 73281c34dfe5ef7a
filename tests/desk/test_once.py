"""What programs ask for twice is done once, by keys that are each person's own."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.issued import Clock
from tocsin.desk.once import AnotherRequestError, Answered, Once, UnfinishedError
from tocsin.store import Store

DONE = Answered(status=200, body=b"{}")


@pytest.fixture(name="clock")
def _clock() -> Clock:
    return Clock()


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "desk.db"), create=True)
    yield opened
    opened.close()


def test_what_was_done_is_answered_again_to_the_same_person_alone(
    store: Store, clock: Clock
) -> None:
    mira, jon = (Once(store, by, clock) for by in ("Mira", "Jon"))
    assert mira.begin("k", b"body") is None
    mira.end("k", DONE)
    assert mira.begin("k", b"body") == DONE
    assert jon.begin("k", b"body") is None


def test_a_key_is_of_one_request(store: Store, clock: Clock) -> None:
    once = Once(store, "Mira", clock)
    once.begin("k", b"body")
    with pytest.raises(AnotherRequestError):
        once.begin("k", b"another")
    with pytest.raises(UnfinishedError):
        once.begin("k", b"body")


def test_what_came_to_nothing_may_be_asked_for_anew(store: Store, clock: Clock) -> None:
    once = Once(store, "Mira", clock)
    once.begin("k", b"body")
    once.drop("k")
    assert once.begin("k", b"another") is None


def test_after_a_day_a_key_is_forgotten(store: Store, clock: Clock) -> None:
    once = Once(store, "Mira", clock)
    once.begin("k", b"body")
    once.end("k", DONE)
    clock.now += timedelta(hours=24, minutes=1)
    assert once.begin("k", b"another") is None
