"""Who belongs to what: members, groups, and the keys that these are found by."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    union_all,
)

from tocsin.store import dialect
from tocsin.store.articles import stands
from tocsin.store.rows import made
from tocsin.store.schema import key, mark, membership, reading, state
from tocsin.store.standing import FOUNDERS, LATEST, LOOKED_AT
from tocsin.store.store import Entry, View

# Keys that lead to more groups than this in all lead nowhere in particular.
_MOST_FOUND = 5000


@dataclass(frozen=True)
class Joined:
    """One member's place: the row that says so."""

    member: str
    group: str | None
    article: str
    learnt: int
    rank: int | None
    former: str | None
    score: float
    reasons: str
    packed: bytes | None


@dataclass(frozen=True)
class State:
    """A group as it stood after one entry."""

    kind: str
    group: str
    learnt: int
    day: str
    size: int
    since: int
    packed: bytes


# Statements that every page asks are made once: making one takes longer than answering it.
_KIND: BindParameter[str] = bindparam("kind")
_UPTO: BindParameter[int] = bindparam("upto")
_GROUPS: BindParameter[list[str]] = bindparam("groups", expanding=True)
_IDS: BindParameter[list[str]] = bindparam("ids", expanding=True)


def _stands(
    member: ColumnElement[str],
    learnt: ColumnElement[int],
    kind: ColumnElement[str] = _KIND,
    upto: ColumnElement[int] = _UPTO,
) -> ColumnElement[bool]:
    """That a membership is known in a view, and no later one has taken its place."""
    later = membership.alias()
    return and_(
        learnt <= upto,
        ~exists().where(
            later.c.kind == kind,
            later.c.member == member,
            later.c.learnt > learnt,
            later.c.learnt <= upto,
        ),
    )


_FOUND = (
    select(key.c.key, key.c.group)
    .where(key.c.kind == _KIND, key.c.key.in_(bindparam("keys", expanding=True)))
    .where(key.c.learnt <= _UPTO)
    .order_by(key.c.learnt.desc(), key.c.group, key.c.key)
    .limit(_MOST_FOUND)
)


def found(view: View, kind: str, keys: Collection[str]) -> list[tuple[str, str]]:
    """Keys and the groups that have them, the newest first."""
    if not keys:
        return []
    values = {"kind": kind, "keys": sorted(keys), "upto": view.upto}
    return [(row.key, row.group) for row in view.connection.execute(_FOUND, values)]


def _standing_for() -> Select[Any]:
    """The rows of those that stand for groups, in the order in which they came."""
    each, other = dialect.each("each"), membership.alias()
    # Of a group's ranks the last is found without going through them: they are as many as members.
    last = (
        select(func.max(other.c.rank))
        .where(other.c.kind == _KIND, other.c.group == each.c.value)
        .scalar_subquery()
    )
    ends = select(each.c.value.label("group"), last.label("rank")).subquery()
    # An index has all of a place, and is small; a row has what its member tells.
    place = select(
        membership.c.group, membership.c.rank, membership.c.member, membership.c.learnt
    ).where(membership.c.kind == _KIND)
    founders = place.where(
        membership.c.group == dialect.each("each").c.value, membership.c.rank <= FOUNDERS
    )
    latest = place.where(
        membership.c.group == ends.c.group,
        membership.c.rank > ends.c.rank - LOOKED_AT,
        membership.c.rank > FOUNDERS,
    )
    chosen = union_all(founders, latest).subquery()
    by = chosen.c.rank.desc(), chosen.c.learnt.desc(), chosen.c.member.desc()
    back = func.row_number().over(partition_by=chosen.c.group, order_by=by).label("back")
    standing = select(chosen, back).where(_stands(chosen.c.member, chosen.c.learnt)).subquery()
    own = and_(
        membership.c.kind == _KIND,
        membership.c.member == standing.c.member,
        membership.c.learnt == standing.c.learnt,
    )
    return (
        select(membership)
        .join(standing, own)
        .where(or_(standing.c.rank <= FOUNDERS, standing.c.back <= LATEST))
        .order_by(membership.c.rank, membership.c.learnt, membership.c.member)
    )


_REPRESENTATIVES = _standing_for()


def representatives(view: View, kind: str, groups: Collection[str]) -> dict[str, list[Joined]]:
    """The founders and the latest of each group, in the order in which they came."""
    shown: dict[str, list[Joined]] = {group: [] for group in sorted(groups)}
    if shown:
        values = {"kind": kind, "each": list(shown), "upto": view.upto}
        for row in view.connection.execute(_REPRESENTATIVES, values):
            shown[row.group].append(made(Joined, row))
    return shown


