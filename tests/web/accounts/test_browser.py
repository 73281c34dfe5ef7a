"""Signing in and out in a real browser, without scripts."""

import time
from pathlib import Path

import pytest

from tests.web.accounts.conftest import LONG
from tests.web.chromium import Browser, browser
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.web import app

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("cheap_hashes")]


def _led(page: Browser, script: str, to: str) -> None:
    """Do something, and wait until it has led somewhere, and the page there is whole."""
    page.value(f"{script};0")
    for _ in range(200):
        if page.value("document.readyState + location.pathname") == f"complete{to}":
            return
        time.sleep(0.05)
    raise AssertionError(page.value("location.href"))


def test_who_signs_in_is_led_to_what_they_wanted_and_out_again(tmp_path: Path) -> None:
    where = str(tmp_path / "desk.db")
    with Desk(where, by="Ada") as desk:
        desk.accounts.add("mira", "Mira Olsen", "analyst", password=LONG)
    with (
        listening(app(lambda: Desk(where), inside=True)) as base,
        browser(tmp_path / "profile") as page,
    ):
        page.opened(f"{base}/incidents")
        assert page.value("location.pathname") == "/sign-in"
        page.value(f"document.querySelector('#password').value = '{LONG}';0")
        page.value("document.querySelector('#account').value = 'mira';0")
        _led(page, "document.querySelector('button').click()", "/incidents")
        assert "Mira Olsen sits here" in str(page.value("document.body.innerText"))
        assert page.value("document.cookie") == ""  # no script can read what is held
        page.opened(f"{base}/account")
        _led(page, "document.querySelector('form').submit()", "/sign-in")
        page.opened(f"{base}/incidents")
        assert page.value("location.pathname") == "/sign-in"
