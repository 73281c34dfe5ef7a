"""Telling people what goes wrong with sources: once when it begins, and once when it is over.

It is told by the channels themselves, not from the outbox, and is no deed: nothing of a warning is
in it. Several processes may see to it, as each claims what it is about to tell.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tocsin.collect.health import Notice, Trouble
from tocsin.desk import sourcing
from tocsin.desk.heart import Paged, reach
from tocsin.desk.part import Part
from tocsin.desk.settings import Settings
from tocsin.desk.sourcing import SourceRow
from tocsin.records import identify
from tocsin.store import Store, View, notices
from tocsin.store.journal import written
from tocsin.store.notices import Kept
from tocsin.warn.messages import Message, notice
from tocsin.warn.needed import moment

# For so long whoever claimed a change is waited for; what couldn't be told is tried again then.
_LEASE = timedelta(minutes=10)
_LINES = 30  # of one message: where the desk's own network is down, all sources fail together
# While a source can't be got, nothing else is said of it, and nothing else is over.
_UNSEEN: frozenset[Trouble] = frozenset(("failing", "gone"))


@dataclass(frozen=True)
class _Change:
    """A notice that began or is over, and what is told of it."""

    source: str
    trouble: str
    said: str
    over: bool


class Noticing(Part):
    """Sees to it that people hear of notices; `[collect] notices` in the settings names them."""

    def __init__(self, store: Store, by: str, clock: Callable[[], str], settings: Settings) -> None:
        super().__init__(store, by, clock)
        self._settings = settings

    def tell(self) -> list[Paged]:
        """Tell what has begun and what is over since; what became of the message, by contact.

        All of it is one message. Where nobody could be told it is tried again ten minutes later.
        """
        contacts = self._settings.collect.notices
        changes = self._claimed() if contacts else []
        if not changes:
            return []
        told = list(reach(self._settings, contacts, self._message(changes)))
        if any(not one.error for one in told):
            self._keep(changes)
        return told

    def _claimed(self) -> list[_Change]:
        """What is to be told, and is nobody else's to tell for a while."""
        lease = written(self._now() + _LEASE)
        with self._store.fill() as view:
            changes = sorted(_changes(view, self._clock()), key=lambda one: one.said)
            for one in changes:
                told = self._clock() if one.over else None
                notices.put(view, Kept(one.source, one.trouble, told, lease))
        return changes

    def _keep(self, changes: Sequence[_Change]) -> None:
        now = self._clock()
        with self._store.fill() as view:
            for one in changes:
                if one.over:
                    notices.drop(view, one.source, one.trouble)
                else:
                    notices.put(view, Kept(one.source, one.trouble, now, None))

    def _message(self, changes: Sequence[_Change]) -> Message:
        name, now = self._settings.name, self._now()
        lines = [one.said for one in changes[:_LINES]]
        if len(changes) > _LINES:
            lines.append(f"And {len(changes) - _LINES} more.")
        if self._settings.url:
            lines.append(f"See {self._settings.url}/sources")
        head = lines[0] if len(changes) == 1 else f"{len(changes)} notices of sources"
        return notice(
            identify("notices", self._store.name, self._clock(), *lines),
            now,
            f"{name}: {head}",
            "\n".join(lines),
        )


def _changes(view: View, now: str) -> Iterator[_Change]:
    """What has begun or is over and isn't told of; what nobody need hear of is forgotten."""
    rows = {row.id: row for row in sourcing.rows(view, sourcing.standing(view, now), now=True)}
    stand: dict[tuple[str, str], Notice] = {
        (row.id, one.trouble): one for row in rows.values() for one in row.notices
    }
    kept = {(one.source, one.trouble): one for one in notices.kept(view)}
    for key in sorted(stand.keys() | kept.keys()):
        before = kept.get(key)
        if before and before.lease is not None and before.lease > now:
            continue
        row, said = rows.get(key[0]), stand.get(key)
        if said is not None and row is not None and (before is None or before.told is None):
            yield _Change(key[0], key[1], _begun(row, said), over=False)
        elif said is None and before is not None:
            yield from _ended(view, before, row)


def _ended(view: View, kept: Kept, row: SourceRow | None) -> Iterator[_Change]:
    if row is None or row.subscription.paused or kept.told is None:
        notices.drop(view, kept.source, kept.trouble)
    elif not any(one.trouble in _UNSEEN for one in row.notices):
        said = f"{row.name}: “{kept.trouble}” is over."
        yield _Change(kept.source, kept.trouble, said, over=True)


def _begun(row: SourceRow, one: Notice) -> str:
    return f"{row.name}: {one.trouble}: {one.why}, since {moment(one.since)}; {one.remedy}."
