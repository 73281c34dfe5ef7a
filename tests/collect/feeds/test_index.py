"""Index pages lead to articles, lists to their addresses."""

import time

import pytest

from tests.collect.feeds.made import fetched
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import addresses, index
from tocsin.collect.feeds.index import followed

FRONT = """<!doctype html><html lang="cs"><title>The Courier</title><base href="/news/">
<a href="/">Home</a> <a href="#top">Back to the top of this page</a>
<a href="/politics">Politics</a>
<a href="a.html#comments">Bridge closed after <b>inspection</b></a>
<a href="https://other.example/x">A partner's long headline elsewhere</a>
<a href="mailto:desk@courier.example">Write to the editors, please</a>
<a href="a.html">Bridge closed after inspection</a>"""
ADDRESS = "https://courier.example/news/index.html"


def test_an_index_page_gives_the_headlines_of_its_own_host() -> None:
    page = index(fetched(FRONT, ADDRESS))
    (item,) = page.items
    assert (page.dialect, page.title, page.language) == ("index page", "The Courier", "cs")
    assert item.link == "https://courier.example/news/a.html"
    assert item.title == "Bridge closed after inspection"
    assert page.condition == "good"


def test_what_is_to_be_followed_can_be_said() -> None:
    page = index(fetched(FRONT, ADDRESS), "*/politics")
    assert [item.link for item in page.items] == ["https://courier.example/politics"]


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("https://courier.example/2026/*", True),
        ("*/2026/*/bridge", True),
        ("https://*/03/*", True),
        ("*bridge", True),
        ("*", True),
        ("https://courier.example/2026", False),
        ("*/2025/*", False),
        ("*bridge*bridge", False),
        ("https://courier.example/2026/03/bridge", True),
        ("https://courier.example/....", False),
    ],
)
def test_a_star_stands_for_anything(pattern: str, fits: bool) -> None:
    assert followed("https://courier.example/2026/03/bridge", pattern) is fits


def test_no_pattern_takes_long() -> None:
    started = time.monotonic()
    assert not followed("https://courier.example/" + "a" * 2000, "*a" * 50 + "b")
    assert time.monotonic() - started < 5


def test_a_page_of_nothing_is_garbage() -> None:
    with pytest.raises(CollectError) as caught:
        index(fetched("  "))
    assert caught.value.condition == "garbage"


def test_a_list_gives_its_addresses_once_each() -> None:
    text = "# mine\nhttps://courier.example/a\n\nhttps://courier.example/a?utm_source=x\nnonsense\n"
    found = addresses(fetched(text))
    assert [item.link for item in found.items] == ["https://courier.example/a"]
    assert (found.repeated, found.pointless) == (1, 1)
