"""`tocsin verify`, `export` and `import`."""

import re
import sqlite3
from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.made import press
from tocsin.desk.desk import Desk


def test_a_sound_desk_is_well(run: Tocsin, desk: Desk) -> None:
    count = len(press())
    told = f"all well: {count} pages, {count} readings checked\n"
    assert run("verify") == (0, told, "")


def test_each_fault_is_a_line_and_the_exit_code_1(run: Tocsin, full: str, tmp_path: Path) -> None:
    where = tmp_path / "own.db"
    copyfile(full, where)
    with sqlite3.connect(where) as connection:
        connection.execute(
            "UPDATE raw SET size = size + 1 WHERE sha256 IN (SELECT sha256 FROM raw LIMIT 2)"
        )
    connection.close()
    code, out, _ = run("verify", "--desk", where)
    assert code == 1
    assert [line.split()[:2] for line in out.splitlines()] == [["raw", "page"]] * 2


def test_an_export_fills_another_desk(run: Tocsin, desk: Desk, tmp_path: Path) -> None:
    lines, there = tmp_path / "record.jsonl", tmp_path / "there.db"
    assert run("export", "--out", lines) == (0, "", "")
    code, out, _ = run("import", lines, "--desk", there)
    assert code == 0
    assert re.fullmatch(r"[\d,]+ rows imported\n", out)
    with Desk(str(there), create=False) as other:
        assert other.timeline() == desk.timeline()


def test_a_backup_is_the_desk(run: Tocsin, desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    code, out, _ = run("backup", copy)
    assert (code, out.endswith(f"is copied to {copy}\n")) == (0, True)
    with Desk(str(copy), create=False) as other:
        assert other.timeline() == desk.timeline()
    code, _, err = run("backup", copy)
    assert (code, len(err.splitlines())) == (1, 1)


def test_an_import_of_what_is_no_export_is_one_line(run: Tocsin, tmp_path: Path) -> None:
    for name, told in (("gone.jsonl", "can't be opened"), ("bad.jsonl", "is no export of a desk")):
        (tmp_path / "bad.jsonl").write_text("{}\n")
        code, _, err = run("import", tmp_path / name, "--desk", tmp_path / "new.db")
        assert code == 1
        assert len(err.splitlines()) == 1
        assert told in err


@pytest.mark.parametrize(
    "asked", [["incidents"], ["show", "https://courier.example/x"], ["export"]]
)
@pytest.mark.parametrize("name", ["own.db", "soft", "hard", "own.db-wal", "own.db-shm"])
def test_nothing_is_written_over_the_desk(
    run: Tocsin, full: str, tmp_path: Path, asked: list[str], name: str
) -> None:
    where = tmp_path / "own.db"
    copyfile(full, where)
    (tmp_path / "soft").symlink_to(where)
    (tmp_path / "hard").hardlink_to(where)
    if asked[0] == "show":
        with sqlite3.connect(where) as connection:
            asked = ["show", connection.execute("SELECT id FROM article").fetchone()[0]]
        connection.close()
    before = where.read_bytes()
    code, out, err = run(*asked, "--desk", where, "--out", tmp_path / name)
    assert (code, out) == (2, "")
    assert "would overwrite the desk" in err
    assert where.read_bytes() == before
    assert (tmp_path / "hard").samefile(where)


def test_a_desk_is_not_imported_into_itself(run: Tocsin, tmp_path: Path) -> None:
    where, link = tmp_path / "own.jsonl", tmp_path / "link"
    where.touch()
    link.symlink_to(where)
    for file, desk in ((where, where), (link, where), (where, link)):
        code, _, err = run("import", file, "--desk", desk)
        assert code == 2
        assert "is the desk itself" in err
    assert where.read_bytes() == b""


def test_an_import_that_fails_leaves_no_desk_behind(run: Tocsin, tmp_path: Path) -> None:
    bad, old = tmp_path / "bad.jsonl", tmp_path / "old.db"
    bad.write_text("{}\n")
    Desk(str(old)).close()
    for where in (old, tmp_path / "new.db"):
        assert run("import", bad, "--desk", where)[0] == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bad.jsonl", "old.db"]


def test_an_unknown_kind_of_desk_is_told_in_a_line(run: Tocsin, tmp_path: Path) -> None:
    code, _, err = run("import", tmp_path / "x.jsonl", "--desk", "mysql://host/name")
    assert (code, len(err.splitlines())) == (1, 1)
