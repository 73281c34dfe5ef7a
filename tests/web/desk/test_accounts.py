"""Who manages accounts does it in the browser; secrets are shown once; keys make no one more."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.accounts.conftest import LONG
from tests.web.chromium import PROGRAM, browser, findings, look
from tests.web.desk.house import SETTINGS, House, house, told
from tests.web.desk.own import Own, own
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.web import app

pytestmark = pytest.mark.usefixtures("cheap_hashes")


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="at")
def _at(record: str, tmp_path: Path) -> Iterator[House]:
    with house(record, tmp_path) as made:
        yield made


def _secret(page: str) -> str:
    """What a page shows once."""
    found = re.search(r"<p><code>([\w-]+)</code></p>", page)
    assert found is not None
    return found[1]


def test_an_account_is_made_and_its_invitation_shown_once_and_in_no_address(at: House) -> None:
    ada = at.at("ada")
    status, page = ada.send("/accounts", account="eli", name="Eli <Lund>", role="analyst")
    invitation = _secret(page)
    assert status == 200 and "Eli &lt;Lund&gt;" in page
    assert f"/{invitation}" not in page and f"={invitation}" not in page
    again = ada.page("/accounts")
    assert invitation not in again and "Was invited to choose a password" in again
    assert at.desk.accounts.accept("eli", invitation, LONG).role == "analyst"
    (eli,) = at.desk.accounts.history("eli")
    assert eli.by == "Ada Berg"


def test_who_was_made_anew_has_another_role_is_disabled_and_enabled(at: House) -> None:
    ada, rut = at.at("ada"), at.at("rut")
    assert ada.send("/accounts/rut/role", role="analyst") == (303, "/accounts")
    assert rut.status("/") == 303  # signed out
    assert ada.send("/accounts/rut/disable", why="has <left>")[0] == 303
    assert "Disabled</strong>: <bdi>“has &lt;left&gt;”" in ada.page("/accounts")
    assert ada.send("/accounts/rut/enable")[0] == 303
    roles = [(one.person.role, one.person.disabled) for one in at.desk.accounts.history("rut")]
    assert roles[1:] == [("analyst", None), ("analyst", "has <left>"), ("analyst", None)]


def test_a_password_that_is_taken_away_gives_an_invitation(at: House) -> None:
    ada, rut = at.at("ada"), at.at("rut")
    invitation = _secret(ada.send("/accounts/rut/reset")[1])
    assert rut.status("/") == 303
    assert at.desk.accounts.accept("rut", invitation, LONG).account == "rut"
    own_page = ada.send("/accounts/ada/reset")[1]  # by which Ada has left the desk
    assert "you sign in here, too" in own_page and '<form class="deed' not in own_page


def test_the_session_and_key_of_another_are_ended(at: House) -> None:
    ada, rut = at.at("ada"), at.at("rut")
    at.by("rut").keys.make("rut", "map", ["read"])
    (session,), (key,) = at.desk.sessions.list("rut"), at.desk.keys.list("rut")
    page = ada.page("/accounts")
    assert "testclient" in page and "map</bdi>: read" in page and "this one" in page
    assert ada.send(f"/accounts/sessions/{session.id}/revoke") == (303, "/accounts")
    assert rut.status("/") == 303
    assert ada.send(f"/accounts/keys/{key.id}/revoke", why="lost") == (303, "/accounts")
    assert at.desk.keys.list("rut")[0].revoked == "lost"


def test_what_the_desk_refuses_is_told_with_the_fields(at: House) -> None:
    status, page = at.at("ada").send("/accounts", account="mira", name="Mira Two", role="reader")
    assert status == 422 and "There is an account mira already" in page
    assert 'value="Mira Two"' in page
    assert "only admin" in at.at("ada").send("/accounts/ada/disable", why="so")[1]
    assert "can&#39;t be “king”" in at.at("ada").send("/accounts/rut/role", role="king")[1]


def test_only_who_manages_accounts_is_led_to_them(at: House) -> None:
    assert 'href="/accounts"' in at.at("ada").page("/")
    assert 'href="/accounts"' not in at.at("jon").page("/")
    assert at.at("jon").status("/accounts") == 403


def test_of_the_past_the_page_tells_roles_alone(at: House) -> None:
    at.clock.on(days=1)
    at.by("ada").accounts.role("rut", "analyst")
    page = at.at("ada").page("/accounts?as_of=2026-06-01T20:00Z")
    assert page.count("reader</span>") == 1 and "Signed in" not in page
    assert '<form class="deed' not in page


def test_everybody_makes_and_revokes_keys_of_their_own(at: House) -> None:
    rut = at.at("rut")
    scopes = re.findall(r'name="scope" value="(\w+)"', rut.page("/account"))
    assert scopes == ["read"]  # what a reader may, and no more
    key = _secret(rut.send("/account/keys", name="map", scope="read")[1])
    bearer = {"Authorization": f"Bearer {key}"}
    assert rut.at.get("/incidents", headers=bearer).status_code == 200
    assert key not in rut.page("/account") and "map</bdi>: read" in rut.page("/account")
    (row,) = at.desk.keys.list("rut")
    assert at.at("jon").send(f"/account/keys/{row.id}/revoke", why="mine?")[0] == 404
    assert rut.send(f"/account/keys/{row.id}/revoke", why="lost") == (303, "/account")
    assert rut.at.get("/incidents", headers=bearer).status_code == 401


def test_a_key_without_a_scope_is_refused_with_its_name_kept(at: House) -> None:
    status, page = at.at("rut").send("/account/keys", name="map")
    assert status == 422 and "A key needs a scope" in page and 'value="map"' in page


def test_by_a_key_nobody_gets_a_key_that_opens_more(at: House) -> None:
    bearer = {"Authorization": f"Bearer {at.by('ada').keys.make('ada', 'map', ['read'])}"}
    sent = {"name": "more", "scope": "admin"}
    for path in ("/account/keys", "/password", "/account/sessions/x/revoke"):
        assert at.at("ada").at.post(path, data=sent, headers=bearer).status_code == 403
    assert [one.name for one in at.desk.keys.list("ada")] == ["map"]


def test_a_wrong_present_password_is_told_and_no_password_shown(at: House) -> None:
    sent = {"present": "a wrong one", "password": "another long one", "again": "another long one"}
    status, page = at.at("rut").send("/password", **sent)
    assert status == 401 and "is wrong" in page
    assert not [said for said in sent.values() if said in page]


@pytest.fixture(name="alone")
def _alone(tmp_path: Path) -> Iterator[Own]:
    """A desk without accounts."""
    where = tmp_path / "alone.db"
    with Desk(str(where)):
        pass
    with own(str(where), tmp_path) as made:
        yield made


def test_on_this_machine_the_first_account_is_an_admins_and_ends_sitting_without(
    alone: Own,
) -> None:
    assert "The first account ends that" in alone.at.get("/accounts").text
    sent = {"account": "ada", "name": "Ada Berg"}
    assert alone.send("/accounts", **sent, role="reader")[0] == 422
    status, page = alone.send("/accounts", **sent, role="admin")
    assert status == 200 and "you sign in here, too" in page
    left = alone.at.get("/accounts", follow_redirects=False)
    assert left.headers["Location"] == "/sign-in?next=%2Faccounts"
    chosen = {"invitation": _secret(page), "password": LONG, "again": LONG}
    form = {"form": alone.mark("/invitation"), "account": "ada"}
    assert "Sign in" in alone.at.post("/invitation", data={**form, **chosen}).text
    sent = {"form": alone.mark("/sign-in"), "account": "ada", "password": LONG}
    assert "Ada Berg</a> sits here" in alone.at.post("/sign-in", data=sent).text
    assert "Make an account" in alone.at.get("/accounts").text


@pytest.mark.slow
@pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here")
@pytest.mark.parametrize("path", ["/accounts", "/account"])
def test_both_pages_can_be_used_on_any_screen_in_light_and_dark(at: House, path: str) -> None:
    key = at.by("ada").keys.make("ada", "map of the control room", ["read", "admin"])
    at.at("rut")
    at.by("ada").accounts.disable("lea", why="has left")
    where = str(at.desk.store.engine.url.database)
    served = app(lambda: Desk(where, create=False, clock=at.clock, settings=SETTINGS))
    with browser() as page, listening(served) as base:
        page.set_extra_http_headers({"Authorization": f"Bearer {key}"})
        for width in (360, 1280):
            for dark in (False, True):
                look(page, width, dark=dark)
                page.goto(base + path)
                page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                assert findings(page) == []
