"""`tocsin audit`: the ledger checked, printed and carried away."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.store.made import entry
from tests.warn.made import ISSUED, OPENED, answered, queued
from tocsin.store import Store, ledger

CASE = "0123456789abcdef0123"


@pytest.fixture(name="where")
def _where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of a desk whose ledger has four lines, at which commands sit."""
    where = str(tmp_path / "desk.db")
    store = Store(where, create=True)
    with entry(store, 7) as made:
        ledger.write(made, CASE, OPENED, ISSUED, queued(), answered("dismissed"))
    store.close()
    monkeypatch.setenv("TOCSIN_DESK", where)
    return where


def _change(where: str, words: str) -> None:
    with sqlite3.connect(where) as connection:
        connection.execute(words)
    connection.close()


def test_a_sound_ledger_is_said_to_be_so_with_its_head(run: Tocsin, where: str) -> None:
    head = run("audit", "head")[1].strip()
    code, out, err = run("audit", "verify")
    assert (code, err) == (0, "")
    assert out.startswith(f"all well: 4 lines checked, head {head}")
    assert run("audit", "verify", "--head", head)[:2] == (0, out.split(";")[0] + "\n")


def test_each_fault_is_a_line_and_the_exit_code_1(run: Tocsin, where: str) -> None:
    _change(where, "UPDATE ledger SET body = replace(body, 'Crowds', 'Clouds')")
    code, out, _ = run("audit", "verify")
    assert code == 1
    assert out.splitlines() == ["line 1: isn't as it was written, or doesn't follow"]
    assert run("verify")[0] == 1


def test_a_tail_that_is_gone_is_found_by_the_head(run: Tocsin, where: str) -> None:
    head = run("audit", "head")[1].strip()
    _change(where, "DELETE FROM ledger WHERE number = 4")
    assert run("audit", "verify")[0] == 0
    assert run("audit", "verify", "--head", head)[:2] == (
        1,
        "line 4: isn't the line that was noted\n",
    )


def test_a_wrong_head_and_a_wrong_file_are_a_line(run: Tocsin, where: str, tmp_path: Path) -> None:
    assert run("audit", "verify", "--head", "4")[0] == 2
    other = tmp_path / "other"
    other.write_text("no lines")
    for name in (other, tmp_path / "missing"):
        code, _, err = run("audit", "verify", "--file", name)
        assert (code, len(err.splitlines())) == (1, 1)


def test_what_is_exported_can_be_checked(run: Tocsin, where: str, tmp_path: Path) -> None:
    file = tmp_path / "audit.jsonl"
    assert run("audit", "export", "--out", file)[:2] == (0, "")
    assert run("audit", "verify", "--file", file)[1].startswith("all well: 4 lines checked")
    file.write_text(file.read_text().replace("Crowds", "Clouds"))
    assert run("audit", "verify", "--file", file)[0] == 1


def test_the_log_says_in_words_who_did_what(run: Tocsin, where: str) -> None:
    code, out, _ = run("audit", "log", "--case", CASE[:6])
    flat = " ".join(out.split())
    assert code == 0
    assert "7 May 2026, 00:00 UTC · Mira · 1" in flat
    assert "opened the case Crowds in Karsk: the embassy names concerts" in flat
    assert "is to send a message to glassworks by email: issued" in flat
    assert "glassworks answered “Attack on a concert hall in Karsk is feared” by Ada" in flat
    assert '"rows": [' in run("audit", "log", "--format", "json")[1]
    assert run("audit", "log", "--as-of", "2026-05-01")[1] == "Nothing was done yet.\n"
