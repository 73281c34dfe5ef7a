"""The commands for cases: what is decided is told with where it stands and what is next."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.threats import proposal, threatened
from tocsin.desk.desk import Desk
from tocsin.store import ledger
from tocsin.warn import deeds

WHY = "The manager called us before we could, and read the alert to us"
AS = ("--by", "Ana")


@pytest.fixture(name="threat")
def _threat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    where = str(tmp_path / "threat.db")
    monkeypatch.setenv("TOCSIN_DESK", where)
    return threatened(Desk(where, by="Mira"))


@pytest.fixture(name="case")
def _case(threat: Desk, run: Tocsin) -> str:
    code, out, _ = run("case", "open", proposal(threat)[:8], *AS)
    assert code == 0
    return out.split()[1]


def test_a_case_is_opened_once_and_says_what_is_next(run: Tocsin, threat: Desk, case: str) -> None:
    code, out, _ = run("case", "open", proposal(threat), *AS)
    question = "Is an attack on a market in Oskara being prepared?"
    assert (code, out) == (
        0,
        f"case {case} was opened before: {question}\nsee tocsin case show {case}\n",
    )
    assert run("proposals")[1].count("taken by Ana") == 1


def test_a_person_s_worry_is_opened_with_what_they_know(run: Tocsin, threat: Desk) -> None:
    code, out, _ = run("propose", "Market of Oskara", "--why", "A trader saw men measure it", *AS)
    assert code == 0
    first, second = out.splitlines()
    assert first.endswith("is opened: Market of Oskara")
    assert second.startswith("next: who would be hit: tocsin case name ")
    shown = run("case", "show", first.split()[1])[1]
    assert "“A trader saw men measure it”" in shown


def test_a_tick_says_what_the_threshold_comes_to(run: Tocsin, case: str) -> None:
    tick = ("case", "tick", case)
    for one in ("credible", "specific", "impending"):
        assert run(*tick, one, "yes", "--why", "It says so", "--evidence", "1", *AS)[0] == 0
    code, out, _ = run(*tick, "serious-injury", "yes", "--why", "so", "--known", "A bomb", *AS)
    assert code == 0
    assert out.splitlines()[0] == "serious injury: yes"
    assert "The duty to warn stands" in out
    code, _, err = run(*tick, "killing", "yes", "--why", "so", *AS)
    assert code == 1
    assert err == (
        "tocsin: that killing is meant needs evidence; name what shows it, or say “unclear”\n"
    )


def test_the_matrix_says_red_in_a_word_and_why(run: Tocsin, case: str) -> None:
    out = run("case", "name", case, "market", "--role", "victim", *AS)[1]
    assert out.splitlines()[:2] == ["market is named as intended victim", "coverage: red"]
    listed = run("case", "list")[1]
    assert listed.startswith("red · Is an attack on a market")
    assert "0 of 1 intended victim reached" in " ".join(listed.split())
    shown = run("case", "show", case)[1]
    for said in (
        "Duty to warn",
        "suggested by the desk, for a person to judge: unclear: one origin alone",
        "doesn't speak against it (evidence 1)",
        "acknowledged",
        "red: not told; nobody who can protect them was told (oskara-police, oskara-deputy)",
        "contact: email verified on 1 May 2026",
        "What waits",
        "1 embassy of Astrand · 1 May 2026",
        "History",
        "named Covered market of Oskara, its manager as intended victim",
    ):
        assert said in " ".join(shown.split())


def test_a_waiver_shows_its_ground_and_is_taken_back(run: Tocsin, case: str) -> None:
    run("case", "name", case, "market", "--role", "victim", *AS)
    waive = ("case", "waive", case, "--recipient", "market", "--ground", "aware")
    code, out, _ = run(*waive, "--why", WHY, *AS)
    assert code == 0
    assert out.startswith("warning market is waived: already aware; `unwaive` takes it back\n")
    assert "waived by Ana, “already aware”: The manager" in " ".join(
        run("case", "show", case)[1].split()
    )
    assert run(*waive, "--why", "They know", *AS)[0] == 1
    unwaive = ("case", "unwaive", case, "--recipient", "market", "--why", "Another market", *AS)
    assert "coverage: red" in run(*unwaive)[1]


def test_a_case_is_handed_over_only_to_who_accepts(run: Tocsin, case: str) -> None:
    offer = (
        "case",
        "offer",
        case,
        "--to",
        "Jon",
        "--until",
        "2099-01-01",
        "--why",
        "My shift ends",
    )
    code, _, err = run(*offer, "--by", "Jon")
    assert code == 1
    assert err.startswith("tocsin: the case is Ana's; have them offer it, or say --unasked WHY")
    code, out, _ = run(*offer, *AS)
    assert code == 0
    assert out.startswith(f"case {case} is offered to Jon; until they accept it is Ana's\n")
    code, _, err = run("case", "accept", case, "--by", "Eva")
    assert (code, err) == (
        1,
        "tocsin: the case is offered to Jon, not to Eva; have it offered to you\n",
    )
    assert run("case", "decline", case, "--why", "On leave", "--by", "Jon")[1] == (
        f"case {case} stays Ana's\n"
    )
    assert run(*offer, *AS)[0] == 0
    assert run("case", "accept", case, "--by", "jon")[1] == f"case {case} is Jon's\n"
    back = ("--unasked", "he is on leave", "--by", "Eva")
    assert run(*("Eva" if one == "Jon" else one for one in offer), *back)[0] == 0
    shown = " ".join(run("audit", "log", "--case", case)[1].split())
    assert "without asking whose it is: he is on leave" in shown


def test_names_are_harmless_wherever_they_are_told(run: Tocsin, threat: Desk) -> None:
    """Older ledgers hold names that nobody could take today."""
    evil, made, until = "J\x1b[31m o", "0123456789abcdef0123", datetime(2099, 1, 1, tzinfo=UTC)
    offered = deeds.Offered(to=f"{evil}n", until=until, why="so")
    with threat.store.enter(threat._clock(), evil, "propose") as entry:
        ledger.write(entry, made, deeds.Opened(title=evil, why=f"so {evil}"), offered)
    shown = [run(*args)[1] for args in (("case", "show", made), ("case", "list"), ("audit", "log"))]
    assert [one for one in shown if "\x1b" in one or "J[31m o" not in one] == []
    code, _, err = run("propose", "Market", "--why", "so", "--by", evil)
    assert (code, err) == (1, "tocsin: a name is one line, of what can be seen; type it anew\n")


def test_measures_are_put_reviewed_and_withdrawn(run: Tocsin, case: str) -> None:
    put = ("case", "measure", "put", case, "Guards", "--review", "2099-01-01", "--who", "Police")
    out = run(*put, *AS)[1]
    made = out.split()[1]
    change = ("case", "measure", "review", case, made)
    assert run(*change, "--review", "2099-02-01", "--why", "It holds", *AS)[0] == 0
    out = run("case", "measure", "withdraw", case, made, "--who", "Police", "--why", "No men", *AS)[
        1
    ]
    assert out == f"measure {made} is withdrawn, by Police\n"
    assert "by Police · No men" in run("case", "show", case)[1]


def test_a_closed_case_says_how_it_ended_and_can_be_reopened(
    run: Tocsin, threat: Desk, case: str
) -> None:
    incident = threat.incidents().rows[0].id
    close = ("case", "close", case, "false-alarm", "--why", "A prank", "--incident", incident[:8])
    assert run(*close, *AS)[1].startswith(f"case {case} is closed as false alarm; nobody is paged")
    assert run("case", "list")[1].startswith("closed: false alarm · ")
    assert run("case", "harm", case, "none")[2] == ("tocsin: the case is closed; reopen it first\n")
    assert run("case", "reopen", case, "--why", "Another is feared", *AS)[0] == 0


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_every_form_goes_to_a_file_too(
    run: Tocsin, threat: Desk, case: str, tmp_path: Path, form: str
) -> None:
    moment = ("--as-of", threat.now())
    for args in (("case", "list"), ("case", "show", case), ("recipients", "list")):
        shown = run(*args, *moment, "--format", form)
        kept = run(*args, *moment, "--format", form, "--out", tmp_path / "out")
        assert (shown[0], kept[0], kept[1]) == (0, 0, "")
        assert (tmp_path / "out").read_text("utf-8") == shown[1]
        assert form != "json" or json.loads(shown[1])


def test_json_has_all_of_a_case(run: Tocsin, case: str) -> None:
    told = json.loads(run("case", "show", case, "--format", "json")[1])
    assert told["row"]["threshold"] == "open"
    assert told["evidence"][0]["sentence"]["text"].startswith("The embassy of Astrand")
    assert told["history"][0]["deed"]["deed"] == "opened"
    assert {"coverage", "suggested", "measures", "warnings", "hands"} <= told.keys()


def test_what_is_no_case_is_told_in_a_line(run: Tocsin, threat: Desk) -> None:
    code, _, err = run("case", "show", "00000000")
    assert (code, len(err.splitlines())) == (1, 1)
    assert run("case", "list")[1] == "No cases.\n"
