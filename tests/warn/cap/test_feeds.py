"""Others' feeds: addresses of alerts, and alerts that stand in them whole."""

import pytest

from tests.warn.cap.made import ALERT, ALERT_XML
from tocsin.warn.cap import RefusedError, entries, parsed

_AT = "https://varnia.example/alerts/feed"
_BODY = ALERT_XML.split("?>", 1)[1]


def _atom(*items: str) -> bytes:
    inner = "".join(f"<entry><id>i</id>{item}</entry>" for item in items)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>{inner}</feed>'.encode()


def _rss(item: str) -> bytes:
    return f'<rss version="2.0"><channel><item>{item}</item></channel></rss>'.encode()


def _address(content: bytes) -> str | None:
    (entry,) = entries(content, _AT)
    return entry.address


@pytest.mark.parametrize(
    "links",
    [
        '<link href="https://varnia.example/1"/>',
        '<link href="/1"/>',
        '<link href="../1" type="application/cap+xml"/>',
        '<link href="/web"/><link rel="related" href="/1" type="application/cap+xml"/>',
        '<link rel="edit" href="/edit"/><link rel="alternate" href="/1"/>',
        '<link href="/web"/><content type="application/cap+xml" src="/1"/>',
    ],
)
def test_the_link_to_the_alert_is_found_in_atom(links: str) -> None:
    assert _address(_atom(links)) == "https://varnia.example/1"


@pytest.mark.parametrize(
    "item",
    [
        "<link> https://varnia.example/1 </link>",
        '<link>/web</link><enclosure url="/1" type="application/cap+xml" length="9"/>',
        '<guid isPermaLink="true">https://varnia.example/1</guid>',
    ],
)
def test_the_link_to_the_alert_is_found_in_rss(item: str) -> None:
    assert _address(_rss(item)) == "https://varnia.example/1"


def test_rss_1_is_read() -> None:
    content = (
        b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns="http://purl.org/rss/1.0/"><item><link>/1</link></item></r:RDF>'
    )
    assert _address(content) == "https://varnia.example/1"


def test_an_alert_in_the_feed_is_given_whole() -> None:
    content = _atom(f'<title>T</title><content type="text/xml">{_BODY}</content>')
    (entry,) = entries(content)
    assert (entry.address, entry.id, entry.title) == (None, "i", "T")
    assert parsed(entry.content or b"") == ALERT


def test_each_alert_is_told_once_and_in_order() -> None:
    links = [f'<link href="/{number}"/>' for number in (2, 1, 2)]
    addresses = [entry.address for entry in entries(_atom(*links), _AT)]
    assert addresses == ["https://varnia.example/2", "https://varnia.example/1"]


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:x", "ftp://h/x", "http://[", ""]
)
def test_links_to_other_things_than_pages_are_passed_over(link: str) -> None:
    assert entries(_atom(f'<link href="{link}"/>'), _AT) == ()


def test_an_empty_feed_is_a_feed() -> None:
    assert entries(_atom()) == ()


def test_what_is_no_feed_is_refused() -> None:
    with pytest.raises(RefusedError, match="is no feed of Atom or RSS: its root is <alert>"):
        entries(ALERT_XML.encode())


def test_a_hostile_feed_is_refused() -> None:
    hostile = b'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _atom("&x;")
    with pytest.raises(RefusedError, match="document type"):
        entries(hostile)


def test_an_entry_without_a_link_tells_of_no_alert() -> None:
    assert entries(_atom("<title>nothing</title>")) == ()
