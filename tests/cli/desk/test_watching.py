"""The commands for watches: written, looked at, noted, decided; and mistakes in one line."""

import json
from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.made import press
from tests.desk.watches import UNRELATED, alert, plot, toml
from tocsin.desk.desk import Desk

DAY = ("--as-of", "2026-05-02")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A watch's file."""
    path = tmp_path / "market.toml"
    path.write_text(toml(), "utf-8")
    return path


@pytest.fixture
def watched(file: Path, run: Tocsin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a watch that proposes two warnings."""
    where = str(tmp_path / "watched.db")
    monkeypatch.setenv("TOCSIN_DESK", where)
    assert run("watch", "add", file, "--replay")[:2] == (0, "market: watching\n")
    desk = Desk(where, by="Mira", create=False)
    assert len(list(desk.add([plot(), alert(), *press()[1:]], replay=True))) == 11
    return desk


def test_watches_are_listed_with_likelihood_and_confidence_apart(
    run: Tocsin, watched: Desk
) -> None:
    code, out, _ = run("watches", *DAY)
    assert code == 0
    assert "market · Is an attack on a market in Oskara being prepared?" in out
    (likely,) = (line for line in out.splitlines() if "within 30 days" in line)
    (sure,) = (line for line in out.splitlines() if "confidence" in line)
    assert "%" not in sure
    assert likely.startswith("  unlikely: 21% (5% to 35%)")
    assert "warning × 3.3: “The embassy of Astrand warned" in out
    assert "last moved on 1 May 2026: 8% → 22%" in out
    assert out.endswith("\n1 watch.\n")


def test_a_watch_that_has_expired_is_due_for_review_and_no_all_clear(
    run: Tocsin, watched: Desk
) -> None:
    watched.write_watch(toml(until="2026-05-31"), "market")
    for args in (("watches",), ("watch", "show", "market")):
        _, *lines = run(*args)[1].splitlines()
        assert lines[0] == "  expired on 31 May 2026: review due; no all-clear"
        assert not any("review due" in line for line in lines[1:])


def test_a_watch_is_opened_to_what_moved_it_and_what_it_hangs_on(
    run: Tocsin, watched: Desk
) -> None:
    code, out, _ = run("watch", "show", "market", *DAY)
    assert code == 0
    for said in (
        "How it rose",
        "20 April 2026: 5% → ",
        "foiled plot × ",
        "Indicators",
        "so far",
        "not looked for",
        "Without a single origin",
        "embassy of Astrand ",
        "Proposals",
        "no alarm yet that is 30 days old",
    ):
        assert said in out
    later = run("watch", "show", "market", "--as-of", "2026-06-30")[1]
    assert "1 alarm in 0.2 years, 0 of them false" in later


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_every_form_goes_to_a_file_too(
    run: Tocsin, watched: Desk, tmp_path: Path, form: str
) -> None:
    for args in (("watches",), ("proposals",), ("watch", "show", "market")):
        shown = run(*args, *DAY, "--format", form)
        kept = run(*args, *DAY, "--format", form, "--out", tmp_path / "out")
        assert (shown[0], kept[0], kept[1]) == (0, 0, "")
        assert (tmp_path / "out").read_text("utf-8") == shown[1]
        assert form != "json" or json.loads(shown[1])


def test_proposals_say_that_people_decide_and_what_they_decided(run: Tocsin, watched: Desk) -> None:
    out = run("proposals", *DAY)[1]
    assert out.count("waits for a decision") == 2
    assert out.endswith("with `tocsin decide ID taken|dismissed`; nothing is sent.\n")
    assert "this watch so far: no alarm yet" in out
    first = watched.proposals(as_of="2026-05-02")[0].proposal.id
    code, told, _ = run("decide", first[:8], "taken", "--why", "It is serious", "--by", "Ana")
    assert (code, told) == (0, f"proposal {first[:8]} is taken; nothing was sent\n")
    assert "taken by Ana · " in run("proposals")[1]
    assert run("proposals", *DAY)[1] == out


def test_a_decision_is_called_one_wherever_it_is_told(run: Tocsin, watched: Desk) -> None:
    first = watched.proposals(as_of="2026-05-02")[0].proposal.id
    for args in (("--help",), (first, "maybe", "--why", "so")):
        told = " ".join(run("decide", *args)[1:])
        assert "DECISION" in told and "VERDICT" not in told.upper()
    assert run("decide", first, "taken", "--why", "It is serious", "--by", "Ana")[0] == 0
    rows = json.loads(run("proposals", "--format", "json")[1])["rows"]
    (kept,) = [row["decided"] for row in rows if row["decided"]]
    assert (kept["decision"], kept["by"], kept["why"]) == ("taken", "Ana", "It is serious")


def test_what_a_person_knows_is_noted(run: Tocsin, watched: Desk) -> None:
    args = ("watch", "note", "market")
    assert run(*args, "weapons", "absent", "--why", "Police say so", "--by", "Ana")[0] == 0
    code, out, _ = run(*args, "foiled-plot", "not-looked-for", "--why", "Nobody did")
    assert (code, out) == (0, "market: foiled plot is noted as not looked for\n")
    shown = run("watch", "show", "market")[1]
    assert "weapons: absent · Ana" in shown
    assert "Police say so" in shown
    code, _, err = run(*args, "weapons", "absent", "--day", "2026-05-01", "--why", "so")
    assert (code, len(err.splitlines())) == (2, 1)


def test_a_watch_is_edited_as_a_file_and_added_again(
    run: Tocsin, watched: Desk, tmp_path: Path
) -> None:
    edited = tmp_path / "edited.toml"
    assert run("watch", "text", "market", "--out", edited)[0] == 0
    assert run("watch", "add", edited)[1] == "market: as before\n"
    edited.write_text(edited.read_text("utf-8").replace("0.1", "0.4"), "utf-8")
    assert run("watch", "add", edited)[1] == "market: written anew\n"
    assert watched.watch("market").row.watch.threshold == 0.4


def test_a_closed_watch_says_why(run: Tocsin, watched: Desk) -> None:
    assert run("watch", "close", "market", "--why", "The fair is over")[0] == 0
    assert "closed: “The fair is over”" in run("watches")[1]
    code, _, err = run("watch", "close", "market", "--why", "again")
    assert (code, err) == (1, "tocsin: market: is closed; add it again to open it\n")


def test_of_files_with_a_mistake_none_is_written(
    run: Tocsin, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / "none.db"
    monkeypatch.setenv("TOCSIN_DESK", str(where))
    bad = tmp_path / "bad.toml"
    bad.write_text(toml("bad", threshold="2"), "utf-8")
    code, out, err = run("watch", "add", file, bad)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith(f"tocsin: {bad}: threshold: ")
    assert "write a number above 0 and below 1" in err
    assert not where.exists()


@pytest.mark.parametrize(("start", "said"), [("2026-04-01", "a replay"), ("2999-01-01", "begins")])
def test_a_replay_that_won_t_do_leaves_no_watch(
    run: Tocsin, full: str, file: Path, tmp_path: Path, start: str, said: str
) -> None:
    where = tmp_path / "own.db"
    copyfile(full, where)
    other = tmp_path / "other.toml"
    other.write_text(toml("other", **{"from": start, "until": "2999-12-31"}), "utf-8")
    code, out, err = run("watch", "add", file, other, "--replay", "--desk", where)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert f".toml: {said}" in err
    assert run("watches", "--desk", where)[1] == "No watches.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "can't be read (No such file or directory)"),
        (b"\xff\xfe", "is not UTF-8; save it as UTF-8"),
        (b"#" * 1_000_001, "is too large for a watch"),
        (b"question = ", "a watch is a TOML file"),
        (toml("market").encode(), "holds a watch called market, as"),
    ],
)
def test_a_file_that_is_no_watch_is_told_in_one_line(
    run: Tocsin, file: Path, tmp_path: Path, content: bytes | None, said: str
) -> None:
    other = tmp_path / "other.toml"
    if content is not None:
        other.write_bytes(content)
    code, out, err = run("watch", "add", file, other, "--desk", tmp_path / "none.db")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith(f"tocsin: {other}: {said}") or said in err


def test_no_proposals_of_watches_that_are_over_is_told_as_that(
    run: Tocsin, file: Path, tmp_path: Path
) -> None:
    at = ("--desk", tmp_path / "over.db")
    run("watch", "add", file, *at)
    assert "no watch runs any more" not in run("proposals", *at)[1]
    assert run("watch", "close", "market", "--why", "enough", "--by", "Mira", *at)[0] == 0
    assert run("proposals", *at)[1] == (
        "No proposals: no watch runs any more; `tocsin watches` says which are due for review.\n"
    )


def test_a_desk_without_watches_says_so(run: Tocsin, desk: Desk) -> None:
    assert run("watches")[1] == "No watches.\n"
    assert run("proposals")[1] == "No proposals.\n"
    code, _, err = run("watch", "show", "market")
    assert (code, err) == (1, "tocsin: market: is no watch of this desk; see the list of watches\n")


def test_several_watches_are_added_together(run: Tocsin, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "ferry.toml"
    other.write_text(UNRELATED, "utf-8")
    where = ("--desk", tmp_path / "two.db")
    assert run("watch", "add", file, other, *where)[1] == "market: watching\nferry: watching\n"
    assert "2 watches." in run("watches", *where)[1]


@pytest.mark.parametrize("args", [(), ("watch",)])
def test_where_nothing_is_asked_for_help_is_all_that_is_said(
    run: Tocsin, args: tuple[str, ...]
) -> None:
    code, out, err = run(*args)
    assert (code, err) == (2, "")
    assert "Usage: tocsin" in out
