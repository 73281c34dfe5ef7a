"""Broken, hostile and foreign bytes: read where that can be, else refused with a named reason."""

import random
import time
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from tests.collect.feeds.made import atom, fetched, rss
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import gathering, listing, reading

ITEM = "<title>Bridge</title><link>https://courier.example/a</link>"


def refusal(content: str | bytes) -> CollectError:
    with pytest.raises(CollectError) as caught:
        listing(fetched(content))
    assert "\n" not in str(caught.value)
    return caught.value


BOMB = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(f'<!ENTITY a "x">{BOMB}', id="billion laughs"),
        pytest.param('<!ENTITY i SYSTEM "file:///etc/passwd">', id="external entity"),
        pytest.param('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;', id="parameter entity"),
    ],
)
@pytest.mark.parametrize("broken", ["", "&nbsp; & <b>"])
def test_entities_of_its_own_make_a_feed_hostile(inside: str, broken: str) -> None:
    """Also where it has to be mended first."""
    head = f"<!DOCTYPE rss [{inside}]>"
    feed = f"{head}<rss><channel><item><title>&i;{broken}</title></item></channel></rss>"
    started = time.monotonic()
    assert refusal(feed).condition == "hostile"
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("", "garbage"),
        ("  \ufeff ", "garbage"),
        ("no markup at all", "garbage"),
        (b"\x1f\x8bnot gzip", "garbage"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "garbage"),
        ("<opml version='2.0'/>", "garbage"),
        ("<!DOCTYPE html><title>x</title>", "html"),
        ("<?xml version='1.0'?><!-- x --><html xmlns='http://www.w3.org/1999/xhtml'/>", "html"),
        ("<html><form><input type='password'></form></html>", "login"),
        ("<html><div class='g-recaptcha'></div></html>", "captcha"),
        ("<html><script src='https://cdn.privacy-mgmt.com/x.js'></script></html>", "consent wall"),
    ],
)
def test_what_is_no_feed_is_named(content: str | bytes, condition: str) -> None:
    assert refusal(content).condition == condition


def test_a_page_in_a_feeds_place_leads_to_the_feeds_that_it_names() -> None:
    page = '<html><link rel="alternate" type="application/rss+xml" href="/rss"></html>'
    assert "https://courier.example/rss" in refusal(page).remedy


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Caf&eacute; &nbsp;shut", "Café shut"),
        ("Salt & pepper", "Salt & pepper"),
        ("Bell\x07 rings", "Bell rings"),
        ("<![CDATA[Salt & pepper]]>", "Salt & pepper"),
    ],
)
def test_common_flaws_are_mended(title: str, read: str) -> None:
    link = "<link><![CDATA[https://courier.example/a?b=1&c=2]]></link>"
    (item,) = listing(fetched(rss(f"<title>{title}</title>{link}"))).items
    assert item.title == read
    assert item.link == "https://courier.example/a?b=1&c=2"


def test_a_feed_that_breaks_off_gives_what_came() -> None:
    whole = rss(f"<guid>1</guid>{ITEM}", f"<guid>2</guid>{ITEM}")
    feed = listing(fetched(whole[: whole.index("<guid>2")]))
    assert [item.guid for item in feed.items] == ["1"]
    assert "broken markup" in feed.mended


@pytest.mark.parametrize(
    ("encoding", "claimed", "charset"),
    [
        ("utf-8", "UTF-8", None),
        ("windows-1252", "windows-1252", None),
        ("windows-1252", "UTF-8", None),
        ("windows-1252", "UTF-8", "windows-1252"),
        ("iso-8859-2", "iso-8859-2", "utf-8"),
        ("utf-16", "UTF-16", None),
        ("utf-8", "no-such-encoding", None),
        ("utf-8-sig", "UTF-8", None),
    ],
)
def test_an_encoding_is_found_whatever_is_claimed(
    encoding: str, claimed: str, charset: str | None
) -> None:
    feed = rss("<title>Výbor ä</title><link>/a</link>").replace("UTF-8", claimed)
    (item,) = listing(fetched(feed.encode(encoding), charset=charset)).items
    assert item.title == "Výbor ä"


ODD = f"<guid>odd</guid><pubDate>soon</pubDate>{ITEM}"
DATED = f"<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>{ITEM}"


@pytest.mark.parametrize(
    ("items", "condition"),
    [
        ([f"<guid>1</guid>{DATED}"], "good"),
        ([], "empty"),
        ([ITEM], "undated"),
        ([f"<guid>1</guid>{DATED}", f"<guid>2</guid>{ITEM}"], "partly undated"),
        ([f"<pubDate>Mon, 01 Jan 2029 10:00:00 GMT</pubDate>{ITEM}"], "misdated"),
        ([f"<pubDate>soon</pubDate>{ITEM}"], "misdated"),
        ([f"<guid>{n}</guid>{DATED}" for n in "12"] + [ODD], "partly undated"),
        ([f"<guid>1</guid>{DATED}", ODD], "misdated"),
    ],
)
def test_the_health_of_a_feed_in_a_word(items: list[str], condition: str) -> None:
    assert listing(fetched(rss(*items))).condition == condition


def test_an_undated_item_is_never_dated_now() -> None:
    (item,) = listing(fetched(rss(f"<pubDate>soon</pubDate>{ITEM}"))).items
    assert (item.published, item.updated) == (None, None)
    assert item.doubts == (("unreadable", "soon"),)


def test_a_huge_feed_is_read_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MAX_ITEMS", 10_000)
    feed = rss(*(f"<link>/{n}</link>" for n in range(10_007)))
    started = time.monotonic()
    found = listing(fetched(feed))
    assert (len(found.items), found.beyond) == (10_000, 7)
    assert time.monotonic() - started < 10


def test_comments_without_end_are_no_matter() -> None:
    started = time.monotonic()
    assert listing(fetched("<!---->" * 500 + rss(ITEM)[38:])).dialect == "rss"
    assert time.monotonic() - started < 5


def test_depth_without_end_is_no_matter() -> None:
    deep = "<a>" * 100_000
    assert listing(fetched(rss(f"{ITEM}{deep}"))).dialect == "rss"


def test_no_bytes_bring_it_down() -> None:
    """Whatever is flipped, cut or doubled: a listing or a named reason, and no address but http."""
    dice = random.Random(10)  # noqa: S311 - a test's dice
    seeds = [rss(f"<guid>1</guid>{DATED}", ITEM).encode(), atom(f"<id>1</id>{ITEM}").encode()]
    seeds.append(b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"/a"}]}')
    for _ in range(1500):
        content = bytearray(dice.choice(seeds))
        for _ in range(dice.randrange(1, 12)):
            place = dice.randrange(len(content))
            content[place : place + dice.randrange(4)] = dice.randbytes(dice.randrange(4))
        try:
            found = listing(fetched(bytes(content[: dice.randrange(1, len(content) + 1)])))
        except CollectError as error:
            assert "\n" not in str(error)
            continue
        assert all(item.link is None or item.link.startswith("http") for item in found.items)


def test_of_large_ones_no_more_are_read_at_a_time_than_memory_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "_LARGE", 10)
    with ThreadPoolExecutor() as pool, reading._LARGE_ONES:
        with reading._LARGE_ONES:
            waiting = pool.submit(listing, fetched(rss(ITEM)))
            assert not wait([waiting], timeout=0.1).done
        assert len(waiting.result(timeout=10).items) == 1
