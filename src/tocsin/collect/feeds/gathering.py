"""From single items to a listing: each once, within bounds, and what was left out counted."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from tocsin.collect.feeds.items import Dialect, Item, Listing

# As many pages as a sitemap may name (sitemaps.org); the largest feeds of news have thousands.
MAX_ITEMS = 50_000


def gathered(dialect: Dialect, items: Iterable[Item], **about: Any) -> Listing:
    """The listing of `items`, in their order; `about` is what is said of the feed itself."""
    ahead = iter(items)
    kept: dict[object, Item] = {}
    repeated = pointless = 0
    for item in islice(ahead, MAX_ITEMS):
        if not item.link and not item.embedded:
            pointless += 1
        elif item.key in kept:
            repeated += 1
        else:
            kept[item.key] = item
    return Listing(
        dialect=dialect,
        items=tuple(kept.values()),
        repeated=repeated,
        pointless=pointless,
        beyond=sum(1 for _ in ahead),
        **about,
    )
