"""What a message is made from: its warning, whom it is for, its link; and what stops it.

All that is needed of the ledger is read once, and then only what was added since.
"""

from datetime import datetime

from tocsin.desk.settings import Settings
from tocsin.store import View, ledger
from tocsin.store.ledger import Post
from tocsin.warn import deeds, tokens
from tocsin.warn.deeds import Delivery, Issued
from tocsin.warn.folding import folded
from tocsin.warn.messages import Carried
from tocsin.warn.people import Channel, Recipient
from tocsin.warn.stopping import READ, Stops

_READ = (deeds.Kept, *READ)
_Contact = tuple[str, Channel, str]  # whose, and what


class Telling:
    """Makes what messages are made from, of the record as it was followed last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._number = 0  # of the last line that was read
        self._issued: dict[tuple[str, str], Issued] = {}
        self._people: dict[str, Recipient] = {}
        self._stops = Stops()
        # Who had what a warning follows, which doesn't change: none of it is sent any more.
        self._had: dict[tuple[str, str], frozenset[_Contact]] = {}

    def follow(self, view: View) -> None:
        """Read what was added to the record."""
        for line in ledger.since(view, self._number, *_READ):
            self._number = line.number
            self._stops.note(line.matter, line.deed)
            match line.deed:
                case deeds.Kept(recipient=recipient):
                    self._people[recipient.id] = recipient
                case deeds.Issued(warning=warning):
                    self._issued[line.matter, warning.id] = line.deed
                case _:
                    pass

    def stopped(self, view: View, post: Post, now: datetime) -> str:
        """Why a message isn't to be sent any more; empty where it still is."""
        who = self._people.get(post.delivery.recipient)
        return self._stops.why(
            post.matter, post.delivery, who, now, lambda _: self._went_before(view, post)
        )

    def _went_before(self, view: View, post: Post) -> bool:
        """Whether they had what the warning of a message follows, by the same contact."""
        key = (post.matter, post.delivery.warning)
        if key not in self._had:
            refers = self._warning(*key).warning.refers
            told = folded(ledger.lines(view, post.matter)).deliveries.values()
            self._had[key] = frozenset(
                _contact(one.delivery) for one in told if one.delivery.warning in refers and one.had
            )
        return _contact(post.delivery) in self._had[key]

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


def _contact(delivery: Delivery) -> _Contact:
    return delivery.recipient, delivery.channel, delivery.address
