"""Sitemaps, news sitemaps and indexes of sitemaps (sitemaps.org, with Google's news module)."""

from itertools import islice

from lxml import etree

from tocsin.collect.feeds.elements import first_date, resolved, said
from tocsin.collect.feeds.gathering import MAX_ITEMS, gathered
from tocsin.collect.feeds.items import Item, Listing
from tocsin.collect.feeds.markup import plain
from tocsin.records import Page

# Of an index so many of its sitemaps are asked: it names years of them, or some dozen sections, and
# news are in those that were changed last. Each is a request more, by the minute where all change.
_NEWEST = 20
# Where it says of none when it was changed, these: most systems append, so that the last is that of
# the news, and some have it first.
_FIRST, _LAST = 5, 15

_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def listing(root: etree._Element, given: Page, mended: tuple[str, ...]) -> Listing:
    """The sitemap whose tree is `root`, got as `given`."""
    elements = root.iterfind("{*}url")
    return gathered("sitemap", (_item(element, given) for element in elements), mended=mended)


def of_sitemaps(root: etree._Element, given: Page, mended: tuple[str, ...]) -> Listing:
    """The index of sitemaps whose tree is `root`: the newest, by its dates or places."""
    found: dict[str, Item] = {}
    for element in islice(root.iterfind("{*}sitemap"), MAX_ITEMS):
        link = resolved(said(element, "{*}loc"), given.address)
        if link:
            changed, _ = first_date(element, (("{*}lastmod", "sitemap/lastmod"),), given.fetched)
            found.setdefault(link, Item(link=link, updated=changed))
    newest = _newest(list(found.values()))
    return Listing(dialect="sitemap index", further=tuple(newest), mended=mended)


def _newest(named: list[Item]) -> list[Item]:
    """Those that are asked, first what is likely to have news."""
    if not any(one.updated for one in named):
        return [*named[:_FIRST], *named[_FIRST:][-_LAST:]][::-1]
    changed = sorted(named, key=lambda one: one.updated.value if one.updated else "", reverse=True)
    return changed[:_NEWEST]


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
