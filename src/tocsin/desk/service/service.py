"""The service as a whole: each step goes on in a thread of its own, until told to stop."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.desk.service.telling import Step, Tell, Told
from tocsin.errors import DeskError

# Seconds between two looks for work where there was none, and between two signs of life.
_REST = 0.25
_BEAT = 15.0
# Whoever waits for the parts to end wakes so often, in seconds.
_WAKE = 1.0
# A database that can't be had is tried again after so many seconds, doubled each time, so often:
# over some three minutes.
_AGAIN, _MOST, _TRIES = 1.0, 30.0, 10


@dataclass(frozen=True)
class Part:
    """A part of the service: a turn of it says how much was done; `close` ends it."""

    step: Step
    turn: Callable[[], int]
    close: Callable[[], None] = lambda: None


class Service:
    """Runs parts until told to stop.

    Args:
        parts: each in a thread of its own.
        beat: shows that the service lives; not called while a part can't get at the record.
        stop: is set by whoever wants it to end, and where a part can't go on.
        tell: is told where the record can't be had.
    """

    def __init__(
        self, parts: Sequence[Part], beat: Callable[[], None], stop: threading.Event, tell: Tell
    ) -> None:
        self._parts, self._stop, self._tell = (*parts, Part("beat", self._alive)), stop, tell
        self._beat = beat
        self._hindered: set[Step] = set()
        self._failed: list[BaseException] = []

    def run(self) -> None:
        """Until it is stopped; what is under way is ended first.

        Raises what ended a part that was to go on: a DeskError where the record can't be had for
        minutes, else a bug.
        """
        threads = [threading.Thread(target=self._go, args=(one,)) for one in self._parts]
        for thread in threads:
            thread.start()
        for thread in threads:
            # Signals are answered in this thread, and only when it wakes: one that the kernel gives
            # to another thread would wait for the last of them.
            while thread.is_alive():
                thread.join(_WAKE)
        if self._failed:
            raise self._failed[0]

    def _go(self, part: Part) -> None:
        try:
            while not self._stop.is_set():
                if not self._turned(part):
                    self._stop.wait(_REST)
            part.close()
        except BaseException as error:  # that of a thread would be lost, and the others go on
            self._failed.append(error)
            self._stop.set()

    def _turned(self, part: Part) -> int:
        """How much was done in a turn; the record may be away for a while."""
        for tries in range(_TRIES):
            try:
                done = part.turn()
            except DeskError as error:
                if tries == _TRIES - 1:
                    raise
                self._hindered.add(part.step)
                self._tell(Told(part.step, error.desk, "", "again", error.problem))
                if self._stop.wait(min(_AGAIN * 2**tries, _MOST)):
                    return 0
            else:
                self._hindered.discard(part.step)
                return done
        return 0

    def _alive(self) -> int:
        if not self._hindered - {"beat"}:
            self._beat()
        self._stop.wait(_BEAT)
        return 1
