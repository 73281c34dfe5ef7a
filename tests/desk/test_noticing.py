"""People hear once that something is wrong with a source, and once that it is over."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.feeds import COURIER, POST, Web, feed
from tests.desk.sent import Clock
from tests.desk.test_collecting import run
from tocsin.desk.desk import Desk
from tocsin.desk.heart import Paged, reach
from tocsin.desk.settings import Collect, Settings
from tocsin.warn.people import Contact

BROKEN = b"<p>This is no feed.</p>"


@pytest.fixture
def contacts(tmp_path: Path) -> tuple[Contact, ...]:
    return (Contact(channel="file", address=str(tmp_path / "told")),)


@pytest.fixture
def desk(where: str, clock: Clock, contacts: tuple[Contact, ...]) -> Iterator[Desk]:
    settings = Settings(url="https://desk.example", collect=Collect(notices=contacts))
    with Desk(where, by="Mira", clock=clock, settings=settings) as opened:
        opened.sources.add(COURIER, name="Orlec Courier")
        yield opened


def fails(desk: Desk, clock: Clock, *addresses: str) -> None:
    """Let these be asked for hours in which they give no feed."""
    run(desk, Web(dict.fromkeys(addresses or (COURIER,), BROKEN)), clock, hours=3)


def heard(desk: Desk) -> list[str]:
    """What was written to those who are to hear it, in a turn."""
    return [Path(one.receipt).read_text() for one in desk.noticing.tell()]


def test_a_source_that_fails_is_told_of_once_and_once_that_it_is_over(
    desk: Desk, clock: Clock
) -> None:
    assert heard(desk) == []
    fails(desk, clock)
    (told,) = heard(desk)
    assert told.startswith("Orlec Courier: failing: garbage, ") and "times in a row" in told
    assert "look at the address in a browser.\nSee https://desk.example/sources" in told
    clock.on(minutes=20)
    assert heard(desk) == []
    run(desk, Web({COURIER: feed("market")}), clock, days=2)
    (over,) = heard(desk)
    assert over.startswith("Orlec Courier: “failing” is over.")
    assert heard(desk) == []
    run(desk, Web({COURIER: BROKEN}), clock, days=2)
    assert len(heard(desk)) == 1


def test_all_that_begins_together_is_one_message(desk: Desk, clock: Clock) -> None:
    desk.sources.add(POST, name="Orlec Post")
    fails(desk, clock, COURIER, POST)
    (told,) = heard(desk)
    assert "Orlec Courier: failing" in told and "\nOrlec Post: failing" in told


def test_several_processes_tell_once_between_them(
    desk: Desk, where: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one looks while the first is sending, and after it."""
    fails(desk, clock)
    with Desk(where, clock=clock, settings=desk.settings) as other:
        meanwhile = list[object]()

        def sending(*given: Any) -> Iterator[Paged]:
            meanwhile.append(other.noticing.tell())
            return reach(*given)

        monkeypatch.setattr("tocsin.desk.noticing.reach", sending)
        assert len(desk.noticing.tell()) == 1
        assert meanwhile == [[]]
        clock.on(hours=1)
        assert other.noticing.tell() == []


def test_what_could_not_be_told_is_tried_again_after_ten_minutes(
    desk: Desk, where: str, clock: Clock
) -> None:
    fails(desk, clock)
    mail = (Contact(channel="email", address="officer@varnia.example"),)
    with Desk(where, clock=clock, settings=Settings(collect=Collect(notices=mail))) as mute:
        assert mute.noticing.tell()[0].error.startswith("no server is set")
    clock.on(minutes=9)
    assert heard(desk) == []
    clock.on(minutes=1)
    assert len(heard(desk)) == 1


def test_nobody_is_told_the_end_of_what_people_ended_or_never_heard_of(
    desk: Desk, clock: Clock
) -> None:
    fails(desk, clock)
    heard(desk)
    desk.sources.pause(COURIER, why="it is broken")
    assert heard(desk) == []
    desk.sources.resume(COURIER)
    assert len(heard(desk)) == 1
    desk.sources.remove(COURIER, why="it is gone")
    assert heard(desk) == []


def test_nobody_is_told_where_the_settings_name_nobody(
    desk: Desk, where: str, clock: Clock
) -> None:
    fails(desk, clock)
    with Desk(where, clock=clock) as plain:
        assert plain.noticing.tell() == []
