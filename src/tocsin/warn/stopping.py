"""What stops a message that waits, whatever its policy: why it isn't to be sent any more.

A plan asks this of all that waits, and who sends asks it once more of each message in the entry in
which it is claimed: since the plan somebody may have answered, or the warning have been cancelled.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from tocsin.warn.deeds import (
    Answered,
    AnyDeed,
    Closed,
    Delivery,
    Issued,
    Reopened,
    Silenced,
    Unsilenced,
    Unwaived,
    Waived,
)
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Kind, Warning

# The deeds that count here.
READ = (Issued, Answered, Waived, Unwaived, Silenced, Unsilenced, Closed, Reopened)

_FOLLOWED: Mapping[Kind, str] = {
    "update": "an update took its place",
    "cancel": "the warning was cancelled",
}


class Stops:
    """What was done that stops messages, of any number of cases, as it is told deed by deed."""

    def __init__(self) -> None:
        self._closed: set[str] = set()
        self._silenced: dict[str, datetime] = {}
        self._waived: set[tuple[str, str | None]] = set()
        self._issued: dict[tuple[str, str], Warning] = {}
        self._followed: dict[tuple[str, str], Kind] = {}
        self._answers: dict[tuple[str, str, str], Answered] = {}

    def note(self, matter: str, deed: AnyDeed) -> None:
        """Something was done in a case."""
        match deed:
            case Issued(warning=warning):
                self._issued[matter, warning.id] = warning
                self._followed |= {(matter, earlier): warning.kind for earlier in warning.refers}
            case Answered() if deed.means != "alert":  # a machine has it, which stops nothing
                self._answers[matter, deed.warning, deed.recipient] = deed
            case Waived(recipient=who):
                self._waived.add((matter, who))
            case Unwaived(recipient=who):
                self._waived.discard((matter, who))
            case Silenced(until=until):
                self._silenced[matter] = until
            case Unsilenced():
                self._silenced.pop(matter, None)
            case Closed():
                self._closed.add(matter)
            case Reopened():
                self._closed.discard(matter)
            case _:
                pass

    def why(
        self,
        matter: str,
        delivery: Delivery,
        who: Recipient | None,
        now: datetime,
        had: Callable[[Delivery], bool],
    ) -> str:
        """Why a message isn't to be sent any more; empty where it still is.

        Args:
            matter: the case.
            delivery: the message.
            who: whom it is for, as they are written down now.
            now: the moment.
            had: whether they had any of the warnings that this one follows, by the same contact;
                asked only where it matters. Who had it hears how it goes on, and its end.
        """
        return next(self._reasons(matter, delivery, who, now, had), "")

    def _reasons(
        self,
        matter: str,
        delivery: Delivery,
        who: Recipient | None,
        now: datetime,
        had: Callable[[Delivery], bool],
    ) -> Iterator[str]:
        if matter in self._closed:
            yield "the case is closed"
        followed = self._followed.get((matter, delivery.warning))
        if followed is not None:
            yield _FOLLOWED[followed]
        if (held := self._held(matter, delivery, now)) is not None:
            yield f"{held.by} answered: {held.reply}"
        barred = self._barred(matter, delivery, who)
        if barred and not (self._goes_on(matter, delivery) and had(delivery)):
            yield barred
        until = self._silenced.get(matter)
        if until is not None and until > now and not delivery.first:
            yield f"silenced until {until:%d %B %H:%M} UTC"

    def _held(self, matter: str, delivery: Delivery, now: datetime) -> Answered | None:
        """Their last answer, if it holds; to the end of a matter none is asked."""
        warning = self._issued.get((matter, delivery.warning))
        if warning is not None and warning.kind == "cancel":
            return None
        last = self._answers.get((matter, delivery.warning, delivery.recipient))
        return None if last is None or (last.lasts is not None and last.lasts <= now) else last

    def _barred(self, matter: str, delivery: Delivery, who: Recipient | None) -> str:
        if {(matter, None), (matter, delivery.recipient)} & self._waived:
            return "it was decided not to warn them"
        contacts = who.contacts if who else ()
        theirs = any(
            (one.channel, one.address) == (delivery.channel, delivery.address) for one in contacts
        )
        return "" if theirs or who is None else "their address was changed"

    def _goes_on(self, matter: str, delivery: Delivery) -> bool:
        """Whether it is the first message of what follows another warning."""
        warning = self._issued.get((matter, delivery.warning))
        return delivery.first and warning is not None and bool(warning.refers)
