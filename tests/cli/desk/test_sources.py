"""The commands for sources: what is collected from, told in lines, with what is wrong first."""

from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.feeds import COURIER, POST, Web, feed, take
from tests.desk.made import attack
from tests.desk.sent import Clock
from tocsin.desk.desk import Desk


@pytest.fixture(name="place", autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    where = str(tmp_path / "desk.db")
    monkeypatch.setenv("TOCSIN_DESK", where)
    return where


def _add(run: Tocsin, *args: str) -> str:
    code, out, _ = run("source", "add", *args, "--by", "Mira")
    assert code == 0
    return out


def test_a_source_is_added_listed_changed_and_removed(run: Tocsin) -> None:
    said = _add(run, COURIER, "--name", "Orlec Courier", "--country", "va", "--grade", "b")
    assert "Orlec Courier is collected from" in said
    assert "Orlec Courier · VA · B: usually reliable" in run("sources")[1]
    assert run("source", "change", said[:10], "--name", "", "--exclude", "sport")[0] == 0
    shown = run("source", "show", COURIER)[1]
    assert "no items with “sport”" in shown and "by Mira · Orlec Courier" in shown
    assert run("source", "remove", COURIER, "--why", "it was sold")[0] == 0
    assert COURIER not in run("sources")[1]


def test_a_path_is_a_folder_without_saying_so(run: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").touch()
    for path in (tmp_path, tmp_path / "crawl.warc"):
        assert f"{path} is collected from" in _add(run, str(path))
        assert "folder" in run("source", "show", str(path))[1]
    assert "folder" not in _add(run, f"{COURIER}?{'x' * 300}")


def test_a_paused_source_says_why(run: Tocsin) -> None:
    _add(run, COURIER)
    assert run("source", "pause", COURIER, "--why", "elections are over")[0] == 0
    assert "paused: elections are over" in run("sources")[1]
    assert run("source", "resume", COURIER)[1] == f"{COURIER} is asked again\n"
    assert "paused" not in run("sources")[1]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("add", "courier"), "courier: is no address of the web; give an http or https address"),
        (("add", POST, "--grade", "x"), "is no grade: they are A, B, C"),
        (("change", COURIER), "nothing is changed; name what is to be otherwise"),
        (("pause", "Lorne Gazette"), "Lorne Gazette: no such source; see `tocsin sources`"),
        (("import", "none.opml"), "none.opml: can't be opened"),
        (("import", "."), "the name of . doesn't tell its form"),
        (("import",), "name a file, or say --starter"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(run: Tocsin, args: tuple[str, ...], said: str) -> None:
    _add(run, COURIER)
    code, _, err = run("source", *args)
    assert code and said in err and err.count("\n") == 1


def test_lists_go_out_and_come_in(run: Tocsin, tmp_path: Path) -> None:
    _add(run, f"{COURIER}?token=s3cret", "--name", "Orlec Courier")
    out = tmp_path / "list.opml"
    assert run("source", "export", "--format", "opml", "--secrets", "--out", out)[0] == 0
    assert "s3cret" not in run("source", "export")[1] and b"s3cret" in out.read_bytes()
    assert run("source", "import", out)[1] == "0 sources added, 0 changed, 1 known before\n"
    code, told, err = run(
        "source", "import", "-", "--format", "csv", stdin=f"address\n{POST}\nnone\n".encode()
    )
    assert (code, told) == (1, "1 source added, 0 changed, 0 known before\n")
    assert err.startswith("tocsin: none: is no address of the web")
    nothing = run("source", "import", "-", "--format", "csv", stdin=b"address\nnone\n")
    assert nothing[:2] == (1, "")


def test_what_ships_is_there_to_take_or_leave(run: Tocsin) -> None:
    assert run("sources")[0] == 1
    assert "sources added" in run("source", "import", "--starter")[1]
    assert "GDACS" in run("sources")[1]


def test_what_is_wrong_comes_first_with_what_to_do(run: Tocsin, place: str) -> None:
    web = Web({COURIER: feed("market", "none"), attack().source: attack(), POST: b"<html></html>"})
    clock = Clock()
    with Desk(place, by="Mira", clock=clock) as desk:
        desk.sources.add(COURIER, name="Orlec Courier")
        desk.sources.add(POST, name="Lorne Post")
        for _ in range(30):
            take(desk, web)
            clock.on(minutes=20)
    out = run("sources")[1]
    assert out.index("Lorne Post") < out.index("Orlec Courier")
    assert "failing: html, " in out and "look for the feed's new address" in " ".join(out.split())
    assert "50% of its pages could be read" in " ".join(out.split())
    shown = run("source", "show", "Orlec Courier")[1]
    assert "Bomb kills 12 at Oskara market" in shown and "2 new items" in shown
