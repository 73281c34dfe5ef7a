"""Signing in and out: what the browser holds, who may try how often, and where it leads."""

import logging
import re

import pytest
from fastapi import FastAPI

from tests.desk.sent import Clock
from tests.web.accounts.conftest import LONG, Browser, pages
from tests.web.conftest import Seconds
from tocsin.desk.desk import Desk
from tocsin.desk.sessions import FREE

SESSION = "__Host-tocsin-session"


def test_who_signs_in_sits_at_the_desk_until_they_sign_out(browser: Browser) -> None:
    assert browser.sign_in("mira") == 303
    assert browser.get("/look").text.startswith("Mira Olsen|")
    assert browser.post("/sign-out", data={"form": browser.own_mark()}).status_code == 303
    assert SESSION not in browser.cookies
    assert browser.get("/look").status_code == 303


def test_signing_out_ends_the_session_and_not_the_cookie_alone(browser: Browser) -> None:
    browser.sign_in("mira")
    token = browser.cookies[SESSION]
    browser.post("/sign-out", data={"form": browser.own_mark()})
    browser.cookies.set(SESSION, token, domain="desk.example")
    assert browser.get("/look").status_code == 303


def test_a_session_that_somebody_planted_is_not_taken_over(browser: Browser, desk: Desk) -> None:
    """Session fixation: neither a made-up one nor the attacker's own is signed in by a victim."""
    planted = desk.sessions.sign_in("rut", LONG)
    for cookie in ("made-up", planted):
        browser.cookies.clear()
        browser.cookies.set(SESSION, cookie, domain="desk.example")
        sent = {"form": browser.mark("/invitation"), "account": "mira", "password": LONG}
        browser.post("/sign-in", data=sent)
        held = {one.value for one in browser.cookies.jar if one.name == SESSION}
        assert held and cookie not in held
        assert desk.sessions.find(cookie) is None


def test_the_cookie_is_for_this_host_by_https_and_for_no_script(browser: Browser) -> None:
    sent = {"form": browser.mark(), "account": "mira", "password": LONG}
    set_ = browser.post("/sign-in", data=sent).headers.get_list("set-cookie")
    (cookie,) = [one for one in set_ if one.startswith(f"{SESSION}=")]
    flags = {part.strip().casefold() for part in cookie.split(";")[1:]}
    assert flags == {"path=/", "secure", "httponly", "samesite=lax"}


def test_a_wrong_password_is_told_like_a_name_that_there_isnt(browser: Browser) -> None:
    told = []
    for account in ("mira", "nobody"):
        form = {"form": browser.mark(), "account": account, "password": "wrong"}
        answer = browser.post("/sign-in", data=form)
        told.append((answer.status_code, answer.text.replace(f'"{account}"', "")))
    assert told[0] == told[1]
    assert told[0][0] == 401


def test_the_password_is_neither_logged_nor_shown_again(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "a secret that is mistyped"  # noqa: S105
    with caplog.at_level(logging.DEBUG):
        form = {"form": browser.mark(), "account": "mira", "password": secret}
        answer = browser.post("/sign-in", data=form)
    assert secret not in caplog.text and secret not in answer.text


def test_too_many_tries_lock_an_account_even_after_a_restart(
    browser: Browser, desk: Desk, clock: Clock
) -> None:
    for _ in range(FREE):
        assert browser.sign_in("mira", "wrong") == 401
    again = Browser(pages(desk, Seconds()))
    assert again.sign_in("mira") == 429
    clock.on(minutes=1)
    assert again.sign_in("mira") == 303


def test_a_network_may_only_try_so_often_with_whatever_names(
    app: FastAPI, browser: Browser, seconds: Seconds
) -> None:
    tries = [browser.sign_in(f"name{number}", "wrong") for number in range(21)]
    assert tries == [401] * 20 + [429]
    assert Browser(app, "192.0.2.8").sign_in("mira") == 303
    seconds.now += 60
    assert browser.sign_in("mira") == 303


def test_forms_that_other_sites_send_lock_nobody_out(app: FastAPI, browser: Browser) -> None:
    stranger = Browser(app, "192.0.2.8")
    for _ in range(10):
        sent = {"account": "mira", "password": "wrong"}
        assert stranger.post("/sign-in", data=sent).status_code == 403
    assert browser.sign_in("mira") == 303


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/incidents?place=Orlec", "/incidents?place=Orlec"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("//[", "/"),
    ],
)
def test_signing_in_leads_nowhere_but_to_the_desk(browser: Browser, wanted: str, led: str) -> None:
    sent = {"form": browser.mark(), "account": "mira", "password": LONG, "next": wanted}
    assert browser.post("/sign-in", data=sent).headers["Location"] == led


def test_who_looks_at_something_is_led_back_to_it(browser: Browser) -> None:
    led = browser.get("/look?place=Orlec").headers["Location"]
    assert led == "/sign-in?next=%2Flook%3Fplace%3DOrlec"
    assert 'value="/look?place=Orlec"' in browser.get(led).text


def test_an_invitation_opens_the_page_once(browser: Browser, desk: Desk) -> None:
    invitation = desk.accounts.add("eli", "Eli Lund", "reader")
    chosen = "another sentence of words"
    form = {"account": "eli", "invitation": invitation, "password": chosen, "again": chosen}
    codes = []
    for again in ("something else", chosen, chosen):
        sent = {**form, "again": again, "form": browser.mark("/invitation")}
        codes.append(browser.post("/invitation", data=sent).status_code)
    assert codes == [422, 303, 422]
    assert browser.sign_in("eli", chosen) == 303


def test_one_sees_and_ends_ones_own_sessions_and_no_others(
    app: FastAPI, desk: Desk, clock: Clock
) -> None:
    here, there, other = Browser(app), Browser(app), Browser(app)
    for browser, account in ((here, "mira"), (there, "mira"), (other, "rut")):
        browser.sign_in(account)
        clock.on(minutes=1)
    mark, (first, second) = here.own_mark(), desk.sessions.list("mira")
    page = here.get("/account").text
    assert "Sign out there" in page and re.search(r"since \d+ [A-Z]\w+ \d{4}, \d\d:\d\d UTC", page)
    foreign = desk.sessions.list("rut")[0].id
    codes = [
        here.post(f"/account/sessions/{id_}/revoke", data={"form": mark}).status_code
        for id_ in (foreign, second.id)
    ]
    assert codes == [404, 303]
    assert there.get("/look").status_code == 303
    assert [one.id for one in desk.sessions.list("mira")] == [first.id]


def test_another_password_needs_the_present_one_and_ends_other_sessions(app: FastAPI) -> None:
    here, there, new = Browser(app), Browser(app), "another sentence of words"
    for browser in (here, there):
        browser.sign_in("mira")
    codes = []
    for present, again in (("wrong", new), (LONG, "else"), (LONG, new)):
        sent = {"present": present, "password": new, "again": again, "form": here.own_mark()}
        codes.append(here.post("/password", data=sent).status_code)
    assert codes == [401, 422, 303]
    assert (here.get("/look").status_code, there.get("/look").status_code) == (200, 303)
    assert Browser(app).sign_in("mira", new) == 303
