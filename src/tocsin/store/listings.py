"""Lists: what is in the record, filtered, in pages, as it was known at a moment.

Each list is in an order that an index has, the newest first, and goes on after a place in it; so a
page of a list costs what its rows cost, however long the list. None is counted. Where few have a
mark that is asked for, these are looked up first instead, and put in order: going down the list
until enough of them were met could mean all of it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Table,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    union,
)

from tocsin.store import articles, dialect, groups, triage
from tocsin.store.groups import State
from tocsin.store.rows import made
from tocsin.store.schema import about, journal, mark, membership, party, reading, state
from tocsin.store.store import NOW, View


@dataclass(frozen=True)
class Filter:
    """Which rows are wanted; what is empty excludes none.

    `marks` are sets of marks of which a row must have one each. A row must name somebody of the
    groups of actors in `named`, or whom it calls `called` (folded). `since` and `until` are days,
    both within: what lasted longer fits if any of its days do. `values` are what columns must hold.
    """

    marks: tuple[frozenset[str], ...] = ()
    named: frozenset[str] = frozenset()
    called: str | None = None
    since: str | None = None
    until: str | None = None
    values: tuple[tuple[str, frozenset[str]], ...] = ()
    triage: str | None = None
    assignee: str | None = None


class Place(NamedTuple):
    """Where a row stands in its list; a list goes on after it."""

    day: str
    learnt: int
    id: str


class Row(NamedTuple):
    """One thing that a reading holds: of which table, which reading, and where in its text."""

    table: str
    id: str
    reading: int
    article: str
    start: int
    end: int
    place: Place


def states(
    view: View,
    kind: str,
    wanted: Filter,
    limit: int,
    after: Place | None = None,
    *,
    oldest_first: bool = False,
) -> list[State]:
    """Groups of a kind, as they stand, by their day."""
    marked = _marked_groups(view, kind, wanted.marks)
    order = [marked.plain(state.c.day), state.c.group]
    asked = select(state).where(
        *_standing(view, kind, marked.plain(state.c.kind)),
        *_until(state.c.day, wanted),
        *_lasts(kind, wanted, view.upto),
        *_triaged(view, wanted),
        *marked.where,
    )
    if (few := marked.few) is not None:
        here = and_(few.c.group == state.c.group, few.c.since == state.c.since)
        asked = asked.join(few, here)
    start = [after.day, after.id] if after else None
    rows = view.connection.execute(_paged(asked, order, start, limit, oldest_first))
    return [made(State, row) for row in rows]


def _triaged(view: View, wanted: Filter) -> list[ColumnElement[bool]]:
    """That what was said last of an incident is what is wanted."""
    if wanted.assignee is not None:
        return [state.c.group.in_(triage.groups(view, ("assigned",), wanted.assignee))]
    if wanted.triage == "new":
        return [state.c.group.not_in(triage.groups(view, ("assigned", "dismissed")))]
    if wanted.triage is not None:
        return [state.c.group.in_(triage.groups(view, (wanted.triage,)))]
    return []


class _Marked(NamedTuple):
    """Which rows have the marks that are wanted: those in `few`, if these are few, and `where`."""

    where: list[ColumnElement[bool]]
    few: Subquery | None

    def plain(self, indexed: ColumnElement[str]) -> ColumnElement[str]:
        """A column by which no index is gone through where a few rows are looked up first.

        SQLite would look at each row of a list whether it is one of them: 45 ms for one among
        60,000, and not 0.2.
        """
        return indexed if self.few is None else indexed.concat("")


def _marked_groups(view: View, kind: str, wanted: Iterable[Collection[str]]) -> _Marked:
    """Only groups that have one of each of these sets of marks."""
    here = {
        marks: and_(mark.c.kind == kind, mark.c.mark.in_(sorted(marks)), mark.c.learnt <= view.upto)
        for marks in map(frozenset, wanted)
    }
    rarest = _rarest(view, mark, here)
    where = [_has_mark(kind, marks, view.upto) for marks in here.keys() - {rarest}]
    if rarest is None:
        return _Marked(where, None)
    few = select(mark.c.group, mark.c.since).where(here[rarest]).distinct().subquery()
    return _Marked(where, few)


def _has_mark(kind: str, marks: Collection[str], upto: int) -> ColumnElement[bool]:
    return exists().where(
        mark.c.kind == kind,
        mark.c.mark.in_(sorted(marks)),
        mark.c.group == state.c.group,
        mark.c.since == state.c.since,
        mark.c.learnt <= upto,
    )


_HIGHEST = "\U0010ffff"  # sorts behind every letter
# So few are looked up sooner than met by going down a list in which one in a hundred has the mark.
_FEW = 5000


def _rarest(
    view: View, table: Table, wanted: Mapping[frozenset[str], ColumnElement[bool]]
) -> frozenset[str] | None:
    """The set of marks that the fewest rows have, if these are few; many aren't counted."""
    counts = {marks: _count(view, table, here) for marks, here in wanted.items()}
    rarest = min(counts, key=lambda marks: (counts[marks], sorted(marks)), default=None)
    return rarest if rarest is not None and counts[rarest] <= _FEW else None


