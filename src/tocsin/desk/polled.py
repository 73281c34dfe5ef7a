"""What came of a poll: which items are new, how the source stands, and when it is asked again."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from tocsin.collect import rhythm
from tocsin.collect.feeds import Item
from tocsin.collect.health import Notice, echo, last_good, notices
from tocsin.collect.polling import Outcome
from tocsin.collect.rhythm import Poll
from tocsin.collect.subscriptions import Subscription
from tocsin.collect.turns import Turn
from tocsin.desk import echoing, hosts, sourcing
from tocsin.desk.sourcing import Health, Told
from tocsin.link.origins import key
from tocsin.records import encode, identify
from tocsin.store import View, articles, sources, turns
from tocsin.store.articles import article_id
from tocsin.store.journal import written
from tocsin.store.packing import pack_record
from tocsin.store.turns import Seen, Waiting

# What its source says was edited is got again, but no more often than this.
_EDITED = timedelta(hours=1)

# Of what a source brought so much is looked at, and fewer articles tell nothing of its outlet.
_BROUGHT = 20
_FEWEST = 3


def polled(view: View, turn: Turn, outcome: Outcome, now: datetime) -> int:
    """Keep what came of a poll; how many items weren't known.

    Nothing is kept of a source that was removed, paused or given another address meanwhile.
    """
    kept = turns.find(view, turn.source)
    current = sourcing.subscribed(view, [turn.source]).get(turn.source)
    if kept is None or current is None or current.paused or current.address != turn.address:
        return 0
    new = _take(view, turn.source, _items(current, outcome), now)
    counts = {"new": new, "read": kept.read, "empty": kept.empty, "lost": kept.lost}
    poll = replace(outcome.polled(**counts), at=now)
    health = _health(view, turn.source, current, poll, outcome)
    told = encode(Told(poll=poll, health=health)).decode()
    sources.add_poll(view, sources.Polled(turn.source, written(now), told))
    known = encode(outcome.known).decode()
    due = written(health.due) if health.due else None
    turns.put(view, turns.Turn(turn.source, kept.host, due, known))
    return new


# Items


def _items(subscription: Subscription, outcome: Outcome) -> dict[str, Item]:
    """The items of a poll by what tells them from all others, in the feed's order."""
    if outcome.page is not None:
        # A page that changed: it is got as every other, so that none is lost on the way.
        digest = outcome.known.digest
        return {identify("item", subscription.address, digest): Item(link=subscription.address)}
    return {_id(subscription, item): item for item in outcome.wanted}


def _id(subscription: Subscription, item: Item) -> str:
    if subscription.kind == "folder":  # of a path all counts, `#` and `?` too
        return identify("item", item.link)
    if item.embedded is not None or item.address is None:  # alerts may share a link
        return identify("item", subscription.address, item.guid, item.embedded)
    return identify("item", item.address)


def _take(view: View, source: str, items: Mapping[str, Item], now: datetime) -> int:
    """Let the pages of items be got that weren't known, or were edited; how many weren't known."""
    before = turns.seen_before(view, items)
    places = {id_: article_id(one.address) for id_, one in items.items() if one.address}
    there = turns.in_record(view, places.values())
    told: list[Seen] = []
    wanted: list[tuple[str, Item]] = []
    for id_, item in items.items():
        known, article = before.get(id_), places.get(id_)
        if known is not None and not _is_edited(item, known, now):
            continue
        told.append(
            Seen(id_, source, written(now), _edited(item), article if article in there else None)
        )
        if known is not None or article not in there:
            wanted.append((id_, item))
    turns.see(view, told)
    turns.wait(view, _waiting(source, wanted, now))
    return len(items.keys() - before.keys())


def _waiting(source: str, items: Sequence[tuple[str, Item]], now: datetime) -> Iterator[Waiting]:
    for number, (id_, item) in enumerate(items):
        host = "" if item.embedded is not None else hosts.asked(item.link or "")
        # In the feed's order, which has the latest first.
        due = written(now + timedelta(microseconds=number))
        yield Waiting(id_, source, host, due, 0, pack_record(item))


def _edited(item: Item) -> str:
    return item.updated.value if item.updated else ""


def _is_edited(item: Item, before: Seen, now: datetime) -> bool:
    if now - datetime.fromisoformat(before.moment) < _EDITED:
        return False
    return _edited(item) > (before.edited or before.moment)


# Health


def _health(
    view: View, source: str, subscription: Subscription, poll: Poll, outcome: Outcome
) -> Health:
    before = sourcing.told(view, source, written(poll.at), sourcing.LOOKED_AT)
    history = [*(one.poll for one in before), poll]
    least, most = timedelta(seconds=subscription.least), timedelta(seconds=subscription.most)
    minutes = outcome.listing.minutes if outcome.listing else None
    rest = timedelta(minutes=minutes) if minutes else None
    due = rhythm.due(source, history, poll.at, least, most, rest=rest)
    outlet, echoes = _brought(view, source, poll, before[-1].health if before else None)
    return Health(
        why=outcome.why,
        due=due.at if due else None,
        rhythm=rhythm.gap(history, least, most),
        good=last_good(history),
        read=sum(one.read for one in history),
        empty=sum(one.empty for one in history),
        lost=sum(one.lost for one in history),
        outlet=outlet,
        notices=(*notices(history, subscription.language), *echoes),
    )


def _brought(
    view: View, source: str, poll: Poll, before: Health | None
) -> tuple[str | None, tuple[Notice, ...]]:
    """Whose articles a source brings, and whether they are another's: anew where it brought any."""
    former = tuple(one for one in before.notices if one.trouble == "echo") if before else ()
    if not poll.read:
        return before.outlet if before else None, former
    brought = turns.led(view, source, written(poll.at), _BROUGHT)
    found = echo(echoing.copied(view, brought), poll.at)
    if found is not None and former:
        found = replace(found, since=former[0].since)
    return _outlet(view, brought), (found,) if found else ()


def _outlet(view: View, brought: Sequence[str]) -> str | None:
    """The outlet that articles are all of, if they are enough to say so."""
    filed = articles.filed(view, articles.last(view, brought)).values()
    names = {key(name): name for one in filed if (name := one.outlet or one.host)}
    return next(iter(names.values())) if len(names) == 1 and len(filed) >= _FEWEST else None
