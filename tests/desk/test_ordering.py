"""A replay's order: that in which pages came out, however they lie in their folder."""

from pathlib import Path

import pytest

from tests.desk.bulk.made import archive
from tests.desk.made import fair
from tocsin.collect import expand
from tocsin.desk import ordering
from tocsin.errors import FetchError, SourceError
from tocsin.records import Page


def put(folder: Path, name: str, day: str) -> str:
    path = folder / name
    path.write_bytes(fair(day=day).content)
    return str(path)


def order(folder: Path, published: str | None = None) -> list[str]:
    return [Path(page.source).name for page in ordering.in_order(expand([folder]), published)]


def test_pages_come_in_the_order_in_which_they_came_out(tmp_path: Path) -> None:
    for name, day in (("a.html", "2026-05-03"), ("b.html", "2026-05-01"), ("c.html", "2026-05-02")):
        put(tmp_path, name, day)
    assert order(tmp_path) == ["b.html", "c.html", "a.html"]


def test_the_pages_of_an_archive_come_among_the_others(tmp_path: Path) -> None:
    put(tmp_path, "b.html", "2026-05-02")
    path = archive(tmp_path, [fair("late", "2026-05-03"), fair("early", "2026-05-01")])
    found = ordering.in_order([path, str(tmp_path / "b.html")])
    assert [page.source.rsplit("/")[-1] for page in found] == ["early", "b.html", "late"]


def test_what_has_no_date_and_what_fails_comes_behind(tmp_path: Path) -> None:
    put(tmp_path, "z.html", "2026-05-03")
    (tmp_path / "a.txt").write_text("Snow fell on the pass, the road office said.\n" * 4)
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    assert order(tmp_path) == ["z.html", "a.txt", "b.html"]


def test_the_day_that_the_user_gives_goes_before_that_of_the_pages(tmp_path: Path) -> None:
    put(tmp_path, "a.html", "2026-05-03")
    put(tmp_path, "b.html", "2026-05-01")
    assert order(tmp_path, published="2026-06-01") == ["a.html", "b.html"]


def test_an_address_is_fetched_once_and_a_file_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def load(source: str) -> Page:
        asked.append(source)
        return fair()

    monkeypatch.setattr(ordering, "load", load)
    file = put(tmp_path, "a.html", "2026-05-03")
    assert len(list(ordering.in_order(["https://courier.example/fair", file]))) == 2
    assert sorted(asked) == [file, file, "https://courier.example/fair"]


def test_a_source_that_cannot_be_had_stands_for_itself(tmp_path: Path) -> None:
    gone = FetchError("x", "is gone", "name another")
    found = list(ordering.in_order([gone, str(tmp_path / "lost.html")]))
    assert found[0] is gone
    assert isinstance(found[1], SourceError)


def test_each_source_is_told_as_it_is_seen(tmp_path: Path) -> None:
    seen: list[str] = []
    file = put(tmp_path, "a.html", "2026-05-03")
    next(ordering.in_order([file], seen=seen.append))
    assert seen == [file]
