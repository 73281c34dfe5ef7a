"""Sources: as they were subscribed to, and how each poll of them went."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, func, select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import journal, poll, subscription
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Written:
    """A source as somebody wrote it at a moment; `text` is None where it was removed."""

    source: str
    text: str | None
    why: str
    by: str
    moment: str


@dataclass(frozen=True)
class Polled:
    """What came of a poll of a source, as JSON."""

    source: str
    moment: str
    text: str


_WRITTEN = select(subscription, journal.c.by, journal.c.moment).join(
    journal, journal.c.id == subscription.c.learnt
)


def write(entry: Entry, source: str, text: str | None, why: str = "") -> None:
    """Write a source as it is from now on."""
    row = {"source": source, "text": text, "why": why, "learnt": entry.learnt}
    dialect.add(entry.connection, subscription, [row])


def standing(view: View, only: Collection[str] | None = None) -> list[Written]:
    """All sources as they were last written, or those, without removed ones; the oldest first."""
    newest = (
        select(subscription.c.source, func.max(subscription.c.learnt).label("learnt"))
        .where(subscription.c.learnt <= view.upto)
        .group_by(subscription.c.source)
    )
    if only is not None:
        newest = newest.where(subscription.c.source.in_(sorted(only)))
    last = newest.subquery()
    asked = _WRITTEN.join(
        last,
        and_(last.c.source == subscription.c.source, last.c.learnt == subscription.c.learnt),
    )
    rows = view.connection.execute(
        asked.where(subscription.c.text.is_not(None)).order_by(
            subscription.c.learnt, subscription.c.source
        )
    )
    return [made(Written, row) for row in rows]


def versions(view: View, source: str) -> list[Written]:
    """All that was ever written of a source, the first first."""
    asked = _WRITTEN.where(subscription.c.source == source, subscription.c.learnt <= view.upto)
    rows = view.connection.execute(asked.order_by(subscription.c.learnt))
    return [made(Written, row) for row in rows]


def add_poll(view: View, new: Polled) -> None:
    """Keep how a poll went."""
    dialect.add(view.connection, poll, [vars(new)])


def polls(view: View, source: str, until: str, most: int) -> list[Polled]:
    """The last polls of a source up to a moment, the oldest first."""
    asked = select(poll).where(poll.c.source == source, poll.c.moment <= until)
    rows = view.connection.execute(asked.order_by(poll.c.moment.desc()).limit(most))
    return [made(Polled, row) for row in rows][::-1]


def last_polls(view: View, sources: Collection[str], until: str) -> dict[str, Polled]:
    """The last poll of each of these sources up to a moment."""
    those = (
        select(subscription.c.source)
        .where(subscription.c.source.in_(sorted(sources)))
        .distinct()
        .subquery()
    )
    # Of each by itself, which the key finds at once: all polls are many more than sources.
    other = poll.alias()
    moment = (
        select(func.max(other.c.moment))
        .where(other.c.source == those.c.source, other.c.moment <= until)
        .scalar_subquery()
    )
    last = select(those.c.source, moment.label("moment")).subquery()
    asked = select(poll).join(
        last, and_(last.c.source == poll.c.source, last.c.moment == poll.c.moment)
    )
    return {row.source: made(Polled, row) for row in view.connection.execute(asked)}
