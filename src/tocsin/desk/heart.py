"""The heartbeat: the desk shows that it lives, and whoever finds it silent pages its people.

Two things are watched: that messages go out, and, where there is anything to be asked, that sources
are collected from. Who collects doesn't beat while pages that came don't get on (`service.moving`).

The check may run anywhere that the record can be had from: by cron, on another machine. It sends by
the channels themselves, not from the outbox, as who sends from that is who is silent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Literal

from tocsin.desk import channels
from tocsin.desk.part import Part
from tocsin.desk.settings import Settings
from tocsin.records import Record, identify
from tocsin.store import Store, beats, turns
from tocsin.warn.channels import Refused
from tocsin.warn.messages import Message, notice
from tocsin.warn.people import Contact

# People who were paged for a silence are paged again after so long, if it lasts.
_AGAIN = timedelta(hours=1)

Work = Literal["deliver", "collect"]
WORKS: tuple[Work, ...] = ("deliver", "collect")

_COLLECTS = " (collects)"  # ends the name of who collects
# The rows that say when people were paged; no process has such a name.
_PAGED: Mapping[Work, str] = {"deliver": "(paged)", "collect": "(paged: collect)"}
_COMMAND: Mapping[Work, str] = {"deliver": "tocsin deliver", "collect": "tocsin run"}


class Silence(Record, frozen=True):
    """That nobody has worked for too long: since when, and whether people were paged just before.

    `sources` is how many are to be asked.
    """

    since: datetime | None
    paged: bool
    work: Work = "deliver"
    sources: int = 0

    def __str__(self) -> str:
        waits = f", and sources are to be asked ({self.sources})" if self.sources else ""
        if self.since is None:
            return f"no `{_COMMAND[self.work]}` has ever shown a sign of life{waits}"
        since = f"{self.since:%Y-%m-%d %H:%M} UTC"
        stands = "; if one runs, its pages don't get on" if self.work == "collect" else ""
        return f"no `{_COMMAND[self.work]}` has shown a sign of life since {since}{waits}{stands}"


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

    def beat(self, name: str, work: Work = "deliver") -> None:
        """The process of that name lives, and does that."""
        with self._store.fill() as view:
            beats.put(view, _named(name, work), self._clock())

    def beats(self, work: Work = "deliver") -> dict[str, datetime]:
        """When each process that does that last beat, by its name."""
        with self._look(None) as view:
            found = beats.last(view)
        end = _named("", work)
        return {
            name.removesuffix(_COLLECTS): datetime.fromisoformat(moment)
            for name, moment in found.items()
            if name not in _PAGED.values() and name.endswith(_COLLECTS) == bool(end)
        }

    def silence(self, after: timedelta, work: Work = "deliver") -> Silence | None:
        """That none who does that has beaten for so long; None where one has, or needn't."""
        last = max(self.beats(work).values(), default=None)
        now = self._now()
        if last is not None and now - last <= after:
            return None
        with self._look(None) as view:
            paged = beats.last(view).get(_PAGED[work])
            asked = sum(due is not None for due in turns.dues(view).values())
        if work == "collect" and not asked:
            return None
        since = None if paged is None else datetime.fromisoformat(paged)
        fresh = since is not None and now - since < _AGAIN and (last is None or since > last)
        sources = asked if work == "collect" else 0
        return Silence(since=last, paged=fresh, work=work, sources=sources)

    def page(self, silence: Silence) -> list[Paged]:
        """Tell those whom the settings name; it is kept that they were told."""
        told = list(alarm(self._settings, self._store.name, str(silence), self._clock()))
        if any(not one.error for one in told):
            with self._store.fill() as view:
                beats.put(view, _PAGED[silence.work], self._clock())
        return told


def _named(name: str, work: Work) -> str:
    return name + (_COLLECTS if work == "collect" else "")


def alarm(settings: Settings, desk: str, problem: str, moment: str) -> Iterator[Paged]:
    """Page those whom the settings name for the case that a desk is silent, whatever its record."""
    text = (
        f"The warning desk {settings.name} ({desk}) is silent: {problem}. Warnings may not be "
        "going out, or news not coming in. Look what runs, and start it again."
    )
    message = notice(
        identify("silence", desk, moment),
        datetime.fromisoformat(moment),
        f"{settings.name} is silent",
        text,
    )
    yield from reach(settings, settings.heartbeat.contacts, message)


def reach(settings: Settings, contacts: Iterable[Contact], message: Message) -> Iterator[Paged]:
    """Send a message of the desk about itself, by the channels themselves."""
    makers = channels.makers(settings)
    for contact in contacts:
        way = makers[contact.channel]()
        try:
            yield Paged(contact=contact, receipt=way.send(message, contact.address))
        except Refused as refused:
            yield Paged(contact=contact, error=refused.error)
        finally:
            way.close()
