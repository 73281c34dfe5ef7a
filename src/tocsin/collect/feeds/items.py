"""What a feed tells of: its items, and the feed itself."""

from typing import Literal

from tocsin.collect.canonical import canonical
from tocsin.collect.conditions import Condition
from tocsin.records import Record, Sourced

Dialect = Literal[
    "rss", "atom", "json feed", "sitemap", "sitemap index", "index page", "address list"
]

# Why a date that an item gives isn't taken for one.
Doubt = Literal["unreadable", "before the web", "in the future"]


class Enclosure(Record, frozen=True):
    """A file that comes with an item: a recording, a picture, an alert."""

    address: str
    media_type: str | None = None
    bytes: int | None = None


class Credit(Record, frozen=True):
    """Whom the feed of an aggregator names as the one that an item is from."""

    name: str | None = None
    address: str | None = None


class Item(Record, frozen=True):
    """One thing that a feed tells of, as the feed tells it.

    `link` is where it lies, absolute, as given; None where the item has none. `guid` is the
    feed's own name for it. `published` and `updated` are ISO 8601 times with where they were
    found, in UTC where the feed gives a zone and without zone where it gives none; None where
    the feed gives no date or one in `doubts`, each with its reason and what the feed says.
    `summary` is plain text, cut at some length. `embedded` is an alert of the Common Alerting
    Protocol that the feed holds whole, as XML. `depth` is of an item that is no page but a listing
    that another one named: how many steps it is from the one that is subscribed to. An archive has
    a depth of 1, as its folder names it, and `offset` says how much of it was taken before.
    """

    link: str | None = None
    guid: str | None = None
    title: str | None = None
    published: Sourced | None = None
    updated: Sourced | None = None
    summary: str | None = None
    language: str | None = None
    credit: Credit | None = None
    enclosures: tuple[Enclosure, ...] = ()
    embedded: bytes | None = None
    doubts: tuple[tuple[Doubt, str], ...] = ()
    depth: int = 0
    offset: int = 0

    @property
    def address(self) -> str | None:
        """The link in its plainest form, by which to tell whether it was seen before."""
        return canonical(self.link) if self.link else None

    @property
    def dated(self) -> bool:
        """Whether the feed says when it was published or changed."""
        return self.published is not None or self.updated is not None

    @property
    def key(self) -> tuple[str | None, str | None, bytes | None]:
        """What tells it from the other items of its feed.

        The feed's name for it alone wouldn't do: some give all of their items the same.
        """
        return (self.guid, self.address, self.embedded)


class Listing(Record, frozen=True):
    """A feed, sitemap or index page at one time.

    `items` are in the feed's order, each once; `repeated` counts what was left out for that,
    `pointless` the items with neither link nor alert, `beyond` those past the limit.
    `further` are listings with more of the same: those sitemaps of an index that were changed last,
    the next page of a feed. `minutes` is for how long the feed says that it needn't be asked again.
    `mended` says what was done to broken markup to read it.
    """

    dialect: Dialect
    items: tuple[Item, ...] = ()
    title: str | None = None
    language: str | None = None
    further: tuple[Item, ...] = ()
    minutes: int | None = None
    repeated: int = 0
    pointless: int = 0
    beyond: int = 0
    mended: tuple[str, ...] = ()

    @property
    def condition(self) -> Condition:
        """The health of the feed in one word. Index pages and lists have no dates to miss."""
        if not self.items:
            return "good" if self.further else "empty"
        if self.dialect in ("index page", "address list"):
            return "good"
        undated = sum(not item.dated for item in self.items)
        # One slip of a hand says nothing of the rest.
        if 2 * sum(bool(item.doubts) for item in self.items) >= len(self.items):
            return "misdated"
        if undated == len(self.items):
            return "undated"
        return "partly undated" if undated else "good"
