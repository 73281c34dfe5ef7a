"""Sending: what waits in the outbox is claimed, handed to its channel, and what came of it kept.

A message is claimed in an entry of its own (`Tried`, with a lease), sent outside of any
transaction, and what the channel said is kept in the entry in which the next is claimed. Whoever
else sends from the same record sees the claim and leaves the message alone. Where the process ends
between claim and answer it isn't known whether the message went out: after the lease it is tried
again under the same id, by which receivers know it, and the log says so.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from tocsin.desk import channels
from tocsin.desk.hands import Done, Hands, Task
from tocsin.desk.pace import Pace
from tocsin.desk.part import Part
from tocsin.desk.settings import Settings
from tocsin.desk.telling import Telling
from tocsin.records import Record
from tocsin.store import Entry, Store, View, ledger
from tocsin.store.ledger import Post
from tocsin.warn import deeds, messages, outgoing, people
from tocsin.warn.messages import Carried
from tocsin.warn.quiet import DISTURBING

# For how long a claim holds: longer than any channel takes.
LEASE = timedelta(minutes=5)
# Of messages that wait, so many are looked through for others that go to the same contact.
_DIGESTED = 200
# Seconds for which a channel isn't looked at again where nothing of it was due.
_REST = 0.5
# Messages that are judged in one entry: others want to write too.
_AT_ONCE = 200


class Counts(Record, frozen=True):
    """What was done in a round: by messages, not by tries."""

    sent: int = 0
    failed: int = 0
    again: int = 0
    postponed: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class _Verdict:
    """What is to be done about a message that is due: a deed, or nothing but to send it."""

    post: Post
    deed: deeds.AnyDeed | None = None
    carried: Carried | None = None


_Done = tuple[str, deeds.AnyDeed]  # a matter, and what is done in it


class Sending(Part):
    """Sends messages from a desk's outbox.

    Args:
        store, by, clock: as every part of a desk.
        settings: of its channels.
        makers: how channels are made, where not as the settings say.
        step: called at each step, with its name: tests end the process there.
    """

    def __init__(
        self,
        store: Store,
        by: str,
        clock: Callable[[], str],
        settings: Settings,
        *,
        makers: channels.Makers | None = None,
        step: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(store, by, clock)
        self._hands = Hands(makers or channels.makers(settings), LEASE.total_seconds(), step)
        self._telling = Telling(settings)
        self._pace = Pace()
        self._empty: dict[people.Channel, float] = {}  # when nothing was found to be due
        self._step = step

    def send(
        self,
        channels: Collection[people.Channel] | None = None,
        *,
        seconds: float | None = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Counts:
        """Send what is due.

        Args:
            channels: only by these.
            seconds: how long at most. Messages that are under way then stay so, and what becomes
                of them is kept in the next round: a channel that hangs holds up no other.
            stop: whether no more messages are to be begun; asked between two.

        Returns:
            What was done.
        """
        end = None if seconds is None else time.monotonic() + seconds
        used = tuple(one for one in self._hands.channels if channels is None or one in channels)
        counts = Counts()
        done = self._hands.collect(0)
        self._empty.clear()
        while True:
            over = stop() or (end is not None and time.monotonic() >= end)
            written, tasks, more = self._turn(done, () if over else used)
            counts = _counted(counts, written)
            for task in tasks:
                self._hands.give(task)
            if not written and (over or not self._hands.busy()):
                return counts
            patience = LEASE.total_seconds() if end is None else end - time.monotonic()
            done = self._hands.collect(patience if self._hands.busy() and not more else 0.0)

    def close(self) -> None:
        """Let go of channels, once what is under way has come back or its time is over."""
        self._hands.close()

    # One entry

    def _turn(
        self, done: Sequence[Done], used: Sequence[people.Channel]
    ) -> tuple[list[deeds.AnyDeed], list[Task], bool]:
        """Keep what came back, and claim what is due: all in one entry, or none if there's none.

        Returns what was written, what is to be sent, and whether there may be more to claim.
        """
        free = [one for one in used if self._hands.free(one) and not self._resting(one)]
        if not done and not self._due(free):
            return [], [], False
        with self._enter("deliver") as entry:
            self._step("entered")
            now = self._moment(entry)
            written = [pair for one in done for pair in _came(one, now)]
            back = {post.delivery.id for one in done for post in one.task.posts}
            tasks, more = list[Task](), False
            self._telling.follow(entry.view)
            for channel in free:
                claimed, judged = self._claimed(entry, channel, now, back)
                tasks += claimed
                written += judged
                if not judged:
                    self._empty[channel] = time.monotonic()
                more = more or (bool(judged) and len(claimed) < self._hands.free(channel))
            for matter, deeds_ in groupby(written, key=lambda pair: pair[0]):
                ledger.write(entry, matter, *(deed for _, deed in deeds_))
            self._step("written")
        self._step("committed")
        for one in done:
            if one.refused is not None:
                self._pace.forget(one.task.delivery)
        return [deed for _, deed in written], tasks, more

    def _resting(self, channel: people.Channel) -> bool:
        """Whether nothing of a channel was due just now: little comes to be due in a second."""
        return time.monotonic() - self._empty.get(channel, -_REST) < _REST

    def _due(self, free: Iterable[people.Channel]) -> bool:
        with self._look(None) as view:
            now = self._now()
            return any(ledger.waiting(view, now, channel, 1) for channel in free)

    def _claimed(
        self, entry: Entry, channel: people.Channel, now: datetime, but: Collection[str]
    ) -> tuple[list[Task], list[_Done]]:
        """As many messages of a channel as there are hands free, and what is to be written.

        `but` are those that just came back.
        """
        tasks: list[Task] = []
        written: list[_Done] = []
        free, taken = self._hands.free(channel), set(but)
        for post in _posts(entry.view, now, channel, free):
            if post.delivery.id in taken:
                continue
            verdict = self._judged(entry.view, post, now)
            if verdict.deed is not None:
                written.append((post.matter, verdict.deed))
                continue
            together = self._together(entry.view, verdict, now, taken)
            taken |= {one.post.delivery.id for one in together}
            written += _tried(together, now)
            tasks.append(_task(together, now + LEASE))
            self._pace.note(post.delivery, now)
            if len(tasks) == free:
                break
        return tasks, written

    def _judged(self, view: View, post: Post, now: datetime) -> _Verdict:
        """Whether a message goes now, later, or never."""
        delivery = post.delivery
        if outgoing.late(delivery, now):
            why = "too late: its time ran out before it could be sent"
            return _Verdict(post, deeds.Dropped(delivery=delivery.id, why=why))
        if why := self._telling.stopped(view, post, now):
            return _Verdict(post, deeds.Dropped(delivery=delivery.id, why=why))
        try:
            carried = self._telling.carried(post, now)
        except LookupError as error:
            return _Verdict(post, _never(delivery, str(error)))
        if why := messages.barred(carried):
            return _Verdict(post, _never(delivery, why))
        text, recent = carried.warning.text, self._pace.sent(delivery, now)
        held = outgoing.held(text, carried.recipient, post.queued, now, recent)
        if held is not None:
            put_off = deeds.Postponed(delivery=delivery.id, until=held.until, why=held.why)
            return _Verdict(post, put_off)
        return _Verdict(post, carried=carried)

    def _together(
        self, view: View, first: _Verdict, now: datetime, taken: Collection[str]
    ) -> list[_Verdict]:
        """A message, and those that can go with it: to the same contact, and none is urgent.

        None of those that are `taken`: that were claimed in this entry, or have just come back.
        """
        delivery = first.post.delivery
        if delivery.channel not in DISTURBING or not _low(first):
            return [first]
        but = {*taken, delivery.id}
        same = [
            self._judged(view, post, now)
            for post in ledger.waiting(view, now, delivery.channel, _DIGESTED)
            if post.delivery.id not in but and _contact(post) == _contact(first.post)
        ]
        return [first, *(one for one in same if one.carried is not None and _low(one))]


def _posts(view: View, now: datetime, channel: people.Channel, few: int) -> Iterator[Post]:
    """What is due, as many as are likely to be sent first: mostly nothing stands against it."""
    first = ledger.waiting(view, now, channel, few)
    yield from first
    if len(first) == few:
        yield from ledger.waiting(view, now, channel, _AT_ONCE)[few:]


def _contact(post: Post) -> tuple[str, str]:
    return (post.delivery.recipient, post.delivery.address)


def _low(verdict: _Verdict) -> bool:
    return verdict.carried is not None and outgoing.low(verdict.carried.warning.text)


def _never(delivery: deeds.Delivery, why: str) -> deeds.Failed:
    return deeds.Failed(delivery=delivery.id, error=why, again=None)


def _tried(those: Iterable[_Verdict], now: datetime) -> Iterator[_Done]:
    for one in those:
        post = one.post
        tried = deeds.Tried(delivery=post.delivery.id, attempt=post.attempt + 1, lease=now + LEASE)
        yield post.matter, tried


def _task(those: Sequence[_Verdict], lease: datetime) -> Task:
    posts = tuple(one.post for one in those)
    return Task(posts, tuple(one.carried for one in those if one.carried is not None), lease)


def _came(done: Done, now: datetime) -> Iterator[_Done]:
    """What became of each delivery of a message."""
    posts, refused = done.task.posts, done.refused
    others = f" (one message of {len(posts)}, {posts[0].delivery.id})" if len(posts) > 1 else ""
    for post in posts:
        id_ = post.delivery.id
        if refused is None:
            yield post.matter, deeds.Sent(delivery=id_, receipt=f"{done.receipt}{others}")
        elif refused.permanent:
            yield post.matter, deeds.Failed(delivery=id_, error=refused.error, again=None)
        elif now < done.task.lease:  # else somebody else has it now, and says when it goes on
            again = outgoing.again(post.delivery, post.attempt + 1, now, refused.after)
            failed = deeds.Failed(
                delivery=id_, error=refused.error, again=again, unsure=refused.unsure
            )
            yield post.matter, failed


def _counted(counts: Counts, written: Iterable[deeds.AnyDeed]) -> Counts:
    found = {name: getattr(counts, name) for name in Counts.__struct_fields__}
    for deed in written:
        match deed:
            case deeds.Sent():
                found["sent"] += 1
            case deeds.Failed(again=None):
                found["failed"] += 1
            case deeds.Failed():
                found["again"] += 1
            case deeds.Postponed():
                found["postponed"] += 1
            case deeds.Dropped():
                found["dropped"] += 1
            case _:
                pass
    return Counts(**found)
