"""`tocsin weigh`, `grade`, `grades`, `argue`, and `undo` of what was argued."""

import json
import re
from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.weighed import FRONT, LEAGUE, only, told
from tocsin.desk.desk import Desk


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a desk with one bombing; not to be written to."""
    where = str(tmp_path_factory.mktemp("weighed") / "desk.db")
    with Desk(where, by="Mira") as desk:
        told(desk)
    return where


@pytest.fixture
def own(weighed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A copy of it, at which commands sit."""
    where = str(tmp_path / "own.db")
    copyfile(weighed, where)
    monkeypatch.setenv("TOCSIN_DESK", where)
    return Desk(where, create=False)


@pytest.mark.parametrize("width", ["60", "100"])
def test_an_incident_is_weighed_at_any_width(
    run: Tocsin, own: Desk, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    code, out, err = run("weigh", only(own)[:6])
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= int(width)
    flat = " ".join(out.split())
    assert "Who vouches for it: 4 items, 2 outlets, 1 origin" in flat
    assert "Who is said to have done it: bookkeeping in the manner of ACH, not a finding" in flat
    for part in ("Figures", "What can't both be true", "What each origin says", "Accounts and"):
        assert part in flat
    assert "claims ×1.75–5.75" in flat
    assert "blames ×1" in flat


def test_it_is_weighed_in_every_form_and_into_a_file(
    run: Tocsin, own: Desk, tmp_path: Path
) -> None:
    table = json.loads(run("weigh", only(own), "--format", "json")[1])["table"]
    assert table["method"] == "bookkeeping in the manner of ACH, not a finding"
    kept = tmp_path / "sheet.md"
    assert run("weigh", only(own), "--format", "markdown", "--out", kept)[:2] == (0, "")
    assert "| origin | Varnian Front | Marsh League | evidence |" in kept.read_text()


def test_as_of_weighs_what_was_known(run: Tocsin, own: Desk) -> None:
    then = run("weigh", only(own), "--as-of", "2026-05-05")[1]
    assert "1 item, 1 outlet, 1 origin" in then
    assert LEAGUE not in then
    run("argue", only(own), LEAGUE, "--why", "so", "--prior", "0.6", "--by", "Ana")
    run("grade", "Orlec Courier", "A", "--why", "so")
    assert run("weigh", only(own), "--as-of", "2026-05-05")[1] == then


def test_a_source_and_an_account_are_graded_and_listed(run: Tocsin, own: Desk) -> None:
    code, out, _ = run("grade", "post.example", "b", "--why", "long right", "--by", "Ana")
    assert (code, out.split(";")[0]) == (0, "Lorne Post is graded B, usually reliable")
    account = own.incident(only(own)).accounts[0].id
    code, out, _ = run("grade", account[:8], "3", "--why", "so", "--by", "Ana")
    assert (code, out.split(";")[0]) == (
        0,
        "the account of Orlec Courier is graded 3, possibly true",
    )
    listed = run("grades")[1]
    assert "Lorne Post · B · usually reliable" in listed
    assert "“long right”" in listed
    assert "2 grades." in listed
    rows = json.loads(run("grades", "--format", "json")[1])["rows"]
    assert [(row["grade"], row["by"], row["why"]) for row in rows] == [
        ("B", "Ana", "long right"),
        ("3", "Ana", "so"),
    ]
    assert "**Lorne Post** · **B**" in run("grades", "--format", "markdown")[1]
    assert run("grades", "--as-of", "2026-06-01")[1] == "No grades.\n"


@pytest.mark.parametrize(
    ("what", "grade", "code", "line"),
    [
        ("Lorne Post", "G", 2, "'G' is no grade: an outlet is A to F, an account 1 to 6"),
        ("Lorne Post", "7", 2, "'7' is no grade: an outlet is A to F, an account 1 to 6"),
        ("Evening Star", "B", 1, "it has articles of Lorne Post, Orlec Courier"),
        ("Lorne Post", "3", 1, "Lorne Post: is no account of an incident"),
        ("", "3", 2, "nothing is said"),
    ],
)
def test_a_wrong_grade_is_one_line(
    run: Tocsin, own: Desk, what: str, grade: str, code: int, line: str
) -> None:
    ended, out, err = run("grade", what, grade, "--why", "so")
    assert (ended, out, len(err.splitlines())) == (code, "", 1)
    assert line in err


def test_what_nobody_else_tells_is_not_graded_as_confirmed(run: Tocsin, own: Desk) -> None:
    account = own.incident(only(own)).accounts[0].id
    code, _, err = run("grade", account, "1", "--why", "sure")
    assert code == 1
    assert "1 says that other independent sources confirm it, and there is none" in err


def test_arguing_says_how_shares_moved_and_is_undone(run: Tocsin, own: Desk) -> None:
    before = run("weigh", only(own))[1]
    asked = ("--origin", "Pavo Lind", "--low", "4", "--high", "9", "--by", "Ana")
    code, out, _ = run("argue", only(own)[:8], "marsh league", "--why", "his proof", *asked)
    assert code == 0
    assert re.search(r"Marsh League: 12% \(7\.4–18%\), very unlikely → \d+% \(.*\), \w+", out)
    now = run("weigh", only(own))[1]
    assert "Pavo Lind on Marsh League: ×4–9" in now
    assert "blames ×4–9 (set by Ana)" in " ".join(now.split())
    assert "“his proof”" in now
    edit = re.search(r"tocsin undo (\w+)", out)
    assert edit
    code, out, _ = run("undo", edit[1][:6], "--why", "no proof")
    assert (code, out.split(";")[0]) == (0, f"change {edit[1]} is taken back")
    after = run("weigh", only(own))[1]
    assert "set by Ana" not in after and "“no proof”" in after
    part = "What each origin says of it"
    assert after.partition(part)[0] == before.partition(part)[0]


def test_a_hypothesis_is_proposed_and_given_a_note(run: Tocsin, own: Desk) -> None:
    out = run("argue", only(own), "Red Hand", "--why", "older attacks", "--by", "Ana")[1]
    assert "Red Hand: new → 19% (13–27%), very unlikely" in out
    note = ("--note", "a call that was heard", "--low", "3", "--by", "Ana")
    assert run("argue", only(own), "Red Hand", "--why", "it names them", *note)[0] == 0
    flat = " ".join(run("weigh", only(own))[1].split())
    for part in ("note of Ana", "“a call that was heard”", "proposed: Red Hand", "H1 "):
        assert part in flat


@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (("--prior", "1.5"), 2, "1.5 is no probability between 0 and 1"),
        (("--note", "x", "--low", "3", "--high", "2"), 2, "3 to 2 is no likelihood ratio"),
        (("--note", "x", "--low", "0"), 2, "0 to 0 is no likelihood ratio"),
        (("--note", "x", "--low", "nan"), 2, "nan to nan is no likelihood ratio"),
        (("--note", "x", "--low", "500"), 2, "500 to 500 is more than a single item is worth"),
        (("--note", "x"), 2, "--low is missing"),
        (("--low", "3"), 2, "give one of --origin, --note and --prior"),
        (("--prior", "0.5", "--note", "x"), 2, "give one of --origin, --note and --prior"),
        (("--origin", "Nobody", "--low", "3"), 1, "those are Pavo Lind, Varnian Front"),
        ((), 1, "is a hypothesis already"),
    ],
)
def test_a_slip_in_arguing_is_one_line(
    run: Tocsin, own: Desk, args: tuple[str, ...], code: int, line: str
) -> None:
    ended, out, err = run("argue", only(own), FRONT, "--why", "so", "--by", "Ana", *args)
    assert (ended, out, len(err.splitlines())) == (code, "", 1)
    assert line in err
    assert own.weigh(only(own)).edits == ()


def test_an_argument_needs_its_reason_and_its_incident(run: Tocsin, own: Desk) -> None:
    assert run("argue", only(own), FRONT, "--prior", "0.5")[0] == 2
    assert run("argue", "ffffff", FRONT, "--why", "so")[0] == 1
    assert run("weigh", "ffffff")[0] == 1
