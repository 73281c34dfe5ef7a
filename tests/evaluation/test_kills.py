"""A process that is killed while it adds loses nothing: the record ends as if undisturbed."""

import shutil
from pathlib import Path

import pytest

from evaluation.kills import add, calm, difference, disturbed, exported
from tocsin.desk.ordering import in_order
from tocsin.errors import SourceError

ARCHIVE = Path(__file__).parents[2] / "sample" / "archive"


def _copy(pattern: str, folder: Path) -> None:
    """Pages of the sample, under names in the order of their times."""
    (folder / "pages").mkdir()
    found = in_order(str(page) for page in sorted(ARCHIVE.glob(pattern)))
    for number, page in enumerate(found):
        shutil.copy(page.source, folder / "pages" / f"{number:03}{Path(page.source).suffix}")


@pytest.mark.slow
def test_a_record_whose_writer_was_killed_is_the_same(where: str, tmp_path: Path) -> None:
    _copy("2026-03-2*.*", tmp_path)
    took = calm(tmp_path, str(tmp_path / "calm.db"))
    assert disturbed(tmp_path, where, took, wanted=4) > 0
    assert exported(where) == exported(str(tmp_path / "calm.db"))


def test_a_page_that_is_refused_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("")
    with pytest.raises(SourceError):
        add(str(tmp_path), str(tmp_path / "tocsin.db"))


def test_where_two_exports_differ_is_told_by_the_first_line() -> None:
    assert difference("sqlite", b"a\nb\nc", b"a\nb\nc") == []
    assert difference("sqlite", b"a\nb\nc", b"a\nd\nc") == [
        "sqlite: 1 lines missing, the first b",
        "sqlite: 1 lines that should not be, the first d",
    ]
