"""Giving turns: which sources and items may be asked for now, each at another host."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from tocsin.collect import pacing, retry
from tocsin.collect.feeds import Item
from tocsin.collect.polling import Known
from tocsin.collect.robots import robots_address
from tocsin.collect.subscriptions import Subscription
from tocsin.collect.turns import Kind, Turn
from tocsin.desk import hosts, sourcing
from tocsin.records import decode
from tocsin.store import View, turns
from tocsin.store.journal import written
from tocsin.store.packing import unpack_record
from tocsin.store.turns import Waiting

# Where so many items of a source wait, what would bring more is asked later: an index may name
# hundreds of sitemaps with tens of thousands of pages each, and others at every look.
_MANY = 50_000
_LATER = timedelta(hours=1)


def due(view: View, now: datetime, most: int, *, pages: bool, archives: bool) -> Iterator[Turn]:
    """Turns that are taken now, by the record's only writer: sources first, then their items.

    A turn that isn't heard of again is due once more when its request must be lost.
    """
    moment, lost = written(now), written(now - pacing.LOST)
    lease = written(now + pacing.LOST)
    of_sources = turns.due(view, moment, lost, most)
    without = "" if archives else hosts.ARCHIVES
    items = turns.items(view, moment, lost, most, without=without) if pages else []
    named = {one.source for one in of_sources} | {one.source for one in items}
    known = sourcing.subscribed(view, named)
    for source in of_sources:
        given = _given(view, _poll(source, known[source.source], now), source.host)
        if given and given.kind == "poll":
            turns.set_due(view, source.source, lease)
        yield from [given] if given else []
    for item in items:
        turn = _item(item, known[item.source], now)
        if _passed_over(view, turn):
            continue
        given = _given(view, turn, "" if turn.kind == "archive" else item.host)
        if given and given.kind != "rules":
            turns.put_off(view, item.id, lease, tried=1)
        yield from [given] if given else []


def _passed_over(view: View, turn: Turn) -> bool:
    """Put by an item that isn't to be asked for, now or ever; whether it is one."""
    if turn.kind == "archive" and turn.subscription.paused:
        turns.hold(view, turn.id)
    elif turn.tries > retry.TRIES:  # whoever had it never came back
        give_up(view, turn.id, turn.source)
    elif turn.kind == "listing" and turns.many(view, turn.source, _MANY):
        turns.put_off(view, turn.id, written(turn.began + _LATER))
    else:
        return False
    return True


def give_up(view: View, id_: str, source: str) -> None:
    """An item isn't asked for again."""
    if turns.settle(view, id_):
        turns.tally(view, source, "lost")


def _poll(source: turns.Turn, subscription: Subscription, now: datetime) -> Turn:
    return Turn(
        kind="poll",
        source=source.source,
        address=subscription.address,
        subscription=subscription,
        began=now,
        known=decode(source.known.encode(), Known),
    )


def _item(waiting: Waiting, subscription: Subscription, now: datetime) -> Turn:
    item = unpack_record(waiting.packed, Item)
    listing: Kind = "archive" if waiting.host == hosts.ARCHIVES else "listing"
    return Turn(
        kind=listing if item.depth else "page",
        source=waiting.source,
        # What stands whole in its feed is asked of nobody.
        address=item.link or "" if item.embedded is None else "",
        subscription=subscription,
        began=now,
        item=item,
        id=waiting.id,
        tries=waiting.tries + 1,
    )


def _given(view: View, turn: Turn, host: str) -> Turn | None:
    """The turn, or first that of asking what its host allows; None where the host is busy."""
    if not host:
        return turn
    pace = hosts.pace(view, host)
    if not pacing.may_ask(pace, turn.began):
        return None
    hosts.keep(view, pacing.begun(pace, turn.began))
    rules = hosts.rules(view, turn.address)
    if rules is not None and rules.until > turn.began:
        return replace(turn, robots=rules)
    return Turn(
        kind="rules",
        source=turn.source,
        address=robots_address(turn.address),
        subscription=turn.subscription,
        began=turn.began,
        robots=rules,
    )
