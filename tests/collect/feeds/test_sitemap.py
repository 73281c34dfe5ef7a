"""Sitemaps tell of pages, their indexes of sitemaps."""

import gzip

import pytest

from tests.collect.feeds.made import fetched
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import listing

NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
    "<loc>https://courier.example/a</loc><lastmod>2026-03-03</lastmod><news:news>"
    "<news:publication><news:name>The Courier</news:name><news:language>cs</news:language>"
    "</news:publication><news:publication_date>2026-03-02T10:00:00Z</news:publication_date>"
    "<news:title>Bridge closed</news:title></news:news></url></urlset>"
)


@pytest.mark.parametrize("content", [NEWS.encode(), gzip.compress(NEWS.encode())])
def test_a_news_sitemap_plain_or_packed(content: bytes) -> None:
    feed = listing(fetched(content))
    (item,) = feed.items
    assert (feed.dialect, item.title, item.language) == ("sitemap", "Bridge closed", "cs")
    assert item.published is not None
    assert item.published.value == "2026-03-02T10:00:00+00:00"
    assert item.updated is not None
    assert (item.updated.value, item.updated.at) == ("2026-03-03", "url/lastmod")


def test_an_index_names_its_sitemaps_the_newest_first() -> None:
    content = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>https://courier.example/1.xml</loc><lastmod>2019-01-01</lastmod></sitemap>"
        "<sitemap><loc>https://courier.example/2.xml</loc><lastmod>2026-01-01</lastmod></sitemap>"
        "<sitemap><loc>ftp://courier.example/3.xml</loc></sitemap></sitemapindex>"
    )
    feed = listing(fetched(content))
    named = [(one.link, one.updated and one.updated.value) for one in feed.further]
    assert named == [
        ("https://courier.example/2.xml", "2026-01-01"),
        ("https://courier.example/1.xml", "2019-01-01"),
    ]
    assert feed.condition == "good"


@pytest.mark.parametrize(
    ("many", "asked"),
    [(3, [2, 1, 0]), (20, [*range(19, -1, -1)]), (99, [*range(98, 83, -1), 4, 3, 2, 1, 0])],
)
def test_of_an_index_without_dates_the_last_are_named_and_some_of_the_first(
    many: int, asked: list[int]
) -> None:
    """Most systems append."""
    named = (f"<sitemap><loc>https://courier.example/{n}</loc></sitemap>" for n in range(many))
    feed = listing(fetched(f"<sitemapindex>{''.join(named)}</sitemapindex>"))
    assert [one.link for one in feed.further] == [f"https://courier.example/{n}" for n in asked]


def test_a_packed_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(CollectError) as caught:
        listing(fetched(gzip.compress(b" " * 50_000_000)))
    assert caught.value.condition == "too large"
