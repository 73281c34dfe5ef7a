"""Pace: when contacts were last sent something, as this process knows it.

It is kept in memory alone. A process that starts anew begins with none, and sends nobody a message
that they had: what was sent is in the ledger.
"""

from collections import defaultdict
from datetime import datetime

from tocsin.warn.deeds import Delivery
from tocsin.warn.outgoing import MEMORY
from tocsin.warn.quiet import DISTURBING

_Contact = tuple[str, str, str]


class Pace:
    """Remembers for as long as it matters."""

    def __init__(self) -> None:
        self._sent: defaultdict[_Contact, list[datetime]] = defaultdict(list)

    def note(self, delivery: Delivery, moment: datetime) -> None:
        """A message goes to its contact."""
        if delivery.channel in DISTURBING:
            self._sent[_contact(delivery)].append(moment)

    def forget(self, delivery: Delivery) -> None:
        """It didn't after all: nobody was disturbed."""
        sent = self._sent.get(_contact(delivery))
        if sent:
            sent.pop()

    def sent(self, delivery: Delivery, now: datetime) -> list[datetime]:
        """When the contact of a message was sent others, the earliest first."""
        contact = _contact(delivery)
        if contact not in self._sent:
            return []
        kept = [moment for moment in self._sent[contact] if moment > now - MEMORY]
        self._sent[contact] = kept
        return kept


def _contact(delivery: Delivery) -> _Contact:
    return (delivery.recipient, delivery.channel, delivery.address)
