"""Articles, their pages and their readings: put by, and found again."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, exists, func, select

from tocsin.records import Page, Reading, identify
from tocsin.store import dialect
from tocsin.store.packing import DamagedError, digest, pack, pack_record, unpack, unpack_record
from tocsin.store.schema import (
    about,
    account,
    article,
    blame,
    page,
    party,
    raw,
    statement,
    warned,
)
from tocsin.store.schema import reading as reading_table
from tocsin.store.store import Entry, View

# Tables of what readings hold, by name.
READ = {table.name: table for table in (statement, account, blame, warned)}


@dataclass(frozen=True)
class Filed:
    """A reading's place in the record, and what it is found by.

    `given` is the day of publication that the user gave for it.
    """

    number: int
    id: str
    article: str
    page: str
    version: int
    model: str
    given: str | None
    published: str | None
    modified: str | None
    title: str | None
    outlet: str | None
    host: str | None
    text_sha256: str
    learnt: int


def owner(view: View, page_id: str) -> str | None:
    """The article that the very page is of; None where it isn't in the record."""
    asked = select(page.c.article).where(page.c.id == page_id)
    return view.connection.execute(asked).scalar()


def sourced(view: View, names: Collection[str]) -> str | None:
    """The article of the last page that came from a file or address of one of these very names."""
    asked = select(page.c.article).where(page.c.source.in_(names), page.c.learnt <= view.upto)
    return view.connection.execute(asked.order_by(page.c.learnt.desc()).limit(1)).scalar()


def article_id(address: str) -> str:
    """The id of the article at an address, or in a file."""
    return identify("news", address)


def put_page(entry: Entry, kept: Page, address: str) -> str:
    """Put a page by, as one of the article that `address` stands for; the article's id."""
    owner, name = article_id(address), digest(kept.content)
    learnt = {"learnt": entry.learnt}
    connection = entry.connection
    dialect.add(connection, article, [{"id": owner, "address": address, **learnt}])
    row = {"sha256": name, "size": len(kept.content), "packed": pack(kept.content), **learnt}
    dialect.add(connection, raw, [row])
    described = {
        "id": kept.id,
        "article": owner,
        "raw": name,
        "source": kept.source,
        "address": kept.address,
        "media_type": kept.media_type,
        "charset": kept.charset,
        "fetched": kept.fetched,
        "headers": msgspec.json.encode(kept.headers).decode(),
        **learnt,
    }
    dialect.add(connection, page, [described])
    return owner


def page_of(view: View, number: int) -> Page:
    """The page that a reading is of. Raises DamagedError where it is damaged or missing."""
    asked = _PAGE.join(reading_table, reading_table.c.page == page.c.id)
    row = view.connection.execute(asked.where(reading_table.c.number == number)).one_or_none()
    if row is None:
        raise DamagedError("it isn't there", f"the page of reading {number}")
    return _page(row)


def kept_page(view: View, id_: str) -> Page:
    """A page by its id."""
    return _page(view.connection.execute(_PAGE.where(page.c.id == id_)).one())


def page_ids(view: View) -> dict[str, str]:
    """The ids of all pages, in the order in which they came, with the names of their raw pages."""
    rows = view.connection.execute(select(page.c.id, page.c.raw).order_by(page.c.learnt))
    return {row.id: row.raw for row in rows}


def contents(view: View) -> Iterator[tuple[str, int, bytes | None]]:
    """Every raw page: its hash and size as they were put down, and its bytes unless damaged."""
    names = list(view.connection.execute(select(raw.c.sha256).order_by(raw.c.sha256)).scalars())
    for name in names:
        row = view.connection.execute(select(raw).where(raw.c.sha256 == name)).one()
        try:
            yield name, row.size, unpack(row.packed)
        except DamagedError:
            yield name, row.size, None


_PAGE = select(page, raw.c.packed).join(raw, raw.c.sha256 == page.c.raw)


def _content(row: Any) -> bytes:
    try:
        return unpack(row.packed)
    except DamagedError as error:
        raise DamagedError(error, f"page {row.id}") from error


def _headers(row: Any) -> tuple[tuple[str, str], ...]:
    try:
        return msgspec.json.decode(row.headers, type=tuple[tuple[str, str], ...])
    except (TypeError, msgspec.MsgspecError) as error:
        raise DamagedError(error, f"page {row.id}") from error


def _page(row: Any) -> Page:
    return Page(
        source=row.source,
        content=_content(row),
        address=row.address,
        media_type=row.media_type,
        charset=row.charset,
        fetched=row.fetched,
        headers=_headers(row),
    )


def next_number(view: View) -> int:
    """The number that the next reading gets."""
    last = view.connection.execute(select(func.max(reading_table.c.number))).scalar()
    return (last or 0) + 1


def put_reading(
    entry: Entry, filed: Filed, read: Reading, rows: Mapping[str, Iterable[Mapping[str, object]]]
) -> None:
    """Put a reading by, with the rows of `READ`'s tables that it is found by, `about` and `party`.

    `filed.learnt` is the entry's. Each row lacks only what all share.
    """
    learnt = {"learnt": entry.learnt}
    whole = {**vars(filed), "packed": pack_record(read), **learnt}
    dialect.add(entry.connection, reading_table, [whole])
    shared = {"reading": filed.number, "article": filed.article, **learnt}
    for name, table in READ.items():
        dialect.add(entry.connection, table, ({**shared, **row} for row in rows.get(name, ())))
    for beside in (about, party):
        found = ({**row, "reading": filed.number, **learnt} for row in rows.get(beside.name, ()))
        dialect.add(entry.connection, beside, found)
    _index(entry.view, filed.number, read)


def _index(view: View, number: int, read: Reading) -> None:
    title = read.article.title.value if read.article.title else ""
    dialect.index_words(view.connection, number, title, read.article.text)


