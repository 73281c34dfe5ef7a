"""The answer page in a real browser: by keyboard alone, without scripts, on any screen."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi import FastAPI

from tests.desk.issued import Issued, issued
from tests.web.chromium import PROGRAM, browser, findings, look
from tocsin.desk.desk import Desk
from tocsin.warn import deeds
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]


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
    made.state.leaving = lambda: server.should_exit
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


@pytest.fixture(name="hall", scope="module")
def _hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issued]:
    with issued(str(tmp_path_factory.mktemp("web") / "desk.db")) as hall:
        yield hall


@pytest.fixture(name="address", scope="module")
def _address(hall: Issued) -> Iterator[str]:
    """Where Glassworks answers."""
    with served(hall) as base:
        yield f"{base}/answer/{hall.token()}"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 768, 1600])
def test_the_page_can_be_read_on_any_screen_in_light_and_dark(
    address: str, width: int, dark: bool
) -> None:
    with browser() as page:
        look(page, width, dark=dark)
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert findings(page) == []
        small = "[...document.querySelectorAll('button, .choice label, input[type=text]')]"
        assert page.evaluate(f"Math.min(...{small}.map(e => e.offsetHeight))") >= 44
        font = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert font.startswith("system-ui")


def test_somebody_answers_by_keyboard_alone_and_without_scripts(hall: Issued, address: str) -> None:
    with browser(scripts=False) as page:
        look(page, 360)
        page.goto(address)
        for _ in range(3):  # past the ways to the content and to the form, to the first answer
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("Ada Moor")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Your answer is recorded").wait_for()
    (done,) = hall.done(deeds.Answered)
    assert isinstance(done, deeds.Answered)
    assert (done.reply, done.by, done.recipient) == ("understood", "Ada Moor", "glassworks")
