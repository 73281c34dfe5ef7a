"""Whose turn it is to be asked: sources, what they told of, and hosts. Rows are changed.

They are what a collector needs to go on after a stop, and what several share: whoever changes them
is the only one that does (`Store.collect`; in an entry `alone`), so that nothing is asked for twice
and no host by two at a time.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
)

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import article, host, item, robots, seen, turn
from tocsin.store.store import View


@dataclass(frozen=True)
class Turn:
    """When a source is to be asked, and what is kept to ask with; see the schema."""

    source: str
    host: str
    due: str | None
    known: str
    read: int = 0
    empty: int = 0
    lost: int = 0
    walled: int = 0


@dataclass(frozen=True)
class Waiting:
    """An item whose page is still to be got."""

    id: str
    source: str
    host: str
    due: str
    tries: int
    packed: bytes


@dataclass(frozen=True)
class Seen:
    """An item that a source told of."""

    id: str
    source: str
    moment: str
    edited: str
    article: str | None = None


@dataclass(frozen=True)
class Host:
    """How fast a host may be asked; see `tocsin.collect.pacing`."""

    name: str
    asked: str | None
    free: str | None
    refusals: int


def alone(view: View) -> None:
    """Keep others from collecting until the entry is made that changes what they go by."""
    dialect.lock(view.connection, dialect.COLLECTING)


# Sources


def put(view: View, new: Turn) -> None:
    """Let a source have its turns, in place of those that it had."""
    view.connection.execute(turn.delete().where(turn.c.source == new.source))
    view.connection.execute(turn.insert(), vars(new))
    _meet(view, [new.host])


def find(view: View, source: str) -> Turn | None:
    """When a source is to be asked; None where it has no turns."""
    row = view.connection.execute(select(turn).where(turn.c.source == source)).first()
    return None if row is None else made(Turn, row)


def set_due(view: View, source: str, due: str | None) -> None:
    """Ask a source at a moment; with None not any more."""
    view.connection.execute(turn.update().where(turn.c.source == source).values(due=due))


def remember(view: View, source: str, known: str) -> None:
    """Keep otherwise what a source is asked with."""
    view.connection.execute(turn.update().where(turn.c.source == source).values(known=known))


def dues(view: View) -> dict[str, str | None]:
    """When each source is to be asked."""
    asked = select(turn.c.source, turn.c.due)
    return {row.source: row.due for row in view.connection.execute(asked)}


def tally(view: View, source: str, what: str) -> None:
    """Count a page of a source as read, empty or lost; of those that were read some as walled."""
    view.connection.execute(
        turn.update().where(turn.c.source == source).values({what: turn.c[what] + 1})
    )


def forget(view: View, source: str) -> None:
    """A source has no turns any more; what it told of and wasn't got is as if never told."""
    waits = select(item.c.id).where(item.c.source == source)
    view.connection.execute(seen.delete().where(seen.c.id.in_(waits)))
    view.connection.execute(turn.delete().where(turn.c.source == source))
    view.connection.execute(item.delete().where(item.c.source == source))


def _may_be_asked() -> ColumnElement[bool]:
    return and_(
        or_(host.c.free.is_(None), host.c.free <= bindparam("now")),
        or_(host.c.asked.is_(None), host.c.asked <= bindparam("lost")),
    )


_DUE = (
    select(turn)
    .select_from(turn.outerjoin(host, host.c.name == turn.c.host))
    .where(turn.c.due <= bindparam("now"), _may_be_asked())
    .order_by(turn.c.due, turn.c.source)
    .limit(bindparam("most", type_=Integer))
)


def due(view: View, now: str, lost: str, most: int) -> list[Turn]:
    """Sources that are to be asked and whose hosts may be, those that wait longest first.

    A request that began before `lost` was lost with whoever made it.
    """
    values = {"now": now, "lost": lost, "most": most}
    return [made(Turn, row) for row in view.connection.execute(_DUE, values)]


# Items


def seen_before(view: View, ids: Collection[str]) -> dict[str, Seen]:
    """Those of these items that were told of before."""
    found: dict[str, Seen] = {}
    for part in _parts(sorted(ids)):
        rows = view.connection.execute(select(seen).where(seen.c.id.in_(part)))
        found.update((row.id, made(Seen, row)) for row in rows)
    return found


