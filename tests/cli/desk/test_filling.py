"""`tocsin add` and `tocsin reread`: what came of each page, counted, and what went wrong."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.bulk.made import Here, archive
from tests.desk.made import attack, press
from tocsin.desk.bulk import running
from tocsin.desk.desk import Desk


def test_what_came_of_the_pages_is_counted(run: Tocsin, pages: Path, tmp_path: Path) -> None:
    where = tmp_path / "new.db"
    count = len(press())
    assert run("add", pages, "--desk", where) == (0, f"{count} new\n", "")
    assert run("add", pages, "--desk", where) == (0, f"{count} known\n", "")
    assert run("reread", "--desk", where) == (0, f"{count} as before\n", "")


def test_an_edited_page_is_counted_as_a_new_version(run: Tocsin, tmp_path: Path) -> None:
    page = tmp_path / "market.html"
    for more, told in ((), "1 new\n"), (("Two more died.",), "1 new version\n"):
        page.write_bytes(attack("market", "2026-05-05", *more).content)
        assert run("add", page, "--desk", tmp_path / "new.db")[1] == told


def test_a_bad_source_is_one_line_and_the_others_are_in(
    run: Tocsin, pages: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.html"
    bad.write_bytes(bytes(range(256)) * 40)
    for replay in ((), ("--replay",)):
        where = tmp_path / f"{len(replay)}.db"
        code, out, err = run("add", bad, "gone.html", pages / "99.html", "--desk", where, *replay)
        assert (code, out) == (1, "1 new, 2 could not be read\n")
        assert len(err.splitlines()) == 2
        assert err.count("tocsin: ") == 2


def test_a_replay_is_learnt_when_it_came_out(run: Tocsin, pages: Path, tmp_path: Path) -> None:
    """Although the folder's order is another one."""
    where = str(tmp_path / "new.db")
    assert run("add", pages, "--replay", "--desk", where)[0] == 0
    with Desk(where, create=False) as desk:
        assert (desk.began() or "").startswith("2026-05-01")
        assert not desk.incidents(as_of="2026-04-30").rows


def test_the_day_given_and_who_adds_are_kept(run: Tocsin, pages: Path, tmp_path: Path) -> None:
    where = str(tmp_path / "new.db")
    asked = ("--published", "2001-02-03", "--by", "Ana Belk", "--desk", where)
    assert run("add", pages / "99.html", *asked)[0] == 0
    with Desk(where, create=False) as desk:
        assert desk.statements().rows[0].source.published == "2001-02-03"


def test_standard_input(run: Tocsin, tmp_path: Path) -> None:
    where = tmp_path / "new.db"
    assert run("add", "-", "--desk", where, stdin=attack().content)[1] == "1 new\n"


def test_the_desk_is_named_by_the_environment(
    run: Tocsin, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_DESK", str(tmp_path / "named.db"))
    assert run("add", pages / "99.html")[0] == 0
    assert (tmp_path / "named.db").exists()


def test_a_bug_costs_one_page(
    run: Tocsin, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("tocsin.desk.linking.link", broken)
    code, out, err = run("add", pages / "99.html", "--desk", tmp_path / "new.db")
    assert (code, out) == (1, "1 could not be read\n")
    assert "internal error (ZeroDivisionError: oops); please report it" in err


_MANY = 300  # pages: no machine is done with them before it is interrupted
# What a shell runs in the background is deaf to interruptions, and so is all that it starts.
_PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from tocsin.cli import main
main()
"""


@pytest.mark.slow
def test_interrupted_it_says_what_is_in_and_a_rerun_finishes(
    run: Tocsin, pages: Path, tmp_path: Path
) -> None:
    """Two processes read, and neither of them complains."""
    where = tmp_path / "new.db"
    many = tmp_path / "many"
    many.mkdir()
    for number in range(_MANY):
        (many / f"{number}.html").write_bytes(attack("x", "2026-05-05", f"Room {number}.").content)
    command = [sys.executable, "-c", _PROGRAM, "add", str(many)]
    made = subprocess.Popen(  # noqa: S603 - our own
        [*command, "--jobs", "2", "--desk", str(where)],
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
    )
    limit = time.monotonic() + 60
    while _count(where) < 3 and time.monotonic() < limit:
        time.sleep(0.1)
    os.killpg(made.pid, signal.SIGINT)
    err = made.communicate(timeout=60)[1].decode()
    assert made.returncode == 130
    assert err.splitlines()[0].startswith("tocsin: interrupted; what was done is kept: ")
    assert "Traceback" not in err
    before = _count(where)
    code, out, _ = run("add", many, "--desk", where)
    assert (code, out) == (0, f"{_MANY - before} new, {before} known\n")


def _count(where: Path) -> int:
    if not where.exists():
        return 0
    with Desk(str(where)) as desk:
        return desk.size().pages


def test_archives_are_read_in_bulk_and_a_second_run_adds_nothing(
    run: Tocsin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "workers", lambda *_: Here())
    asked = ("--engine", "local", "--desk", tmp_path / "new.db", "--work", tmp_path / "work")
    path = archive(tmp_path, [*press(), press()[0]])
    assert run("add", path, *asked) == (0, "9 new, 1 new version, 1 repeated\n", "")
    assert run("add", path, *asked)[1] == "10 known, 1 repeated\n"


def test_an_archive_gives_all_its_pages_in_order_too(run: Tocsin, tmp_path: Path) -> None:
    path = archive(tmp_path, press()[::-1])
    assert run("add", path, "--desk", tmp_path / "new.db")[1].startswith("9 new")
    replayed = ("--replay", "--desk", tmp_path / "replayed.db")
    assert run("add", path, *replayed) == (0, "9 new, 1 new version\n", "")


def test_who_interrupts_the_reading_is_told_how_it_goes_on(
    run: Tocsin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "workers", lambda *_: Here(last=0))
    path = archive(tmp_path, press())
    work = tmp_path / "work"
    code, _, err = run(
        "add", path, "--engine", "local", "--work", work, "--desk", tmp_path / "n.db"
    )
    assert code == 130
    assert f"kept in {work}; the same command goes on" in err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("a.html", "--engine", "local"), "a.html is no archive"),
        (("a.jsonl", "--engine", "ray", "--replay"), "--replay"),
        (("a.jsonl", "--sift"), "--engine"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Tocsin, tmp_path: Path, args: tuple[str, ...], told: str
) -> None:
    code, out, err = run("add", *args, "--desk", tmp_path / "new.db")
    assert (code, out) == (2, "")
    assert told in err
    assert not (tmp_path / "new.db").exists()
