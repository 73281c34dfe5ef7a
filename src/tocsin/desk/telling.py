"""What a message is made from: its warning, whom it is for, its link; fetched once for many."""

from tocsin.desk import matters
from tocsin.desk.settings import Settings
from tocsin.store import View, ledger
from tocsin.store.ledger import Post
from tocsin.warn import deeds, tokens
from tocsin.warn.deeds import Issued
from tocsin.warn.messages import Carried
from tocsin.warn.people import Recipient


class Telling:
    """Makes what messages are made from. What never changes is kept."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._issued: dict[str, dict[str, Issued]] = {}
        self._people: tuple[int, dict[str, Recipient]] = (-1, {})

    def carried(self, view: View, post: Post) -> Carried:
        """What a message is made from. Raises LookupError, in words, where that isn't there."""
        delivery = post.delivery
        issued = self._warning(view, post.matter, delivery.warning)
        recipient = self._recipients(view).get(delivery.recipient)
        if recipient is None:
            raise LookupError(f"{delivery.recipient} is no recipient of this desk")
        first = issued.warning.refers[:1]
        return Carried(
            warning=issued.warning,
            recipient=recipient,
            delivery=delivery,
            link=self._link(post, issued),
            earlier=self._warning(view, post.matter, first[0]).warning if first else None,
            alert=issued.alert,
            why=post.why,
            desk=self._settings.name,
        )

    def _warning(self, view: View, matter: str, id_: str) -> Issued:
        known = self._issued.setdefault(matter, {})
        if id_ not in known:
            lines = ledger.of_kinds(view, Issued, matter=matter)
            known |= {d.warning.id: d for line in lines if isinstance(d := line.deed, Issued)}
        if id_ not in known:
            raise LookupError(f"there is no warning {id_}")
        return known[id_]

    def _recipients(self, view: View) -> dict[str, Recipient]:
        """Everybody, read again only when somebody was written down since."""
        count = ledger.count(view, deeds.Kept)
        if count != self._people[0]:
            self._people = (count, matters.recipients(view))
        return self._people[1]

    def _link(self, post: Post, issued: Issued) -> str:
        url, secret = self._settings.url, self._settings.secret
        if not url or not secret:
            return ""
        until = tokens.until(issued.warning)
        return tokens.link(url, secret, post.delivery.id, post.matter, until)
