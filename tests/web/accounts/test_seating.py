"""Who is let at the desk, for what, by session, by key, and on this machine alone."""

from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from starlette.responses import PlainTextResponse

from tests.web.accounts.conftest import Browser, alone
from tests.web.conftest import Seconds
from tocsin.desk.desk import Desk
from tocsin.web.accounts import seating

HOME = "http://127.0.0.1:8423"


@pytest.mark.parametrize(
    ("account", "codes"),
    [("rut", [403, 403]), ("mira", [200, 403]), ("jon", [200, 200]), ("ada", [200, 200])],
)
def test_roles_are_refused_what_they_may_not(
    browser: Browser, account: str, codes: list[int]
) -> None:
    browser.sign_in(account)
    form = {"form": browser.own_mark()}
    assert [browser.post(path, data=form).status_code for path in ("/judge", "/issue")] == codes


def test_a_form_that_another_site_sends_is_refused(app: FastAPI, browser: Browser) -> None:
    browser.sign_in("mira")
    stranger = Browser(app)
    stranger.sign_in("rut")
    for form in ({}, {"form": ""}, {"form": "x"}, {"form": "é"}, {"form": stranger.own_mark()}):
        assert browser.post("/judge", data=form).status_code == 403
    own = {"form": browser.own_mark()}
    crossed = browser.post("/judge", data=own, headers={"Sec-Fetch-Site": "cross-site"})
    assert crossed.status_code == 403
    assert browser.post("/judge", data=own).status_code == 200


def test_the_form_for_signing_in_is_bound_to_the_browser(app: FastAPI, browser: Browser) -> None:
    """Or a victim could be signed in as the attacker, and work in their name."""
    stolen = Browser(app).mark()
    browser.mark()
    for form in (stolen, ""):
        sent = {"form": form, "account": "mira", "password": "x"}
        assert browser.post("/sign-in", data=sent).status_code == 403


def test_scripts_send_the_mark_in_a_header(browser: Browser) -> None:
    browser.sign_in("mira")
    mark = browser.own_mark()
    assert browser.post("/judge", headers={"X-Tocsin-Form": mark}).status_code == 200
    assert browser.post("/judge", json={"form": mark}).status_code == 403


def test_a_revoked_session_opens_nothing(browser: Browser, desk: Desk) -> None:
    browser.sign_in("mira")
    assert browser.get("/look").status_code == 200
    desk.sessions.revoke(desk.sessions.list("mira")[0].id)
    assert browser.get("/look").status_code == 303


def test_what_outlasts_a_session_learns_that_it_has_ended(
    app: FastAPI, browser: Browser, desk: Desk
) -> None:
    followed: list[Request] = []

    def follow(request: Request) -> PlainTextResponse:
        seating.seat(request)
        followed.append(request)
        return PlainTextResponse("")

    app.add_api_route("/follow", follow)
    browser.sign_in("mira")
    browser.get("/follow")
    assert seating.still(followed[0])
    desk.sessions.revoke(desk.sessions.list("mira")[0].id)
    assert not seating.still(followed[0])


def test_a_role_that_is_taken_away_is_gone_at_once(browser: Browser, desk: Desk) -> None:
    browser.sign_in("jon")
    desk.accounts.role("jon", "reader")
    assert browser.post("/issue", data={}).status_code == 401


def test_a_key_opens_what_its_scopes_say_without_a_form(browser: Browser, desk: Desk) -> None:
    bearer = {"Authorization": f"Bearer {desk.keys.make('jon', 'map', ['read', 'judge'])}"}
    assert browser.get("/look", headers=bearer).text == "Jon Ek|"
    assert browser.post("/judge", headers=bearer).text == "Jon Ek"
    assert browser.post("/issue", headers=bearer).status_code == 403


def test_a_revoked_key_opens_nothing_whoever_is_signed_in(browser: Browser, desk: Desk) -> None:
    secret = desk.keys.make("jon", "map", ["read"])
    desk.keys.revoke(desk.keys.list()[0].id, why="lost")
    browser.sign_in("mira")
    for given in (f"Bearer {secret}", "Bearer ", "Basic amVuOng=", ""):
        told = browser.get("/look", headers={"Authorization": given})
        assert (told.status_code, told.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_on_this_machine_nobody_needs_an_account_but_forms_are_the_desks(
    tmp_path: Path, seconds: Seconds
) -> None:
    with alone(tmp_path, seconds, inside=True) as app:
        browser = Browser(app, "127.0.0.1", HOME)
        assert browser.get("/look").text.startswith("Mira|")
        assert browser.post("/issue", data={"form": browser.own_mark()}).text == "Mira"
        assert browser.post("/issue", data={}).status_code == 403


@pytest.mark.parametrize(
    ("base", "headers"),
    [
        ("http://evil.example:8423", {}),
        (HOME, {"X-Forwarded-For": "127.0.0.1"}),
        (HOME, {"Forwarded": "for=127.0.0.1"}),
    ],
)
def test_who_asks_by_another_name_or_way_doesnt_sit_at_this_machine(
    tmp_path: Path, seconds: Seconds, base: str, headers: dict[str, str]
) -> None:
    with alone(tmp_path, seconds, inside=True) as app:
        assert Browser(app, "127.0.0.1", base).get("/look", headers=headers).status_code == 404


def test_elsewhere_nobody_sits_at_a_desk_without_accounts(tmp_path: Path, seconds: Seconds) -> None:
    with alone(tmp_path, seconds, inside=False) as app:
        assert Browser(app, "127.0.0.1", HOME).get("/look").status_code == 404


def test_once_there_is_an_account_this_machine_needs_one_too(
    tmp_path: Path, seconds: Seconds
) -> None:
    with alone(tmp_path, seconds, inside=True) as app:
        app.state.desk.accounts.add("mira", "Mira Olsen", "admin")
        assert Browser(app, "127.0.0.1", HOME).get("/look").status_code == 303