def _count(view: View, table: Table, here: ColumnElement[bool]) -> int:
    some = select(literal(1)).select_from(table).where(here).limit(_FEW + 1).subquery()
    return int(view.connection.execute(select(func.count()).select_from(some)).scalar_one())


def worded(view: View, kind: str, sorts: Collection[str], begin: str, limit: int) -> list[State]:
    """Groups of a kind with a mark of these sorts (`name:`) of which a word begins so (folded).

    The latest first, and of a day the largest; of very many that do, only some are looked at.
    """
    ordered = dialect.bytewise(view.connection, mark.c.mark)
    here = (
        and_(
            ordered >= sort,
            ordered < sort + _HIGHEST,
            or_(
                mark.c.mark.startswith(sort + begin, autoescape=True),
                mark.c.mark.contains(f" {begin}", autoescape=True),
            ),
        )
        for sort in sorts
    )
    asked = (
        select(mark.c.group, mark.c.since)
        .where(mark.c.kind == kind, mark.c.learnt <= view.upto, or_(*here))
        .limit(_FEW)
    )
    marked = {(row.group, row.since) for row in view.connection.execute(asked)}
    known = groups.states(view, kind, {group for group, _ in marked}).values()
    # A group that was made anew since may have lost the mark.
    found = [one for one in known if one.size and (one.group, one.since) in marked]
    found.sort(key=lambda one: (one.day, one.size, one.group), reverse=True)
    return found[:limit]


def began(view: View, kind: str, wanted: Filter, since: int) -> list[tuple[str, str]]:
    """Groups that have the marks wanted, since an entry: their days, and when each got its first.

    The moment at which the desk learnt that there was such a thing; in the order of these.
    """
    first = (
        select(mark.c.group, func.min(mark.c.learnt).label("learnt"))
        .where(mark.c.kind == kind, mark.c.mark.in_(sorted(wanted.marks[0])))
        .where(mark.c.learnt <= view.upto)
        .group_by(mark.c.group)
        .having(func.min(mark.c.learnt) >= since)
        .subquery()
    )
    asked = (
        select(state.c.day, journal.c.moment)
        .join(first, first.c.group == state.c.group)
        .join(journal, journal.c.id == first.c.learnt)
        .where(*_standing(view, kind))
        .where(*(_has_mark(kind, marks, view.upto) for marks in wanted.marks))
        .order_by(journal.c.id, state.c.group)
    )
    return [(row.day, row.moment) for row in view.connection.execute(asked)]


def _standing(
    view: View, kind: str, column: ColumnElement[str] = state.c.kind
) -> list[ColumnElement[bool]]:
    """That a state is a group's last, and says that it has members."""
    later = state.alias()
    return [
        column == kind,
        state.c.learnt <= view.upto,
        state.c.size > 0,
        ~exists().where(
            later.c.kind == kind,
            later.c.group == state.c.group,
            later.c.learnt > state.c.learnt,
            later.c.learnt <= view.upto,
        ),
    ]


def rows(
    view: View,
    table: str,
    wanted: Filter,
    limit: int,
    after: Place | None = None,
    *,
    oldest_first: bool = False,
) -> list[Row]:
    """What articles' last readings hold of one table of `articles.READ`, by its day."""
    held = articles.READ[table]
    marked = _marked_readings(view, held.c.reading, wanted.marks)
    asked = select(held).where(
        *_within(held.c.day, wanted, held.c.get("last")),
        *(held.c[name].in_(sorted(values)) for name, values in wanted.values),
        *_by_then(view, table, held.c.day),
        articles.stands(view, held.c.article, held.c.learnt),
        *marked.where,
    )
    if (few := marked.few) is not None:
        asked = asked.join(few, few.c.reading == held.c.reading)
    if wanted.called is not None:
        who = _naming(view, wanted.named, wanted.called)
        asked = asked.join(who, and_(who.c.id == held.c.id, who.c.reading == held.c.reading))
    order = [marked.plain(held.c.day), held.c.learnt, held.c.id]
    found = view.connection.execute(_paged(asked, order, after, limit, oldest_first))
    return [_row(table, row) for row in found]


