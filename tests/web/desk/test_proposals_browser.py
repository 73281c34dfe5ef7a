"""Proposals by keyboard alone, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.chromium import PROGRAM, browser
from tests.web.desk.casework import NOW, threat
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]


def test_a_proposal_is_gone_to_dismissed_and_opened_again_by_single_keys(tmp_path: Path) -> None:
    where = threat(tmp_path)

    def sitting() -> Desk:
        return Desk(where, create=False, by="Mira", clock=lambda: NOW)

    with listening(app(sitting, inside=True)) as base, browser() as page, sitting() as desk:
        for those, keys in (("waiting", "jd"), ("dismissed", "ju")):
            page.goto(f"{base}/proposals?decision={those}")
            page.keyboard.type(keys)
            expect(page.get_by_label("Why", exact=True).first).to_be_focused()
            page.keyboard.press("Escape")
            expect(page.locator("main .row h3 a").first).to_be_focused()
            page.keyboard.type(f"{keys[1]}so it is")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        (said,) = (row.decided for row in desk.proposals() if row.decided)
        assert (said.decision, said.by, said.why) == ("open", "Mira", "so it is")
