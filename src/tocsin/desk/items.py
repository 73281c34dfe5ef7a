"""What sources tell of: which pages are to be got, and which further listings are to be asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec import structs

from tocsin.collect.feeds import Item
from tocsin.collect.polling import Outcome
from tocsin.collect.subscriptions import Subscription
from tocsin.collect.turns import Turn
from tocsin.desk import hosts
from tocsin.records import Page, identify
from tocsin.store import View, turns
from tocsin.store.articles import article_id
from tocsin.store.journal import written
from tocsin.store.packing import pack_record
from tocsin.store.turns import Seen, Waiting

# What its source says was edited is got again, but no more often than this.
EDITED = timedelta(hours=1)
# What is due last is asked for first. Listings are asked before all pages, as sources are: any of
# them may name the news. So pages are due as if told of so long before.
_BEHIND = timedelta(days=1)
# What is to be got again comes after what never was, of so long before: a sitemap that calls all
# its pages edited at every look would keep back the news.
_EDITS_BEHIND = timedelta(days=7)
_DAY = timedelta(days=1)


def taken(
    view: View, turn: Turn, subscription: Subscription, outcome: Outcome, now: datetime
) -> int:
    """Let what a source told of, or a listing of its, be got; how many items weren't known.

    An archive counts as one, whenever it was written.
    """
    items = _items(subscription, outcome)
    new = _take(view, turn.source, items, now)
    archives = [one for one in outcome.wanted if one.depth]
    depth = turn.item.depth if turn.item else 0
    before = depth > 0 or turn.known.digest is not None
    further = outcome.further(depth, behind=before and 0 < new == len(items))
    named = {_listing_id(turn.source, subscription, one): one for one in (*archives, *further)}
    if archives or outcome.known.sitemaps:
        named = _changed(view, turn.source, subscription, named, now)
    turns.wait(view, _waiting(turn.source, named.items(), now))
    return new + (len(named) if archives else 0)


# Pages


class _Told(NamedTuple):
    """An item of a poll, and the article that it leads to, where its address alone says which."""

    item: Item
    article: str | None = None


def _items(subscription: Subscription, outcome: Outcome) -> dict[str, _Told]:
    """The items of a poll by what tells them from all others, in the feed's order."""
    if outcome.page is not None:
        # A page that changed: it is got as every other, so that none is lost on the way; also where
        # the record has its article, of which it is another version.
        id_ = identify("item", subscription.address, outcome.known.digest)
        return {id_: _Told(Item(link=subscription.address))}
    return dict(_told(subscription, item) for item in outcome.wanted if not item.depth)


def _told(subscription: Subscription, item: Item) -> tuple[str, _Told]:
    address = item.address  # once: it takes long, and a sitemap may have fifty thousand
    article = article_id(address) if address else None
    if subscription.kind == "folder":  # of a path all counts, `#` and `?` too
        return identify("item", item.link), _Told(item, article)
    if item.embedded is not None or address is None:  # alerts may share a link
        of_feed = identify("item", subscription.address, item.guid, item.embedded)
        return of_feed, _Told(item, article)
    return identify("item", address), _Told(item, article)


def page_id(archive: Item, page: Page) -> str:
    """What tells a page of an archive from all other items."""
    return identify("item", archive.link, page.id)


def _take(view: View, source: str, items: Mapping[str, _Told], now: datetime) -> int:
    """Let the pages of items be got that weren't known, or were edited; how many weren't known."""
    before = turns.seen_before(view, items)
    there = turns.in_record(view, {one.article for one in items.values() if one.article})
    seen: list[Seen] = []
    new: list[tuple[str, Item]] = []
    edited: list[tuple[str, Item]] = []
    stamps = _stamps(items, before)
    for id_, (item, article) in items.items():
        known = before.get(id_)
        if known is not None and stamps and not item.updated:
            if _is_later(item, known):  # than at this look it has to be, to be an edit at the next
                seen.append(replace(known, edited=_edited(item)))
            continue
        if known is not None and not _is_edited(item, known, now):
            continue
        led = article if article in there else None
        seen.append(Seen(id_, source, written(now), _edited(item), led))
        if known is not None:
            edited.append((id_, item))
        elif led is None:
            new.append((id_, item))
    turns.see(view, seen)
    turns.wait(view, _waiting(source, new, now - _BEHIND))
    turns.wait(view, _waiting(source, edited, now - _BEHIND - _EDITS_BEHIND))
    return len(items.keys() - before.keys())


def _waiting(source: str, items: Iterable[tuple[str, Item]], due: datetime) -> Iterator[Waiting]:
    for number, (id_, item) in enumerate(items):
        # In the feed's order, which has the latest first.
        place = written(due - timedelta(microseconds=number))
        yield Waiting(id_, source, _host(item), place, 0, pack_record(item))


def _host(item: Item) -> str:
    if item.embedded is not None:
        return ""
    return hosts.asked(item.link or "") or (hosts.ARCHIVES if item.depth else "")


def _edited(item: Item) -> str:
    """When it was edited last, by its source's word: many give what they edited a new date."""
    said = item.updated or item.published
    return said.value if said else ""


def _is_edited(item: Item, before: Seen, now: datetime) -> bool:
    return now - datetime.fromisoformat(before.moment) >= EDITED and _is_later(item, before)


def _is_later(item: Item, before: Seen) -> bool:
    return _edited(item) > (before.edited or before.moment)


def _stamps(items: Mapping[str, _Told], before: Mapping[str, Seen]) -> bool:
    """Whether a source dates all that it tells of anew: then a later date tells of no edit."""
    known = [(one.item, before[id_]) for id_, one in items.items() if id_ in before]
    published = [(item, seen) for item, seen in known if item.published and not item.updated]
    later = sum(_is_later(*one) for one in published)
    return later > 1 and 2 * later > len(published)


def lead_on(view: View, turn: Turn, to: str, now: datetime) -> None:
    """An item's page lies at another site, which is asked for it in a turn of its own."""
    item = structs.replace(turn.item or Item(), link=to)
    (waits,) = _waiting(turn.source, [(turn.id, item)], now - _BEHIND)
    turns.lead_on(view, waits)


# Listings


def _listing_id(source: str, subscription: Subscription, listing: Item) -> str:
    """Each source asks for itself, and anew where it wants other items."""
    words = (subscription.include, subscription.exclude)
    return identify("listing", source, *words, listing.link)


def _changed(
    view: View,
    source: str,
    subscription: Subscription,
    listings: Mapping[str, Item],
    now: datetime,
) -> dict[str, Item]:
    """Those that weren't asked yet, or may have changed since; it is kept that they are asked."""
    before = turns.seen_before(view, listings)
    least = timedelta(seconds=subscription.least)
    found = {
        id_: one
        for id_, one in listings.items()
        if id_ not in before or _may_differ(one, before[id_], now, least)
    }
    turns.see(view, (Seen(id_, source, written(now), _edited(one)) for id_, one in found.items()))
    return found


def _may_differ(listing: Item, before: Seen, now: datetime, least: timedelta) -> bool:
    """Whether a listing may have changed since it was asked, by when that is said to have been."""
    said, asked = _edited(listing), datetime.fromisoformat(before.moment)
    if said != before.edited:
        return now - asked >= least
    # One that changed on a day may do so again on it, until it is over everywhere; where nothing is
    # said, at any time.
    is_over = said < (asked - _DAY).isoformat()[: len(said)]
    return len(said) <= len("2026-03-03") and not is_over and now - asked >= EDITED
