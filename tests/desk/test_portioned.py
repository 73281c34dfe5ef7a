"""What an archive brings comes into the record as what is got from the web does: once."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.collect.archives.made import packed, record
from tests.desk.feeds import Web, take
from tests.desk.made import attack, fair, post
from tests.desk.sent import Clock
from tests.desk.test_collecting import run
from tocsin.collect.archives import Portion, portions
from tocsin.collect.turns import Turn, ask
from tocsin.desk.desk import Desk
from tocsin.records import Page

HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def warc(*pages: Page) -> bytes:
    """An archive of these pages."""
    return packed(record(page.content, HTTP, address=page.source) for page in pages)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of three pages in a folder, of which a portion has two."""
    monkeypatch.setattr(portions, "PAGES", 2)
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "crawl.warc.gz"
    path.write_bytes(warc(attack(), fair(), post()))
    return path


@pytest.fixture
def desk(where: str, clock: Clock, archive: Path) -> Iterator[Desk]:
    with Desk(where, by="Mira", clock=clock) as opened:
        opened.sources.add(str(archive.parent), kind="folder", name="In")
        yield opened


def first(desk: Desk) -> tuple[Turn, Portion]:
    """The turn of an archive, and its first portion."""
    take(desk, Web())
    (turn,) = desk.collecting.due()
    answer = ask(turn)
    assert isinstance(answer, Portion)
    return turn, answer


def test_an_archive_in_a_folder_brings_its_pages(desk: Desk, clock: Clock) -> None:
    run(desk, Web(), clock, days=1)
    assert desk.size().articles == 3
    found = desk.sources.show("In")
    assert found.row.waiting == 0 and len(found.articles) == 3
    assert found.row.health and (found.row.health.read, found.row.health.lost) == (3, 0)


def test_pages_behind_a_paywall_are_counted_in_an_archive_too(
    desk: Desk, clock: Clock, archive: Path
) -> None:
    mark = b'<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    archive.write_bytes(warc(attack(), replace(fair(), content=fair().content + mark)))
    run(desk, Web(), clock, days=1)
    health = desk.sources.list()[0].health
    assert health and (health.read, health.walled) == (2, 1)


def test_an_archive_is_a_source_of_its_own(desk: Desk, clock: Clock, archive: Path) -> None:
    desk.sources.remove("In", why="test")
    row = desk.sources.add(str(archive), kind="folder")
    run(desk, Web(), clock, days=1)
    assert row.subscription.address == str(archive)
    assert desk.size().articles == 3


def test_one_that_grew_is_read_again_but_none_of_its_pages(
    desk: Desk, clock: Clock, archive: Path
) -> None:
    run(desk, Web(), clock, days=1)
    archive.write_bytes(warc(attack(), fair(), post(), fair("other")))
    run(desk, Web(), clock, days=1)
    assert desk.size().articles == 4
    health = desk.sources.list()[0].health
    assert health and health.read == 4


def test_one_that_is_always_written_is_read_and_keeps_back_no_other(
    desk: Desk, clock: Clock, archive: Path
) -> None:
    """As a crawl that goes on, beside another that is done."""
    (archive.parent / "old.warc.gz").write_bytes(warc(fair("old")))
    for number in range(9):
        with archive.open("ab") as stream:
            stream.write(warc(fair(f"more-{number}")))
        os.utime(archive, (0, 1_772_000_000 + number))
        take(desk, Web())
        clock.on(seconds=1)
    assert desk.size().articles >= 7
    run(desk, Web(), clock, hours=2)
    assert desk.size().articles == 13 and desk.sources.list()[0].waiting == 0


def test_what_the_record_knows_is_passed_over(desk: Desk) -> None:
    turn, answer = first(desk)
    list(desk.add(answer.pages[:1]))
    assert list(desk.collecting.pages(turn, answer).values()) == [answer.pages[1]]
    assert desk.collecting.came(turn, answer) == 2
    assert desk.collecting.pages(turn, answer) == {}


