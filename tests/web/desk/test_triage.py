"""An incident is dismissed, assigned and reopened beside it; everybody sees who did, and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.desk.own import Own, own, told


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="here")
def _here(record: str, tmp_path: Path) -> Iterator[Own]:
    with own(record, tmp_path) as made:
        yield made


def test_who_dismissed_an_incident_and_why_stands_beside_it(here: Own) -> None:
    attack = here.attack()
    status, led = here.send(f"/incidents/{attack}/dismiss", why="known <b>since</b> May")
    assert (status, led) == (303, f"/incidents/{attack}")
    assert here.desk.triage.of([attack])[attack].why == "known <b>since</b> May"
    for page in (led, "/incidents", "/incidents?triage=dismissed"):
        text = here.at.get(page).text
        assert "Dismissed" in text and "known &lt;b&gt;since&lt;/b&gt; May" in text
    assert f"i-{attack}" not in here.at.get("/incidents?triage=new").text


def test_in_the_past_nothing_of_it_is_shown_and_nothing_can_be_done(here: Own) -> None:
    attack = here.attack()
    here.send(f"/incidents/{attack}/dismiss", why="known")
    then = here.at.get(f"/incidents/{attack}?as_of=2026-05-12").text
    assert "known" not in then.replace("unknown", "") and "/dismiss" not in then


def test_one_is_led_back_to_where_one_was_and_nowhere_else(here: Own) -> None:
    attack = here.attack()
    path = f"/incidents/{attack}/assign?back="
    assert here.send(f"{path}%2Fincidents%3Fkind%3Dbombing", assignee="Jon Ek") == (
        303,
        "/incidents?kind=bombing",
    )
    status, led = here.send(f"{path}https%3A%2F%2Fevil.example", assignee="Mira")
    assert (status, led) == (303, "/")


def test_what_is_assigned_is_found_by_whose_it_is_and_reopened(here: Own) -> None:
    attack = here.attack()
    here.send(f"/incidents/{attack}/assign", assignee="Jon Ek")
    assert "Assigned to <bdi>Jon Ek</bdi>" in here.at.get("/incidents?assignee=Jon+Ek").text
    assert here.send(f"/incidents/{attack}/reopen", why="he is away")[0] == 303
    page = here.at.get(f"/incidents/{attack}").text
    assert "Open again" in page and "What was said of it before" in page


def test_what_is_refused_is_told_and_nothing_that_was_written_is_lost(here: Own) -> None:
    attack = here.attack()
    status, text = here.send(f"/incidents/{attack}/reopen", why="a mistake of mine")
    assert status == 422
    assert "This incident is open already" in text and "a mistake of mine" in text
    assert here.send(f"/incidents/{attack}/dismiss", why="")[0] == 422
    assert here.desk.triage.of([attack]) == {}


@pytest.mark.parametrize("deed", ["dismiss", "assign", "reopen"])
def test_a_form_that_is_not_the_desks_does_nothing(here: Own, deed: str) -> None:
    attack = here.attack()
    sent = {"why": "so", "assignee": "Jon Ek"}
    assert here.at.post(f"/incidents/{attack}/{deed}", data=sent).status_code == 403
    assert here.desk.triage.of([attack]) == {}


def test_a_reader_may_neither_do_it_nor_sees_how(here: Own) -> None:
    attack = here.attack()
    here.desk.accounts.add("ada", "Ada Berg", "admin")
    here.desk.accounts.add("rut", "Rut Dahl", "reader")
    rut = {"Authorization": f"Bearer {here.desk.keys.make('rut', 'test', ['read', 'judge'])}"}
    page = here.at.get(f"/incidents/{attack}", headers=rut).text
    assert "Accounts" in page or "account" in page
    assert "/dismiss" not in page
    sent = {"why": "so"}
    answer = here.at.post(f"/incidents/{attack}/dismiss", data=sent, headers=rut)
    assert answer.status_code == 403
