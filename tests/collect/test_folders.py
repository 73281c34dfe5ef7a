"""A folder that is subscribed to tells of its files, and of when they were written."""

import os
from pathlib import Path

import pytest

from tests.collect.archives.made import ADDRESS, packed, record
from tocsin.collect import folders
from tocsin.collect.archives import archive, portion
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import Item
from tocsin.collect.files import written
from tocsin.collect.subscriptions import Subscription


def test_its_pages_are_its_items_with_when_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "a#1.html").write_text("<p>One.</p>")
    os.utime(tmp_path / "a#1.html", (0, 1_772_000_000))
    (tmp_path / "b.png").write_bytes(b"no page")
    came = folders.listed(Subscription(address=str(tmp_path), kind="folder"))
    (item,) = came.wanted
    assert (came.condition, item.link) == ("good", str(tmp_path / "a#1.html"))
    assert item.updated and item.updated.value == "2026-02-25T06:13:20+00:00"
    assert folders.read(item).content == b"<p>One.</p>"


def test_one_that_is_gone_and_a_file_that_is_gone_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>One.</p>")
    (item,) = folders.listed(Subscription(address=str(tmp_path), kind="folder")).wanted
    (tmp_path / "a.html").unlink()
    with pytest.raises(CollectError, match="no such file"):
        folders.read(item)
    none = Subscription(address=str(tmp_path / "none"), kind="folder")
    assert folders.listed(none).condition == "not found"
    empty = folders.listed(Subscription(address=str(tmp_path), kind="folder"))
    assert (empty.condition, empty.wanted) == ("empty", ())


def test_a_file_that_is_there_and_no_page_is_not_told_to_be_gone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"")
    (item,) = folders.listed(Subscription(address=str(tmp_path), kind="folder")).wanted
    with pytest.raises(CollectError, match="the file is empty") as error:
        folders.read(item)
    assert error.value.condition == "garbage"


def test_one_that_may_not_be_opened_is_not_told_to_be_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refused)  # root may open anything
    came = folders.listed(Subscription(address=str(tmp_path), kind="folder"))
    assert (came.condition, came.why) == ("forbidden", "may not be read")
    long = folders.listed(Subscription(address="x" * 300, kind="folder"))
    assert (long.condition, long.why) == ("unreachable", "can't be read (File name too long)")


@pytest.mark.parametrize(("seconds", "year"), [(-1e11, "1970"), (3e11, "9999")])
def test_a_year_that_no_calendar_has_does_no_harm(seconds: float, year: str) -> None:
    """As some file systems keep."""
    status = os.stat_result((0o100644, 1, 1, 1, 0, 0, 1, seconds, seconds, seconds))
    assert written(status, "seconds").value.startswith(year)


def test_words_to_include_and_exclude_are_looked_for_in_paths(tmp_path: Path) -> None:
    """Not in those above the folder, nor of archives: what is in these nobody knows yet."""
    root = tmp_path / "market"
    (root / "sport").mkdir(parents=True)
    for name in ("bomb_at-market.html", "bombast.html", "sport/bomb.html", "fair.html"):
        (root / name).write_text("<p>One.</p>")
    (root / "crawl.warc").touch()
    own = Subscription(address=str(root), kind="folder", include=("bomb",), exclude=("sport",))
    came = folders.listed(own)
    names = [Path(one.link or "").name for one in came.wanted]
    assert names == ["bomb_at-market.html", "crawl.warc"]
    assert [why for _, why in came.unwanted].count("has none of “bomb”") == 2


def test_archives_in_it_are_its_items_and_so_is_one_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed([record()]))
    os.mkfifo(tmp_path / "pipe.warc")
    for address in (tmp_path, path):
        came = folders.listed(Subscription(address=str(address), kind="folder"))
        assert [(one.link, one.depth) for one in came.wanted] == [(str(path), 1)]


def test_a_page_of_an_archive_is_found_there_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed([record(address=f"{ADDRESS}1"), record(address=f"{ADDRESS}2")]))
    _, page = portion(archive(str(path))).pages
    assert folders.read(Item(link=str(path), guid=page.id)) == page
    with pytest.raises(CollectError) as caught:
        folders.read(Item(link=str(path), guid="none"))
    assert caught.value.condition == "not found"


def test_a_file_whose_name_is_no_text_is_passed_over(tmp_path: Path) -> None:
    for name in (b"caf\xe9.html", "café.html".encode()):
        (tmp_path / os.fsdecode(name)).write_text("<p>One.</p>")
    came = folders.listed(Subscription(address=str(tmp_path), kind="folder"))
    assert [one.link for one in came.wanted] == [str(tmp_path / "café.html")]
