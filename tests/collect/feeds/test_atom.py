"""Atom tells of its entries."""

import pytest

from tests.collect.feeds.made import atom, fetched
from tocsin.collect.document import CAP
from tocsin.collect.feeds import Credit, Item, listing


def test_an_entry_is_read_with_all_that_it_says() -> None:
    entry = (
        '<id>tag:courier.example,2026:1</id><title type="html">A &amp;amp; B</title>'
        '<link rel="edit" href="/edit"/><link href="/a"/>'
        "<published>2026-03-03T10:00:00+01:00</published>"
        "<updated>2026-03-03T12:00:00Z</updated>"
        '<summary type="html">&lt;p&gt;Words.&lt;/p&gt;</summary>'
        '<source><title>Agency</title><link href="https://agency.example/"/></source>'
        '<link rel="enclosure" href="/talk.mp3" type="audio/mpeg" length="x"/>'
    )
    feed = listing(fetched(atom(entry)))
    (item,) = feed.items
    assert (feed.dialect, feed.title, feed.language) == ("atom", "The Courier", "en")
    assert (item.guid, item.title) == ("tag:courier.example,2026:1", "A & B")
    assert item.link == "https://courier.example/a"
    assert item.published is not None
    assert item.updated is not None
    assert (item.published.value, item.updated.value) == (
        "2026-03-03T09:00:00+00:00",
        "2026-03-03T12:00:00+00:00",
    )
    assert item.summary == "Words."
    assert item.credit == Credit(name="Agency", address="https://agency.example/")
    assert [(e.address, e.bytes) for e in item.enclosures] == [
        ("https://courier.example/talk.mp3", None)
    ]


def test_text_is_meant_letter_for_letter_and_xhtml_as_its_words() -> None:
    feed = listing(
        fetched(
            atom(
                '<id>1</id><link href="/a"/><title>a &lt;b&gt; c</title>',
                '<id>2</id><link href="/b"/><title type="xhtml"><div xmlns='
                '"http://www.w3.org/1999/xhtml">One <b>t</b>wo</div></title>',
            )
        )
    )
    assert [item.title for item in feed.items] == ["a <b> c", "One two"]


def test_a_change_is_no_publishing() -> None:
    (item,) = listing(
        fetched(atom('<id>1</id><link href="/a"/><updated>2026-03-03T12:00:00Z</updated>'))
    ).items
    assert item.published is None
    assert item.dated


def test_atom_0_3() -> None:
    (item,) = listing(
        fetched(
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id>'
            '<title mode="escaped">A &amp;amp; B</title><link rel="alternate" href="/a"/>'
            "<issued>2026-03-03T10:00:00Z</issued></entry></feed>"
        )
    ).items
    assert (item.title, item.link) == ("A & B", "https://courier.example/a")
    assert item.published is not None


def test_the_next_page_of_a_feed_in_pages_is_said() -> None:
    feed = listing(fetched(atom(about='<link rel="next" href="?page=2"/>')))
    assert feed.further == (Item(link="https://courier.example/feeds/all.xml?page=2"),)


@pytest.mark.parametrize(
    "links",
    [
        '<link href="../1.cap" type="application/cap+xml"/>',
        '<link href="/page"/><link rel="alternate" type="application/cap+xml" href="/1.cap"/>',
        '<link href="/page"/><link rel="related" type="application/cap+xml" href="/1.cap"/>',
        '<link href="/page"/><content type="application/cap+xml" src="/1.cap"/>',
    ],
)
def test_a_link_to_an_alert_comes_first(links: str) -> None:
    (item,) = listing(fetched(atom(f"<id>1</id>{links}"))).items
    assert item.link == "https://courier.example/1.cap"


@pytest.mark.parametrize("namespace", CAP)
def test_an_alert_that_stands_whole_in_an_entry_is_kept(namespace: str) -> None:
    alert = f'<alert xmlns="{namespace}"><note>Évitez</note></alert>'
    content = atom(f'<id>1</id><content type="text/xml">{alert}</content>')
    (item,) = listing(fetched(content)).items
    assert (item.link, item.embedded) == (None, alert.encode())
