"""Every error has one shape, with a remedy, whatever went wrong and wherever."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.desk.issued import CASE, Issued
from tests.web.conftest import Programs
from tests.web.desk.conftest import HERE
from tocsin.desk.cases import Cases
from tocsin.desk.desk import Desk
from tocsin.web import app
from tocsin.web.accounts import forms
from tocsin.web.api.problems import KINDS, MEDIA, ROOT, Problem
from tocsin.web.api.serving import KEY, MOST

HARM = f"{ROOT}/cases/{CASE}/harm"
_JSON = {"Content-Type": "application/json"}


def _check(told: object, status: int) -> dict[str, Any]:
    assert told.status_code == status, told.text  # type: ignore[attr-defined]
    assert told.headers["Content-Type"] == MEDIA  # type: ignore[attr-defined]
    problem: dict[str, Any] = told.json()  # type: ignore[attr-defined]
    assert set(problem) == set(Problem.__struct_fields__)
    assert problem["type"] == f"{ROOT}/docs#{KINDS[status][0]}"
    assert problem["title"] == KINDS[status][1]
    assert problem["status"] == status
    assert problem["detail"]
    assert problem["remedy"]
    return problem


def test_a_stranger_is_told_how_to_be_known(stranger: TestClient) -> None:
    told = stranger.get(f"{ROOT}/incidents")
    _check(told, 401)
    assert told.headers["WWW-Authenticate"] == "Bearer"
    _check(stranger.post(HARM, json={"what": "x"}), 401)


def test_what_goes_wrong_with_a_request(programs: Programs) -> None:
    mira, rut = programs["mira"], programs["rut"]
    _check(mira.post(HARM, content=b"{", headers=_JSON), 400)
    _check(mira.post(HARM, content=b"\xff", headers=_JSON), 400)
    _check(mira.post(HARM, json={"what": "x"}, headers={KEY: "k" * 300}), 400)
    _check(rut.post(HARM, json={"what": "x"}), 403)
    _check(mira.get(f"{ROOT}/nothing"), 404)
    _check(mira.get(f"{ROOT}/"), 404)
    _check(mira.get(f"{ROOT}/incidents/c0ffee"), 404)
    _check(mira.get(f"{ROOT}/incidents/x"), 404)
    _check(mira.get(f"{ROOT}/incidents/c0ff%0Aee"), 404)
    _check(mira.get(f"{ROOT}/noth%0Aing"), 404)
    _check(mira.post(HARM, data={"what": "x"}), 415)
    _check(mira.post(HARM, json={}), 422)
    _check(mira.get(f"{ROOT}/incidents", params={"as_of": "2026-02-30"}), 422)
    for path in ("incidents", "cases", "watches", f"cases/{CASE}"):
        told = _check(mira.get(f"{ROOT}/{path}", params={"as_of": "2999-01-01"}), 422)
        assert told["detail"] == "2999-01-01 is still to come"


def test_another_method_is_told_which_there_are(programs: Programs) -> None:
    told = programs["mira"].delete(f"{ROOT}/cases")
    _check(told, 405)
    assert set(told.headers["Allow"].split(", ")) == {"GET", "HEAD", "POST"}


def test_too_much_is_refused_before_it_is_read(programs: Programs) -> None:
    _check(programs["mira"].post(HARM, content=b"x" * 500_000, headers=_JSON), 413)
    _check(programs["mira"].post(f"{ROOT}/pages", content=b"x" * 3_000_000, headers=_JSON), 413)


def test_who_asks_too_often_is_told_when_to_ask_again(programs: Programs) -> None:
    for _ in range(MOST):
        programs["mira"].get(f"{ROOT}/clock")
    told = programs["mira"].get(f"{ROOT}/clock")
    _check(told, 429)
    assert int(told.headers["Retry-After"]) > 0
    assert programs["jon"].get(f"{ROOT}/clock").status_code == 200


def test_what_the_desk_refuses_is_told_in_its_words(programs: Programs) -> None:
    told = programs["mira"].post(f"{ROOT}/cases/{CASE}/reopen", json={"why": "Trucks"})
    problem = _check(told, 422)
    assert problem["detail"] == "the case is open"
    assert problem["remedy"] == "nothing is to do"


def test_what_nobody_expected_is_logged_and_told_of_in_no_detail(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_cases: Cases, **_asked: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(Cases, "list", broken)
    told = programs["mira"].get(f"{ROOT}/cases")
    assert "secret" not in _check(told, 500)["detail"]
    assert "a secret detail" in caplog.text


def test_a_record_that_cant_be_had_is_named_to_nobody(
    hall: Issued, programs: Programs, stranger: TestClient
) -> None:
    with hall.desk.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE statement RENAME TO gone")
    told = programs["mira"].get(f"{ROOT}/statements")
    where = Path(hall.desk.store.engine.url.database or "")
    assert where.name not in str(_check(told, 503))
    assert "Retry-After" in told.headers


def test_a_session_only_reads_unless_it_sends_the_mark_of_forms(at: TestClient) -> None:
    assert at.get(f"{ROOT}/size").status_code == 200
    _check(at.post(f"{ROOT}/heartbeats", json={"name": "x"}), 403)


def test_a_session_that_sends_the_mark_writes(tmp_path: Path) -> None:
    where = str(tmp_path / "desk.db")
    with TestClient(app(lambda: Desk(where, by="Mira"), inside=True), base_url=HERE) as own:
        mark = forms.mark(own.app.state.forms)  # type: ignore[attr-defined]
        marked = {forms.HEADER: mark}
        told = own.post(f"{ROOT}/heartbeats", json={"name": "x"}, headers=marked)
        assert told.status_code == 204
        _check(own.post(f"{ROOT}/heartbeats", data={forms.FIELD: mark}), 415)
