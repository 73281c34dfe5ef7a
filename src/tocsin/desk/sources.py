"""Sources: what the desk collects from, and how that goes."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec.structs import asdict, replace

from tocsin.collect.archives import is_archive
from tocsin.collect.canonical import canonical
from tocsin.collect.rhythm import Poll
from tocsin.collect.subscriptions import (
    Subscription,
    read_csv,
    read_json,
    read_opml,
    redacted,
    subscribed,
    write_csv,
    write_json,
    write_opml,
)
from tocsin.desk import collecting, hosts, moments, naming, sourcing
from tocsin.desk.look import Shelf
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.desk.sourcing import Kept, SourceRow, Told, called
from tocsin.desk.views import Reference
from tocsin.errors import NotFoundError, SourceError, TocsinError
from tocsin.records import Record, decode, encode, identify
from tocsin.store import Entry, View, articles, sources, turns
from tocsin.warn import needed

Form = Literal["opml", "csv", "json"]

_READERS: Mapping[Form, Callable[[bytes, str], Iterator[Subscription | SourceError]]] = {
    "opml": read_opml,
    "csv": read_csv,
    "json": read_json,
}
# Kinds that lie on this machine.
_PATHS = ("folder", "archive")
_USUAL = Subscription(address="-")
_STARTER = "the starter set"
# Of what a source was and brought so much is shown.
_POLLS = 20
_ARTICLES = 10


class VersionRow(Record, frozen=True):
    """A source as somebody wrote it; `subscription` is None where they removed it."""

    subscription: Subscription | None
    by: str
    moment: datetime
    why: str


class PollRow(Record, frozen=True):
    """A poll, and in words what was wrong with it; "" where nothing was."""

    poll: Poll
    why: str = ""


class SourceFile(Record, frozen=True):
    """A source opened.

    `versions` are all that was written of it, the first first, `polls` its last polls and
    `articles` what it brought last, the latest first.
    """

    row: SourceRow
    versions: tuple[VersionRow, ...]
    polls: tuple[PollRow, ...]
    articles: tuple[Reference, ...]


class Listed(Record, frozen=True):
    """What became of a source in a list that was loaded."""

    source: str
    what: Literal["new", "changed", "known"]


class Shipped(Record, frozen=True):
    """A source of the starter set; `there`: it is collected from already."""

    subscription: Subscription
    there: bool


class Sources(Part):
    """What can be done about sources; all of it stands in the journal.

    A source is named by its id or how that begins, its name, or its address. Raises NotFoundError
    where there is none such, and TocsinError where it can't be done.
    """

    def list(self, *, as_of: str | None = None) -> tuple[SourceRow, ...]:
        """All sources, by name."""
        with self._look(as_of) as view:
            return sourcing.rows(view, self._standing(view, as_of), now=as_of is None)

    def silent(self, *, as_of: str | None = None) -> tuple[SourceRow, ...]:
        """Those of which something is to be said: they fail, fell silent, repeat another."""
        return tuple(row for row in self.list(as_of=as_of) if row.notices)

    def show(self, name: str, *, as_of: str | None = None) -> SourceFile:
        """A source opened."""
        moment = moments.moment(as_of) if as_of else self._clock()
        with self._look(as_of) as view:
            kept = _named(self._standing(view, as_of), name)
            brought = articles.last(view, turns.led(view, kept.id, moment, _ARTICLES))
            shelf = Shelf.of(view, set(brought))
            polls = sourcing.told(view, kept.id, moment, _POLLS)
            return SourceFile(
                row=sourcing.rows(view, [kept], now=as_of is None)[0],
                versions=tuple(_versions(view, kept.id)),
                polls=tuple(map(_polled, reversed(polls))),
                articles=tuple(shelf.reference(number) for number in reversed(brought)),
            )

    def add(self, address: str, /, **wishes: object) -> SourceRow:
        """Collect from an address; `wishes` are what `Subscription` has beside it."""
        new = _checked(_said(address, {**wishes, "address": address}))
        with self._enter(f"source {called(new)}: added") as entry:
            taken = _at(self._standing(entry.view), new.address)
            if taken is not None:
                problem = f"{new.address} is collected from already"
                raise TocsinError(problem, f"change it: `tocsin source change {taken.id[:10]}`")
            return self._written(entry, _new_id(entry, new), new, "", None)

    def change(self, name: str, /, **wishes: object) -> SourceRow:
        """Collect otherwise; what isn't named stays, and None or "" takes a value away.

        It is asked at once, as if for the first time.
        """
        with self._enter(f"source {redacted(name)}: changed") as entry:
            before = _named(self._standing(entry.view), name)
            new = _checked(_said(name, {**asdict(before.subscription), **wishes}))
            taken = _at(self._standing(entry.view), new.address)
            if taken is not None and taken.id != before.id:
                problem = f"{new.address} is collected from already"
                raise TocsinError(problem, "remove one of the two")
            return self._written(entry, before.id, new, before.why, before)

    def pause(self, name: str, *, why: str = "") -> SourceRow:
        """Ask a source no more for now; what it told of is still got."""
        with self._enter(f"source {redacted(name)}: paused") as entry:
            before = _named(self._standing(entry.view), name)
            paused = replace(before.subscription, paused=True)
            return self._written(entry, before.id, paused, why, before)

    def resume(self, name: str) -> SourceRow:
        """Ask a source again that was paused."""
        with self._enter(f"source {redacted(name)}: resumed") as entry:
            before = _named(self._standing(entry.view), name)
            resumed = replace(before.subscription, paused=False)
            return self._written(entry, before.id, resumed, "", before)

    def remove(self, name: str, *, why: str) -> SourceRow:
        """Collect from a source no more; what it brought stays."""
        with refusing():
            reason = needed.reason(why, "removing a source")
        with self._enter(f"source {redacted(name)}: removed") as entry:
            kept = _named(self._standing(entry.view), name)
            row = sourcing.rows(entry.view, [kept], now=True)[0]
            sources.write(entry, kept.id, None, reason)
            turns.alone(entry.view)
            turns.forget(entry.view, kept.id)
            return row

    def load(
        self, content: bytes, form: Form, file: str, *, folders: bool = True
    ) -> tuple[Listed | SourceError, ...]:
        """Collect from all that a list names; `file` is what errors call it.

        Of a source that is there already what the list gives is changed, and the rest stays. What
        can't be collected from is told in its place, and the rest is taken; without `folders`, so
        are folders and archives of this machine.
        """
        read = [one if folders else _outside(one) for one in _READERS[form](content, file)]
        with self._look(None) as view:
            plans = list(_planned(self._standing(view), read))
        if any(plan.new for plan in plans):
            with self._enter(f"sources of {file}: loaded") as entry:
                plans = list(_planned(self._standing(entry.view), read))
                for plan in plans:
                    if plan.new:
                        id_ = plan.before.id if plan.before else _new_id(entry, plan.new)
                        _write(entry, id_, plan.new, "", plan.before)
        return tuple(plan.told for plan in plans)

    def shipped(self) -> tuple[Shipped, ...]:
        """The starter set, and what of it is collected from already."""
        with self._look(None) as view:
            there = {_place(one.subscription.address) for one in self._standing(view)}
        read = read_csv(starter(), _STARTER)
        return tuple(
            Shipped(subscription=one, there=_place(one.address) in there)
            for one in read
            if isinstance(one, Subscription)
        )

    def take(self, addresses: Collection[str]) -> tuple[Listed | SourceError, ...]:
        """Collect from those of the starter set that have these addresses."""
        chosen = [one.subscription for one in self.shipped()]
        table = write_csv(one for one in chosen if one.address in addresses)
        return self.load(table.encode(), "csv", _STARTER)

    def give(
        self,
        form: Form,
        *,
        only: Collection[str] | None = None,
        secrets: bool = False,
        as_of: str | None = None,
    ) -> bytes:
        """A list of all sources, or those of these ids; with `secrets` their addresses in full."""
        with self._look(as_of) as view:
            standing = self._standing(view, as_of)
        those = [one.subscription for one in standing if only is None or one.id in only]
        if form == "opml":
            return write_opml(those, secrets=secrets)
        if form == "json":
            return write_json(those, secrets=secrets)
        return write_csv(those, secrets=secrets).encode()

    def _standing(self, view: View, as_of: str | None = None) -> Sequence[Kept]:
        return sourcing.standing(view, moments.moment(as_of) if as_of else self._clock())

    def _written(
        self, entry: Entry, id_: str, new: Subscription, why: str, before: Kept | None
    ) -> SourceRow:
        _write(entry, id_, new, why if new.paused else "", before)
        return sourcing.rows(entry.view, [_named(self._standing(entry.view), id_)], now=True)[0]


def starter() -> bytes:
    """The sources that ship with Tocsin, for a desk to begin with, as CSV."""
    return files("tocsin.collect.subscriptions").joinpath("starter.csv").read_bytes()


class _Plan(NamedTuple):
    """What is to be done about one line of a list: a source is written as `new`."""

    told: Listed | SourceError
    new: Subscription | None = None
    before: Kept | None = None


def _planned(
    standing: Iterable[Kept], read: Iterable[Subscription | SourceError]
) -> Iterator[_Plan]:
    there = {_place(one.subscription.address): one for one in standing}
    met: set[str] = set()
    for one in read:
        place = "" if isinstance(one, SourceError) else _place(one.address)
        if isinstance(one, SourceError) or place in met:
            yield _Plan(
                one if isinstance(one, SourceError) else Listed(source=called(one), what="known")
            )
            continue
        met.add(place)
        yield _line(one, there.get(place))


def _outside(one: Subscription | SourceError) -> Subscription | SourceError:
    if isinstance(one, SourceError) or one.kind not in _PATHS:
        return one
    what = "a folder" if one.kind == "folder" else "an archive"
    return SourceError(one.address, f"is {what} of this machine", "add it at the machine itself")


def _line(one: Subscription, before: Kept | None) -> _Plan:
    try:
        new = _checked(_merged(before.subscription, one) if before else one)
    except SourceError as error:
        return _Plan(error)
    if before is None:
        return _Plan(Listed(source=called(new), what="new"), new)
    if new == before.subscription:
        return _Plan(Listed(source=called(new), what="known"))
    return _Plan(Listed(source=called(new), what="changed"), new, before)


def _merged(before: Subscription, new: Subscription) -> Subscription:
    """What a list says of a source over what is known of it."""
    said = {name: value for name, value in asdict(new).items() if value != getattr(_USUAL, name)}
    return replace(before, **{**said, "address": before.address})


def _said(where: str, given: Mapping[str, object]) -> Subscription:
    said = subscribed(where, given)
    if isinstance(said, SourceError):
        raise said
    return said


def _checked(new: Subscription) -> Subscription:
    """What can be asked again and again. Raises SourceError for anything else."""
    _check_wishes(new)
    if new.kind in _PATHS:
        # Of Path, one that is too long or may not be seen is an error.
        is_file = os.path.isfile(new.address)  # noqa: PTH113
        if not os.path.isdir(new.address) and not (is_file and is_archive(new.address)):  # noqa: PTH112
            raise SourceError(new.address, "is no folder and no archive", "check the path")
        # An archive is like a folder with one file.
        return replace(new, kind="folder", address=str(Path(new.address).absolute()))
    if not hosts.asked(new.address):
        remedy = "give an http or https address, or a folder or archive that is there"
        raise SourceError(new.address, "is no address of the web", remedy)
    return new


def _check_wishes(new: Subscription) -> None:
    """Raises SourceError for what would do nothing."""
    if new.kind == "page" and (new.include or new.exclude):
        problem = "is a single page, of which nothing is included or excluded by words"
        raise SourceError(new.address, problem, "leave the words out")
    if new.follow and new.kind != "index":
        problem = f"is subscribed to as {new.kind}, of which no links are followed"
        raise SourceError(new.address, problem, "leave `follow` out, or make it an index")


def _new_id(entry: Entry, new: Subscription) -> str:
    """A source that is removed and added again is another one, which begins anew."""
    return identify("source", new.address, entry.learnt)


def _write(entry: Entry, id_: str, new: Subscription, why: str, before: Kept | None) -> None:
    """Write a source, and apart from it the letter that it is given, where that is another one."""
    said = replace(new, grade=None)
    sources.write(entry, id_, encode(said).decode(), why)
    collecting.begin(entry.view, id_, said, entry.moment)
    if new.grade is not None and (before is None or before.subscription.grade != new.grade):
        outlet = before.told.health.outlet if before and before.told else None
        sourcing.grade(entry, sourcing.keys(said, outlet)[0], new.grade, "so subscribed")


def _place(address: str) -> str:
    """An address as it is told from others: of a path all counts, `#` and `?` too."""
    return canonical(address) if hosts.asked(address) else address


def _at(standing: Iterable[Kept], address: str) -> Kept | None:
    """The source at an address, however that is written."""
    place = _place(address)
    return next((one for one in standing if _place(one.subscription.address) == place), None)


def _named(standing: Sequence[Kept], name: str) -> Kept:
    said = name.strip()
    letters = said.casefold()
    found = [
        one for one in standing if len(letters) >= naming.FEWEST and one.id.startswith(letters)
    ]
    found = found or [
        one for one in standing if (one.subscription.name or "").casefold() == letters
    ]
    at = _at(standing, said)
    found = found or ([at] if at else [])
    if len(found) != 1:
        problem = "several sources are called so" if found else "no such source"
        raise NotFoundError(name, problem, "see `tocsin sources`; an id names one")
    return found[0]


def _polled(told: Told) -> PollRow:
    moved = told.poll.moved and redacted(told.poll.moved)
    return PollRow(poll=replace(told.poll, moved=moved), why=told.health.why)


def _versions(view: View, source: str) -> Iterator[VersionRow]:
    for one in sources.versions(view, source):
        yield VersionRow(
            subscription=sourcing.shown(decode(one.text.encode(), Subscription))
            if one.text
            else None,
            by=one.by,
            moment=datetime.fromisoformat(one.moment),
            why=one.why,
        )
