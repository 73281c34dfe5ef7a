"""All in which SQLite and PostgreSQL differ: how each is opened, locked and searched.

Nothing else in the house asks which of the two it speaks to.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    String,
    Table,
    column,
    create_engine,
    event,
    func,
    literal_column,
    make_url,
    select,
    table,
    text,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import ArgumentError

from tocsin.errors import DeskError

# How long a writer waits for another to finish its page, seconds.
PATIENCE = 120
_LOCK = 0x746F6373  # "tocs": the advisory lock of a record's writers
# Rows of one statement; SQLite takes 32,766 values in all.
_ROWS = 1000
# Characters of an article that are found by their words: PostgreSQL's index of one holds 1 MB.
_INDEXED = 300_000

_READS = "tocsin_reads"


def engine(where: str) -> Engine:
    """An engine for a path to an SQLite file or a `postgresql://` address; nothing is opened yet.

    Raises DeskError where `where` is neither, or what it needs isn't installed.
    """
    if "://" not in where:
        return _sqlite(Path(where))
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise DeskError(where, "is no address of a database", _ADDRESS) from error
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(url.database or ""))
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise DeskError(_shown(url), "is neither a path nor a PostgreSQL address", _ADDRESS)
    return _postgresql(url)


_ADDRESS = "give a path like tocsin.db or an address like postgresql://user@host/name"


def name(where: str) -> str:
    """A desk's path or address without a password, for messages."""
    try:
        return _shown(make_url(where)) if "://" in where else where
    except ArgumentError:
        return where


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _sqlite(path: Path) -> Engine:
    made = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(made, "connect")
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        # The driver would begin transactions of its own, and none for reading.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {PATIENCE * 1000}",
            "journal_mode = WAL",
            # A killed process loses nothing; after a power cut the last entries may be missing.
            "synchronous = NORMAL",
            "foreign_keys = ON",
            "cache_size = -65536",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def begun(connection: Connection) -> None:
        # Two that read first and write later would each hold what the other waits for.
        reads = connection.get_execution_options().get(_READS)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return made


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        problem = "needs the driver psycopg, which isn't installed"
        raise DeskError(_shown(url), problem, "pip install 'tocsin[postgresql]'") from error


def reading(connection: Connection) -> Connection:
    """The connection, set to see the record as it stands at its first question."""
    if _is_sqlite(connection):
        return connection.execution_options(**{_READS: True})
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def lock(connection: Connection) -> None:
    """Wait until no other writes, and keep others waiting until this transaction ends."""
    if not _is_sqlite(connection):  # SQLite has locked when the transaction began
        connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def add(connection: Connection, into: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Add those rows whose primary key isn't there yet."""
    insert = sqlite_insert if _is_sqlite(connection) else postgresql_insert
    waiting = list(rows)
    statement = insert(into).on_conflict_do_nothing()
    for low in range(0, len(waiting), _ROWS):
        connection.execute(statement, waiting[low : low + _ROWS])


def bytewise(connection: Connection, by: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column to sort by that sorts alike everywhere, whatever the database's collation."""
    if _is_sqlite(connection) or not isinstance(by.type, String):
        return by
    return by.collate("C")


def create_search(connection: Connection) -> None:
    """Make the index of words: of each reading, by its number."""
    if _is_sqlite(connection):
        # The text itself lies in the reading; the index holds none of it.
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE words USING fts5(title, body, content='', "
                "tokenize='porter unicode61 remove_diacritics 2')"
            )
        )
        return
    connection.execute(
        text("CREATE TABLE words (number INTEGER PRIMARY KEY, vector TSVECTOR NOT NULL)")
    )
    connection.execute(text("CREATE INDEX ix_words_vector ON words USING gin (vector)"))


def drop_search(connection: Connection) -> None:
    """Remove the index of words."""
    connection.execute(text("DROP TABLE words"))


def index_words(connection: Connection, number: int, title: str, body: str) -> None:
    """Make a reading findable by its words."""
    values: dict[str, object] = {"number": number, "title": title, "body": body[:_INDEXED]}
    if _is_sqlite(connection):
        statement = "INSERT INTO words (rowid, title, body) VALUES (:number, :title, :body)"
    else:
        statement = (
            "INSERT INTO words VALUES (:number, setweight(to_tsvector('english', :title), 'A') "
            "|| to_tsvector('english', :body))"
        )
        values |= {"title": _unaccented(title), "body": _unaccented(body[:_INDEXED])}
    connection.execute(text(statement), values)


def matching(connection: Connection, words: list[str]) -> Select[tuple[int, int]]:
    """Which readings hold all of these words and phrases: `number`, and `titled`.

    `titled` is 1 where the title alone holds them all, else 0. Nothing else of how well they match
    is told: what is usual in the record changes with every page, and a list must not.
    """
    if _is_sqlite(connection):
        asked = " ".join('"' + word.replace('"', " ") + '"' for word in words)
        hits = table("words", column("rowid", Integer))
        matched = literal_column("words").op("MATCH")
        inner = select(hits.c.rowid).where(matched(f"title : ({asked})")).select_from(hits)
        titled = cast("ColumnElement[int]", sql_cast(hits.c.rowid.in_(inner), Integer))
        return select(hits.c.rowid.label("number"), titled.label("titled")).where(matched(asked))
    hits = table("words", column("number", Integer), column("vector"))
    phrases = [func.phraseto_tsquery("english", _unaccented(word)) for word in words]
    query: ColumnElement[str] = phrases[0]
    for phrase in phrases[1:]:
        query = query.op("&&")(phrase)
    title = func.ts_filter(hits.c.vector, literal_column("'{a}'"))
    titled = sql_cast(title.op("@@")(query), Integer)
    return select(hits.c.number, titled.label("titled")).where(hits.c.vector.op("@@")(query))


def _unaccented(text_: str) -> str:
    """Text as SQLite's index sees it: PostgreSQL's own would tell "Orleč" from "Orlec"."""
    apart = unicodedata.normalize("NFKD", text_)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def size(connection: Connection) -> int:
    """How many bytes the record takes on disk."""
    if _is_sqlite(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    asked = select(func.pg_database_size(func.current_database()))
    return int(connection.execute(asked).scalar_one())


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def settle(connection: Connection) -> None:
    """Let the database learn how its rows are spread, so that it finds them the short way."""
    connection.exec_driver_sql("PRAGMA optimize" if _is_sqlite(connection) else "ANALYZE")
