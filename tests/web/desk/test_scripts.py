"""What the desk's scripts add, in a real browser: triage by keyboard, the palette, live updates."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.desk.made import add, page
from tests.web.chromium import PROGRAM, browser, contrast, findings, look
from tests.web.desk.conftest import sitting
from tests.web.desk.own import NOW, told
from tests.web.test_browser import listening
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]

FIRE = page(
    "fire",
    "2026-05-14",
    "Bomb kills three in Lorne",
    "A bomb killed three people at the station in Lorne on Thursday 14 May 2026.",
)


class Place(NamedTuple):
    """A browser, the address of the desk, and the desk itself."""

    page: Page
    base: str
    desk: Desk


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="chromium", scope="module")
def _chromium() -> Iterator[Page]:
    with browser() as opened:
        yield opened


@pytest.fixture(name="seat")
def _seat(record: str, tmp_path: Path, chromium: Page) -> Iterator[Place]:
    where = str(tmp_path / "own.db")
    copyfile(record, where)
    with (
        Desk(where, create=False, by="Mira") as desk,
        listening(app(sitting(where, NOW), inside=True)) as base,
    ):
        look(chromium, 1280)
        yield Place(chromium, base, desk)
        chromium.goto("about:blank")


def _at(seat: Place) -> str | None:
    """Where the link leads that has the focus."""
    found: str | None = seat.page.evaluate("document.activeElement.getAttribute('href')")
    return found


def test_a_new_incident_is_opened_and_dismissed_by_keyboard_alone(seat: Place) -> None:
    keys = seat.page.keyboard
    first, second = (row.id for row in seat.desk.incidents(Question(triage="new")).rows[:2])
    seat.page.goto(f"{seat.base}/incidents?triage=new")
    keys.press("j")
    assert _at(seat) == f"/incidents/{first}"
    keys.press("Enter")
    seat.page.wait_for_url(f"**/incidents/{first}")
    seat.page.go_back()  # as Alt and ← do, but a browser without a head has no such keys
    expect(seat.page.locator(f"#i-{first} h3 a")).to_be_focused()
    keys.press("d")
    keys.type("known since May: j, k and d are letters here")
    keys.press("Enter")
    expect(seat.page.locator("#said")).to_have_text("Dismissed. U opens it again.")
    assert seat.page.locator(f"#i-{first}").count() == 0
    assert _at(seat) == f"/incidents/{second}"
    (said,) = seat.desk.triage.history(first)
    assert (said.by, said.why) == ("Mira", "known since May: j, k and d are letters here")


def test_what_was_dismissed_is_opened_again_and_assigned_where_it_stands(seat: Place) -> None:
    keys = seat.page.keyboard
    first = seat.desk.incidents().rows[0].id
    seat.desk.triage.dismiss(first, why="known")
    seat.page.goto(f"{seat.base}/incidents/{first}")
    keys.press("d")
    expect(seat.page.locator("#said")).to_have_text("It is dismissed already; U opens it again.")
    keys.press("u")
    keys.type("it isn't")
    keys.press("Enter")
    expect(seat.page.locator("#said")).to_contain_text("Open again.")
    keys.press("a")
    keys.press("Enter")
    expect(seat.page.locator("#said")).to_contain_text("Assigned.")
    expect(seat.page.locator(f"#i-{first}")).to_contain_text("Assigned to Mira")


def test_what_is_refused_is_told_beside_the_field_and_nothing_is_lost(seat: Place) -> None:
    first = seat.desk.incidents().rows[0].id
    seat.page.goto(f"{seat.base}/incidents")
    seat.page.keyboard.press("j")
    seat.page.keyboard.press("d")
    seat.desk.triage.dismiss(first, why="quicker")
    seat.page.keyboard.type("slower")
    seat.page.keyboard.press("Enter")
    expect(seat.page.get_by_role("alert")).to_contain_text("This incident is dismissed already")
    assert seat.page.locator(f"#i-{first} [name=why]").first.input_value() == "slower"


def test_single_keys_are_listed_and_can_be_turned_off_for_good(seat: Place) -> None:
    seat.page.goto(f"{seat.base}/incidents")
    seat.page.keyboard.press("?")
    expect(seat.page.get_by_role("dialog", name="Shortcuts")).to_be_visible()
    assert findings(seat.page) == []
    seat.page.get_by_label("Single keys work in this browser").uncheck()
    seat.page.keyboard.press("Escape")
    for _ in range(2):
        seat.page.keyboard.press("j")
        assert _at(seat) is None
        seat.page.reload()
    seat.page.get_by_role("button", name="Shortcuts").click()
    seat.page.get_by_label("Single keys work in this browser").check()
    seat.page.keyboard.press("Escape")
    seat.page.keyboard.press("j")
    assert _at(seat) is not None


@pytest.mark.parametrize("dark", [False, True])
def test_the_palette_leads_to_pages_views_and_actors_by_keyboard(seat: Place, dark: bool) -> None:
    seat.desk.filters.save("Varnia <i>daily</i>", "incidents", {"place": "Oskara"})
    look(seat.page, 360, dark=dark)
    seat.page.goto(f"{seat.base}/?as_of=2026-05-20")
    seat.page.keyboard.press("Control+k")
    seat.page.keyboard.type("varn")
    options = seat.page.get_by_role("option")
    expect(options.filter(has_text="Varnian Front")).to_have_count(1)
    assert findings(seat.page) == []
    assert seat.page.evaluate("document.documentElement.scrollWidth") <= 360
    names = options.all_inner_texts()
    steps = next(at for at, name in enumerate(names) if name.startswith("Varnian Front"))
    for _ in range(steps):
        seat.page.keyboard.press("ArrowDown")
    expect(options.nth(steps)).to_have_attribute("aria-selected", "true")
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url("**/actors/*as_of=2026-05-20")
    expect(seat.page.locator("h1")).to_contain_text("Varnian Front")


def test_an_incident_that_is_added_is_offered_and_moves_nothing_that_is_read(seat: Place) -> None:
    seat.page.goto(f"{seat.base}/incidents")
    seat.page.keyboard.press("j")
    before = _at(seat)
    add(seat.desk, [FIRE], replay=False)
    new = seat.desk.incidents().rows[0].id
    offered = seat.page.get_by_role("button", name="1 new – show")
    expect(offered).to_be_visible(timeout=10_000)
    expect(seat.page.locator("#said")).to_have_text("Incidents: 1 new – show")
    assert _at(seat) == before and seat.page.locator(f"#i-{new}").count() == 0
    assert findings(seat.page) == []
    offered.click()
    expect(seat.page.locator(f"#i-{new} h3 a")).to_be_focused()


def test_what_nobody_is_busy_with_is_brought_up_to_date_by_itself(seat: Place) -> None:
    seat.page.goto(seat.base)
    counted = seat.page.locator("#counts li").nth(2)
    expect(counted).to_contain_text("0 open cases")
    seat.desk.cases.propose("Threat to the market", why="said on the radio")
    expect(counted).to_contain_text("1 open case", timeout=10_000)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/incidents", "/filters"])
def test_what_is_folded_can_be_read_and_operated_as_well(
    seat: Place, path: str, width: int
) -> None:
    seat.desk.triage.assign(seat.desk.incidents().rows[0].id, "Jon Ek")
    seat.desk.filters.save("Bombs", "incidents", {"kind": "bombing"})
    seat.desk.filters.feed("Bombs")
    look(seat.page, width)
    seat.page.goto(seat.base + path)
    seat.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert seat.page.evaluate("document.documentElement.scrollWidth") <= width
    assert findings(seat.page) == []
    look(seat.page, width, dark=True)
    assert contrast(seat.page) == []


def test_the_past_does_not_change(seat: Place) -> None:
    asked: list[str] = []
    seat.page.on("request", lambda request: asked.append(request.url))
    seat.page.goto(f"{seat.base}/incidents?as_of=2026-05-20")
    seat.page.wait_for_timeout(300)
    assert asked and not [one for one in asked if one.endswith("/live")]


def test_what_one_does_oneself_is_no_news(seat: Place) -> None:
    seat.page.goto(f"{seat.base}/incidents")
    seat.page.keyboard.press("j")
    seat.page.keyboard.press("a")
    seat.page.keyboard.press("Enter")
    expect(seat.page.locator("#said")).to_contain_text("Assigned.")
    seat.page.wait_for_timeout(3000)
    assert seat.page.locator(".news").count() == 0
