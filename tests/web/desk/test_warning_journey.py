"""From a proposal to an answer over the pages, by two people and a recipient, without scripts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page

from tests.desk.sent import Clock, Way
from tests.web.accounts.conftest import LONG
from tests.web.chromium import PROGRAM, browser, contrast, findings, look
from tests.web.desk.house import DAY, SETTINGS, told
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.desk.sending import Sending
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
    pytest.mark.usefixtures("cheap_hashes"),
]
HERE = replace(SETTINGS, url="http://127.0.0.1")


class Bureau(NamedTuple):
    """The desk, its clock, and the address at which it is served."""

    desk: Desk
    clock: Clock
    base: str

    def mailed(self) -> dict[str, str]:
        """What is sent by mail now: by address the text."""
        way = Way()
        sending = Sending(self.desk.store, "desk", self.clock, HERE, makers={"email": lambda: way})
        self.desk.tending.tend()
        sending.send()
        sending.close()
        return {address: message.text for address, message in way.taken}


@contextmanager
def _bureau(where: str) -> Iterator[Bureau]:
    clock = Clock(DAY)

    def opened() -> Desk:
        return Desk(where, create=False, clock=clock, settings=HERE)

    with opened() as desk, listening(app(opened)) as base:
        yield Bureau(desk, clock, base)


@pytest.fixture(name="before")
def _before(tmp_path: Path) -> Iterator[Bureau]:
    """Where nobody has decided yet about what the watch proposes."""
    with _bureau(told(tmp_path, taken_up=False)) as made:
        yield made


@pytest.fixture(name="at")
def _at(tmp_path: Path) -> Iterator[Bureau]:
    with _bureau(told(tmp_path)) as made:
        yield made


def _seated(page: Page, base: str, account: str) -> Page:
    """A window of somebody's own, signed in."""
    of = page.context.browser
    assert of is not None
    own = of.new_context(java_script_enabled=False).new_page()
    own.goto(f"{base}/warnings")
    own.get_by_label("Account").fill(account)
    own.get_by_label("Password").fill(LONG)
    own.get_by_role("button", name="Sign in").click()
    own.wait_for_url(f"{base}/warnings")
    return own


def test_a_proposal_becomes_a_warning_that_is_answered_by_its_link(before: Bureau) -> None:
    at = before
    with browser(scripts=False) as page:
        mira, jon = _seated(page, at.base, "mira"), _seated(page, at.base, "jon")
        _taken_up(mira)
        _drafted(mira)
        at.clock.on(minutes=2)
        _issued(jon)
        at.clock.on(minutes=1)
        link = re.search(r"http://127\.0\.0\.1(/answer/\S+)", at.mailed()["m@market.example"])
        assert link is not None
        page.goto(at.base + link[1])
        page.get_by_label("Understood").check()
        page.get_by_label("Your name").fill("Ada Moor")
        page.get_by_role("button", name="Send this answer").click()
        assert page.get_by_role("heading", name="Your answer is recorded").is_visible()
        mira.goto(jon.url)
        heard = mira.locator("#answers")
        assert "1 understood, 1 no answer that holds" in heard.inner_text()
        assert "“understood” by Ada Moor" in heard.inner_text()
    (row,) = at.desk.warn.list()
    done = [said.by for said in at.desk.warn.history(row.id)]
    assert done == ["Mira Olsen", "Jon Ek", "Jon Ek", ""]


def _taken_up(page: Page) -> None:
    """Mira finds on Today what the watch proposes, opens its case, and names who is in danger."""
    page.get_by_role("link", name="Today", exact=True).click()
    waiting = page.locator("#live-waiting article.row", has_text="warning seen").first
    waiting.get_by_text("Take it up").click()
    waiting.get_by_role("button", name="Open its case").click()
    page.wait_for_url("**/cases/*")
    for recipient, role in (("market", "intended victim"), ("oskara-police", "protector")):
        page.get_by_text("Name somebody").click()
        page.get_by_label("Who", exact=True).first.select_option(recipient)
        page.get_by_label("What they are here").select_option(role)
        page.get_by_role("button", name="Name them").click()


def _drafted(page: Page) -> None:
    """Mira drafts of the case, is told what is missing, and saves it."""
    page.get_by_role("link", name="Cases", exact=True).click()
    page.get_by_role("link", name="Is an attack on a market").first.click()
    page.get_by_role("link", name="Draft a warning").click()
    page.get_by_label("In which shape").select_option("security alert")
    page.get_by_role("button", name="Draft it").click()
    page.get_by_label("Where", exact=True).fill("")
    page.get_by_role("button", name="Check").first.click()
    where = page.get_by_label("Where", exact=True)
    assert where.get_attribute("aria-invalid") == "true"
    told_ = page.locator(f"#{where.get_attribute('aria-describedby')}")
    assert "nothing says where" in told_.inner_text()
    where.fill("Oskara, covered market")
    page.get_by_label("Headline").fill("Security alert: attack on the covered market of Oskara")
    page.get_by_role("button", name="Save the draft").first.click()
    assert page.get_by_text("It waits for an approver's look.").is_visible()
    assert page.get_by_role("button", name="Approve it").count() == 0


def _issued(page: Page) -> None:
    """Jon, who finds it among the drafts, approves it and issues it."""
    page.reload()
    page.get_by_role("link", name="attack on the covered market").click()
    page.get_by_role("button", name="Approve it").click()
    page.get_by_role("link", name="Issue it…").click()
    asked = page.locator("main").inner_text()
    assert "2 recipients at once" in asked and "Not an exercise" in asked
    page.get_by_role("button", name="Issue it now").click()
    assert page.get_by_text("Warning · issued").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1600])
def test_what_is_worked_on_can_be_read_on_any_screen(at: Bureau, width: int) -> None:
    mira, jon = at.desk.seated("Mira Olsen"), at.desk.seated("Jon Ek")
    case = at.desk.cases.list()[0].id
    draft = mira.warn.draft(case, "security alert", overrides={"where": ""}).row.id
    with browser() as page:
        page.goto(f"{at.base}/sign-in")
        page.get_by_label("Account").fill("jon")
        page.get_by_label("Password").fill(LONG)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{at.base}/")
        for path in ("new", f"new?draft={draft}", draft, f"{draft}/preview", f"{draft}/issue"):
            _reads_well(page, f"{at.base}/warnings/{path}", width)
        page.goto(f"{at.base}/warnings/new?draft={draft}")
        page.get_by_role("button", name="Check").first.click()
        _reads_well(page, "", width)
        jon.warn.approve(draft)
        _reads_well(page, f"{at.base}/warnings/{draft}/issue", width)


def _reads_well(page: Page, address: str, width: int) -> None:
    if address:
        page.goto(address)
    look(page, width)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    look(page, width, dark=True)
    assert contrast(page) == []