def _row(table: str, row: Any) -> Row:
    place = Place(row.day, row.learnt, row.id)
    return Row(table, row.id, row.reading, row.article, row.start, row.end, place)


def of_accounts(view: View, accounts: Collection[str]) -> list[Row]:
    """Who is blamed for what these accounts tell, by articles' last readings; the oldest first."""
    held = articles.READ["blame"]
    asked = select(held).where(
        held.c.account.in_(sorted(accounts)),
        articles.stands(view, held.c.article, held.c.learnt),
    )
    found = view.connection.execute(asked.order_by(held.c.day, held.c.learnt, held.c.id))
    return [_row("blame", row) for row in found]


def accounts_in(view: View, readings: Collection[int]) -> list[str]:
    """The ids of the accounts that these readings hold."""
    held = articles.READ["account"]
    asked = select(held.c.id).where(
        held.c.reading.in_(sorted(readings)), held.c.learnt <= view.upto
    )
    return sorted(view.connection.execute(asked.distinct()).scalars()) if readings else []


def named(view: View, table: str, id_: str) -> list[Row]:
    """Rows of a table whose id begins like this, of whatever reading; the newest first."""
    held = articles.READ[table]
    asked = (
        select(held)
        .where(held.c.id.between(id_, id_ + "g"), held.c.learnt <= view.upto)
        .order_by(held.c.learnt.desc())
        .limit(2)
    )
    return [_row(table, row) for row in view.connection.execute(asked)]


class Hit(NamedTuple):
    """A reading that holds the words: whether its title does, and its number."""

    titled: int
    number: int


def matches(
    view: View, words: list[str], wanted: Filter, limit: int, after: Hit | None = None
) -> list[Hit]:
    """Articles' last readings that hold all of these words or phrases.

    First come those whose titles do, of these and of the others the latest.
    """
    hits = dialect.matching(view.connection, words).subquery()
    asked = (
        select(hits.c.titled, reading.c.number)
        .join(hits, hits.c.number == reading.c.number)
        .where(
            articles.stands(view, reading.c.article, reading.c.learnt),
            *_within(func.coalesce(reading.c.published, ""), wanted),
            *(_names(reading.c.number, marks) for marks in wanted.marks),
        )
    )
    order = [hits.c.titled, reading.c.number]
    found = view.connection.execute(_paged(asked, order, after, limit, oldest_first=False))
    return [Hit(row.titled, row.number) for row in found]


def lasting(first: date, last: date) -> str:
    """The mark of a group that may have been on any day from `first` to `last`.

    It counts as long as `first` is the group's day.
    """
    return f"{_LASTING}{last}/{first}"


_LASTING = "until:"
_FIRST = len("until:2026-12-31/") + 1  # where the first day begins, for SQL
_END = "9999-99-99"  # sorts behind every day


def _lasts(kind: str, wanted: Filter, upto: int) -> list[ColumnElement[bool]]:
    """That a group's last day isn't before the period: few last longer than a day."""
    if not wanted.since:
        return []
    longer = select(mark.c.group, func.substr(mark.c.mark, _FIRST)).where(
        mark.c.kind == kind,
        # All such marks are alike but for their digits, so that no collation sorts them otherwise.
        mark.c.mark.between(f"{_LASTING}{wanted.since}", f"{_LASTING}{_END}"),
        mark.c.learnt <= upto,
    )
    here = tuple_(state.c.group, state.c.day)
    return [or_(state.c.day >= wanted.since, here.in_(longer))]


def _within(
    first: ColumnElement[str], wanted: Filter, last: ColumnElement[str] | None = None
) -> list[ColumnElement[bool]]:
    """That a row's days, or its one, and the period have a day in common."""
    since = [(first if last is None else last) >= wanted.since] if wanted.since else []
    return [*since, *_until(first, wanted)]


def _until(first: ColumnElement[str], wanted: Filter) -> list[ColumnElement[bool]]:
    # "2024-03-22T10:00" is within the 22nd; what isn't dated is within nothing.
    return [first < _behind(wanted.until), first != ""] if wanted.until else []


