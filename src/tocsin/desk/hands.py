"""Hands: threads that hand messages to channels, so that no channel holds up another.

They touch no record: they take a task, and give back what became of it.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from queue import Empty, SimpleQueue

from tocsin.desk.channels import Makers
from tocsin.store.ledger import Post
from tocsin.warn import messages, people
from tocsin.warn.channels import Channel, Refused
from tocsin.warn.deeds import Delivery
from tocsin.warn.messages import Carried, Message

# How many messages a channel sends at the same time: while some wait for the other side, what came
# of others is kept. Receivers of webhooks are many servers, of which each may be slow.
AT_ONCE: dict[people.Channel, int] = {"email": 4, "webhook": 8, "file": 4, "apprise": 4}
# Hands that never came back, of one channel, after which it gets no new ones.
_MOST_LOST = 4


@dataclass(frozen=True)
class Task:
    """What is to be told to one contact now: one message, or several in one; and until when."""

    posts: tuple[Post, ...]
    told: tuple[Carried, ...]
    lease: datetime

    @property
    def delivery(self) -> Delivery:
        """The first, whose id the message bears."""
        return self.posts[0].delivery

    def message(self) -> Message:
        """All of it as one message."""
        return messages.message(self.told[0]) if len(self.told) == 1 else messages.digest(self.told)


@dataclass(frozen=True)
class Done:
    """What became of a task: a receipt, or why it wasn't taken."""

    task: Task
    receipt: str = ""
    refused: Refused | None = None


@dataclass
class _Hand:
    tasks: "SimpleQueue[Task | None]" = field(default_factory=SimpleQueue)
    since: float | None = None  # when it was given what it holds

    def lost(self, now: float, patience: float) -> bool:
        return self.since is not None and now - self.since > patience


class Hands:
    """All hands of a desk.

    Args:
        makers: how a channel is made.
        patience: seconds after which a hand that holds a task is taken for lost.
        step: called at each step, with its name.
    """

    def __init__(self, makers: Makers, patience: float, step: Callable[[str], None]) -> None:
        self._makers = makers
        self._patience = patience
        self._step = step
        self._hands: dict[people.Channel, list[_Hand]] = {name: [] for name in makers}
        self._done: SimpleQueue[tuple[_Hand, Done]] = SimpleQueue()

    @property
    def channels(self) -> tuple[people.Channel, ...]:
        """All that there are."""
        return tuple(self._makers)

    def busy(self) -> bool:
        """Whether any hand holds a task that it may come back from."""
        now = time.monotonic()
        return any(
            hand.since is not None and not hand.lost(now, self._patience)
            for hands in self._hands.values()
            for hand in hands
        )

    def free(self, channel: people.Channel) -> int:
        """How many tasks of a channel can be given now."""
        now = time.monotonic()
        held = [hand for hand in self._hands[channel] if hand.since is not None]
        lost = min(sum(hand.lost(now, self._patience) for hand in held), _MOST_LOST)
        return max(AT_ONCE[channel] + lost - len(held), 0)

    def give(self, task: Task) -> None:
        """Let a free hand send a message."""
        channel = task.delivery.channel
        hands = self._hands[channel]
        hand = next((one for one in hands if one.since is None), None)
        if hand is None:
            hand = _Hand()
            hands.append(hand)
            work = threading.Thread(target=self._work, args=(hand, channel), daemon=True)
            work.start()
        hand.since = time.monotonic()
        hand.tasks.put(task)

    def collect(self, seconds: float) -> list[Done]:
        """What became of tasks; waits so long for the first, or until the next hand is lost."""
        found: list[Done] = []
        seconds = max(min(seconds, self._until_lost()), 0)
        while True:
            try:
                hand, done = self._done.get(timeout=0 if found else seconds)
            except Empty:
                return found
            hand.since = None
            found.append(done)

    def _until_lost(self) -> float:
        now = time.monotonic()
        since = (hand.since for hands in self._hands.values() for hand in hands)
        left = (one + self._patience - now for one in since if one is not None)
        return min((one for one in left if one >= 0), default=self._patience)

    def close(self) -> None:
        """Let all hands end that hold nothing; the others end with the process."""
        for hands in self._hands.values():
            for hand in hands:
                hand.tasks.put(None)
            hands.clear()

    def _work(self, hand: _Hand, channel: people.Channel) -> None:
        way = self._makers[channel]()
        while (task := hand.tasks.get()) is not None:
            self._done.put((hand, self._handed(way, task)))
        way.close()

    def _handed(self, way: Channel, task: Task) -> Done:
        self._step("handing over")
        try:
            receipt = way.send(task.message(), task.delivery.address)
        except Refused as refused:
            return Done(task, refused=refused)
        except Exception as error:  # a bug of one message must not stop all others
            problem = f"internal error ({type(error).__name__}: {error})"
            return Done(task, refused=Refused(problem, unsure=True))
        self._step("handed over")
        return Done(task, receipt)
