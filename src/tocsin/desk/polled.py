"""What came of a poll: which items are new, how the source stands, and when it is asked again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import reduce

from msgspec.structs import replace

from tocsin.collect import rhythm
from tocsin.collect.conditions import WORKING
from tocsin.collect.health import Notice, echo, notices
from tocsin.collect.polling import Known, Outcome
from tocsin.collect.pulse import Pulse
from tocsin.collect.rhythm import Poll
from tocsin.collect.subscriptions import Subscription
from tocsin.collect.turns import Turn
from tocsin.desk import echoing, items, sourcing
from tocsin.desk.sourcing import Health, Told
from tocsin.link.origins import key
from tocsin.records import decode, encode
from tocsin.store import View, articles, sources, turns
from tocsin.store.journal import written

# Of what a source brought so much is looked at, and fewer articles tell nothing of its outlet.
_BROUGHT = 20
_FEWEST = 3
# No more often: it changes slowly, and where texts have many copies, all are gone through.
_LOOK = timedelta(minutes=15)


def polled(view: View, turn: Turn, outcome: Outcome, now: datetime) -> int:
    """Keep what came of a poll; how many items weren't known.

    Nothing is kept of a source that was removed, paused or changed meanwhile: it is asked anew, and
    what its server gave for the next time would hide what other words let through.
    """
    kept = turns.find(view, turn.source)
    current = sourcing.subscribed(view, [turn.source]).get(turn.source)
    if kept is None or current is None or current != turn.subscription:
        return 0
    new = items.taken(view, turn, current, outcome, now)
    since = decode(kept.known.encode(), Known)
    outcome = _whole(outcome, since)
    counts = (new + since.new, kept.read, kept.empty, kept.lost, kept.walled)
    poll = outcome.polled(*counts)
    poll = replace(poll, at=now, left=poll.left + since.left)
    told = _told(view, turn.source, current, poll, outcome)
    sources.add_poll(view, sources.Polled(turn.source, written(now), encode(told).decode()))
    known = encode(outcome.known).decode()
    due = written(told.health.due) if told.health.due else None
    turns.put(view, turns.Turn(turn.source, kept.host, due, known))
    return new


def _whole(outcome: Outcome, since: Known) -> Outcome:
    """What came of a poll, with what was wrong since the last with listings that it named."""
    why = "; ".join(filter(None, (outcome.why, *since.troubles)))
    return replace(outcome, why=why, known=replace(outcome.known, new=0, left=0, troubles=()))


# Health


def _told(
    view: View, source: str, subscription: Subscription, poll: Poll, outcome: Outcome
) -> Told:
    before = sourcing.told(view, source, written(poll.at), sourcing.LOOKED_AT)
    if poll.condition == "unchanged" and not poll.left:  # what it tells of is what it told of then
        working = (one.poll for one in reversed(before) if one.poll.condition in WORKING)
        poll = replace(poll, left=next((one.left for one in working), 0))
    history = [*(one.poll for one in before), poll]
    pulse = _pulse(before).after(poll)
    least, most = timedelta(seconds=subscription.least), timedelta(seconds=subscription.longest)
    minutes = outcome.listing.minutes if outcome.listing else None
    rest = timedelta(minutes=minutes) if minutes else None
    due = rhythm.due(source, history, poll.at, least, most, rest=rest)
    last = before[-1] if before else None
    looked = last.looked if last else None
    outlet, echoes = _former(last)
    if _is_to_be_looked_at(history, looked):
        looked = poll.at
        outlet, echoes = _brought(view, source, looked, echoes)
    found = notices(
        history,
        pulse,
        last.health.notices if last else (),
        language=subscription.language,
        kind=subscription.kind,
    )
    health = Health(
        why=outcome.why,
        due=due.at,
        rhythm=rhythm.gap(history, least, most) if pulse.brought else None,
        good=pulse.good,
        read=sum(one.read for one in history),
        empty=sum(one.empty for one in history),
        lost=sum(one.lost for one in history),
        walled=sum(one.walled for one in history),
        outlet=outlet,
        notices=(*found, *echoes),
    )
    return Told(poll=poll, health=health, pulse=pulse, looked=looked)


def _pulse(before: Sequence[Told]) -> Pulse:
    """The pulse up to now; where none was kept, by the polls that there are."""
    last = before[-1].pulse if before else None
    return last or reduce(Pulse.after, (one.poll for one in before), Pulse())


_Whose = tuple[str | None, tuple[Notice, ...]]


def _former(last: Told | None) -> _Whose:
    """What was said of whose articles a source brings when that was last looked at."""
    if last is None:
        return None, ()
    return last.health.outlet, tuple(one for one in last.health.notices if one.trouble == "echo")


def _is_to_be_looked_at(history: Sequence[Poll], looked: datetime | None) -> bool:
    """Whether a source brought anything since that was looked at, long enough ago."""
    if looked is not None and history[-1].at - looked < _LOOK:
        return False
    return any(one.read for one in history if looked is None or one.at > looked)


def _brought(view: View, source: str, now: datetime, former: Sequence[Notice]) -> _Whose:
    """Whose articles a source brings, and whether they are another's."""
    brought = turns.led(view, source, written(now), _BROUGHT)
    found = echo(echoing.copied(view, brought), now)
    if found is not None and former:
        found = replace(found, since=former[0].since)
    return _outlet(view, brought), (found,) if found else ()


def _outlet(view: View, brought: Sequence[str]) -> str | None:
    """The outlet that articles are all of, if they are enough to say so."""
    filed = articles.filed(view, articles.last(view, brought)).values()
    names = {key(name): name for one in filed if (name := one.outlet or one.host)}
    return next(iter(names.values())) if len(names) == 1 and len(filed) >= _FEWEST else None