def test_whoever_is_killed_between_two_portions_loses_nothing(desk: Desk, clock: Clock) -> None:
    """And what they had put on its way has the same ids when it comes again."""
    turn, answer = first(desk)
    lost = desk.collecting.pages(turn, answer)
    clock.on(minutes=5)
    (again,) = desk.collecting.due()
    assert desk.collecting.pages(again, ask(again)).keys() == lost.keys()
    run(desk, Web(), clock, days=1)
    assert desk.size().articles == 3


def test_a_page_whose_reader_was_killed_is_found_in_the_archive_again(
    desk: Desk, clock: Clock
) -> None:
    turn, answer = first(desk)
    desk.collecting.came(turn, answer)
    run(desk, Web(), clock, minutes=59)
    assert desk.size().articles == 1
    run(desk, Web(), clock, hours=1)
    assert desk.size().articles == 3


def test_one_is_given_at_a_time_and_none_where_others_wait(
    desk: Desk, clock: Clock, archive: Path
) -> None:
    (archive.parent / "other.warc.gz").write_bytes(warc(fair()))
    take(desk, Web())
    assert desk.collecting.due(archives=False) == desk.collecting.due(pages=False) == ()
    assert [one.kind for one in desk.collecting.due()] == ["archive"]


def test_one_that_is_broken_is_read_up_to_there_and_that_is_said(
    desk: Desk, clock: Clock, archive: Path
) -> None:
    archive.write_bytes(warc(attack(), fair())[:-20])
    run(desk, Web(), clock, days=1)
    found = desk.sources.show("In")
    assert desk.size().articles == 1
    assert found.row.health and (found.row.health.read, found.row.health.lost) == (1, 1)
    (why,) = (one.why for one in found.polls if one.why)
    assert why.startswith(str(archive)) and "is cut off" in why


def test_what_is_wrong_with_one_is_to_be_seen_as_soon_as_its_source_may_be_asked(
    desk: Desk, clock: Clock, archive: Path
) -> None:
    archive.write_bytes(b"no archive")
    desk.collecting.came(*first(desk))
    due = desk.sources.show("In").row.due
    assert due is not None and due <= clock.now + timedelta(minutes=5)


def test_one_that_is_gone_is_lost_and_that_is_said(desk: Desk, clock: Clock, archive: Path) -> None:
    take(desk, Web())
    archive.unlink()
    run(desk, Web(), clock, days=1)
    found = desk.sources.show("In")
    assert found.row.health and found.row.health.lost == 1
    assert [one.why for one in found.polls if one.why] == [f"{archive}: no such file or folder"]


def test_one_that_comes_back_as_it_was_is_read(desk: Desk, clock: Clock, archive: Path) -> None:
    """As on a disk that was away for a day."""
    take(desk, Web())
    take(desk, Web())
    assert desk.size().articles == 2
    aside = archive.rename(archive.parent.parent / "aside")
    run(desk, Web(), clock, days=1)
    aside.rename(archive)
    run(desk, Web(), clock, days=1)
    assert desk.size().articles == 3 and desk.sources.list()[0].waiting == 0


def test_one_of_a_paused_source_is_read_on_when_that_is_resumed(desk: Desk, clock: Clock) -> None:
    """Else it would go on for days, though somebody said that it is enough."""
    take(desk, Web())
    take(desk, Web())
    desk.sources.pause("In")
    run(desk, Web(), clock, days=1)
    assert desk.size().articles == 2
    desk.sources.resume("In")
    run(desk, Web(), clock, minutes=1)
    assert desk.size().articles == 3 and desk.sources.list()[0].waiting == 0


def test_a_source_that_is_removed_takes_its_archives_along(desk: Desk, clock: Clock) -> None:
    turn, answer = first(desk)
    desk.sources.remove("In", why="test")
    assert desk.collecting.came(turn, answer) == 0
    clock.now += timedelta(days=1)
    assert desk.collecting.due() == ()