def in_record(view: View, articles: Collection[str]) -> set[str]:
    """Those of these articles, by their ids, that are in the record."""
    found: set[str] = set()
    for part in _parts(sorted(articles)):
        found.update(view.connection.execute(_ARTICLES, {"ids": part}).scalars())
    return found


_ARTICLES = select(article.c.id).where(article.c.id.in_(bindparam("ids", expanding=True)))
_AT_ONCE = 1000


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[low : low + _AT_ONCE] for low in range(0, len(ids), _AT_ONCE))


def see(view: View, new: Iterable[Seen]) -> None:
    """Keep that items were told of, in place of what was kept of them."""
    rows = [vars(one) for one in new]
    for part in _parts([str(row["id"]) for row in rows]):
        view.connection.execute(seen.delete().where(seen.c.id.in_(part)))
    dialect.add(view.connection, seen, rows)


def unsee(view: View, id_: str) -> None:
    """An item is as if never told of, unless it led to an article."""
    view.connection.execute(seen.delete().where(seen.c.id == id_, seen.c.article.is_(None)))


def lead(view: View, id_: str, article_id: str) -> None:
    """An item led to the page of an article."""
    view.connection.execute(seen.update().where(seen.c.id == id_).values(article=article_id))


def led(view: View, source: str, until: str, most: int) -> list[str]:
    """The articles that the last items of a source led to up to a moment, the latest first."""
    asked = select(seen.c.article).where(
        seen.c.source == source, seen.c.moment <= until, seen.c.article.is_not(None)
    )
    rows = view.connection.execute(asked.order_by(seen.c.moment.desc(), seen.c.id).limit(most))
    return list(dict.fromkeys(rows.scalars()))


def wait(view: View, new: Iterable[Waiting]) -> None:
    """Keep items until their pages were got."""
    rows = list(new)
    dialect.add(view.connection, item, map(vars, rows))
    _meet(view, {one.host for one in rows})


def put_off(view: View, id_: str, due_: str, *, tried: int = 0) -> None:
    """Let an item wait until a moment; `tried` adds to how often its page was asked for."""
    change = item.update().where(item.c.id == id_)
    view.connection.execute(change.values(due=due_, tries=item.c.tries + tried))


# The millennium of what is held, and that of every desk.
_HELD, _NOW = "9", "2"


def hold(view: View, id_: str) -> None:
    """An item isn't to be got until it is let go."""
    _move(view, item.c.id == id_, _HELD)


def let_go(view: View, source: str) -> None:
    """What was held of a source is to be got again, in the order in which it was."""
    _move(view, and_(item.c.source == source, item.c.due.startswith(_HELD)), _NOW)


def _move(view: View, which: ColumnElement[bool], to: str) -> None:
    due_ = literal(to).concat(func.substr(item.c.due, 2))
    view.connection.execute(item.update().where(which).values(due=due_))


def lead_on(view: View, waits: Waiting) -> None:
    """An item is to be got elsewhere; how often it was tried stays, so that this has an end."""
    values = {"host": waits.host, "due": waits.due, "packed": waits.packed}
    view.connection.execute(item.update().where(item.c.id == waits.id).values(values))
    _meet(view, [waits.host])


def go_on(view: View, id_: str, due_: str, packed: bytes) -> None:
    """An item was got in part: the rest waits, and wasn't tried yet."""
    values = {"due": due_, "tries": 0, "packed": packed}
    view.connection.execute(item.update().where(item.c.id == id_).values(values))


def wall(view: View, ids: Collection[str]) -> None:
    """The pages of these items stand behind a paywall."""
    if ids:
        view.connection.execute(item.update().where(item.c.id.in_(ids)).values(walled=1))


def is_walled(view: View, id_: str) -> bool:
    """Whether the page of an item that waits stands behind a paywall."""
    asked = select(item.c.walled).where(item.c.id == id_)
    return bool(view.connection.execute(asked).scalar())


def settle(view: View, id_: str, *, due_: str | None = None) -> bool:
    """An item waits no more; whether it did. With a moment, only if it is due until then."""
    change = item.delete().where(item.c.id == id_)
    if due_ is not None:
        change = change.where(item.c.due <= due_)
    return view.connection.execute(change).rowcount > 0