_FIRST = membership.alias()
_CAME = (
    select(func.min(_FIRST.c.learnt))
    .where(_FIRST.c.kind == _KIND, _FIRST.c.member == membership.c.member)
    .scalar_subquery()
)
_MEMBERS = (
    select(membership)
    .where(membership.c.kind == _KIND, membership.c.group == bindparam("group"))
    .where(_stands(membership.c.member, membership.c.learnt))
    .order_by(_CAME, membership.c.rank.nulls_last(), membership.c.member)
)
_ANY = (
    select(membership.c.member)
    .where(membership.c.kind == _KIND, membership.c.group == bindparam("group"))
    .where(_stands(membership.c.member, membership.c.learnt))
    .limit(1)
)
_GROUPS_OF = (
    select(membership.c.member, membership.c.group)
    .where(membership.c.kind == _KIND, membership.c.member.in_(_IDS))
    .where(_stands(membership.c.member, membership.c.learnt))
)
_OF_ARTICLE = (
    select(membership)
    .where(membership.c.article == bindparam("article"), membership.c.kind == _KIND)
    .where(_stands(membership.c.member, membership.c.learnt))
    .order_by(membership.c.learnt, membership.c.member)
)
_OF_ARTICLES = (
    select(membership.c.article, membership.c.group)
    .where(membership.c.article.in_(bindparam("articles", expanding=True)))
    .where(membership.c.kind == _KIND, membership.c.group.is_not(None))
    .where(_stands(membership.c.member, membership.c.learnt))
    .order_by(membership.c.learnt, membership.c.member)
)


def members(view: View, kind: str, group: str) -> list[Joined]:
    """All that belong to a group, in the order in which they were read, wherever they were then."""
    values = {"kind": kind, "group": group, "upto": view.upto}
    return [made(Joined, row) for row in view.connection.execute(_MEMBERS, values)]


def has_members(view: View, kind: str, group: str) -> bool:
    """Whether anything belongs to a group."""
    values = {"kind": kind, "group": group, "upto": view.upto}
    return view.connection.execute(_ANY, values).first() is not None


def groups_of(view: View, kind: str, ids: Collection[str]) -> dict[str, str]:
    """The group that each of these members belongs to; those in none are left out."""
    if not ids:
        return {}
    values = {"kind": kind, "ids": sorted(ids), "upto": view.upto}
    rows = view.connection.execute(_GROUPS_OF, values)
    return {row.member: row.group for row in rows if row.group is not None}


def of_articles(view: View, kind: str, articles: Collection[str]) -> dict[str, str]:
    """Of each of these articles the group that the first of it belongs to, if any of it does."""
    values = {"kind": kind, "articles": sorted(articles), "upto": view.upto}
    rows = view.connection.execute(_OF_ARTICLES, values)
    found: dict[str, str] = {}
    for article, group in rows:
        found.setdefault(article, group)
    return found


def first_published(view: View, kind: str, groups: Collection[str]) -> dict[str, int]:
    """The reading that came out first of all that belong to each of these groups, by its number.

    Groups of which none says when it came out are left out.
    """
    published = dialect.bytewise(view.connection, reading.c.published)
    place = func.row_number().over(
        partition_by=membership.c.group, order_by=(published, reading.c.number)
    )
    ranked = (
        select(membership.c.group, reading.c.number, place.label("place"))
        .join(reading, reading.c.article == membership.c.article)
        .where(membership.c.kind == _KIND, membership.c.group.in_(_GROUPS))
        .where(_stands(membership.c.member, membership.c.learnt))
        .where(stands(view, reading.c.article, reading.c.learnt))
        .where(reading.c.published.is_not(None))
        .subquery()
    )
    asked = select(ranked.c.group, ranked.c.number).where(ranked.c.place == 1)
    values = {"kind": kind, "groups": sorted(groups), "upto": view.upto}
    return {row.group: row.number for row in view.connection.execute(asked, values)}


def of_article(view: View, kind: str, article: str) -> list[Joined]:
    """What of one article belongs to any group, in the order in which it came."""
    values = {"kind": kind, "article": article, "upto": view.upto}
    joined = (made(Joined, row) for row in view.connection.execute(_OF_ARTICLE, values))
    return [one for one in joined if one.group is not None]


