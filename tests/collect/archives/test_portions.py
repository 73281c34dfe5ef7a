"""An archive comes in portions, each page once, whoever goes on with it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.collect.archives.made import ADDRESS, packed, record
from tocsin.collect.archives import Portion, archive, portion, portions
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import Item
from tocsin.errors import TocsinError


def write(path: Path, count: int, *more: bytes) -> Item:
    """An archive of so many pages, as an item."""
    records = (record(address=f"{ADDRESS}{number}") for number in range(count))
    path.write_bytes(packed(records) + b"".join(more))
    return archive(str(path))


def portions_of(item: Item) -> Iterator[Portion]:
    """All portions of an archive."""
    following: Item | None = item
    while following:
        came = portion(following)
        following = came.rest
        yield came


@pytest.mark.parametrize("stays_open", [True, False])
def test_portions_follow_each_other_and_give_each_page_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stays_open: bool
) -> None:
    """In the same process, and in one that must go there again."""
    monkeypatch.setattr(portions, "_OPEN", 4 if stays_open else 0)
    came = list(portions_of(write(tmp_path / "a.warc.gz", 70)))
    assert [len(one.pages) for one in came] == [32, 32, 6, 0]
    addresses = [page.address for one in came for page in one.pages]
    assert addresses == [f"{ADDRESS}{number}" for number in range(70)]


def test_large_pages_come_fewer_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "_BYTES", 2_000)
    came = list(portions_of(write(tmp_path / "a.warc.gz", 5)))
    assert [len(one.pages) for one in came] == [3, 2, 0]


@pytest.mark.parametrize("stays_open", [True, False])
def test_one_that_is_written_meanwhile_is_read_to_its_end_and_then_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stays_open: bool
) -> None:
    monkeypatch.setattr(portions, "_OPEN", 4 if stays_open else 0)
    path = tmp_path / "a.warc.gz"
    ahead = portions_of(write(path, 40))
    first = next(ahead)
    write(path, 50)
    os.utime(path, (0, 1_772_000_000))
    second, end, again = next(ahead), next(ahead), next(ahead)
    assert second.rest and second.rest.offset >= 40 and second.pages[0] not in first.pages
    assert end.rest and end.rest.offset == 0 and not end.pages
    assert again.pages == first.pages and len(list(ahead)) == 2


def test_what_others_took_is_passed_over_and_not_read_from_the_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where two machines take turns with one archive."""
    rest = portion(write(tmp_path / "a.warc.gz", 70)).rest
    assert rest
    monkeypatch.setattr(portions, "archived", None)
    came = portion(replace(rest, offset=64))
    assert [page.address for page in came.pages] == [f"{ADDRESS}{n}" for n in range(64, 70)]


def test_one_that_is_broken_is_read_up_to_there(tmp_path: Path) -> None:
    came = list(portions_of(write(tmp_path / "a.warc.gz", 3, packed([record()])[:-20])))
    assert [len(one.pages) for one in came] == [3, 0]
    assert (came[0].condition, len(came[0].faults)) == ("garbage", 1)
    assert came[0].why.startswith(f"{tmp_path / 'a.warc.gz'}")


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.warc")
    for name, condition in (("pipe.warc", "garbage"), ("none.warc", "not found")):
        with pytest.raises(CollectError) as caught:
            portion(Item(link=str(tmp_path / name), depth=1))
        assert caught.value.condition == condition


def test_what_cannot_be_read_now_may_be_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a library isn't there, or a disk is away."""

    def away(*_: object) -> Iterator[object]:
        raise TocsinError("Parquet needs the extra `parquet`", "install it")
        yield

    item = write(tmp_path / "a.warc.gz", 1)
    monkeypatch.setattr(portions, "archived", away)
    with pytest.raises(CollectError) as caught:
        portion(item)
    assert caught.value.condition == "unreachable"
