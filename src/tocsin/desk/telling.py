"""What a message is made from: its warning, whom it is for, its link.

All that is needed of the ledger is read once, and then only what was added since.
"""

from datetime import datetime

from tocsin.desk.settings import Settings
from tocsin.store import View, ledger
from tocsin.store.ledger import Post
from tocsin.warn import deeds, tokens
from tocsin.warn.deeds import Issued
from tocsin.warn.messages import Carried
from tocsin.warn.people import Recipient

_READ = (deeds.Kept, deeds.Issued, deeds.Closed, deeds.Reopened)


class Telling:
    """Makes what messages are made from, of the record as it was followed last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._number = 0  # of the last line that was read
        self._issued: dict[tuple[str, str], Issued] = {}
        self._people: dict[str, Recipient] = {}
        self._closed: set[str] = set()

    def follow(self, view: View) -> None:
        """Read what was added to the record."""
        for line in ledger.since(view, self._number, *_READ):
            self._number = line.number
            match line.deed:
                case deeds.Kept(recipient=recipient):
                    self._people[recipient.id] = recipient
                case deeds.Issued(warning=warning):
                    self._issued[line.matter, warning.id] = line.deed
                case deeds.Closed():
                    self._closed.add(line.matter)
                case _:
                    self._closed.discard(line.matter)

    def closed(self, matter: str) -> bool:
        """Whether a case is closed."""
        return matter in self._closed

    def carried(self, post: Post, now: datetime) -> Carried:
        """What a message is made from that is sent now.

        Raises LookupError, in words, where that isn't there.
        """
        delivery = post.delivery
        issued = self._warning(post.matter, delivery.warning)
        recipient = self._people.get(delivery.recipient)
        if recipient is None:
            raise LookupError(f"{delivery.recipient} is no recipient of this desk")
        first = issued.warning.refers[:1]
        return Carried(
            warning=issued.warning,
            recipient=recipient,
            queued=post.queued,
            moment=now,
            link=self._link(post, issued),
            earlier=self._warning(post.matter, first[0]).warning if first else None,
            alert=issued.alert,
            desk=self._settings.name,
        )

    def _warning(self, matter: str, id_: str) -> Issued:
        issued = self._issued.get((matter, id_))
        if issued is None:
            raise LookupError(f"there is no warning {id_}")
        return issued

    def _link(self, post: Post, issued: Issued) -> str:
        url, secret = self._settings.url, self._settings.secret
        if not url or not secret:
            return ""
        until = tokens.until(issued.warning)
        return tokens.link(url, secret, post.delivery.id, post.matter, until)
