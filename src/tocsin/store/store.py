"""Opening a record, and the two ways of using it: looking at it, and adding an entry to it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from tocsin.errors import DeskError
from tocsin.store import dialect, migrating
from tocsin.store.packing import DamagedError
from tocsin.store.schema import journal
from tocsin.store.standing import Standing

# Made once: making them takes longer than running them.
_LAST = select(journal.c.id, journal.c.moment).order_by(journal.c.id.desc()).limit(1)
_ENTER = journal.insert()

# For so many entries the database may go on as it planned to.
_PLANNED = 100

# What a moment beyond all entries is called.
NOW = 2**31 - 1


@dataclass(frozen=True)
class View:
    """The record as it was known up to one entry. `upto` is the number of that entry."""

    connection: Connection
    upto: int = NOW


@dataclass(frozen=True)
class Entry:
    """One entry being added to the record: all of it becomes so, or nothing.

    `learnt` is its number, `moment` when the desk learnt it, `by` who made it; `standing` is what
    this process knows of who stands for groups.
    """

    connection: Connection
    learnt: int
    moment: str
    by: str
    standing: Standing

    @property
    def view(self) -> View:
        """The record as it stands, with what this entry has added so far."""
        return View(self.connection)


class Store:
    """A record that forgets nothing.

    Args:
        where: a path to an SQLite file, or a `postgresql://` address.
        create: whether an SQLite file may be made where there is none.

    Attributes:
        address: `where`, by which other processes open it too.
        name: the same without a password, for messages.

    Whatever is done with it raises DeskError where the record is damaged, or can't be had.
    Raises DeskError where it can't be opened, or was made by a newer Tocsin.
    """

    def __init__(self, where: str, *, create: bool = False) -> None:
        self.address, self.name = where, dialect.name(where)
        for file in files(where)[:1]:
            if file.is_dir():
                raise DeskError(self.name, "is a folder", "name a file in it")
            if not create and not file.exists():
                raise DeskError(self.name, "there is no such desk", "make one with `tocsin add`")
            if not create and not file.stat().st_size:
                raise DeskError(self.name, "is an empty file, no desk", "name another file")
        self.engine: Engine = dialect.engine(where)
        self._standing = Standing()
        try:
            with self._told():
                migrating.upgrade(self.engine, self.name)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def look(self, moment: str | None = None) -> Iterator[View]:
        """The record as it was known at a moment (ISO 8601, UTC, to the microsecond), or now.

        It stands still while it is looked at, whoever writes meanwhile.
        """
        with self._told(), dialect.reading(self.engine.connect()) as connection, connection.begin():
            yield View(connection, _upto(connection, moment))

    @contextmanager
    def enter(self, moment: str, by: str, what: str) -> Iterator[Entry]:
        """Add an entry: who does what at a moment (as above). Only one is added at a time.

        The desk's clock never runs backwards: an entry is no earlier than the one before it.
        """
        with self.fill() as view:
            last = view.connection.execute(_LAST).first()
            learnt = last.id + 1 if last else 1
            moment = max(moment, last.moment) if last else moment
            row = {"id": learnt, "moment": moment, "by": by, "what": what}
            view.connection.execute(_ENTER, row)
            if learnt % _PLANNED == 0:
                dialect.plan_anew(view.connection)
            self._standing.begin(learnt)
            yield Entry(view.connection, learnt, moment, by, self._standing)
        self._standing.end(learnt)

    @contextmanager
    def fill(self) -> Iterator[View]:
        """Write without an entry: what was entered elsewhere. All of it becomes so, or nothing."""
        with self._told(), self.engine.begin() as connection:
            dialect.lock(connection)
            yield View(connection)

    @contextmanager
    def collect(self) -> Iterator[View]:
        """Write to the tables of collecting (`store/turns`), beside whoever enters.

        Only one does it at a time. In SQLite whoever writes waits for the others even so.
        """
        with self._told(), self.engine.begin() as connection:
            dialect.lock(connection, dialect.COLLECTING)
            yield View(connection)

    def copy(self, to: Path) -> None:
        """Write everything to a new file, accounts and what waits included, while others write.

        Raises DeskError where the record is on a server, or the file is there or can't be written.
        """
        if to.exists():
            raise DeskError(self.name, f"{to} is there already", "name a file that isn't")
        part = to.with_name(to.name + ".part")
        part.unlink(missing_ok=True)
        try:
            with self._told():
                copied = dialect.copy(self.engine, part)
            if not copied:
                raise DeskError(self.name, "is on a server", "back it up with `pg_dump`")
            part.rename(to)
        except (OSError, sqlite3.Error) as error:
            problem = f"can't be copied to {to} ({error})"
            raise DeskError(self.name, problem, "check that the folder may be written") from error
        finally:
            part.unlink(missing_ok=True)

    @contextmanager
    def work(self) -> Iterator[View]:
        """Write to what tells of now and is no part of the record, beside whoever enters.

        In SQLite whoever writes waits for the others even so.
        """
        with self._told(), self.engine.begin() as connection:
            yield View(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the user can mend is said in a line; what is a bug stays one."""
        try:
            yield
        except DamagedError as error:
            raise DeskError(self.name, f"{error.thing} is damaged", error.remedy) from error
        except msgspec.MsgspecError as error:  # of a record that was kept
            problem = f"something in it is damaged ({error})"
            raise DeskError(self.name, problem, "run `tocsin verify`") from error
        except UnicodeDecodeError as error:  # SQLite tells of damaged text, in its words
            raise DeskError(self.name, *_DAMAGED) from error
        except DBAPIError as error:
            told = _mended(error)
            if told is None:
                raise
            raise DeskError(self.name, *told) from error


def files(where: str) -> list[Path]:
    """The files of a record, there or not, the main one first; none of one that a server keeps.

    Raises DeskError where `where` is neither a path nor an address.
    """
    url = dialect.engine(where).url
    if url.get_backend_name() != "sqlite":
        return []
    path = os.path.realpath(url.database or "")
    return [Path(path + end) for end in ("", "-wal", "-shm", "-journal")]


def _upto(connection: Connection, moment: str | None) -> int:
    if moment is None:
        return NOW
    # Moments never run backwards: the last by its moment is the last, and an index has it.
    asked = select(journal.c.id).where(journal.c.moment <= moment)
    last = asked.order_by(journal.c.moment.desc(), journal.c.id.desc()).limit(1)
    return connection.execute(last).scalar() or 0


_DAMAGED = "the file is damaged", "run `tocsin verify`, or import the last export"


def _mended(error: DBAPIError) -> tuple[str, str] | None:
    """What is wrong, and what to do; None of what is no fault of the database's."""
    if dialect.refuses(error):
        return None
    said = " ".join(str(error.orig).split())
    if "file is not a database" in said:
        return "is no desk", "name another file"
    # SQLite has no kind of error for bytes that aren't what it wrote: it is just an error then.
    if type(error) is DatabaseError or "malformed" in said or "Could not decode" in said:
        return _DAMAGED
    return _hindered(said) if isinstance(error, OperationalError) else None


def _hindered(said: str) -> tuple[str, str]:
    """What kept the database from doing what was asked, and what to do."""
    if "database is locked" in said or "lock timeout" in said:
        return f"another wrote for over {dialect.PATIENCE} s", "try again when it is done"
    if "unable to open database file" in said:
        return "the file can't be opened", "check that its folder is there and may be written"
    if "readonly database" in said:
        return "the file may not be written", "check its permissions"
    if "disk" in said and "full" in said:
        return "the disk is full", "make room and run it again"
    return f"the database says: {said[:200]}", "check that it is there and may be used"
