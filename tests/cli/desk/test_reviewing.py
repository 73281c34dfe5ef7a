"""`tocsin review`: an incident, the desk, and what people find."""

import json
from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.weighed import only
from tocsin.desk.desk import Desk


@pytest.fixture
def own(full: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of the bombing at a copy of the desk, at which commands sit."""
    where = str(tmp_path / "own.db")
    copyfile(full, where)
    monkeypatch.setenv("TOCSIN_DESK", where)
    with Desk(where, create=False) as desk:
        return only(desk)


def test_an_incident_is_reviewed_by_its_id_alone(run: Tocsin, own: str) -> None:
    code, out, err = run("review", own[:8])
    flat = " ".join(out.split())
    assert (code, err) == (0, "")
    assert "embassy of Astrand → its citizens · 4 days before" in flat
    assert "dismissed: “Mayor Ivo Dreck dismissed the warning as a provocation.”" in flat
    assert run("review", "incident", own[:8])[1] == out


def test_it_comes_in_every_form_and_into_a_file(run: Tocsin, own: str, tmp_path: Path) -> None:
    told = json.loads(run("review", own, "--format", "json")[1])
    assert told["about"]["incident"] == own
    assert run("review", own, "--format", "markdown")[1].startswith("# **Review: bombing**")
    kept = tmp_path / "review.html"
    assert run("review", own, "--format", "html", "--out", kept)[:2] == (0, "")
    assert kept.read_text().startswith("<!DOCTYPE html>")


def test_as_of_a_day_before_it_only_says_what_was_known(run: Tocsin, own: str) -> None:
    out = " ".join(run("review", own, "--as-of", "2026-05-02")[1].split())
    assert "only what the incident was is known from later" in out
    assert "embassy of Astrand" in out
    assert "perhaps a" not in out
    assert "None that bears on it" in " ".join(
        run("review", own, "--as-of", "2026-04-01")[1].split()
    )


def test_a_finding_is_kept_and_shown(run: Tocsin, own: str) -> None:
    code, out, err = run(
        *("review", "find", own[:8], "--outcome", "miss", "--why", "nobody asked", "--by", "Ana"),
        *("--finding", "those at risk", "--impediment", "preconceptions"),
    )
    assert (code, err) == (0, "")
    assert out.startswith(f"miss is kept of incident {own}")
    flat = " ".join(run("review", own)[1].split())
    assert "miss · Ana" in flat
    assert "those at risk weren't told impediments: preconceptions" in flat
    assert run("audit", "verify")[0] == 0


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["review", "find", "ID", "--outcome", "so-so", "--why", "so"], 2),
        (["review", "find", "ID", "--outcome", "miss"], 2),
        (["review", "find", "ID", "--outcome", "miss", "--why", "so", "--finding", "bad luck"], 2),
        (["review", "find", "ID", "--outcome", "miss", "--why", "--"], 1),
        (["review", "abcdef"], 1),
        (["review", "ID", "--case", "abcdef"], 1),
        (["review", "ID", "--as-of", "yesterday"], 2),
        (["review", "desk", "--since", "May"], 2),
    ],
)
def test_what_can_t_be_is_one_line(run: Tocsin, own: str, args: list[str], code: int) -> None:
    given = [own if one == "ID" else one for one in args]
    ended, out, err = run(*given)
    assert (ended, out, len(err.splitlines())) == (code, "", 1)


def test_the_desk_is_reviewed(run: Tocsin, own: str) -> None:
    code, out, err = run("review", "desk", "--since", "2026-05-01", "--until", "2026-05-31")
    assert (code, err) == (0, "")
    assert out.startswith("Review of the desk · 1 May 2026 to 31 May 2026")
    told = json.loads(run("review", "desk", "--format", "json")[1])
    assert told["hearing"]["reach"] == {"count": 0, "of": 0}
