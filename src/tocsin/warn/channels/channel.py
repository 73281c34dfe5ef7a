"""What every channel does, and how it says that it couldn't."""

from datetime import timedelta
from typing import Protocol

from tocsin.warn.messages import Message

# Seconds in which a message is taken or not, however slow the other side is. A lease is longer.
LIMIT = 60.0
# Seconds of silence after which the other side is given up.
QUIET = 20.0


class Refused(Exception):  # noqa: N818 - what a channel says, not what went wrong with it
    """A message wasn't taken, or it isn't known whether it was.

    Attributes:
        error: why, in words.
        permanent: whether it is no use to try again.
        after: how long the other side asks to wait.
        unsure: whether it may have been taken all the same.
    """

    def __init__(
        self,
        error: str,
        *,
        permanent: bool = False,
        after: timedelta | None = None,
        unsure: bool = False,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.permanent = permanent
        self.after = after
        self.unsure = unsure


class Channel(Protocol):
    """A way out. Used by one thread at a time, which also closes it."""

    def send(self, message: Message, address: str) -> str:
        """Hand a message over; what the other side says to that. Raises Refused.

        A message that is sent twice bears the same id both times.
        """

    def close(self) -> None:
        """Let go of connections."""
