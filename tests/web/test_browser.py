"""The answer page in a real browser: by keyboard alone, without scripts, on any screen."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

from tests.desk.issued import Issued, issued
from tests.web.chromium import PROGRAM, Browser, browser
from tocsin.desk.desk import Desk
from tocsin.warn import deeds
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]

# The contrast of each text with the ground that it stands on (WCAG 2.2, 1.4.3), the lowest first.
CONTRAST = """
(() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c; }
    return getComputedStyle(document.body).backgroundColor; };
  return Math.min(...[...document.querySelectorAll('main *, header *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .map(e => { const a = light(getComputedStyle(e).color), b = light(ground(e));
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); }));
})()
"""


@contextmanager
def served(hall: Issued) -> Iterator[str]:
    """The address at which the desk of a test is served, on loopback."""

    def desk() -> Desk:
        where = hall.desk.store.engine.url.database or ""
        return Desk(where, by="", clock=hall.clock, settings=hall.desk.settings)

    with listening(app(desk)) as base:
        yield base


@contextmanager
def listening(made: FastAPI) -> Iterator[str]:
    """The address at which an application is served, on loopback."""
    config = uvicorn.Config(made, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.fixture(name="at", scope="module")
def _at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Issued, Browser, str]]:
    """A desk, a browser, and the address at which Glassworks answers."""
    folder = tmp_path_factory.mktemp("web")
    with (
        issued(str(folder / "desk.db")) as hall,
        served(hall) as base,
        browser(folder / "profile") as opened,
    ):
        yield hall, opened, f"{base}/answer/{hall.token()}"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 768, 1600])
def test_the_page_can_be_read_on_any_screen_in_light_and_dark(
    at: tuple[Issued, Browser, str], width: int, dark: bool, tmp_path: Path
) -> None:
    _, page, address = at
    page.look(width, dark=dark)
    page.opened(address)
    (tmp_path / "page.png").write_bytes(page.screenshot())
    assert page.value("document.documentElement.scrollWidth") <= width
    assert page.value(CONTRAST) >= 4.5
    small = "[...document.querySelectorAll('button, .choice label, input[type=text]')]"
    assert page.value(f"Math.min(...{small}.map(e => e.offsetHeight))") >= 44
    assert page.value("getComputedStyle(document.body).fontFamily").startswith("system-ui")


def test_somebody_answers_by_keyboard_alone_and_without_scripts(
    at: tuple[Issued, Browser, str], tmp_path: Path
) -> None:
    hall, page, address = at
    page.look(360)
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.opened(address)
    for _ in range(3):  # past the ways to the content and to the form, to the first answer
        page.press("Tab", 9)
    page.press(" ", 32, " ")
    page.press("ArrowDown", 40)
    page.press("Tab", 9)
    page.write("Ada Moor")
    page.press("Enter", 13, "\r")
    page.loaded()
    (tmp_path / "answered.png").write_bytes(page.screenshot())
    (done,) = hall.done(deeds.Answered)
    assert isinstance(done, deeds.Answered)
    assert (done.reply, done.by, done.recipient) == ("understood", "Ada Moor", "glassworks")
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    assert page.value("document.querySelector('[role=status] h2').textContent") == (
        "Your answer is recorded"
    )
    assert page.value(CONTRAST) >= 4.5
