"""Programs do what people do: by scopes and roles, in their person's name, once."""

import pytest
from starlette.testclient import TestClient

from tests.desk.issued import CASE, WARNING, Issued
from tests.web.conftest import Programs, program
from tocsin.desk.once import Once
from tocsin.web.api.problems import ROOT
from tocsin.web.api.serving import KEY

HARM = f"{ROOT}/cases/{CASE}/harm"
PAGE = {
    "address": "https://courier.example/2026/03/karsk",
    "content": "<html><head><title>A blast in Karsk</title></head><body><article><p>"
    "KARSK, 6 March 2026 – A bomb exploded at the market of Karsk on Friday, killing three people, "
    "the police said.</p><p>“It was a bomb,” police chief Odo Lindt told reporters.</p>"
    "</article></body></html>",
}


@pytest.mark.parametrize(
    ("account", "scopes", "statuses"),
    [
        ("ada", ("read",), (200, 403, 403, 403)),
        ("ada", ("judge",), (403, 200, 403, 403)),
        ("ada", ("warn",), (403, 403, 404, 403)),
        ("ada", ("admin",), (403, 403, 403, 200)),
        ("rut", ("read", "judge", "warn", "admin"), (200, 403, 403, 403)),
        ("mira", ("read", "judge", "warn", "admin"), (200, 200, 403, 403)),
        ("jon", ("read", "judge", "warn", "admin"), (200, 200, 404, 403)),
    ],
)
def test_a_key_opens_what_its_scopes_and_its_person_may(
    hall: Issued,
    stranger: TestClient,
    account: str,
    scopes: tuple[str, ...],
    statuses: tuple[int, ...],
) -> None:
    asking = program(hall, stranger, account, scopes)
    told = (
        asking.get(f"{ROOT}/size"),
        asking.post(HARM, json={"what": "Panic at the exits"}),
        asking.post(f"{ROOT}/warnings/aaaaaa/approve", json={}),
        asking.get(f"{ROOT}/accounts"),
    )
    assert tuple(one.status_code for one in told) == statuses


def test_what_is_done_bears_the_name_of_the_keys_person(programs: Programs) -> None:
    programs["mira"].post(HARM, json={"what": "Panic at the exits"})
    assert programs["mira"].get(f"{ROOT}/audit").json()["rows"][-1]["by"] == "Mira Olsen"


def test_a_page_that_is_sent_is_read_and_known_again(programs: Programs) -> None:
    first, again = (programs["mira"].post(f"{ROOT}/pages", json=PAGE).json() for _ in range(2))
    assert (first["what"], again["what"]) == ("new", "known")
    text = programs["mira"].get(f"{ROOT}/articles/{first['article']}").json()
    assert text["source"]["address"] == PAGE["address"]
    assert "Odo Lindt" in str(text["reading"]["statements"])


def test_what_is_no_address_of_the_web_names_no_page(programs: Programs) -> None:
    for address in ("file:///etc/passwd", "/etc/passwd", "gopher://courier.example/1"):
        told = programs["mira"].post(f"{ROOT}/pages", json={**PAGE, "address": address})
        assert told.status_code == 422


def test_the_same_key_does_a_thing_once_and_answers_the_same(programs: Programs) -> None:
    mira, headers = programs["mira"], {KEY: '"8e03978e-40d5-43e8-bc93-6894a57f9324"'}
    worry = {"title": "Trucks near the market", "why": "Three were seen unlit"}
    first, again = (mira.post(f"{ROOT}/cases", json=worry, headers=headers) for _ in range(2))
    assert first.status_code == again.status_code == 200
    assert first.content == again.content
    titles = [row["title"] for row in mira.get(f"{ROOT}/cases").json()["rows"]]
    assert titles.count(worry["title"]) == 1


def test_a_key_that_was_used_for_another_request_is_refused(programs: Programs) -> None:
    headers = {KEY: "k1"}
    programs["mira"].post(HARM, json={"what": "Panic"}, headers=headers)
    other = programs["mira"].post(HARM, json={"what": "Ridicule"}, headers=headers)
    assert other.status_code == 422
    jon = programs["jon"].post(HARM, json={"what": "Ridicule"}, headers=headers)
    assert jon.status_code == 200


def test_a_key_of_what_isnt_done_yet_is_told_to_wait(hall: Issued, programs: Programs) -> None:
    body = b'{"what":"Panic"}'
    once = Once(hall.desk.store, "Mira Olsen", hall.clock)
    once.begin("k2", f"POST {HARM}?\n".encode() + body)
    headers = {KEY: "k2", "Content-Type": "application/json"}
    told = programs["mira"].post(HARM, content=body, headers=headers)
    assert (told.status_code, told.headers["Retry-After"]) == (409, "5")


def test_a_request_that_was_refused_may_be_sent_again_with_its_key(
    hall: Issued, programs: Programs
) -> None:
    headers = {KEY: "k3"}
    hall.desk.cases.close(CASE, "undecidable", why="Nothing came of it")
    assert programs["mira"].post(HARM, json={"what": "x"}, headers=headers).status_code == 422
    hall.desk.cases.reopen(CASE, why="Trucks again")
    assert programs["mira"].post(HARM, json={"what": "x"}, headers=headers).status_code == 200


def test_a_secret_is_shown_once_whatever_the_key(hall: Issued, programs: Programs) -> None:
    new = {"account": "mira", "name": "map", "scopes": ["read"]}
    headers = {KEY: "k4"}
    first = programs["ada"].post(f"{ROOT}/keys", json=new, headers=headers)
    again = programs["ada"].post(f"{ROOT}/keys", json=new, headers=headers)
    assert (first.status_code, again.status_code) == (200, 409)
    secret = first.json()["key"]
    with hall.desk.store.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT body FROM request").scalars().all()
    assert all(secret.encode() not in body for body in kept)
    assert [row.name for row in hall.desk.keys.list("mira")] == ["program", "map"]


def test_nothing_of_a_request_is_exported(hall: Issued, programs: Programs) -> None:
    programs["mira"].post(HARM, json={"what": "Panic"}, headers={KEY: "k5"})
    assert b'"request"' not in programs["ada"].get(f"{ROOT}/record/export").content


def test_a_stranger_names_no_file_of_the_machine(programs: Programs) -> None:
    """The file channel writes wherever an address says, unless its settings name a folder."""
    contact = {"channel": "file", "address": "/etc/cron.d/x"}
    person = {"id": "x", "name": "X", "role": "authority", "contacts": [contact]}
    told = programs["ada"].post(f"{ROOT}/recipients", json={"recipients": [person]})
    assert told.status_code == 422
    assert "file" in told.json()["detail"]


def test_an_address_as_it_is_shown_takes_no_place_of_the_real_one(programs: Programs) -> None:
    contact = {"channel": "webhook", "address": "https://…@hook.example/in?…"}
    person = {"id": "x", "name": "X", "role": "authority", "contacts": [contact]}
    told = programs["ada"].post(f"{ROOT}/recipients", json={"recipients": [person]})
    assert told.json()["remedy"] == "write the address whole"


def test_an_answer_needs_what_answers_need(programs: Programs) -> None:
    said = {"warning": WARNING, "recipient": "glassworks", "reply": "acting", "by": "Odo Lindt"}
    lacking = programs["mira"].post(f"{ROOT}/answers", json=said)
    assert lacking.status_code == 422
    whole = {**said, "what": "The hall stays closed", "until": "2026-03-08T12:00Z"}
    assert programs["mira"].post(f"{ROOT}/answers", json=whole).json()["reply"] == "acting"
