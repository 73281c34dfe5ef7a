"""The desk's pages in a real browser: on any screen, in light and dark, by keyboard, on paper."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from tests.web.chromium import PROGRAM, browser, contrast, findings, look
from tests.web.desk.conftest import sitting
from tests.web.desk.places import PLACES, places
from tests.web.test_browser import listening
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]

# Elements that stick out of the window and don't scroll by themselves, in words.
_WIDE = """
[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && !e.closest('svg')
  && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 80)).join('\\n')
"""


class Place(NamedTuple):
    """A browser, the address of the desk, and its pages by name."""

    page: Page
    base: str
    paths: dict[str, str]


@pytest.fixture(name="seat", scope="module")
def _seat(sample: str, at: TestClient) -> Iterator[Place]:
    with listening(app(sitting(sample), inside=True)) as base, browser() as page:
        yield Place(page, base, places(at))


@pytest.mark.parametrize("width", [360, 768, 1600])
@pytest.mark.parametrize("name", PLACES)
def test_each_page_can_be_read_on_any_screen_in_light_and_dark(
    seat: Place, name: str, width: int
) -> None:
    look(seat.page, width)
    seat.page.goto(seat.base + seat.paths[name])
    assert seat.page.evaluate(_WIDE) == ""
    assert seat.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seat.page.locator("h1").count() == 1
    assert findings(seat.page) == []
    look(seat.page, width, dark=True)
    assert contrast(seat.page) == []


@pytest.mark.parametrize(
    "name", ["proposals", "case", "recipients", "recipient", "incident", "watch", "same", "grades"]
)
def test_forms_that_are_folded_away_can_be_used_on_a_small_screen(seat: Place, name: str) -> None:
    look(seat.page, 360)
    seat.page.goto(seat.base + seat.paths[name])
    seat.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert seat.page.evaluate(_WIDE) == ""
    assert findings(seat.page) == []


def test_a_figure_is_followed_to_its_sentence_by_keyboard_alone(seat: Place) -> None:
    look(seat.page, 768)
    seat.page.goto(seat.base + seat.paths["incident"])
    for _ in range(60):
        seat.page.keyboard.press("Tab")
        if seat.page.evaluate("document.activeElement.textContent") == "59 killed":
            break
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url("**/articles/**")
    led = seat.page.locator(":target")
    assert "59" in led.inner_text()
    assert led.evaluate("e => getComputedStyle(e).outlineWidth") == "3px"


def test_figures_and_their_ranges_need_no_scrolling_aside_on_a_small_screen(seat: Place) -> None:
    look(seat.page, 360)
    seat.page.goto(seat.base + seat.paths["incident"])
    right = "those => Math.max(...those.map(e => e.getBoundingClientRect().right))"
    assert seat.page.locator("#figures ~ .scroll td > *").evaluate_all(right) <= 360


def test_the_first_stop_of_the_keyboard_leads_to_the_content(seat: Place) -> None:
    look(seat.page, 768)
    seat.page.goto(seat.base + "/statements")
    seat.page.keyboard.press("Tab")
    assert seat.page.evaluate("document.activeElement.hash") == "#main"


def test_an_incident_on_paper_is_without_what_is_for_the_screen(seat: Place) -> None:
    look(seat.page, 768)
    seat.page.goto(seat.base + seat.paths["incident"])
    seat.page.emulate_media(media="print")
    assert not seat.page.get_by_role("navigation", name="The desk").is_visible()
    assert not seat.page.get_by_role("button", name="Find").is_visible()
    assert seat.page.locator("#accounts").is_visible()
    assert not seat.page.get_by_text("why here").first.is_visible()
    seat.page.emulate_media(media="screen")


def test_nothing_is_asked_of_anybody_else(seat: Place) -> None:
    asked: list[str] = []
    seat.page.on("request", lambda request: asked.append(request.url))
    for name in ("incidents", "incident", "article"):
        seat.page.goto(seat.base + seat.paths[name])
    assert asked
    assert all(one.startswith(seat.base + "/") for one in asked)


def test_what_cannot_be_read_or_operated_is_found(seat: Place) -> None:
    look(seat.page, 768)
    seat.page.goto(seat.base + seat.paths["search"])
    seat.page.evaluate("document.querySelectorAll('label').forEach(one => one.remove())")
    assert any(one.startswith("label: ") for one in findings(seat.page))
