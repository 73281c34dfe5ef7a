"""RSS of every age tells of its items."""

import pytest

from tests.collect.feeds.made import ADDRESS, fetched, rss
from tocsin.collect.feeds import Credit, Item, listing


def only(*inside: str, about: str = "") -> Item:
    (item,) = listing(fetched(rss(*inside, about=about))).items
    return item


def test_an_item_is_read_with_all_that_it_says() -> None:
    item = only(
        "<title>Bridge closed at Ostrava &amp;amp; nearby</title>"
        "<link>https://courier.example/a?utm_source=rss#top</link><guid>4711</guid>"
        "<pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate>"
        "<description><![CDATA[<p>One <b>w</b>ord.</p><p>Two.</p>]]></description>"
        '<source url="https://agency.example/rss">Agency</source>'
        '<enclosure url="/talk.mp3" type="audio/mpeg" length="99"/>'
    )
    assert item.title == "Bridge closed at Ostrava & nearby"
    assert item.link == "https://courier.example/a?utm_source=rss#top"
    assert item.address == "https://courier.example/a"
    assert item.published is not None
    assert item.published.value == "2026-03-03T09:00:00+00:00"
    assert item.published.at == "item/pubDate"
    assert item.summary == "One word. Two."
    assert item.credit == Credit(name="Agency", address="https://agency.example/rss")
    assert [(e.address, e.bytes) for e in item.enclosures] == [
        ("https://courier.example/talk.mp3", 99)
    ]


def test_a_feed_says_its_name_its_language_and_how_long_it_may_rest() -> None:
    feed = listing(fetched(rss(about="<language>cs</language><ttl>45</ttl>")))
    assert (feed.dialect, feed.title, feed.language, feed.minutes) == (
        "rss",
        "The Courier",
        "cs",
        45,
    )


def test_the_syndication_module_says_how_often_a_feed_changes() -> None:
    about = "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    assert listing(fetched(rss(about=about))).minutes == 15


def test_rss_1_has_its_items_beside_the_channel() -> None:
    feed = listing(
        fetched(
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<channel><title>The Courier</title></channel>"
            '<item rdf:about="https://courier.example/a"><title>One</title>'
            "<link>https://courier.example/a</link><dc:date>2026-03-03T10:00:00Z</dc:date></item>"
            "</rdf:RDF>"
        )
    )
    (item,) = feed.items
    assert (item.guid, item.title) == ("https://courier.example/a", "One")
    assert item.published is not None
    assert item.published.at == "item/dc:date"


def test_rss_0_91_with_its_document_type_is_read() -> None:
    content = (
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
        ' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
        "<title>C</title><item><title>Caf&eacute; shut</title>"
        "<link>http://courier.example/a</link></item></channel></rss>"
    )
    (item,) = listing(fetched(content)).items
    assert item.title == "Café shut"


def test_a_permanent_guid_is_the_link_where_there_is_none() -> None:
    assert only("<guid>https://courier.example/g</guid>").link == "https://courier.example/g"
    feed = listing(fetched(rss('<guid isPermaLink="false">https://courier.example/g</guid>')))
    assert (feed.items, feed.pointless) == ((), 1)


def test_relative_links_are_counted_from_the_feed_or_its_base() -> None:
    assert only("<link>../a</link>").link == "https://courier.example/a"
    based = listing(
        fetched(
            '<rss><channel xml:base="https://other.example/x/"><item><link>a</link></item>'
            "</channel></rss>"
        )
    )
    assert based.items[0].link == "https://other.example/x/a"


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:x", "ftp://h/x", "http://[", "http://", ""]
)
def test_links_out_of_the_web_are_no_links(link: str) -> None:
    feed = listing(fetched(rss(f"<link>{link}</link>")))
    assert (feed.items, feed.pointless, feed.condition) == ((), 1, "empty")


def test_a_link_to_an_alert_comes_before_one_to_a_page_about_it() -> None:
    item = only(
        "<link>https://weather.example/page</link>"
        '<enclosure url="https://weather.example/1.cap" type="application/cap+xml"/>'
    )
    assert item.link == "https://weather.example/1.cap"


def test_an_item_stands_for_itself_once() -> None:
    item = "<guid>1</guid><link>https://courier.example/a</link>"
    feed = listing(fetched(rss(item, item, "<guid>2</guid><link>https://courier.example/b</link>")))
    assert [one.guid for one in feed.items] == ["1", "2"]
    assert feed.repeated == 1


def test_items_that_a_feed_gives_one_name_are_told_apart_by_their_links() -> None:
    """Some give all of them that of their home page."""
    items = (f"<guid>1</guid><link>https://courier.example/{name}</link>" for name in "ab")
    assert len(listing(fetched(rss(*items))).items) == 2


def test_an_alert_that_stands_whole_in_an_item_is_kept() -> None:
    item = only(
        '<title>Flood</title><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">'
        "<identifier>1</identifier></alert>"
    )
    assert item.embedded is not None
    assert b"<identifier>1</identifier>" in item.embedded


def test_the_feeds_own_address_counts_and_not_what_the_user_called_it() -> None:
    assert ADDRESS.startswith(only("<link>/</link>").link or "-")
