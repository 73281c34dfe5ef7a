"""What came of a listing that a source named: a sitemap of its index, a further page of its feed.

It is no poll of the source. What it brings counts for the next one, and so does what was wrong.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from tocsin.collect import retry
from tocsin.collect.conditions import WORKING, CollectError
from tocsin.collect.polling import Known, Outcome
from tocsin.collect.subscriptions import redacted
from tocsin.collect.turns import Turn
from tocsin.desk import giving, items, sourcing
from tocsin.records import decode, encode
from tocsin.store import View, turns
from tocsin.store.journal import written

# Of what was wrong with listings so much is kept in words; the rest is counted.
_TROUBLES = 3


def listed(view: View, turn: Turn, answer: Outcome | CollectError, now: datetime) -> int:
    """Keep what came of a listing, or why an archive can't be had; how many items weren't known.

    Nothing is kept of a source that was removed meanwhile.
    """
    if turns.find(view, turn.source) is None:
        return 0
    if isinstance(answer, Outcome) and answer.condition in WORKING:
        new = items.taken(view, turn, turn.subscription, answer, now)
        turns.settle(view, turn.id)
        note(view, turn, now, new, left=len(answer.unwanted))
        return new
    wait = retry.again(answer.condition, turn.tries)
    if wait is None:
        giving.give_up(view, turn.id, turn.source)
        if turn.kind == "archive":  # its disk may come back, or a library be installed
            turns.unsee(view, turn.id)
        why = answer.why if isinstance(answer, Outcome) else answer.problem
        note(view, turn, now, 0, f"{redacted(turn.address)}: {why or answer.condition}")
    else:
        turns.put_off(view, turn.id, written(now + wait))
    return 0


def note(view: View, turn: Turn, now: datetime, new: int, trouble: str = "", left: int = 0) -> None:
    """Keep for the next poll how many items weren't known or were left out, and what was wrong.

    What is wrong with an archive is to be seen soon: nobody minds that its folder is looked at.
    """
    source = turn.source
    kept = turns.find(view, source)
    if kept is None:
        return
    known = decode(kept.known.encode(), Known)
    if len(sourcing.told(view, source, written(now), 2)) < 2:
        new = 0  # what it brings until it is polled again had piled up before
    said = dict.fromkeys((*known.troubles, *([trouble] if trouble else [])))
    new, left = known.new + new, known.left + left
    then = replace(known, new=new, left=left, troubles=tuple(said)[:_TROUBLES])
    turns.remember(view, source, encode(then).decode())
    soon = written(now + timedelta(seconds=turn.subscription.least))
    if trouble and turn.kind == "archive" and kept.due is not None and kept.due > soon:
        turns.set_due(view, source, soon)
