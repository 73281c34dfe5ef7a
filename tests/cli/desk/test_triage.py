"""`tocsin triage …`: an incident is dismissed, assigned, opened again, and lists say which are."""

from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.desk.conftest import Tocsin
from tocsin.desk.desk import Desk


@pytest.fixture(name="attack")
def _attack(full: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the id of an incident begins, of a copy of the desk that may be written to."""
    where = str(tmp_path / "own.db")
    copyfile(full, where)
    monkeypatch.setenv("TOCSIN_DESK", where)
    with Desk(where, create=False) as own:
        return own.incidents().rows[0].id[:10]


def test_a_dismissed_incident_is_new_no_more_until_it_is_reopened(run: Tocsin, attack: str) -> None:
    code, out, _ = run("triage", "dismiss", attack, "--why", "known")
    assert (code, out) == (0, f"incident {attack} is dismissed\n")
    assert attack not in run("incidents", "--triage", "new")[1]
    assert attack in run("incidents", "--triage", "dismissed")[1]
    assert run("triage", "reopen", attack, "--why", "it isn't")[0] == 0
    assert attack in run("incidents", "--triage", "new")[1]


def test_an_incident_is_found_by_whom_it_is_assigned_to(run: Tocsin, attack: str) -> None:
    assert run("triage", "assign", attack, "Jon Ek")[1].endswith("is assigned to Jon Ek\n")
    assert attack in run("incidents", "--assignee", "Jon Ek")[1]
    assert "No incidents that fit" in run("incidents", "--assignee", "Mira")[1]


def test_all_that_was_said_of_an_incident_is_shown(run: Tocsin, attack: str) -> None:
    assert run("triage", "show", attack)[0] == 0
    run("triage", "dismiss", attack, "--why", "known", "--by", "Mira")
    run("triage", "assign", attack, "Jon Ek", "--by", "Ada")
    out = run("triage", "show", attack)[1]
    assert out.index("dismissed · Mira") < out.index("“known”") < out.index("assigned to Jon Ek")


def test_what_cannot_be_said_is_one_line(run: Tocsin, attack: str) -> None:
    assert run("triage", "dismiss", attack)[0] == 2
    for args in (("reopen", attack), ("dismiss", "ffffff")):
        code, out, err = run("triage", *args, "--why", "so")
        assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "new, dismissed, assigned" in run("incidents", "--triage", "old")[2]