_OF_HOST = item.alias()
_NEXT_ITEM = (
    select(_OF_HOST.c.id)
    .where(_OF_HOST.c.host == host.c.name, _OF_HOST.c.due <= bindparam("now"))
    .order_by(_OF_HOST.c.due.desc(), _OF_HOST.c.id)
    .limit(1)
    .scalar_subquery()
)
_ITEMS = (
    select(item)
    .select_from(host.join(item, item.c.id == _NEXT_ITEM))
    .where(_may_be_asked(), host.c.name != bindparam("without"))
    .order_by(item.c.due.desc(), item.c.id)
    .limit(bindparam("most", type_=Integer))
)


def items(view: View, now: str, lost: str, most: int, *, without: str = "") -> list[Waiting]:
    """Of each host that may be asked the item that is due last; all for which none is asked.

    What was told of last comes first: news mustn't wait for what piled up before it. The two take
    turns, or a large folder would keep back the web. Left out is one host.
    """
    values = {"now": now, "lost": lost, "most": most, "without": without}
    here = select(item).where(item.c.host == "", item.c.due <= now)
    rows = zip_longest(
        view.connection.execute(_ITEMS, values),
        view.connection.execute(here.order_by(item.c.due.desc(), item.c.id).limit(most)),
    )
    return [made(Waiting, row) for both in rows for row in both if row is not None][:most]


def many(view: View, source: str, most: int) -> bool:
    """Whether more than so many items of a source wait."""
    asked = select(item.c.id).where(item.c.source == source).offset(most).limit(1)
    return view.connection.execute(asked).first() is not None


def waiting(view: View) -> dict[str, int]:
    """How many items of each source wait."""
    asked = select(item.c.source, func.count()).group_by(item.c.source)
    return {str(source): int(number) for source, number in view.connection.execute(asked)}


# Hosts


def _meet(view: View, names: Collection[str]) -> None:
    rows = ({"name": name, "refusals": 0} for name in sorted(names) if name)
    dialect.add(view.connection, host, rows)


def host_named(view: View, name: str) -> Host:
    """How fast a host may be asked."""
    row = view.connection.execute(select(host).where(host.c.name == name)).first()
    return Host(name, None, None, 0) if row is None else made(Host, row)


def keep_host(view: View, now: Host) -> None:
    """Keep how fast a host may be asked from now on."""
    _meet(view, [now.name])
    view.connection.execute(host.update().where(host.c.name == now.name).values(**vars(now)))


def rules(view: View, origin: str) -> bytes | None:
    """What an origin allows, packed; None where it was never asked."""
    asked = select(robots.c.packed).where(robots.c.origin == origin)
    return view.connection.execute(asked).scalar()


def keep_rules(view: View, origin: str, packed: bytes) -> None:
    """Keep what an origin allows."""
    view.connection.execute(robots.delete().where(robots.c.origin == origin))
    view.connection.execute(robots.insert(), {"origin": origin, "packed": packed})


def hosts(view: View) -> set[str]:
    """All hosts of which anything is known."""
    return set(view.connection.execute(select(host.c.name)).scalars())


def forget_hosts(view: View, until: str) -> None:
    """Forget hosts that nothing is wanted of, and that last were asked or rested before then."""
    wanted = select(turn.c.host).union(select(item.c.host))
    gone = [or_(one.is_(None), one < until) for one in (host.c.asked, host.c.free)]
    view.connection.execute(host.delete().where(*gone, host.c.name.not_in(wanted)))


def origins(view: View) -> list[str]:
    """All origins of which it is known what they allow."""
    return list(view.connection.execute(select(robots.c.origin)).scalars())


def forget_rules(view: View, those: Sequence[str]) -> None:
    """Forget what origins allow."""
    for part in _parts(those):
        view.connection.execute(robots.delete().where(robots.c.origin.in_(part)))


_FIRST_ITEM = (
    select(func.min(_OF_HOST.c.due)).where(_OF_HOST.c.host == host.c.name).scalar_subquery()
)


def next_due(view: View) -> str | None:
    """When the next turn is, at the earliest; None where there is none.

    Of hosts that are being asked it is when they are free again, if they answer at once.
    """

    def later(due_: ColumnElement[Any]) -> ColumnElement[Any]:
        return case((host.c.free > due_, host.c.free), else_=due_)

    of_sources = select(func.min(later(turn.c.due))).select_from(
        turn.outerjoin(host, host.c.name == turn.c.host)
    )
    of_items = select(func.min(later(_FIRST_ITEM))).select_from(host)
    here = select(func.min(item.c.due)).where(item.c.host == "")
    found = [view.connection.execute(asked).scalar() for asked in (of_sources, of_items, here)]
    return min((one for one in found if one), default=None)