def history(view: View, kind: str, member: str) -> list[Joined]:
    """Every place that a member has had, the first first."""
    rows = view.connection.execute(
        select(membership)
        .where(
            membership.c.kind == kind,
            membership.c.member == member,
            membership.c.learnt <= view.upto,
        )
        .order_by(membership.c.learnt)
    )
    return [made(Joined, row) for row in rows]


def came(view: View, kind: str, members: Collection[str]) -> dict[str, int]:
    """The entry at which each of these members was first read, and so given its first place."""
    rows = view.connection.execute(
        select(membership.c.member, func.min(membership.c.learnt).label("learnt"))
        .where(
            membership.c.kind == kind,
            membership.c.member.in_(sorted(members)),
            membership.c.learnt <= view.upto,
        )
        .group_by(membership.c.member)
    )
    return {row.member: row.learnt for row in rows}


def began(view: View, kind: str, groups: Collection[str]) -> dict[str, int]:
    """The entry at which each of these groups got its first member."""
    rows = view.connection.execute(
        select(membership.c.group, func.min(membership.c.learnt).label("learnt"))
        .where(membership.c.kind == kind, membership.c.group.in_(sorted(groups)))
        .where(membership.c.learnt <= view.upto)
        .group_by(membership.c.group)
    )
    return {row.group: row.learnt for row in rows}


class Move(NamedTuple):
    """A place that an entry gave to a member that was in another group before."""

    before: str
    now: Joined


def moves(view: View, kind: str, learnt: int) -> list[Move]:
    """The members that an entry moved from one group to another, in the order of their ids."""
    earlier, before = membership.alias(), membership.alias()
    last = (
        select(func.max(earlier.c.learnt))
        .where(
            earlier.c.kind == kind,
            earlier.c.member == membership.c.member,
            earlier.c.learnt < learnt,
        )
        .scalar_subquery()
    )
    rows = view.connection.execute(
        select(membership, before.c.group.label("before"))
        .where(membership.c.kind == kind, membership.c.learnt == learnt)
        .where(before.c.kind == kind, before.c.member == membership.c.member)
        .where(before.c.learnt == last, before.c.group != membership.c.group)
        .order_by(membership.c.member)
    )
    return [Move(row.before, made(Joined, row)) for row in rows]


def course(view: View, kind: str, member: str, void: Collection[int] = ()) -> list[Joined]:
    """How a member came to where it is: the first row of each stay in a group, the first first.

    Stays of those whose place it took count as its own, what the entries in `void` gave not at all.
    """
    rows: list[Joined] = []
    known: set[str] = set()
    at: str | None = member
    while at is not None and at not in known:
        known.add(at)
        own = history(view, kind, at)
        rows = [*own, *rows]
        at = next((row.former for row in own if row.former), None)
    stays: list[Joined] = []
    for row in rows:
        given = row.group is not None and row.learnt not in void
        if given and (not stays or stays[-1].group != row.group):
            stays.append(row)
    return stays


def former(view: View, kind: str, group: str) -> set[str]:
    """The group, and every other that any of its members has ever been in."""
    now, before = membership.alias(), membership.alias()
    rows = view.connection.execute(
        select(before.c.group)
        .distinct()
        .where(
            now.c.kind == kind,
            now.c.group == group,
            before.c.kind == kind,
            before.c.member == now.c.member,
            before.c.group.is_not(None),
            now.c.learnt <= view.upto,
            before.c.learnt <= view.upto,
        )
    )
    return {group, *rows.scalars()}


def ever(view: View, kind: str, group: str) -> list[str]:
    """All members that a group has ever had."""
    rows = view.connection.execute(
        select(membership.c.member)
        .distinct()
        .where(
            membership.c.kind == kind,
            membership.c.group == group,
            membership.c.learnt <= view.upto,
        )
    )
    return sorted(rows.scalars())


def join(
    entry: Entry, kind: str, joined: Collection[Joined], left: Collection[str] | None = None
) -> None:
    """Give members their places; the rows' `learnt` is the entry's.

    `left` are all groups that any of them was in before; None where that isn't known.
    """
    dialect.add(
        entry.connection,
        membership,
        ({"kind": kind, **vars(one), "learnt": entry.learnt} for one in joined),
    )
    if left is None:
        entry.standing.clear()
    else:
        entry.standing.drop(kind, {*left, *(one.group for one in joined if one.group is not None)})