def _behind(day: str) -> str:
    """What sorts behind all times of a day, and before the next; it may be no day: 2026-02-29."""
    return f"{day[:-2]}{int(day[-2:]) + 1:02}"


def _by_then(view: View, table: str, day: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """That a row isn't of a day after all that was known in a view of the past.

    It says nothing of its own, and spares going down from the present through all later days. What
    is said has the day of its article, which few rows tell; other days may lie ahead.
    """
    if view.upto == NOW or table not in ("statement", "blame"):
        return []
    last = select(func.max(reading.c.published)).where(
        reading.c.learnt <= view.upto, reading.c.published < _END
    )
    found = view.connection.execute(last).scalar()
    return [day < _behind(found[:10])] if found else []


def _marked_readings(
    view: View, number: ColumnElement[int], wanted: Iterable[Collection[str]]
) -> _Marked:
    """Only readings that have one of each of these sets of marks."""
    here = {marks: about.c.mark.in_(sorted(marks)) for marks in map(frozenset, wanted)}
    rarest = _rarest(view, about, here)
    where = [_names(number, marks) for marks in here.keys() - {rarest}]
    if rarest is None:
        return _Marked(where, None)
    return _Marked(where, select(about.c.reading).where(here[rarest]).distinct().subquery())


def _names(number: ColumnElement[int], marks: Collection[str]) -> ColumnElement[bool]:
    return exists().where(about.c.mark.in_(sorted(marks)), about.c.reading == number)


def _naming(view: View, groups: Collection[str], name: str) -> Subquery:
    """The rows, by id and reading, that name one of these actors, or whom they call this.

    To be joined: they are few, and a database that has no figures would else go through all.
    """
    mine, later = membership.alias(), membership.alias()
    members = select(mine.c.member).where(
        mine.c.kind == "actor",
        mine.c.group.in_(sorted(groups)),
        mine.c.learnt <= view.upto,
        ~exists().where(
            later.c.kind == "actor",
            later.c.member == mine.c.member,
            later.c.learnt > mine.c.learnt,
            later.c.learnt <= view.upto,
        ),
    )
    rows_ = select(party.c.id, party.c.reading)
    return union(
        rows_.where(party.c.named.in_(members)), rows_.where(party.c.name == name)
    ).subquery()


def called(view: View, name: str) -> bool:
    """Whether a row calls somebody this (folded)."""
    asked = select(party.c.id).where(party.c.name == name, party.c.learnt <= view.upto)
    return view.connection.execute(asked.limit(1)).first() is not None


def published(view: View, marks: Collection[str], since: str, until: str, enough: int) -> int:
    """How many articles with one of these marks came out within a period, up to `enough`."""
    asked = select(reading.c.number).where(
        *_within(reading.c.published, Filter(since=since, until=until)),
        articles.stands(view, reading.c.article, reading.c.learnt),
        *([_names(reading.c.number, marks)] if marks else []),
    )
    some = asked.limit(enough).subquery()
    return int(view.connection.execute(select(func.count()).select_from(some)).scalar_one())


def marked(view: View, marks: Collection[str]) -> bool:
    """Whether any reading or group has one of these marks."""
    return any(
        view.connection.execute(
            select(table.c.mark)
            .where(table.c.mark.in_(sorted(marks)), table.c.learnt <= view.upto)
            .limit(1)
        ).first()
        for table in (about, mark)
    )


def bearing(view: View, mark_: str) -> int | None:
    """The latest reading that has a mark; None where none has."""
    asked = select(func.max(about.c.reading)).where(
        about.c.mark == mark_, about.c.learnt <= view.upto
    )
    return view.connection.execute(asked).scalar()


_MOST = 2**31 - 1  # what an INTEGER holds in both databases


def _paged(
    asked: Select[Any],
    order: Sequence[ColumnElement[Any]],
    after: Sequence[Any] | None,
    limit: int,
    oldest_first: bool,
) -> Select[Any]:
    """The next page of a list in the order of these columns, which an index has."""
    if after is not None:
        if any(isinstance(value, int) and value > _MOST for value in after):
            raise ValueError("no list has a place of so large a number")
        here = tuple_(*order)
        bound = tuple_(*after)
        asked = asked.where(here > bound if oldest_first else here < bound)
    ordered = [column.asc() if oldest_first else column.desc() for column in order]
    return asked.order_by(*ordered).limit(limit)
