"""A sheet as an HTML page: whole, harmless, and readable without anything from elsewhere."""

import re
from html.parser import HTMLParser

from tocsin.wording.lists import html
from tocsin.wording.lists.sheet import Entry, Grid, Piece, Section, Sheet, line

EVIL = "<script>alert(1)</script> \" onload='x' &lt; \x1b[31m\u202e"


def _page(words: str) -> str:
    entry = Entry(line(Piece(words, "strong")), words, (line(Piece(words, "mark"), words),))
    grid = Grid((words, "b"), ((words, words),))
    head = Entry(line(Piece(words)), words, (line(Piece(words, "id")),))
    return html.sheet(Sheet(head, (Section(words, (entry, grid), numbered=True),)))


class _Balance(HTMLParser):
    """Counts what is open, and the tags that were met."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_word_is_made_harmless_wherever_it_stands() -> None:
    page = _page(EVIL)
    assert "<script" not in page
    assert "onload='" not in page
    assert "\x1b" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_what_is_opened_is_closed_and_nothing_is_fetched() -> None:
    read = _Balance()
    read.feed(_page(EVIL))
    assert read.open == []
    assert read.tags.isdisjoint({"script", "img", "link", "iframe", "form"})
    assert not re.search(r"(?:src|href)=", _page("words"))
    assert "default-src &#x27;none" in _page("words") or "default-src 'none'" in _page("words")


def test_it_is_one_page_for_light_and_dark_wide_and_narrow_screens_and_paper() -> None:
    page = _page("words")
    for part in ("color-scheme", "prefers-color-scheme:dark", "@media print", "width=device-width"):
        assert part in page
    assert '<th scope="col">words</th>' in page
    assert '<div class="scroll" tabindex="0">' in page
