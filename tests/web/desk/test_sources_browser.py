"""Sources in a real browser: read on any screen, and a list imported from a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk.feeds import COURIER, POST, Web, feed
from tests.desk.made import attack, fair
from tests.desk.sent import Clock
from tests.desk.test_collecting import run
from tests.web.chromium import PROGRAM, browser, contrast, findings, look
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]
LIST = b"address,name\nhttps://gazette.example/rss,Lorne Gazette\nnowhere,Nobody\n"


@pytest.fixture(name="at", scope="module")
def _at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, str, str]]:
    """A browser, the address of a desk that has collected for some hours, and a source of it."""
    where, clock = str(tmp_path_factory.mktemp("sources") / "desk.db"), Clock()

    def sitting() -> Desk:
        return Desk(where, by="Mira", clock=clock)

    with sitting() as desk:
        row = desk.sources.add(COURIER, name="Orlec Courier", country="VA", grade="B")
        desk.sources.add(POST, name="Orlec Post", language="en")
        there = {COURIER: feed("market", "fair"), POST: b"<html><title>New look!</title></html>"}
        pages = {attack().source: attack(), fair().source: fair()}
        run(desk, Web({**there, **pages}), clock, hours=5)
        desk.sources.pause(row.id, why="elections are over")
        desk.sources.resume(row.id)
    with listening(app(sitting, inside=True)) as base, browser() as page:
        yield page, base, row.id


@pytest.mark.parametrize("path", ["", "/{id}", "/starter", "/import"])
def test_each_page_can_be_read_on_any_screen_in_light_and_dark(
    at: tuple[Page, str, str], path: str
) -> None:
    page, base, id_ = at
    for width in (360, 768, 1600):
        look(page, width)
        page.goto(f"{base}/sources{path.format(id=id_)}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert findings(page) == []
        look(page, width, dark=True)
        assert contrast(page) == []


def test_a_list_is_imported_from_a_file_and_its_source_removed(
    at: tuple[Page, str, str], tmp_path: Path
) -> None:
    page, base, _ = at
    file = tmp_path / "list.csv"
    file.write_bytes(LIST)
    page.goto(f"{base}/sources")
    page.get_by_role("link", name="Import a list").click()
    page.get_by_label("A file").set_input_files(file)
    page.get_by_role("button", name="Import it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 source added")
    expect(page.get_by_text("1 line left out")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("link", name="All sources").click()
    page.get_by_role("link", name="Lorne Gazette").click()
    page.get_by_text("Remove it").click()
    page.get_by_label("Why").last.fill("it was sold")
    page.get_by_role("button", name="Collect from it no more").click()
    page.wait_for_url("**/sources")
    assert page.get_by_role("link", name="Lorne Gazette").count() == 0
