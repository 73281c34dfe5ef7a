"""A process that is killed while it adds loses nothing: the record ends as if undisturbed."""

import shutil
from pathlib import Path

import pytest

from evaluation.kills import calm, difference, disturbed, exported

ARCHIVE = Path(__file__).parents[2] / "sample" / "archive"


@pytest.mark.slow
def test_a_record_whose_writer_was_killed_is_the_same(where: str, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for page in sorted(ARCHIVE.glob("2026-03-2*.*")):
        shutil.copy(page, tmp_path / "pages")
    took = calm(tmp_path, str(tmp_path / "calm.db"))
    assert disturbed(tmp_path, where, took, wanted=4) > 0
    assert exported(where) == exported(str(tmp_path / "calm.db"))


def test_where_two_exports_differ_is_told_by_the_first_line() -> None:
    assert difference("sqlite", b"a\nb\nc", b"a\nb\nc") == []
    assert difference("sqlite", b"a\nb\nc", b"a\nd\nc") == [
        "sqlite: 1 lines missing, the first b",
        "sqlite: 1 lines that should not be, the first d",
    ]
