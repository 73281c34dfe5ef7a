"""The heartbeat: the desk shows that it lives, and whoever finds it silent pages its people.

The check may run anywhere that the record can be had from: by cron, on another machine. It sends by
the channels themselves, not from the outbox, as who sends from that is who is silent.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from tocsin.desk import channels
from tocsin.desk.part import Part
from tocsin.desk.settings import Settings
from tocsin.records import Record, identify
from tocsin.store import Store, beats
from tocsin.warn.channels import Refused
from tocsin.warn.messages import notice
from tocsin.warn.people import Contact

# People who were paged for a silence are paged again after so long, if it lasts.
_AGAIN = timedelta(hours=1)
_PAGED = "(paged)"  # the row that says when; no process has such a name


class Silence(Record, frozen=True):
    """That nobody has sent for too long: since when, and whether people were paged just before."""

    since: datetime | None
    paged: bool

    def __str__(self) -> str:
        if self.since is None:
            return "no `tocsin deliver` has ever shown a sign of life"
        return f"no `tocsin deliver` has shown a sign of life since {self.since:%Y-%m-%d %H:%M} UTC"


class Paged(Record, frozen=True):
    """Somebody who was paged: what their channel said, or why it didn't take it."""

    contact: Contact
    receipt: str = ""
    error: str = ""


class Heart(Part):
    """Beats, and checks that others beat."""

    def __init__(self, store: Store, by: str, clock: Callable[[], str], settings: Settings) -> None:
        super().__init__(store, by, clock)
        self._settings = settings

    def beat(self, name: str) -> None:
        """The process of that name lives."""
        with self._store.fill() as view:
            beats.put(view, name, self._clock())

    def beats(self) -> dict[str, datetime]:
        """When each process last beat, by its name."""
        with self._look(None) as view:
            found = beats.last(view)
        return {
            name: datetime.fromisoformat(moment) for name, moment in found.items() if name != _PAGED
        }

    def silence(self, after: timedelta) -> Silence | None:
        """That none has beaten for so long; None where one has."""
        last = max(self.beats().values(), default=None)
        now = self._now()
        if last is not None and now - last <= after:
            return None
        with self._look(None) as view:
            paged = beats.last(view).get(_PAGED)
        since = None if paged is None else datetime.fromisoformat(paged)
        fresh = since is not None and now - since < _AGAIN and (last is None or since > last)
        return Silence(since=last, paged=fresh)

    def page(self, silence: Silence) -> list[Paged]:
        """Tell those whom the settings name; it is kept that they were told."""
        told = list(alarm(self._settings, self._store.name, str(silence), self._clock()))
        if any(not one.error for one in told):
            with self._store.fill() as view:
                beats.put(view, _PAGED, self._clock())
        return told


def alarm(settings: Settings, desk: str, problem: str, moment: str) -> Iterator[Paged]:
    """Page those whom the settings name for the case that a desk is silent, whatever its record."""
    text = (
        f"The warning desk {settings.name} ({desk}) is silent: {problem}. Warnings may not be "
        "going out. Look whether `tocsin deliver` runs, and start it again."
    )
    message = notice(
        identify("silence", desk, moment),
        datetime.fromisoformat(moment),
        f"{settings.name} is silent",
        text,
    )
    makers = channels.makers(settings)
    for contact in settings.heartbeat.contacts:
        way = makers[contact.channel]()
        try:
            yield Paged(contact=contact, receipt=way.send(message, contact.address))
        except Refused as refused:
            yield Paged(contact=contact, error=refused.error)
        finally:
            way.close()
