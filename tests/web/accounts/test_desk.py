"""The desk's own pages, for those who have an account."""

from pathlib import Path

import pytest

from tests.web.accounts.conftest import LONG, SETTINGS, Browser
from tests.web.conftest import Seconds
from tocsin.desk.desk import Desk
from tocsin.desk.sessions import Sessions
from tocsin.errors import DeskError
from tocsin.web import app

PAGES = ["/", "/incidents", "/incidents.csv", "/incidents.rss", "/search", "/account"]


@pytest.mark.usefixtures("desk")
def test_with_accounts_the_desk_is_shown_anywhere_to_who_signs_in(
    tmp_path: Path, seconds: Seconds
) -> None:
    made = app(lambda: Desk(str(tmp_path / "desk.db"), settings=SETTINGS), seconds)
    browser = Browser(made)
    with browser.client:
        for path in PAGES:
            led = browser.get(path).headers["Location"]
            assert led.startswith("/sign-in?next=%2F")
        assert browser.sign_in("rut", LONG) == 303
        assert [browser.get(path).status_code for path in PAGES] == [200] * len(PAGES)
        assert "Rut Dahl</a> sits here" in browser.get("/").text
        assert "<nav" in browser.get("/none").text


@pytest.mark.usefixtures("desk")
def test_of_what_is_wrong_with_the_record_who_signs_in_learns_nothing(
    tmp_path: Path, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise DeskError("/srv/desk.db", "is damaged", "mend it")

    monkeypatch.setattr(Sessions, "sign_in", fails)
    browser = Browser(app(lambda: Desk(str(tmp_path / "desk.db"), settings=SETTINGS), seconds))
    with browser.client:
        sent = {"form": browser.mark(), "account": "mira", "password": LONG}
        told = browser.post("/sign-in", data=sent)
    assert told.status_code == 503
    assert "damaged" not in told.text and "/srv" not in told.text
