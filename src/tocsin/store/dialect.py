"""All in which SQLite and PostgreSQL differ: how each is opened, locked and searched.

Nothing else in the house asks which of the two it speaks to.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import (
    JSON,
    URL,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Insert,
    Integer,
    Select,
    String,
    Table,
    Text,
    TypeDecorator,
    bindparam,
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
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import TableValuedAlias
from sqlalchemy.types import TypeEngine

from tocsin.errors import DeskError
from tocsin.read.places.folding import plain

# How long a writer waits for another to finish its page, seconds.
PATIENCE = 120
# The advisory locks of those who enter ("tocs"), and of those who collect ("tocc").
ENTERING, COLLECTING = 0x746F6373, 0x746F6363
# Rows of one statement; SQLite takes 32,766 values in all.
_ROWS = 1000
# Characters of an article that are found by their words: PostgreSQL's index of one holds 1 MB.
_INDEXED = 300_000

# A page is some forty questions, and planning them takes as long as answering: plans are kept while
# one enters. See `plan_anew`.
_LOCKED = {
    ENTERING: select(
        func.pg_advisory_xact_lock(ENTERING), func.set_config("plan_cache_mode", "auto", True)
    ),
    COLLECTING: select(func.pg_advisory_xact_lock(COLLECTING)),
}

_READS = "tocsin_reads"
# Servers before 14 can't.
_LOOK_WHETHER_ASKED = (
    "SELECT set_config(name, '10s', false) FROM pg_settings"
    " WHERE name = 'client_connection_check_interval'"
)


def engine(where: str) -> Engine:
    """An engine for a path to an SQLite file or a `postgresql://` address; nothing is opened yet.

    Raises DeskError where `where` is neither, or what it needs isn't installed.
    """
    if "://" not in where:
        return _sqlite(Path(where))
    try:
        url = make_url(where)
    except _NO_ADDRESS as error:
        raise DeskError(where, "is no address of a database", _ADDRESS) from error
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(url.database or ""))
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise DeskError(_shown(url), "is neither a path nor a PostgreSQL address", _ADDRESS)
    return _postgresql(url)


_NO_ADDRESS = (ArgumentError, ValueError)  # the latter for a port that is no number
_ADDRESS = "give a path like tocsin.db or an address like postgresql://user@host/name"


def name(where: str) -> str:
    """A desk's path or address without a password, for messages."""
    try:
        return _shown(make_url(where)) if "://" in where else where
    except _NO_ADDRESS:
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
        made = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        problem = "needs the driver psycopg, which isn't installed"
        raise DeskError(_shown(url), problem, "pip install 'tocsin[postgresql]'") from error

    @event.listens_for(made, "connect")
    def connected(connection: Any, _record: object) -> None:
        # In a transaction it would be forgotten when that is rolled back.
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = '{PATIENCE}s'")
        # A plan that is kept is that of a table as it once was: of a young record for minutes one
        # that goes through all of it. Only who enters keeps plans, for so long (`lock`).
        connection.execute("SET plan_cache_mode = force_custom_plan")
        # Of a process that was killed the server would keep a question, and its locks, to the end.
        connection.execute(_LOOK_WHETHER_ASKED)
        connection.autocommit = False

    return made


def reading(connection: Connection) -> Connection:
    """The connection, set to see the record as it stands at its first question."""
    if _is_sqlite(connection):
        return connection.execution_options(**{_READS: True})
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def lock(connection: Connection, what: int = ENTERING) -> None:
    """Wait until no other has this lock, and keep others waiting until this transaction ends.

    Who takes both takes that of entering first, or two could wait for each other.
    """
    if not _is_sqlite(connection):  # SQLite has locked when the transaction began
        connection.execute(_LOCKED[what])


def plan_anew(connection: Connection) -> None:
    """Keep no plan longer: tables have grown since."""
    if not _is_sqlite(connection):
        connection.exec_driver_sql("DISCARD PLANS")


