"""An archive that is dropped in a folder comes into the record, whenever the service stops."""

import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.collect.archives.made import packed, record
from tests.desk.service.outlet import ARCHIVE
from tests.desk.service.test_gathering import gather, waiting
from tests.desk.service.test_service import until
from tocsin.collect.archives import portions
from tocsin.collect.turns import Answer, Turn, ask
from tocsin.desk.desk import Desk
from tocsin.desk.service import gathering
from tocsin.desk.service.parts import Wishes, service
from tocsin.desk.service.telling import Told
from tocsin.store import work

HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def drop(folder: Path, count: int) -> None:
    """Put an archive of so many articles in a folder."""
    pages = sorted(ARCHIVE.glob("**/*.html"))[:count]
    records = (
        record(page.read_bytes(), HTTP, address=f"https://courier.example/{page.stem}")
        for page in pages
    )
    (folder / "crawl.warc.gz").write_bytes(packed(records))


def serve(where: str, told: list[Told], enough: Callable[[Desk], bool]) -> None:
    """Run the service until that is so."""
    stop = threading.Event()
    with Desk(where, by="Ada") as desk:
        made = service(desk, "Ada", Wishes(deliver=False), stop, told.append)
        thread = threading.Thread(target=made.run)
        thread.start()
        try:
            until(lambda: enough(desk))
        finally:
            stop.set()
            thread.join(60)


def entered(told: list[Told]) -> list[str]:
    """What became of each page that was entered."""
    return [one.what for one in told if one.step == "enter"]


def test_an_archive_goes_on_only_where_little_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So neither the queue nor memory grows, and news come before what is old."""
    monkeypatch.setattr(portions, "PAGES", 2)
    monkeypatch.setattr(gathering, "PAGES", 2)
    drop(tmp_path, 6)
    with Desk(str(tmp_path / "desk.db"), by="Ada") as desk:
        desk.sources.add(str(tmp_path), kind="folder")
        gather(desk, list[Told](), lambda: waiting(desk) == 2)
        more = iter(range(5))
        gather(desk, list[Told](), lambda: next(more, None) is None)
        assert waiting(desk) == 2
        with desk.store.work() as view:
            for job in work.claim(view, "x", desk.now(), desk.now(), 9):
                work.done(view, job)
        gather(desk, list[Told](), lambda: waiting(desk) == 2)


def test_a_page_waits_only_when_what_became_of_it_can_be_told(tmp_path: Path) -> None:
    """Who reads it may be quicker than who gave it."""
    drop(tmp_path, 1)
    with Desk(str(tmp_path / "desk.db"), by="Ada") as desk:
        desk.sources.add(str(tmp_path), kind="folder")
        came = desk.collecting.came

        def slow(turn: Turn, answer: Answer) -> int:
            assert turn.kind == "poll" or waiting(desk) == 0
            return came(turn, answer)

        desk.collecting.came = slow  # type: ignore[method-assign]
        gather(desk, list[Told](), lambda: waiting(desk) == 1)
        assert desk.sources.list()[0].waiting == 2  # the page, and the archive


def test_one_archive_is_read_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are: hands are for the web."""
    for name in "abc":
        drop(tmp_path, 1)
        (tmp_path / "crawl.warc.gz").rename(tmp_path / f"{name}.warc.gz")
    opened, go_on, looks = list[str](), threading.Event(), count()

    def slow(turn: Turn, **_: object) -> Answer:
        if turn.kind == "archive":
            opened.append(turn.address)
            go_on.wait(20)
        return ask(turn)

    def enough() -> bool:
        if opened and next(looks) > 5:
            go_on.set()
        return go_on.is_set()

    monkeypatch.setattr(gathering, "ask", slow)
    with Desk(str(tmp_path / "desk.db"), by="Ada") as desk:
        desk.sources.add(str(tmp_path), kind="folder")
        gather(desk, list[Told](), enough)
    assert len(opened) == 1


@pytest.mark.slow
def test_a_service_that_is_stopped_midway_goes_on_and_enters_nothing_twice(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "PAGES", 2)
    monkeypatch.setattr(gathering, "PAGES", 2)
    first, second = list[Told](), list[Told]()
    with Desk(where, by="Ada") as desk:
        desk.sources.add(str(tmp_path), kind="folder")
    drop(tmp_path, 6)
    serve(where, first, lambda _: bool(entered(first)))
    assert len(entered(first)) < 6
    serve(where, second, lambda desk: desk.size().articles == 6)
    assert entered(first) + entered(second) == ["new"] * 6
    with Desk(where, by="Ada") as desk:
        assert desk.sources.list()[0].waiting <= 1  # the archive, of which nothing is left
