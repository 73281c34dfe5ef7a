"""Results arrive whole or not at all, and never in an input's place."""

import contextlib
import os
from pathlib import Path

import pytest

from tests.cli.made import reading
from tocsin.cli.output import WrongUsageError, output
from tocsin.errors import SourceError, TocsinError
from tocsin.wording.formats import form


def test_a_file_appears_only_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    with output(str(path), form("markdown"), [], single=True) as place:
        place.add("a.html", place.render(reading()))
        assert not path.exists()
    assert path.read_text().startswith("# Market")
    assert os.listdir(tmp_path) == ["out.md"]  # noqa: PTH208 - names are what matters


def test_what_is_interrupted_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")

    def interrupted() -> None:
        with output(str(path), form("json"), [], single=False) as place:
            place.add("a.html", place.render(reading()))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_nothing_read_makes_no_file(tmp_path: Path) -> None:
    with output(str(tmp_path / "out.json"), form("json"), [], single=False):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", [False, True])
def test_an_input_is_never_overwritten(tmp_path: Path, link: bool) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>words")
    target = page
    if link:
        target = tmp_path / "link.html"
        target.symlink_to(page)
    with (
        pytest.raises(WrongUsageError, match="overwrite"),
        output(str(target), form("html"), [str(page)], single=True),
    ):
        pass
    assert page.read_text() == "<p>words"


def test_nor_by_a_folder_of_results(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>words")
    with (
        output(str(tmp_path), form("html"), [str(page)], single=False) as place,
        pytest.raises(SourceError, match="overwrite"),
    ):
        place.add(str(page), "result")
    assert page.read_text() == "<p>words"


def test_a_folder_gets_a_file_a_source_named_after_it(tmp_path: Path) -> None:
    sources = ["a/page.html", "b/PAGE.htm", "https://courier.example/2025/story?id=1", "-"]
    out = str(tmp_path / "new") + "/"
    with output(out, form("text"), sources, single=False) as place:
        for source in sources:
            place.add(source, "result")
    names = sorted(p.name for p in (tmp_path / "new").iterdir())
    assert names == ["PAGE-2.txt", "courier.example-2025-story.txt", "page.txt", "stdin.txt"]


@pytest.mark.parametrize(
    "address", ["https://x.example/../../etc/passwd", "https://x.example/%2e%2e%2fup"]
)
def test_an_address_cannot_name_a_file_elsewhere(tmp_path: Path, address: str) -> None:
    with output(str(tmp_path), form("text"), [address], single=True) as place:
        place.add(address, "result")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_missing_is_wrong_usage(tmp_path: Path) -> None:
    with (
        pytest.raises(WrongUsageError, match="no such folder"),
        output(str(tmp_path / "gone" / "out.txt"), form("text"), [], single=True),
    ):
        pass


def test_a_device_is_written_to_and_not_replaced() -> None:
    before = Path("/dev/null").stat().st_rdev
    with output("/dev/null", form("text"), [], single=True) as place:
        place.add("a.html", "result")
    assert Path("/dev/null").stat().st_rdev == before


def test_a_full_disk_is_one_line() -> None:
    def fill() -> None:
        with output("/dev/full", form("text"), [], single=True) as place:
            place.add("a.html", "result")

    with pytest.raises(TocsinError, match="can't be written"):
        fill()


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    path.chmod(0o640)
    with output(str(path), form("text"), [], single=True) as place:
        place.add("a.html", "new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_full_standard_output_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill() -> None:
        with output(None, form("text"), [], single=True) as place:
            place.add("a.html", "result")

    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        with pytest.raises(TocsinError, match="standard output can't be written"):
            fill()
        monkeypatch.undo()
        with contextlib.suppress(OSError):
            full.close()
