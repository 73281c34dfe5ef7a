"""Delivering: cases are tended and messages sent, round after round, until told to stop."""

import threading
from collections.abc import Callable, Iterator

from tocsin.desk.heart import Heart
from tocsin.desk.sending import Counts, Sending
from tocsin.desk.tending import Tended, Tending
from tocsin.records import Record

# Seconds of sending after which cases are looked at again: somebody may have answered.
ROUND = 5.0
# Seconds that messages which are under way are waited for in the end.
_LAST = 60.0
# Rounds in which what was sent gives more to send, as where nobody is left who can be asked.
_MOST = 10


class Round(Record, frozen=True):
    """What was done in a round."""

    tended: Tended
    counts: Counts

    @property
    def words(self) -> str:
        """It in words: "2 queued, 1 sent"; empty where nothing was done."""
        done = (
            (self.tended.queued, "queued"),
            (self.tended.escalated, "escalated"),
            (self.counts.sent, "sent"),
            (self.counts.again, "to be tried again"),
            (self.counts.postponed, "put off"),
            (self.counts.failed, "failed for good"),
            (self.counts.dropped + self.tended.dropped, "dropped"),
        )
        return ", ".join(f"{count} {what}" for count, what in done if count)

    @property
    def idle(self) -> bool:
        """Whether nothing was done."""
        return self.counts == Counts() and not (self.tended.queued or self.tended.escalated)


class Delivering:
    """Does rounds.

    Args:
        tending, sending, heart: the parts of the desk.
        name: of this process, under which it shows that it lives.
    """

    def __init__(self, tending: Tending, sending: Sending, heart: Heart, name: str) -> None:
        self._tending = tending
        self._sending = sending
        self._heart = heart
        self._name = name

    def once(self) -> Iterator[Round]:
        """Rounds until nothing more is due now."""
        for _ in range(_MOST):
            made = self.round(None, lambda: False)
            yield made
            if made.idle:
                return

    def until(self, stop: threading.Event, every: float) -> Iterator[Round]:
        """Rounds until `stop` is set; between those in which nothing was done so many seconds.

        What is under way in the end is waited for.
        """
        while not stop.is_set():
            made = self.round(ROUND, stop.is_set)
            yield made
            if made.idle:
                stop.wait(every)
        yield self.last()

    def last(self) -> Round:
        """What is under way is waited for, for a while, and nothing else is done."""
        return Round(tended=Tended(), counts=self._sending.send((), seconds=_LAST))

    def round(self, seconds: float | None, stop: Callable[[], bool]) -> Round:
        """One round of no more than so many seconds; with `stop` no more messages are begun."""
        self._heart.beat(self._name)
        tended = self._tending.tend()
        return Round(tended=tended, counts=self._sending.send(seconds=seconds, stop=stop))
