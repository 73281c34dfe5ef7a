"""The pages about the desk for programs: all operations, and what only looks can be tried."""

from starlette.testclient import TestClient

from tests.web.conftest import Programs
from tocsin.web.api.problems import KINDS, ROOT
from tocsin.web.api.rooms import OPERATIONS


def test_every_operation_has_its_page(programs: Programs) -> None:
    rut = programs["rut"]
    index = rut.get(f"{ROOT}/docs").text
    for one in OPERATIONS:
        assert f'href="{ROOT}/docs/{one.name}"' in index
        assert rut.get(f"{ROOT}/docs/{one.name}").status_code == 200, one.name
    assert rut.get(f"{ROOT}/docs/nothing").status_code == 404


def test_the_type_of_a_problem_leads_to_what_it_is(programs: Programs) -> None:
    index = programs["rut"].get(f"{ROOT}/docs").text
    for name, title in KINDS.values():
        assert f'id="{name}"' in index
        assert title in index.replace("&#39;", "'")


def test_what_only_looks_is_tried_as_whoever_asks(programs: Programs) -> None:
    told = programs["rut"].get(f"{ROOT}/docs/recipient?name=glassworks&try=1").text
    assert "Answer: 200" in told
    assert f"GET {ROOT}/recipients/glassworks" in told
    refused = programs["rut"].get(f"{ROOT}/docs/accounts?limit=5&try=1").text
    assert "Answer: 403" in refused
    wrong = programs["rut"].get(f"{ROOT}/docs/incidents?kind=murder&try=1").text
    assert "Answer: 422" in wrong


def test_what_does_something_has_no_form(programs: Programs) -> None:
    told = programs["ada"].get(f"{ROOT}/docs/harm?id=c0ffee&try=1").text
    assert 'name="try"' not in told
    assert "Answer" not in told


def test_no_page_says_anything_to_strangers(stranger: TestClient) -> None:
    told = stranger.get(f"{ROOT}/docs", follow_redirects=False)
    assert told.status_code == 303
    assert told.headers["Location"].startswith("/sign-in")


def test_what_is_written_into_the_form_is_shown_harmlessly(programs: Programs) -> None:
    script = "<script>alert(1)</script>"
    told = programs["rut"].get(f"{ROOT}/docs/actors", params={"name": script, "try": "1"}).text
    assert script not in told
    assert "&lt;script&gt;" in told
