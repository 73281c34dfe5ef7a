"""`tocsin same`, `different` and `undo`: a person's word, and taking it back."""

import json
import re
from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.desk.conftest import Tocsin
from tocsin.desk.desk import Desk


@pytest.fixture
def own(full: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A copy of the desk that may be written to."""
    where = str(tmp_path / "own.db")
    copyfile(full, where)
    monkeypatch.setenv("TOCSIN_DESK", where)
    return Desk(where, create=False)


def sizes(desk: Desk) -> list[int]:
    return sorted(row.story.articles for row in desk.stories().rows)


def test_two_stories_become_one_and_two_again(run: Tocsin, own: Desk) -> None:
    before = sizes(own)
    one, other = (row.id[:8] for row in own.stories().rows[:2])
    code, out, _ = run("same", "story", one, other, "--why", "one trial")
    assert code == 0
    assert len(sizes(own)) == len(before) - 1
    judgement = re.search(r"tocsin undo (\w+)", out)
    assert judgement
    assert run("undo", judgement[1], "--why", "two trials")[0] == 0
    assert sizes(own) == before


def test_an_account_is_taken_out_of_its_incident(run: Tocsin, own: Desk) -> None:
    attack = max(own.incidents().rows, key=lambda row: row.dossier.accounts)
    account = own.incident(attack.id).accounts[-1].id
    code, out, _ = run("different", "incident", account[:8], "--why", "another bomb")
    assert code == 0
    assert "was taken out of" in out
    assert len(own.incident(attack.id).accounts) == attack.dossier.accounts - 1


def test_a_judgement_needs_its_reason(run: Tocsin, own: Desk) -> None:
    code, _, err = run("same", "story", "aaaaaa", "bbbbbb")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "--why" in err


@pytest.mark.parametrize(
    "args",
    [("same", "story", "aaaaaa", "bbbbbb"), ("different", "actor", "aaaaaa"), ("undo", "aaaaaa")],
)
def test_what_is_not_there_is_one_line(run: Tocsin, own: Desk, args: tuple[str, ...]) -> None:
    code, out, err = run(*args, "--why", "so")
    assert (code, out) == (1, "")
    assert "of this desk; see the lists for what is" in err


def test_judgements_are_listed_and_opened(run: Tocsin, own: Desk) -> None:
    attack = max(own.incidents().rows, key=lambda row: row.dossier.accounts)
    account = own.incident(attack.id).accounts[-1].id
    run("different", "incident", account[:8], "--why", "another bomb", "--by", "Mira")
    (row,) = own.judgements().rows
    code, out, _ = run("judgements")
    assert code == 0
    assert f"incident {row.other[:10]} was taken out of {attack.id[:10]}: 1 account moved" in out
    assert "1 judgement." in out
    assert json.loads(run("judgements", "--format", "json")[1])["rows"][0]["why"] == "another bomb"
    for name in (row.id[:6], attack.id, account):
        shown = run("show", name)[1]
        assert "different · incident · Mira" in shown
        assert row.id[:10] in shown
    assert "moved here by Mira" in run("show", account)[1]


def test_a_desk_without_judgements_says_so(run: Tocsin, own: Desk) -> None:
    assert run("judgements")[:2] == (0, "No judgements.\n")


def test_an_incident_s_own_id_names_none_of_its_accounts(run: Tocsin, own: Desk) -> None:
    attack = max(own.incidents().rows, key=lambda row: row.dossier.accounts)
    code, _, err = run("different", "incident", attack.id, "--why", "another bomb")
    assert code == 1
    assert "is a whole incident; name its accounts by the ids" in err


def test_too_little_of_an_id_is_told(run: Tocsin, own: Desk) -> None:
    code, _, err = run("show", "1c38")
    assert code == 1
    assert "1c38: is too little of an id; give the first 6 letters of it or more" in err
