"""The desk's pages in a real browser: on any screen, in light and dark, by keyboard, on paper."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from tests.web.chromium import PROGRAM, Browser, browser
from tests.web.desk.conftest import sitting
from tests.web.test_browser import CONTRAST, listening
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
# What can be operated and has no name for those who can't see it.
_NAMELESS = """
[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select')].filter(e =>
  !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length)))
  .map(e => e.outerHTML.slice(0, 80)).join('\\n')
"""


class Place(NamedTuple):
    """A browser, the address of the desk, and its pages by name."""

    page: Browser
    base: str
    paths: dict[str, str]


@pytest.fixture(name="seat", scope="module")
def _seat(sample: str, at: TestClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    listed = at.get("/incidents?kind=shooting&place=Karsk").text
    attack = re.findall(r'<h3><a href="(/incidents/[0-9a-f]{20})"', listed)[0]
    article = re.findall(r'href="(/articles/[0-9a-f]{20}\?version=\d)', at.get(attack).text)[0]
    paths = {
        "today": "/?as_of=2026-03-23",
        "incidents": "/incidents",
        "incident": attack,
        "article": article,
        "actor": at.get("/actors?name=Keldoria").url.path,
        "blame": "/blame",
        "search": "/search?q=Glassworks",
    }
    folder = tmp_path_factory.mktemp("browser")
    with listening(app(sitting(sample), inside=True)) as base, browser(folder) as page:
        yield Place(page, base, paths)


@pytest.mark.parametrize("width", [360, 768, 1600])
@pytest.mark.parametrize(
    "name", ["today", "incidents", "incident", "article", "actor", "blame", "search"]
)
def test_each_page_can_be_read_on_any_screen_in_light_and_dark(
    seat: Place, name: str, width: int
) -> None:
    for dark in (False, True):
        seat.page.look(width, dark=dark)
        seat.page.opened(seat.base + seat.paths[name])
        assert seat.page.value(_WIDE) == ""
        assert seat.page.value("document.documentElement.scrollWidth") <= width
        assert seat.page.value(CONTRAST) >= 4.5
        assert seat.page.value(_NAMELESS) == ""
        assert seat.page.value("document.querySelectorAll('h1').length") == 1


def test_a_figure_is_followed_to_its_sentence_by_keyboard_alone(seat: Place) -> None:
    seat.page.look(768)
    seat.page.call("Emulation.setScriptExecutionDisabled", value=True)
    seat.page.opened(seat.base + seat.paths["incident"])
    focused = "document.activeElement.textContent"
    for _ in range(60):
        seat.page.press("Tab", 9)
        if seat.page.value(focused) == "59 killed":
            break
    seat.page.press("Enter", 13, "\r")
    seat.page.loaded()
    seat.page.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "59" in seat.page.value("document.querySelector(':target').textContent")
    assert seat.page.value("getComputedStyle(document.querySelector(':target')).outlineWidth") == (
        "3px"
    )


def test_the_first_stop_of_the_keyboard_leads_to_the_content(seat: Place) -> None:
    seat.page.look(768)
    seat.page.opened(seat.base + "/statements")
    seat.page.press("Tab", 9)
    assert seat.page.value("document.activeElement.hash") == "#main"


def test_an_incident_on_paper_is_without_what_is_for_the_screen(seat: Place) -> None:
    seat.page.look(768)
    seat.page.opened(seat.base + seat.paths["incident"])
    seat.page.call("Emulation.setEmulatedMedia", media="print")
    shown = "getComputedStyle(document.querySelector('{}')).display"
    assert seat.page.value(shown.format("header nav")) == "none"
    assert seat.page.value(shown.format("#accounts")) != "none"
    seat.page.call("Emulation.setEmulatedMedia", media="")


def test_nothing_is_asked_of_anybody_else(seat: Place, tmp_path: Path) -> None:
    for name in ("incidents", "incident", "article"):
        seat.page.opened(seat.base + seat.paths[name])
        asked = seat.page.value(
            "performance.getEntriesByType('resource').map(e => e.name).join(' ')"
        )
        assert asked
        assert all(one.startswith(seat.base + "/static/") for one in asked.split())
