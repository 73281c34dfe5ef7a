"""The answer page: GET changes nothing, POST answers once, whatever is wrong is told to people."""

import re
from datetime import timedelta

import pytest
from httpx2 import Response
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.desk.issued import CASE, KEY, WARNING, Issued, issued
from tests.warn.made import DRAFT, NOON
from tests.web.conftest import Seconds
from tocsin.desk.desk import Desk
from tocsin.warn import deeds, tokens
from tocsin.web import app

_MARK = re.compile(r'name="mark" value="([^"]+)"')


def address(hall: Issued) -> str:
    """Where Glassworks answers."""
    return f"/answer/{hall.token()}"


def form(client: TestClient, where: str, **fields: str) -> dict[str, str]:
    """A form as somebody fills it on the page that they have opened."""
    found = _MARK.search(client.get(where).text)
    assert found is not None
    return {"mark": found[1], "by": "Ada Moor", "reply": "understood", **fields}


def answers(hall: Issued) -> list[str]:
    """What was answered, as it is written down."""
    return [one.reply for one in hall.done(deeds.Answered) if isinstance(one, deeds.Answered)]


# Looking


def test_the_page_shows_what_to_do_and_all_that_is_known_of_it(
    client: TestClient, hall: Issued
) -> None:
    shown = client.get(address(hall))
    assert shown.status_code == 200
    for said in (DRAFT.headline, DRAFT.do[0], DRAFT.what, DRAFT.where, DRAFT.when, DRAFT.sure):
        assert said in shown.text
    assert shown.text.index(DRAFT.do[0]) < shown.text.index(DRAFT.what)
    assert shown.text.count('type="radio"') == 6


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_only_opens_the_link_answers_nothing(
    client: TestClient, hall: Issued, method: str
) -> None:
    for _ in range(5):
        assert client.request(method, f"{address(hall)}?reply=acting&by=bot").status_code == 200
    assert answers(hall) == []
    assert hall.done(deeds.Rejected) == []


def test_a_preview_of_the_link_gives_nothing_of_the_warning_in_its_title(
    client: TestClient, hall: Issued
) -> None:
    title = re.search("<title>(.*)</title>", client.get(address(hall)).text)
    assert title is not None and title[1] == "A warning for you – Tocsin"


def test_nothing_in_a_warning_or_an_answer_can_be_more_than_words(tmp_path: object) -> None:
    evil = '"><script>alert(1)</script>'
    text = replace(DRAFT, headline=evil, do=(evil,), assistance=f"javascript:{evil}")
    with issued(f"{tmp_path}/desk.db", text=text) as hall:

        def desk() -> Desk:
            return Desk(f"{tmp_path}/desk.db", clock=hall.clock, settings=hall.desk.settings)

        with TestClient(app(desk)) as client:
            where = address(hall)
            data = form(client, where, by=evil, why=evil, reply="disputed")
            shown = client.post(where, data=data).text
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


# Answering


def test_an_answer_is_recorded_and_the_page_says_what_happens_next(
    client: TestClient, hall: Issued
) -> None:
    where = address(hall)
    until = f"{NOON + timedelta(hours=3):%Y-%m-%dT%H:%M}"
    data = form(client, where, reply="acting", what="Guards at both doors", until=until)
    sent = client.post(where, data=data)
    assert (sent.status_code, sent.headers["Location"]) == (303, where)
    shown = client.get(where).text
    assert "Your answer is recorded" in shown
    assert "“acting” by Ada Moor, 7 March 2026, 12:00 UTC · Guards at both doors" in shown
    assert "You aren&#39;t asked again before 7 March 2026, 15:00 UTC" in shown
    assert answers(hall) == ["acting"]


