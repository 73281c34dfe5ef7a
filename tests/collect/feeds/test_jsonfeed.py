"""JSON Feed tells of its items, whatever stands in the properties."""

import msgspec
import pytest

from tests.collect.feeds.made import fetched
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import Item, listing

VERSION = "https://jsonfeed.org/version/1.1"


def test_a_feed_is_read() -> None:
    feed = listing(
        fetched(
            msgspec.json.encode(
                {
                    "version": VERSION,
                    "title": "The Courier",
                    "language": "cs",
                    "next_url": "/2.json",
                    "items": [
                        {
                            "id": 1,
                            "url": "/a",
                            "title": "Bridge closed",
                            "content_text": "a <b",
                            "date_published": "2026-03-03T10:00:00Z",
                            "attachments": [{"url": "/a.mp3", "size_in_bytes": 9}],
                        }
                    ],
                }
            )
        )
    )
    (item,) = feed.items
    assert (feed.dialect, feed.language) == ("json feed", "cs")
    assert feed.further == (Item(link="https://courier.example/2.json"),)
    assert (item.guid, item.link, item.summary) == ("1", "https://courier.example/a", "a <b")
    assert item.published is not None
    assert item.published.at == "items[].date_published"
    assert item.enclosures[0].bytes == 9


@pytest.mark.parametrize("items", [None, 3, "x", [1, None, []], [{"id": []}], [{"url": {}}]])
def test_properties_of_the_wrong_kind_are_none(items: object) -> None:
    feed = listing(fetched(msgspec.json.encode({"version": VERSION, "items": items})))
    assert feed.items == ()


@pytest.mark.parametrize("content", ['{"error": "no"}', "{", '{"a":' * 5000, '{"version": 1}'])
def test_other_json_is_no_feed(content: str) -> None:
    with pytest.raises(CollectError) as caught:
        listing(fetched(content))
    assert caught.value.condition == "garbage"


def test_an_address_with_a_control_character_is_none() -> None:
    """XML can't hold one, and JSON can: as a host it couldn't be kept."""
    found = {"version": VERSION, "items": [{"url": "https://a\0.example/"}]}
    feed = listing(fetched(msgspec.json.encode({**found, "next_url": "https://b.example/\x7f"})))
    assert (feed.items, feed.further, feed.pointless) == ((), (), 1)
