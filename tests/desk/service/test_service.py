"""The service: what sources tell of comes into the record, once, whatever happens meanwhile."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.desk.service.outlet import publish
from tocsin.desk.desk import Desk
from tocsin.desk.service.parts import Wishes, service
from tocsin.desk.service.service import Part, Service
from tocsin.desk.service.telling import Told
from tocsin.desk.settings import Collect, Settings
from tocsin.errors import DeskError
from tocsin.store import work

HERE = Settings(collect=Collect(private=True))


def until(what: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came to be so"
        time.sleep(0.05)


@pytest.mark.slow
def test_what_a_source_tells_of_is_read_and_entered_in_the_order_of_arrival(
    where: str, httpserver: HTTPServer
) -> None:
    told, stop = list[Told](), threading.Event()
    with Desk(where, by="Ada", settings=HERE) as desk:
        desk.sources.add(publish(httpserver, 3))
        made = service(desk, "Ada", Wishes(), stop, told.append)
        thread = threading.Thread(target=made.run)
        thread.start()
        try:
            until(lambda: [one.step for one in told].count("enter") == 3)
        finally:
            stop.set()
            thread.join(60)
        assert desk.size().articles == 3
        entered = [one.about for one in told if one.step == "enter"]
        assert entered == [one.about for one in told if one.step == "page"]
        with desk.store.look() as view:
            assert work.waiting(view) == {
                "read": work.Waiting(0, None),
                "enter": work.Waiting(0, None),
            }
        assert desk.heart.beats("collect")
        assert desk.sources.list()[0].waiting == 0


def test_services_whose_machine_and_process_are_called_the_same_claim_apart(tmp_path: Path) -> None:
    """As in containers; for what stands in one's own name is claimed again."""
    with Desk(str(tmp_path / "desk.db"), by="Ada") as desk:
        made = [service(desk, "Ada", Wishes(), threading.Event(), print) for _ in range(2)]
    entering = [part.turn for one in made for part in one._parts if part.step == "enter"]
    assert len({turn.__self__._owner for turn in entering}) == 2  # type: ignore[attr-defined]


def _run(*parts: Part) -> list[Told]:
    told = list[Told]()
    Service(parts, lambda: None, threading.Event(), told.append).run()
    return told


def test_a_bug_of_one_part_ends_all_and_is_told() -> None:
    closed = list[str]()

    def broken() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _run(Part("read", lambda: 0, lambda: closed.append("read")), Part("enter", broken))
    assert closed == ["read"]


def test_a_record_that_is_away_for_a_while_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.desk.service.service._AGAIN", 0.01)
    stop, tries, told = threading.Event(), list[int](), list[Told]()

    def away() -> int:
        tries.append(1)
        if len(tries) < 4:
            raise DeskError("postgresql://desk", "the database says: gone", "look")
        stop.set()
        return 1

    Service([Part("enter", away)], lambda: None, stop, told.append).run()
    assert [(one.step, one.what, one.why) for one in told] == [
        ("enter", "again", "the database says: gone")
    ] * 3


def test_who_cannot_get_at_the_record_shows_no_sign_of_life(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, seconds in (("_AGAIN", 0.2), ("_BEAT", 0.01), ("_TRIES", 2)):
        monkeypatch.setattr(f"tocsin.desk.service.service.{name}", seconds)
    beats, hindered = list[float](), list[float]()

    def away() -> int:
        hindered.append(time.monotonic())
        raise DeskError("x", "is away", "look")

    made = Service(
        [Part("enter", away)],
        lambda: beats.append(time.monotonic()),
        threading.Event(),
        lambda _: None,
    )
    with pytest.raises(DeskError):
        made.run()
    assert not [one for one in beats if one > hindered[0] + 0.05]
