"""What came of an archive: a portion of its pages, which are already on their way."""

from collections.abc import Collection
from datetime import datetime

from tocsin.collect.archives import Portion
from tocsin.collect.feeds import Item
from tocsin.collect.turns import Turn
from tocsin.desk import items
from tocsin.desk.listed import note
from tocsin.records import Page
from tocsin.store import View, turns
from tocsin.store.journal import written
from tocsin.store.packing import pack_record
from tocsin.store.turns import Seen, Waiting


def portioned(
    view: View, turn: Turn, came: Portion, reading: Collection[str], now: datetime, until: datetime
) -> int:
    """Keep what came of an archive; how many of its pages it hadn't given before.

    `reading` are the ids of the pages that are being read: until a moment they aren't asked for
    again. Nothing is kept of a source that was removed meanwhile.
    """
    if turn.item is None or turns.find(view, turn.source) is None:
        return 0
    pages = {items.page_id(turn.item, page): page for page in came.pages}
    before = turns.seen_before(view, pages)
    new = [id_ for id_ in pages if id_ not in before]
    turns.see(view, (Seen(id_, turn.source, written(now), "") for id_ in new))
    packed = {id_: pack_record(_page(turn.item, pages[id_])) for id_ in reading}
    later = written(until)
    turns.wait(view, (Waiting(id_, turn.source, "", later, 0, packed[id_]) for id_ in reading))
    for _ in came.faults:
        turns.tally(view, turn.source, "lost")
    note(view, turn, now, 0, came.why)
    if came.rest is None:
        turns.settle(view, turn.id)
    else:
        # What goes on being written isn't read all the time.
        due = now if came.rest.offset else now + items.EDITED
        turns.go_on(view, turn.id, written(due), pack_record(came.rest))
    return len(new)


def _page(archive: Item, page: Page) -> Item:
    """A page of an archive, as it is found there again if whoever reads it ends."""
    return Item(link=archive.link, guid=page.id)