def add(connection: Connection, into: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Add those rows whose primary key isn't there yet."""
    waiting = list(rows)
    statement = _adding(into, _is_sqlite(connection))
    for low in range(0, len(waiting), _ROWS):
        connection.execute(statement, waiting[low : low + _ROWS])


@cache
def _adding(into: Table, sqlite: bool) -> Insert:
    if sqlite:
        return sqlite_insert(into).on_conflict_do_nothing()
    return postgresql_insert(into).on_conflict_do_nothing()


class _Strings(TypeDecorator[list[str]]):
    """Strings in one value: an array, or JSON where there are none."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSON() if dialect.name == "sqlite" else ARRAY(Text()))


class _Each(FunctionElement[str]):
    """The strings of such a value, a row each."""

    name = "each"
    inherit_cache = True


@compiles(_Each, "sqlite")
def _each_in_sqlite(element: _Each, compiler: SQLCompiler, **how: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **how)})"


@compiles(_Each, "postgresql")
def _each_in_postgresql(element: _Each, compiler: SQLCompiler, **how: Any) -> str:
    return f"unnest({compiler.process(element.clauses, **how)})"


def each(name: str) -> TableValuedAlias:
    """A table of the strings that are given by this name; its column is `value`.

    With it the last of each can be looked up in an index, one after the other: of `IN` a database
    goes through all that any of them has.
    """
    given = bindparam(name, type_=_Strings())
    # PostgreSQL calls the column as the table is called.
    return _Each(given).table_valued(column("value", String), name="value", joins_implicitly=True)


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
                "tokenize='unicode61 remove_diacritics 0')"
            )
        )
        return
    connection.execute(
        text("CREATE TABLE words (number INTEGER PRIMARY KEY, vector TSVECTOR NOT NULL)")
    )
    connection.execute(text("CREATE INDEX ix_words_vector ON words USING gin (vector)"))


def words(text_: str) -> list[str]:
    """The words by which a text is found: runs of letters and digits, small and without accents.

    One rule for both databases, which are given nothing else to split. No word is left out for
    being usual, and none is brought to a stem; only a possessive 's is none of its word's.
    """
    return [word[:_LONGEST] for word in _WORD.findall(_POSSESSIVE.sub("", plain(text_)))]


_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ]s\b")
_LONGEST = 200  # letters: PostgreSQL takes 2,046 bytes


def index_words(connection: Connection, number: int, title: str, body: str) -> None:
    """Make a reading findable by its words."""
    titled, told = words(title), words(body[:_INDEXED])
    if _is_sqlite(connection):
        values = {"number": number, "title": " ".join(titled), "body": " ".join(told)}
        statement = "INSERT INTO words (rowid, title, body) VALUES (:number, :title, :body)"
    else:
        # A gap, as no phrase runs from the title into the text.
        vector = [*_placed(titled, 1, "A"), *_placed(told, len(titled) + 2)]
        values = {"number": number, "vector": " ".join(vector)}
        statement = "INSERT INTO words VALUES (:number, CAST(:vector AS tsvector))"
    connection.execute(text(statement), values)


def _placed(found: list[str], start: int, weight: str = "") -> Iterator[str]:
    """Words with their places as a `tsvector` is written: `'bomb':1A`."""
    return (f"'{word}':{place}{weight}" for place, word in enumerate(found, start))


def indexed(connection: Connection) -> Select[int]:
    """The numbers of the readings that can be found by their words."""
    # The index of SQLite has no column but the words.
    number = column("rowid" if _is_sqlite(connection) else "number", Integer)
    return select(number).select_from(table("words"))


def matching(connection: Connection, asked: list[str]) -> Select[tuple[int, int]]:
    """Which readings hold all of these words and phrases: `number`, and `titled`.

    `titled` is 1 where the title alone holds them all, else 0. Nothing else of how well they match
    is told: what is usual in the record changes with every page, and a list must not. What has
    neither letter nor digit asks nothing; where nothing is asked, nothing is found.
    """
    phrases = [found for found in map(words, asked) if found]
    return (_in_fts if _is_sqlite(connection) else _in_vectors)(phrases)


def _in_fts(phrases: list[list[str]]) -> Select[tuple[int, int]]:
    hits = table("words", column("rowid", Integer))
    matched = literal_column("words").op("MATCH")
    query = " ".join(f'"{" ".join(phrase)}"' for phrase in phrases) or '""'
    inner = select(hits.c.rowid).where(matched(f"title : ({query})")).select_from(hits)
    titled = cast("ColumnElement[int]", sql_cast(hits.c.rowid.in_(inner), Integer))
    return select(hits.c.rowid.label("number"), titled.label("titled")).where(matched(query))


def _in_vectors(phrases: list[list[str]]) -> Select[tuple[int, int]]:
    hits = table("words", column("number", Integer), column("vector"))
    written = (" <-> ".join(f"'{word}'" for word in phrase) for phrase in phrases)
    query = sql_cast(" & ".join(f"({phrase})" for phrase in written), TSQUERY)
    title = func.ts_filter(hits.c.vector, literal_column("'{a}'"))
    titled = sql_cast(title.op("@@")(query), Integer)
    return select(hits.c.number, titled.label("titled")).where(hits.c.vector.op("@@")(query))


def copy(engine_: Engine, to: Path) -> bool:
    """Write the whole database to a file, as it is at this moment; whether it can be."""
    if engine_.dialect.name != "sqlite":
        return False
    with closing(engine_.raw_connection()) as held, closing(sqlite3.connect(to)) as made:
        # In one step, which is one look at it: else it began anew whenever others write.
        cast("sqlite3.Connection", held.driver_connection).backup(made, pages=-1)
    return True


def refuses(error: DBAPIError) -> bool:
    """Whether what was given is at fault, not the database: NUL in a name, a key that is too long.

    SQLSTATE's classes 22 (data exception) and 54 (program limit exceeded); of the latter the driver
    says that they are the database's.
    """
    return isinstance(error, DataError) or str(getattr(error.orig, "sqlstate", "")).startswith("54")


def size(connection: Connection) -> int:
    """How many bytes the record takes on disk."""
    if _is_sqlite(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    asked = select(func.pg_database_size(func.current_database()))
    return int(connection.execute(asked).scalar_one())


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
