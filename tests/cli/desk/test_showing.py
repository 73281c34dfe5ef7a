"""`tocsin show`: an incident to its accounts and sentences, an article to its versions."""

import json

import pytest

from tests.cli.desk.conftest import Tocsin
from tocsin.desk.desk import Desk
from tocsin.desk.views import IncidentRow


@pytest.fixture
def attack(desk: Desk) -> IncidentRow:
    return max(desk.incidents().rows, key=lambda row: row.dossier.accounts)


def test_an_incident_opens_to_its_accounts_and_sentences(run: Tocsin, attack: IncidentRow) -> None:
    code, out, _ = run("show", attack.id[:6])
    assert code == 0
    flat = " ".join(out.split())
    for told in ("Accounts", "Figures", "Who says who did it", "Origins: ", "Orlec Courier"):
        assert told in flat
    assert "*killed*" in flat, "the words that tell of it are marked"
    assert "https://" in flat or ".html" in flat
    assert "why here (" in flat


def test_figures_stand_per_account_in_the_order_of_publication(
    run: Tocsin, attack: IncidentRow
) -> None:
    out = run("show", attack.id)[1]
    table = out.split("\nFigures\n")[1].split("\nWho says")[0]
    assert table.index("5 May 2026") < table.index("6 May 2026") < table.index("9 May 2026")
    assert "killed" in table
    assert "given by" in table


def test_blame_stands_by_the_accused_with_its_evidence(run: Tocsin, attack: IncidentRow) -> None:
    out = run("show", attack.id)[1].split("Who says who did it")[1]
    assert "Varnian Front · claims · by Varnian Front" in out
    assert "no evidence" in out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_everything_opens_in_every_form(run: Tocsin, desk: Desk, form: str) -> None:
    said, blamed, warned = desk.statements().rows[0], desk.blame().rows[0], desk.warnings().rows[0]
    for id_ in (
        desk.incidents().rows[0].id,
        desk.stories().rows[0].id,
        desk.actor("Varnian Front")[0].id,
        said.source.article,
        said.statement.id,
        blamed.blame.id,
        warned.warned.id,
    ):
        code, out, err = run("show", id_, "--format", form)
        assert (code, err) == (0, "")
        assert json.loads(out) if form == "json" else out.strip()


def test_words_are_marked_where_they_stand(run: Tocsin, desk: Desk) -> None:
    row = next(row for row in desk.statements().rows if row.statement.quoted)
    out = run("show", row.statement.id)[1]
    assert f"*{row.statement.content[0].text}" in " ".join(out.split())
    assert "Why it was read so" in out


def test_as_of_opens_what_was_known(run: Tocsin, attack: IncidentRow) -> None:
    out = run("show", attack.id, "--as-of", "2026-05-05")[1]
    assert "1 article, " in " ".join(out.split())


def test_what_is_not_there_is_one_line(run: Tocsin, desk: Desk) -> None:
    code, out, err = run("show", "ffffff")
    assert (code, out) == (1, "")
    assert err.startswith("tocsin: ffffff: is no id, address or file of this desk; ")
