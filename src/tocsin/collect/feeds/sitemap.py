"""Sitemaps, news sitemaps and indexes of sitemaps (sitemaps.org, with Google's news module)."""

from lxml import etree

from tocsin.collect.feeds.elements import first_date, resolved, said
from tocsin.collect.feeds.gathering import MAX_ITEMS, gathered
from tocsin.collect.feeds.items import Item, Listing
from tocsin.collect.feeds.markup import plain
from tocsin.records import Page

_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def listing(root: etree._Element, given: Page, mended: tuple[str, ...]) -> Listing:
    """The sitemap whose tree is `root`, got as `given`."""
    elements = root.iterfind("{*}url")
    return gathered("sitemap", (_item(element, given) for element in elements), mended=mended)


def of_sitemaps(root: etree._Element, given: Page, mended: tuple[str, ...]) -> Listing:
    """The index of sitemaps whose tree is `root`: those that it names, newest first if it says.

    A large outlet's index names years of them, and only the newest hold news.
    """
    found: dict[str, str] = {}
    for element in root.iterfind("{*}sitemap"):
        link = resolved(said(element, "{*}loc"), given.address)
        if link:
            changed, _ = first_date(element, (("{*}lastmod", "sitemap/lastmod"),), given.fetched)
            found.setdefault(link, changed.value if changed else "")
    newest = sorted(found, key=lambda link: found[link], reverse=True)
    return Listing(dialect="sitemap index", further=tuple(newest[:MAX_ITEMS]), mended=mended)


def _item(element: etree._Element, given: Page) -> Item:
    news = element.find(f"{_NEWS}news")
    about = element if news is None else news
    published, doubts = first_date(
        about, ((f"{_NEWS}publication_date", "url/news:publication_date"),), given.fetched
    )
    # When the page was changed, which is no date of publishing.
    updated, more = first_date(element, (("{*}lastmod", "url/lastmod"),), given.fetched)
    return Item(
        link=resolved(said(element, "{*}loc"), given.address),
        title=plain(said(about, f"{_NEWS}title")),
        published=published,
        updated=updated,
        language=said(about, f"{_NEWS}publication/{_NEWS}language"),
        doubts=doubts + more,
    )
