"""Sources as the record has them: what is subscribed to, how it goes, and what is wrong."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from tocsin.collect.canonical import host
from tocsin.collect.health import Notice
from tocsin.collect.pulse import Pulse
from tocsin.collect.rhythm import Poll
from tocsin.collect.subscriptions import Grade, Subscription, redacted
from tocsin.desk import grading, watching
from tocsin.desk.refusing import refusing
from tocsin.link.origins import key
from tocsin.records import Record, decode
from tocsin.store import Entry, View, grades, sources, turns
from tocsin.store.grades import Graded
from tocsin.store.sources import Polled, Written
from tocsin.warn import needed

# Polls that a source is judged by: of one that is asked every hour, a week. What has to be known
# of the time before is in its pulse.
LOOKED_AT = 200


class Health(Record, frozen=True, omit_defaults=True):
    """How a source went, as it was to be said after a poll.

    Attributes:
        why: what was wrong with the poll, in words; empty where nothing was.
        due: when it was to be asked again; None: never, as once where it was gone.
        rhythm: the time in which it brings one new item, by what it brought of late; None where
            nothing came since the first poll, in which all that there was came.
        good: when it was last got as it should be.
        outlet: whose articles it brings, where they are all one outlet's.
        read, empty, lost: what became of the pages of its last polls: those that gave a text, those
            without any, those that couldn't be had.
        walled: how many of those that were read stand behind a paywall.
        notices: what is wrong with the source.
    """

    due: datetime | None
    rhythm: timedelta | None
    good: datetime | None
    read: int
    empty: int
    lost: int
    why: str = ""
    outlet: str | None = None
    walled: int = 0
    notices: tuple[Notice, ...] = ()

    @property
    def got(self) -> float | None:
        """The share of pages that could be read; None where none was asked for."""
        pages = self.read + self.empty + self.lost
        return self.read / pages if pages else None

    @property
    def missed(self) -> float | None:
        """The share of pages that couldn't be had; None where none was asked for."""
        pages = self.read + self.empty + self.lost
        return self.lost / pages if pages else None

    @property
    def void(self) -> float | None:
        """The share of articles without a text; None where there were none."""
        pages = self.read + self.empty
        return self.empty / pages if pages else None

    @property
    def paid(self) -> float | None:
        """The share of articles behind a paywall; None where there were none."""
        return self.walled / self.read if self.read else None


class Told(Record, frozen=True):
    """A poll, and how the source stood after it; what is kept of it.

    `pulse` is for what is to be said after the next; None where none was kept yet. `looked` is when
    it was last looked at whose articles the source brings.
    """

    poll: Poll
    health: Health
    pulse: Pulse | None = None
    looked: datetime | None = None


class SourceRow(Record, frozen=True):
    """A source: what is subscribed to, who wrote it so and when, and how it goes.

    `subscription` has the grade that stands in the record, and no secrets. `why` says why it is
    paused. `last` is the last poll; it is None, as `health` is, where it was never asked. `due` is
    when it is asked next; None where it isn't any more. `waiting` counts pages that it told of and
    that weren't got yet; of a moment in the past that isn't known.
    """

    id: str
    subscription: Subscription
    by: str
    moment: datetime
    why: str = ""
    last: Poll | None = None
    health: Health | None = None
    due: datetime | None = None
    waiting: int = 0

    @property
    def name(self) -> str:
        """What people call it."""
        return called(self.subscription)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is wrong with it; nothing is said of one that is paused."""
        if self.health is None or self.subscription.paused:
            return ()
        return self.health.notices


class Kept(Record, frozen=True):
    """A source as it was last written, with the letter that stands, and its last poll."""

    id: str
    subscription: Subscription
    why: str
    by: str
    moment: str
    told: Told | None


def subscribed(view: View, only: Collection[str] | None = None) -> dict[str, Subscription]:
    """What is subscribed to, by the sources' ids, without grades; of all, or of those."""
    found = sources.standing(view, only)
    return {one.source: decode(one.text.encode(), Subscription) for one in found if one.text}


def standing(view: View, moment: str) -> list[Kept]:
    """All sources that weren't removed, by name, with what came of them up to a moment."""
    letters = grading.letters(view)
    found = sources.standing(view)
    polls = sources.last_polls(view, [one.source for one in found], moment)
    kept = [_kept(one, polls.get(one.source), letters) for one in found]
    return sorted(kept, key=lambda one: (called(one.subscription).casefold(), one.id))


def _kept(written: Written, poll: Polled | None, letters: Mapping[str, Grade]) -> Kept:
    told = decode(poll.text.encode(), Told) if poll else None
    said = decode((written.text or "").encode(), Subscription)
    names = keys(said, told.health.outlet if told else None)
    grade = next((letters[one] for one in names if one in letters), None)
    return Kept(
        id=written.source,
        subscription=replace(said, grade=grade),
        why=written.why,
        by=written.by,
        moment=written.moment,
        told=told,
    )


def called(subscription: Subscription) -> str:
    """What people call a source: its name, else its address without what is secret in it."""
    return subscription.name or redacted(subscription.address)


def shown(subscription: Subscription) -> Subscription:
    """A subscription as it may be shown: without what is secret in its address."""
    return replace(subscription, address=redacted(subscription.address))


def keys(subscription: Subscription, outlet: str | None) -> tuple[str, ...]:
    """By which a source is found among origins: its outlet, its name, its host, else its path."""
    where = host(subscription.address) or subscription.address
    return tuple(key(name) for name in (outlet, subscription.name, where) if name)


def grade(entry: Entry, about: str, letter: Grade, why: str) -> None:
    """Give a letter to the source that has a key among origins."""
    with refusing():
        needed.name(entry.by, "a grade")
    grades.add(entry, Graded(about, "source", letter, why, entry.learnt))
    watching.reconsider(entry)


def rows(view: View, kept: Sequence[Kept], *, now: bool) -> tuple[SourceRow, ...]:
    """Sources as rows; `now` says that they are as they are now, and not as they once were."""
    dues = turns.dues(view) if now else None
    waiting = turns.waiting(view) if now else {}
    return tuple(_row(one, dues, waiting.get(one.id, 0)) for one in kept)


def _row(kept: Kept, dues: Mapping[str, str | None] | None, waiting: int) -> SourceRow:
    told = kept.told
    due = told.health.due if told else None
    if dues is not None:
        due = datetime.fromisoformat(said) if (said := dues.get(kept.id)) else None
    return SourceRow(
        id=kept.id,
        subscription=shown(kept.subscription),
        by=kept.by,
        moment=datetime.fromisoformat(kept.moment),
        why=kept.why,
        last=told.poll if told else None,
        health=told.health if told else None,
        due=None if kept.subscription.paused else due,
        waiting=waiting,
    )


def history(view: View, source: str, moment: str, most: int = LOOKED_AT) -> list[Poll]:
    """The last polls of a source up to a moment, the oldest first."""
    return [one.poll for one in told(view, source, moment, most)]


def told(view: View, source: str, moment: str, most: int) -> list[Told]:
    """Likewise, with how the source stood after each."""
    return [decode(one.text.encode(), Told) for one in sources.polls(view, source, moment, most)]
