"""Feeds, sitemaps, index pages and lists of addresses, read: bytes in, items out.

Nothing is fetched. `listing` tells the dialects apart by what stands in the bytes, for servers
and names lie about it.
"""

from tocsin.collect.feeds.items import Credit, Dialect, Doubt, Enclosure, Item, Listing
from tocsin.collect.feeds.reading import addresses, index, listing

__all__ = [
    "Credit",
    "Dialect",
    "Doubt",
    "Enclosure",
    "Item",
    "Listing",
    "addresses",
    "index",
    "listing",
]
