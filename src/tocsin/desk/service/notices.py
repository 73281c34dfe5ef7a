"""Telling people each minute what goes wrong with sources."""

import threading

from tocsin.desk.noticing import Noticing
from tocsin.desk.service.telling import Tell, Told
from tocsin.warn.people import shown

_REST = 60.0  # seconds between two looks


class Notices:
    """Tells what is wrong with sources, and rests.

    Args:
        noticing: looks and tells.
        stop: ends a rest.
        tell: is told of each message, and whether it went out.
    """

    def __init__(self, noticing: Noticing, stop: threading.Event, tell: Tell) -> None:
        self._noticing, self._stop, self._tell = noticing, stop, tell

    def turn(self) -> int:
        """A look, and a rest; how many messages went out."""
        told = self._noticing.tell()
        for one in told:
            about = f"{one.contact.channel} {shown(one.contact.channel, one.contact.address)}"
            self._tell(Told("notice", about, "", "failed" if one.error else "sent", one.error))
        self._stop.wait(_REST)
        return len(told)