def add_keys(entry: Entry, kind: str, keys: Mapping[str, Iterable[str]]) -> None:
    """Let groups be found by these keys."""
    rows = (
        {"kind": kind, "key": one, "group": group, "learnt": entry.learnt}
        for group, all_ in keys.items()
        for one in all_
    )
    dialect.add(entry.connection, key, rows)


def keys_of(view: View, kind: str, group: str) -> list[str]:
    """The keys that a group is found by."""
    rows = view.connection.execute(
        select(key.c.key).where(key.c.kind == kind, key.c.group == group)
    )
    return sorted(rows.scalars())


_LATER = state.alias()


def _last_state(*such: ColumnElement[bool]) -> Select[Any]:
    """The last state of each group, of such, or a row of nothing.

    A group has as many as it was given members.
    """
    each = dialect.each("each")
    last = (
        select(func.max(_LATER.c.learnt))
        .where(_LATER.c.kind == _KIND, _LATER.c.group == each.c.value, _LATER.c.learnt <= _UPTO)
        .where(*such)
        .scalar_subquery()
    )
    own = and_(state.c.kind == _KIND, state.c.group == each.c.value, state.c.learnt == last)
    # An outer join, as SQLite would else begin with the states, all of them.
    return select(state).join_from(each, state, own, isouter=True)


_STATES, _LASTED = _last_state(), _last_state(_LATER.c.size > 0)


def states(view: View, kind: str, groups: Collection[str]) -> dict[str, State]:
    """How each of these groups stands."""
    return _stated(view, _STATES, kind, groups)


def lasted(view: View, kind: str, groups: Collection[str]) -> dict[str, State]:
    """How each of these groups stood when it last had a member: also such as became part of one."""
    return _stated(view, _LASTED, kind, groups)


def _stated(view: View, asked: Select[Any], kind: str, groups: Collection[str]) -> dict[str, State]:
    if not groups:
        return {}
    values = {"kind": kind, "each": sorted(set(groups)), "upto": view.upto}
    rows = view.connection.execute(asked, values)
    return {row.group: made(State, row) for row in rows if row.group is not None}


def unstated(view: View, kind: str) -> list[str]:
    """The groups of a kind that have members, and no state that says so; none in a sound record."""
    asked = (
        select(membership.c.group)
        .distinct()
        .where(membership.c.kind == _KIND, membership.c.group.is_not(None))
        .where(_stands(membership.c.member, membership.c.learnt))
    )
    held = view.connection.execute(asked, {"kind": kind, "upto": view.upto}).scalars().all()
    known = (
        select(state.c.group)
        .where(state.c.kind == kind, state.c.learnt <= view.upto, state.c.size > 0)
        .where(
            ~exists().where(
                _LATER.c.kind == kind,
                _LATER.c.group == state.c.group,
                _LATER.c.learnt > state.c.learnt,
                _LATER.c.learnt <= view.upto,
            )
        )
    )
    return sorted(set(held) - set(view.connection.execute(known).scalars()))


def add_states(entry: Entry, new: Iterable[State]) -> None:
    """Say how groups stand after this entry."""
    dialect.add(entry.connection, state, ({**vars(one), "learnt": entry.learnt} for one in new))


def add_marks(
    entry: Entry, kind: str, marks: Mapping[str, Iterable[str]], since: Mapping[str, int]
) -> None:
    """Let groups be filtered by these marks, such as `place:orlec`, until they are made anew."""
    rows = (
        {"kind": kind, "mark": one, "group": group, "since": since[group], "learnt": entry.learnt}
        for group, all_ in marks.items()
        for one in all_
    )
    dialect.add(entry.connection, mark, rows)


def marks(view: View, kind: str, group: str, begin: str) -> list[str]:
    """The marks of a group that begin so, such as `actor:`, since it was last made anew."""
    stands = states(view, kind, [group]).get(group)
    rows = view.connection.execute(
        select(mark.c.mark)
        .where(mark.c.group == group, mark.c.kind == kind, mark.c.learnt <= view.upto)
        .where(mark.c.since == (stands.since if stands else 0), mark.c.mark.startswith(begin))
    )
    return sorted(rows.scalars())


def marked(view: View, kind: str, wanted: str) -> list[str]:
    """The groups that have a mark."""
    rows = view.connection.execute(
        select(mark.c.group)
        .where(mark.c.kind == kind, mark.c.mark == wanted, mark.c.learnt <= view.upto)
        .order_by(mark.c.learnt, mark.c.group)
    )
    return list(rows.scalars())
