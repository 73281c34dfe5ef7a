"""Signing in and out in a real browser, without scripts."""

from pathlib import Path

import pytest

from tests.web.accounts.conftest import LONG
from tests.web.chromium import PROGRAM, browser
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
    pytest.mark.usefixtures("cheap_hashes"),
]


def test_who_signs_in_is_led_to_what_they_wanted_and_out_again(tmp_path: Path) -> None:
    where = str(tmp_path / "desk.db")
    with Desk(where, by="Ada") as desk:
        desk.accounts.add("mira", "Mira Olsen", "analyst", password=LONG)
    opened = listening(app(lambda: Desk(where), inside=True))
    with opened as base, browser(scripts=False) as page:
        page.goto(f"{base}/incidents")
        page.get_by_label("Account").fill("mira")
        page.get_by_label("Password").fill(LONG)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{base}/incidents")
        assert page.get_by_text("Mira Olsen sits here").is_visible()
        assert page.evaluate("document.cookie") == ""  # no script can read what is held
        page.goto(f"{base}/account")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url(f"{base}/sign-in")
        page.goto(f"{base}/incidents")
        page.wait_for_url(f"{base}/sign-in?next=%2Fincidents")