def index_all(view: View) -> None:
    """Make every reading findable by its words, in a record that was filled otherwise.

    One that is damaged can't be: it came with the record, and isn't found in that either.
    """
    for number in numbers(view):
        for read in sound(view, [number]).values():
            _index(view, number, read)


def numbers(view: View) -> list[int]:
    """The numbers of all readings."""
    asked = select(reading_table.c.number).order_by(reading_table.c.number)
    return list(view.connection.execute(asked.where(reading_table.c.learnt <= view.upto)).scalars())


def standing(view: View) -> list[int]:
    """The numbers of articles' last readings."""
    asked = select(reading_table.c.number).where(
        stands(view, reading_table.c.article, reading_table.c.learnt)
    )
    return list(view.connection.execute(asked.order_by(reading_table.c.number)).scalars())


_FILED = [reading_table.c[name] for name in Filed.__dataclass_fields__]


def stands(
    view: View, owner: ColumnElement[str], learnt: ColumnElement[int]
) -> ColumnElement[bool]:
    """That a reading of an article, learnt then, is known in `view` and the last one of it."""
    later = reading_table.alias()
    return and_(
        learnt <= view.upto,
        ~exists().where(
            later.c.article == owner, later.c.learnt > learnt, later.c.learnt <= view.upto
        ),
    )


def latest(view: View, owner: str) -> Filed | None:
    """The last reading of an article."""
    row = view.connection.execute(
        select(*_FILED)
        .where(reading_table.c.article == owner, reading_table.c.learnt <= view.upto)
        .order_by(reading_table.c.learnt.desc(), reading_table.c.number.desc())
        .limit(1)
    ).first()
    return _filed(row) if row else None


def of_article(view: View, owner: str) -> list[Filed]:
    """All readings of an article, the first first."""
    rows = view.connection.execute(
        select(*_FILED)
        .where(reading_table.c.article == owner, reading_table.c.learnt <= view.upto)
        .order_by(reading_table.c.number)
    )
    return [_filed(row) for row in rows]


def last(view: View, owners: Collection[str]) -> list[int]:
    """The last readings of these articles, by number."""
    asked = select(reading_table.c.number).where(
        reading_table.c.article.in_(sorted(owners)),
        stands(view, reading_table.c.article, reading_table.c.learnt),
    )
    return sorted(view.connection.execute(asked).scalars())


def since(view: View, learnt: int, most: int) -> list[int]:
    """The numbers of readings that were learnt at an entry or later, the newest first."""
    number, learnt_at = reading_table.c.number, reading_table.c.learnt
    # Numbers rise with entries and never pass them, so that no more is gone through than is new.
    before = (
        select(number)
        .where(number <= learnt, learnt_at < learnt)
        .order_by(number.desc())
        .limit(1)
        .scalar_subquery()
    )
    asked = (
        select(number)
        .where(number > func.coalesce(before, 0), number <= view.upto)
        .where(learnt_at >= learnt, learnt_at <= view.upto)
        .order_by(number.desc())
        .limit(most)
    )
    return list(view.connection.execute(asked).scalars())


def filed(view: View, numbers: Collection[int]) -> dict[int, Filed]:
    """Readings' places, by number, in the order of these."""
    if not numbers:
        return {}
    number = reading_table.c.number
    asked = select(*_FILED).where(number.in_(sorted(numbers))).order_by(number)
    return {row.number: _filed(row) for row in view.connection.execute(asked)}


def readings(view: View, numbers: Collection[int]) -> dict[int, Reading]:
    """Readings themselves, by number. Raises DamagedError, naming it, where one is damaged."""
    return {row.number: _reading(row) for row in _readings(view, numbers)}


def sound(view: View, numbers: Collection[int]) -> dict[int, Reading]:
    """Readings themselves, by number, without those that are damaged."""
    answer = {}
    for row in _readings(view, numbers):
        with suppress(DamagedError):
            answer[row.number] = _reading(row)
    return answer


def _readings(view: View, numbers: Collection[int]) -> Sequence[Any]:
    if not numbers:
        return ()
    number = reading_table.c.number
    asked = select(number, reading_table.c.id, reading_table.c.packed)
    asked = asked.where(number.in_(sorted(numbers))).order_by(number)
    return view.connection.execute(asked).all()


def _reading(row: Any) -> Reading:
    try:
        return unpack_record(row.packed, Reading)
    except DamagedError as error:
        raise DamagedError(error, f"reading {row.id}", "cure it with `tocsin reread`") from error


def outlets(view: View) -> list[str]:
    """The outlets of all readings, by name; hosts where a name isn't known."""
    name = func.coalesce(reading_table.c.outlet, reading_table.c.host)
    asked = select(name).distinct().where(name.is_not(None), reading_table.c.learnt <= view.upto)
    return sorted(view.connection.execute(asked).scalars())


def holding(view: View, table: str, ids: Collection[str]) -> dict[str, int]:
    """Which reading, the last of several, holds each of these rows of a table of `READ`."""
    if not ids:
        return {}
    held = READ[table]
    rows = view.connection.execute(
        select(held.c.id, func.max(held.c.reading).label("reading"))
        .where(held.c.id.in_(sorted(ids)), held.c.learnt <= view.upto)
        .group_by(held.c.id)
    )
    return {row.id: row.reading for row in rows}


def addresses(view: View, owners: Collection[str]) -> dict[str, str]:
    """The addresses that stand for articles."""
    if not owners:
        return {}
    asked = select(article).where(article.c.id.in_(sorted(owners)))
    return {row.id: row.address for row in view.connection.execute(asked)}


def _filed(row: object) -> Filed:
    return Filed(**{name: getattr(row, name) for name in Filed.__dataclass_fields__})
