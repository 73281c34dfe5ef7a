"""Pages are hostile: what they hold is shown, obeyed never, in HTML, CSV and feeds alike."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import fromstring

import pytest
from starlette.testclient import TestClient

from tests.desk.made import page
from tests.web.desk.conftest import HERE, sitting
from tocsin.desk.adding import Added
from tocsin.desk.desk import Desk
from tocsin.records import Page
from tocsin.web import app

_SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'
_TURNED = "Oskara \u202egnibmob\u2066 killed\u200f"
_SEEN = ["/", "/incidents", "/statements", "/blame", "/warned", "/stories", "/search?q=market"]
# What pages of ours have; anything else came from a page of theirs.
_ALLOWED = frozenset(
    re.findall(
        r"\w+",
        "html head meta title link body a header p span nav ul li form label input button main h1 "
        "h2 h3 section article div bdi time blockquote mark dl dt dd strong em details summary ol "
        "table caption thead tbody tr th td svg g path circle rect line text footer select option "
        "ins del code dialog kbd",
    )
)


def _pages() -> list[Page]:
    return [
        page(
            "market",
            "2026-05-05",
            f"Bomb kills 12 at Oskara market {_SCRIPT}",
            "A bomb killed 12 people at the covered market in Oskara on Tuesday 5 May 2026.",
            f"“The market {_SCRIPT} was ours,” the Varnian Front said, claiming the bombing.",
            f"“{_TURNED} twelve people in the market,” Minister Pavo Lind said on Tuesday.",
            outlet=f'Courier "{_SCRIPT}',
        ),
        page(
            "title",
            "2026-05-06",
            "=cmd() " + "Very long " * 300,
            'Pavo Lind blamed the =HYPERLINK("x") Front for the bombing of the market in Oskara.',
            "A bomb killed 12 people at the covered market in Oskara on Tuesday 5 May 2026.",
            f"“Broken \ufffd\u0085 and {'long' * 500},” said Pavo Lind, of the market.",
        ),
    ]


@pytest.fixture(name="hostile", scope="module")
def _hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    where = str(tmp_path_factory.mktemp("hostile") / "desk.db")
    with Desk(where, by="Mira") as desk:
        added = list(desk.add(_pages()))
        assert all(isinstance(one, Added) for one in added), added
    with TestClient(app(sitting(where), inside=True), base_url=HERE) as made:
        yield made


class _Tags(HTMLParser):
    """The elements of a page, and the names of what they are given."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember one, but for our own scripts, which lie in files."""
        if tag == "script" and (dict(attrs).get("src") or "").startswith("/static/"):
            return
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}


def _reached(at: TestClient) -> Iterator[tuple[str, str]]:
    """All pages that lists lead to, and these."""
    todo = list(_SEEN)
    for path in todo:
        text = at.get(path).text
        yield path, text
        if path in _SEEN:
            found = re.findall(r'href="(/(?:incidents|articles|actors|stories)/[^"#]+)', text)
            todo += [one for one in found if one not in todo]


def test_no_element_and_no_script_of_a_page_is_in_any_of_ours(hostile: TestClient) -> None:
    reached = dict(_reached(hostile))
    assert any(one.startswith("/articles/") for one in reached)
    for path, text in reached.items():
        found = _Tags(text)
        assert found.tags <= _ALLOWED, path
        assert not [name for name in found.names if name.startswith("on") or name == "style"], path
    assert any("&lt;script&gt;" in text for text in reached.values())


def test_nothing_turns_words_around_or_controls_what_shows_them(hostile: TestClient) -> None:
    for path, text in _reached(hostile):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), path


def test_feeds_hold_and_tables_guard_what_pages_hold(hostile: TestClient) -> None:
    for name in ("incidents", "statements", "blame", "warned", "stories"):
        fromstring(hostile.get(f"/{name}.rss").content)  # noqa: S314 - our own feed
    rows = hostile.get("/statements.csv").text
    assert not re.search(r'(^|,)"?[=+@]', rows, re.MULTILINE)
