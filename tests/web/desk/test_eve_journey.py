"""The desk as of the day before the attack: all that was known then, and nothing of what came."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.web.chromium import PROGRAM, browser
from tests.web.desk.conftest import sitting
from tests.web.test_browser import listening
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]
EVE, SAID = "2026-03-20", "nothing learnt later is on this page"
# In the sample gunmen attack the hall on 21 March; what a warning had feared has other words.
_OF_THE_ATTACK = ("21 March 2026", "gunmen attacked", "killed at the Glassworks")


@contextmanager
def _window(record: str, *, scripts: bool) -> Iterator[Page]:
    with browser(scripts=scripts) as page, listening(app(sitting(record), inside=True)) as base:
        page.goto(base)
        yield page


def _knows_nothing(page: Page) -> None:
    """No word of the attack, no form that does anything, and no link out of the past."""
    text = page.locator("main").inner_text().replace("until 21 March 2026", "")
    assert not [one for one in _OF_THE_ATTACK if one in text], page.url
    assert SAID in page.locator("body").inner_text(), page.url
    assert page.locator('form[method="post"]').count() == 0, page.url
    led = page.locator("main a[href^='/']").evaluate_all("all => all.map(a => a.href)")
    assert not [one for one in led if f"as_of={EVE}" not in one], page.url


@pytest.mark.parametrize("scripts", [False, True])
def test_somebody_looks_at_the_desk_as_of_the_eve_and_comes_back(
    sample: str, scripts: bool
) -> None:
    with _window(sample, scripts=scripts) as page:
        page.get_by_role("textbox", name="As of").fill(EVE)
        page.get_by_role("textbox", name="As of").press("Enter")
        page.wait_for_url(f"**/?as_of={EVE}*")
        _knows_nothing(page)
        assert page.get_by_role("heading", name="Proposals waiting").is_visible()
        page.get_by_role("link", name="Watches", exact=True).click()
        page.locator("h3 a").first.click()
        page.wait_for_url("**/watches/karsk-crowds*")
        _knows_nothing(page)
        page.get_by_role("link", name="Incidents", exact=True).click()
        page.locator("article.row h3 a").first.click()
        page.wait_for_url("**/incidents/*")
        _knows_nothing(page)
        page.locator("blockquote.sentence a").first.click()
        page.wait_for_url("**/articles/*#s*")
        _knows_nothing(page)
        page.get_by_role("link", name="Back to now").click()
        assert "as_of" not in page.url and SAID not in page.locator("body").inner_text()
        page.get_by_role("link", name="Incidents", exact=True).click()
        page.wait_for_url("**/incidents")
        assert _OF_THE_ATTACK[0] in page.locator("main").inner_text()
