"""Live updates: one look at the record for all streams, which end with whoever may follow them."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.desk.made import fair
from tests.web.desk.conftest import sitting
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.desk.views import Extent
from tocsin.errors import DeskError
from tocsin.web import app
from tocsin.web.desk import live
from tocsin.web.desk.live import EACH, Pulse, events
from tocsin.web.guarding import policy


class Record:
    """A record that grows, and how often it was looked at."""

    def __init__(self) -> None:
        self.entries = self.looks = 0
        self.leaving = False

    def look(self) -> Extent:
        """How far it goes."""
        self.looks += 1
        return Extent(journal=self.entries, ledger=0)


@pytest.fixture(name="record")
def _record(monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setattr(live, "_PACE", 0.01)
    return Record()


def _pulse(record: Record) -> Pulse:
    return Pulse(record.look, lambda: record.leaving)


def _may() -> bool:
    return True


def _stream(
    pulse: Pulse, still: Callable[[], bool] = _may, beat: float = 5.0
) -> aclosing[AsyncGenerator[str]]:
    return aclosing(events(pulse, "mira", still, beat))


def _told(event: str) -> int:
    number: int = json.loads(event.partition("data: ")[2])["journal"]
    return number


def test_all_streams_are_told_of_growth_and_the_record_is_looked_at_once_for_all(
    record: Record,
) -> None:
    async def run() -> None:
        pulse = _pulse(record)
        async with _stream(pulse) as one, _stream(pulse) as other:
            assert [_told(await anext(each)) for each in (one, other)] == [0, 0]
            await asyncio.sleep(0.2)
            looks, record.entries = record.looks, 3
            assert [_told(await anext(each)) for each in (one, other)] == [3, 3]
            assert looks <= 21  # a look each pace, not two
        after = record.looks
        await asyncio.sleep(0.1)
        assert record.looks <= after + 1  # nobody looks for nobody

    asyncio.run(run())


def test_a_stream_shows_that_it_lives_and_ends_when_it_may_go_on_no_longer(record: Record) -> None:
    async def run() -> list[str]:
        async with _stream(_pulse(record), iter([True, False]).__next__, 0.05) as one:
            return [event async for event in one]

    assert asyncio.run(run())[1:] == [": still here\n\n"] * 2


def test_a_record_that_always_grows_keeps_no_stream_that_may_not_go_on(record: Record) -> None:
    def grown() -> Extent:
        record.entries += 1
        return Extent(journal=record.entries, ledger=0)

    async def run() -> int:
        async with _stream(Pulse(grown, lambda: False), lambda: False, 0.05) as one:
            return len([event async for event in one])

    assert 1 <= asyncio.run(run()) < 20


def test_streams_end_when_the_server_is_about_to_stop(record: Record) -> None:
    async def run() -> None:
        async with _stream(_pulse(record)) as one:
            await anext(one)
            record.leaving = True
            assert [event async for event in one] == []

    asyncio.run(asyncio.wait_for(run(), 5))


def test_a_record_that_cannot_be_had_for_a_while_ends_no_stream(record: Record) -> None:
    def busy() -> Extent:
        if record.looks in range(1, 4):
            record.looks += 1
            raise DeskError("desk.db", "another wrote for over 30 s", "try again")
        return record.look()

    async def run() -> None:
        async with _stream(Pulse(busy, lambda: False)) as one:
            await anext(one)
            record.entries = 1
            assert _told(await anext(one)) == 1

    asyncio.run(asyncio.wait_for(run(), 5))


def test_nobody_follows_more_streams_than_a_browser_needs(record: Record) -> None:
    async def run() -> None:
        pulse = _pulse(record)
        streams = [_stream(pulse) for _ in range(EACH)]
        for one in streams:
            assert not pulse.full("mira")
            await anext(await one.__aenter__())
        assert pulse.full("mira") and not pulse.full("jon")
        for one in streams:
            await one.__aexit__(None, None, None)
        assert not pulse.full("mira")

    asyncio.run(run())


@pytest.mark.slow
def test_a_page_that_is_added_is_told_of_over_the_wire(tmp_path: Path) -> None:
    where = str(tmp_path / "desk.db")
    with (
        Desk(where, by="Mira") as desk,
        listening(app(sitting(where), inside=True)) as base,
        httpx2.stream("GET", f"{base}/live", timeout=60) as stream,  # bounds a hang, no more
    ):
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert stream.headers["Cache-Control"] == "no-store"
        assert stream.headers["Content-Security-Policy"] == policy()
        lines = (line for line in stream.iter_lines() if line.startswith("data:"))
        assert next(lines) == 'data: {"journal": 0, "ledger": 0}'
        list(desk.add([fair()]))
        assert next(lines) == 'data: {"journal": 1, "ledger": 0}'


def test_who_does_not_sit_at_the_desk_follows_nothing(tmp_path: Path) -> None:
    where = str(tmp_path / "desk.db")
    Desk(where).close()
    with TestClient(app(sitting(where)), base_url="https://desk.example") as far:
        assert far.get("/live").status_code == 404
