"""Two incidents are merged on the page, seen as one, and apart again when that is undone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.chromium import PROGRAM, browser, look
from tests.web.desk.conftest import sitting
from tests.web.desk.own import told
from tests.web.test_browser import listening
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]


@pytest.fixture(name="page", scope="module")
def _page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser without scripts at the list of incidents of a desk of one's own."""
    where = told(tmp_path_factory.mktemp("own"))
    with listening(app(sitting(where), inside=True)) as base, browser(scripts=False) as page:
        look(page, 1280)
        page.goto(f"{base}/incidents")
        yield page


def _listed(page: Page) -> list[str]:
    page.get_by_role("navigation", name="The desk").get_by_role("link", name="Incidents").click()
    return page.locator("section[aria-labelledby=list] h3").all_inner_texts()


def test_a_merge_is_made_seen_and_undone(page: Page) -> None:
    before = _listed(page)
    page.get_by_role("link", name=re.compile("bombing.*Oskara")).first.click()
    page.get_by_role("link", name="It is the same as another incident").click()
    page.get_by_label("Place or country").fill("Dravno")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("radio", name=re.compile("Dravno")).first.check()
    page.get_by_label("Why").fill("the knife came from the market")
    page.get_by_role("button", name="They are one").click()

    judged = page.locator("#judged ~ article")
    expect(judged).to_contain_text("Same incident")
    expect(judged).to_contain_text("Mira")
    expect(page.locator("#accounts ~ article").filter(has_text="knife")).not_to_have_count(0)
    assert len(_listed(page)) == len(before) - 1

    page.go_back()
    judged.get_by_text("Undo", exact=True).click()
    judged.get_by_label("Why it is undone").fill("it did not")
    judged.get_by_role("button", name="Undo it").click()
    expect(judged).to_contain_text("Undone by Mira")
    expect(judged).to_contain_text("“it did not”")
    expect(page.locator("#accounts ~ article").filter(has_text="knife")).to_have_count(0)
    assert _listed(page) == before


@pytest.mark.parametrize("width", [360, 1600])
def test_what_was_judged_can_be_read_and_undone_on_any_screen(page: Page, width: int) -> None:
    look(page, width, dark=width < 500)
    page.get_by_role("navigation", name="The desk").get_by_role("link", name="Judgements").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("article.row")).to_contain_text("the knife came from the market")
