"""Pages are hostile, and so is what people write: all is shown, obeyed never, on every page."""

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from starlette.testclient import TestClient

from tests.web.chromium import PROGRAM, browser, look
from tests.web.desk.hostile import ALL, LINE, Hostile, hostile
from tests.web.test_browser import listening
from tocsin.web import app
from tocsin.web.api.problems import ROOT
from tocsin.web.api.rooms import OPERATIONS
from tocsin.web.desk.routes import _GET

_LARGEST = 500_000  # bytes of a page
# What pages of ours have; anything else came from a page of theirs.
_TAGS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title link body a header p span nav ul li form label input button main h1 "
        "h2 h3 h4 section article aside div bdi time blockquote mark dl dt dd strong em details "
        "summary ol br table caption thead tbody tr th td svg g path circle rect line polyline "
        "polygon text footer select option textarea fieldset legend pre ins del code dialog kbd",
    )
)
_NAMES = frozenset(
    re.findall(
        r"[\w-]+",
        "accept action aria-autocomplete aria-controls aria-current aria-describedby aria-expanded "
        "aria-hidden aria-invalid aria-label aria-labelledby autocapitalize autocomplete autofocus "
        "charset checked class content cx cy d data-called data-journal data-ledger data-live "
        "data-name datetime disabled enctype for form height hidden href id lang maxlength "
        "minlength method name points preserveaspectratio r rel required role rows scope selected "
        "spellcheck src start step tabindex title type value viewbox width x x1 x2 y y1 y2",
    )
)
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
# What is asked of pages that show nothing else.
_ASKED = {
    "/find": {"q": "market"},
    "/search": {"q": "market"},
    "/warnings/{id_}/page": {"to": "market"},
    "/warnings/new": {"case": "", "shape": "security alert"},
}
_DESK = list(_GET)
_OTHERS = ["/account", "/sign-in", "/invitation", "/answer/none", "/none"]
_PROGRAMS = [f"{ROOT}/docs", *(f"{ROOT}/docs/{one.name}" for one in OPERATIONS)]


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return hostile(str(tmp_path_factory.mktemp("hostile") / "desk.db"))


@pytest.fixture(name="at", scope="module")
def _at(desk: Hostile) -> Iterator[TestClient]:
    bearer = {"Authorization": f"Bearer {desk.key}"}
    with TestClient(app(desk.desk), headers=bearer) as made:
        yield made


class _Parts(HTMLParser):
    """The elements of a page, the names of what they are given, and where they lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags, self.names, self.led = set[str](), set[str](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember one, but for our own scripts, which lie in files."""
        given = dict(attrs)
        if tag != "script" or not (given.get("src") or "").startswith("/static/"):
            self.tags.add(tag)
        self.names |= set(given)
        self.led |= {given[name] or "" for name in ("href", "src", "action") if name in given}


def _leads_away(address: str) -> bool:
    """Whether a browser would run it, or be led to where only whoever wrote it knows."""
    parts = urlsplit(address)
    return parts.scheme not in ("", "http", "https", "mailto") or (
        not parts.scheme and bool(parts.netloc)
    )


def _check(path: str, text: str) -> None:
    found = _Parts(text)
    assert found.tags <= _TAGS, (path, found.tags - _TAGS)
    assert found.names <= _NAMES, (path, found.names - _NAMES)
    assert not [one for one in found.led if _leads_away(one)], path
    assert not _OBEYED.search(text), path
    assert len(text.encode()) < _LARGEST, (path, len(text.encode()))


def _asked(desk: Hostile, route: str) -> tuple[str, dict[str, str]]:
    asked = dict(_ASKED.get(route, {}))
    if "case" in asked:
        asked["case"] = desk.ids["cases"]
    return desk.path(route), asked


@pytest.mark.parametrize("route", _DESK)
def test_every_page_of_the_desk_is_of_our_own_making(
    desk: Hostile, at: TestClient, route: str
) -> None:
    path, asked = _asked(desk, route)
    answer = at.get(path, params=asked)
    assert answer.status_code == 200
    kind = answer.headers["Content-Type"].partition(";")[0]
    if kind == "text/html":
        _check(path, answer.text)
    elif kind.endswith("xml") or kind == "text/x-opml":
        fromstring(answer.content)  # noqa: S314 - our own
    elif kind == "text/csv":
        cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+@" and cell]
    else:
        assert kind == "application/json"


@pytest.mark.parametrize("route", _DESK)
def test_what_is_asked_is_given_back_as_harmlessly(
    desk: Hostile, at: TestClient, route: str
) -> None:
    names = ("q", "name", "place", "actor", "source", "as_of", "after", "to", "kind", "outlet")
    for one in names:
        answer = at.get(desk.path(route), params={one: LINE})
        assert answer.status_code < 500
        if answer.headers["Content-Type"].startswith("text/html"):
            _check(f"{route} {one}", answer.text)


@pytest.mark.parametrize("path", [*_OTHERS, *_PROGRAMS])
def test_so_are_all_other_pages(at: TestClient, path: str) -> None:
    _check(path, at.get(path, params={"next": ALL}).text)


def test_what_is_hostile_is_there(desk: Hostile, at: TestClient) -> None:
    """Or all of this would be shown of a desk that holds nothing."""
    pages = [one for one in _DESK if one not in ("/find", "/actors") and "." not in one]
    shown = [one for one in pages if "hit=1" in at.get(*_asked(desk, one)[:1]).text]
    assert shown == pages


def test_no_secret_is_shown_again(desk: Hostile, at: TestClient) -> None:
    """Not even to an admin, but in an export of all that the record holds."""
    asked = [
        one.path for one in OPERATIONS if one.method == "GET" and not one.path.endswith("/export")
    ]
    lists = [ROOT + one for one in asked if "{" not in one]
    for path in [*map(desk.path, _DESK), "/account", *lists, "/metrics", "/health"]:
        text = at.get(path, params={"to": "market"} if path.startswith("/warnings/") else {}).text
        assert not [one for one in desk.secrets if one in text], path


@pytest.mark.slow
@pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here")
def test_in_a_browser_none_of_it_runs_or_widens_a_page(desk: Hostile) -> None:
    pages = [one for one in _DESK if "." not in one and one != "/find"]
    with browser() as page, listening(app(desk.desk)) as base:
        page.set_extra_http_headers({"Authorization": f"Bearer {desk.key}"})
        look(page, 360)
        dialogs: list[str] = []
        page.on("dialog", lambda one: dialogs.append(one.message))
        for route in pages:
            page.goto(base + desk.path(route))
            assert page.evaluate("window.hit") is None, route
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, route
            assert page.locator("[onerror], [onload], main script, main img").count() == 0, route
        assert dialogs == []