@pytest.mark.parametrize(
    ("fields", "field", "told"),
    [
        ({"by": " "}, "by", "Your name is missing"),
        ({"reply": ""}, "reply", "No answer is chosen"),
        ({"reply": "maybe"}, "reply", "No answer is chosen"),
        ({"reply": "acting"}, "what", "What you do is missing"),
        ({"reply": "acting", "what": "guards", "until": "soon"}, "until", "is no time"),
        ({"reply": "dismissed"}, "why", "The reason is missing"),
        ({"by": "a" * 101}, "by", "101 characters are too many"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_what_was_written_stays(
    client: TestClient, hall: Issued, fields: dict[str, str], field: str, told: str
) -> None:
    where = address(hall)
    sent = client.post(where, data=form(client, where, **{"why": "", **fields}))
    assert sent.status_code == 422
    assert told in sent.text
    assert f'id="{field}-wrong"' in sent.text
    assert f'href="#{field}"' in sent.text
    assert 'aria-invalid="true"' in sent.text
    assert answers(hall) == []
    assert "Ada Moor" in sent.text or field == "by"


def test_a_form_that_is_sent_twice_counts_once_and_the_page_is_shown_anew(
    client: TestClient, hall: Issued
) -> None:
    where = address(hall)
    data = form(client, where)
    assert client.post(where, data=data).status_code == 303
    again = client.post(where, data={**data, "by": "Ben Lowe"})
    assert again.status_code == 409
    assert "sent before" in again.text and "Ben Lowe" in again.text
    assert answers(hall) == ["understood"]
    assert len(hall.done(deeds.Rejected)) == 1
    anew = _MARK.search(again.text)
    assert anew is not None
    changed = {**data, "mark": anew[1], "reply": "received"}
    assert client.post(where, data=changed).status_code == 303
    assert answers(hall) == ["understood", "received"]


@pytest.mark.parametrize("kind", ["forged", "altered", "nonsense", "expired"])
def test_a_link_that_opens_nothing_says_so_and_an_answer_by_it_is_logged(
    client: TestClient, hall: Issued, kind: str
) -> None:
    token, until = hall.token(), NOON + timedelta(minutes=1)
    where, status = {
        "forged": (tokens.token("x" * 32, hall.delivery().id, CASE, until), 404),
        "altered": (token[:-2] + ("Qg" if token[-2:] != "Qg" else "QA"), 404),
        "nonsense": ("%00%ff<script>", 404),
        "expired": (tokens.token(KEY, hall.delivery().id, CASE, until), 410),
    }[kind]
    data = form(client, address(hall))
    hall.clock.at(2)
    looked = client.get(f"/answer/{where}")
    assert looked.status_code == status
    assert "new link" in looked.text
    assert hall.done(deeds.Rejected) + hall.done(deeds.Rejected, "") == []
    assert client.post(f"/answer/{where}", data=data).status_code == status
    assert len(hall.done(deeds.Rejected) + hall.done(deeds.Rejected, "")) == 1
    assert answers(hall) == []


def test_a_warning_that_was_updated_is_shown_as_it_stands_now(
    client: TestClient, hall: Issued
) -> None:
    where = address(hall)
    data = form(client, where)
    hall.issue(
        "b" * 20, "update", refers=(WARNING,), text=replace(DRAFT, headline="It is called off")
    )
    assert client.post(where, data=data).status_code == 409
    shown = client.get(where).text
    assert "It is called off" in shown and "has been updated" in shown


def test_a_closed_matter_asks_nothing_any_more(client: TestClient, hall: Issued) -> None:
    where = address(hall)
    data = form(client, where)
    hall.write(deeds.Closed(outcome="false alarm", why="a hoax"))
    shown = client.get(where)
    assert shown.status_code == 200 and "<form" not in shown.text
    assert "The matter is closed" in shown.text
    assert client.post(where, data=data).status_code == 410


def test_times_are_told_and_meant_by_the_clock_of_whom_it_is_for(
    client: TestClient, hall: Issued
) -> None:
    there = replace(hall.desk.directory.show("glassworks").row.recipient, zone="Asia/Tokyo")
    hall.write(deeds.Kept(recipient=there), matter="")
    where = address(hall)
    assert "21:00 JST" in client.get(where).text
    data = form(client, where, reply="acting", what="guards", until="2026-03-07T23:00")
    assert client.post(where, data=data).status_code == 303
    (done,) = hall.done(deeds.Answered)
    assert isinstance(done, deeds.Answered) and done.until == NOON + timedelta(hours=2)


# How often


def test_who_tries_too_often_has_to_wait_and_nothing_of_it_is_recorded(
    client: TestClient, hall: Issued, seconds: Seconds
) -> None:
    where = address(hall)
    data = form(client, where, reply="")
    codes = [client.post(where, data=data).status_code for _ in range(12)]
    assert codes == [422] * 10 + [429] * 2
    refused: Response = client.post(where, data=data)
    assert refused.headers["Retry-After"] == "60"
    assert "Wait a minute" in refused.text
    seconds.now += 60
    assert client.post(where, data={**data, "reply": "received"}).status_code == 303


def test_all_behind_one_address_answer_at_once_whatever_strangers_there_try(
    client: TestClient, hall: Issued
) -> None:
    made_up = [client.post(f"/answer/none{number}").status_code for number in range(12)]
    assert made_up == [404] * 10 + [429] * 2
    until = NOON + timedelta(hours=40)
    links = [hall.token("arena", until + timedelta(seconds=one)) for one in range(100)]
    codes = [client.get(f"/answer/{link}").status_code for link in links]
    assert codes == [200] * 100
    wrong = [client.post(f"/answer/{link}", data={"reply": ""}).status_code for link in links]
    assert wrong == [422] * 100


def test_nobody_fills_the_record_with_forged_answers(
    client: TestClient, hall: Issued, seconds: Seconds
) -> None:
    for number in range(200):
        client.post(f"/answer/nonsense{number}", data={"reply": "received"})
        seconds.now += 0.1
    assert len(hall.done(deeds.Rejected, "")) <= 13
