"""The contract of a record, whichever database keeps it."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from tests.store.made import entry, moment
from tocsin.errors import DeskError
from tocsin.store import Store, dialect, journal


def test_entries_are_numbered_in_their_order(store: Store) -> None:
    with entry(store, 1) as first:
        pass
    with entry(store, 2) as second:
        pass
    assert (first.learnt, second.learnt) == (1, 2)


def test_the_clock_never_runs_backwards(store: Store) -> None:
    with entry(store, 9):
        pass
    with entry(store, 3) as late:
        pass
    assert late.moment == moment(9)


def test_an_entry_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(KeyError), entry(store):
        raise KeyError
    with entry(store) as next_:
        assert next_.learnt == 1


def test_a_view_of_a_moment_ends_with_the_last_entry_before_it(store: Store) -> None:
    for day in (1, 2, 3):
        with entry(store, day):
            pass
    with store.look(moment(2, 12)) as view:
        assert view.upto == 2
    with store.look("2026-04-01T00:00:00.000000Z") as view:
        assert view.upto == 0


def test_who_did_what_when_is_in_the_journal(store: Store) -> None:
    with entry(store, 4, "add a page"):
        pass
    with store.look() as view:
        assert journal.line(view, 1) == (1, moment(4), "Mira", "add a page")


def test_a_record_stands_still_while_it_is_looked_at(store: Store) -> None:
    with entry(store, 1):
        pass
    with store.look() as view:
        journal.moment(view, 1)  # the first question
        writer = threading.Thread(target=_write, args=(store,))
        writer.start()
        writer.join()
        with pytest.raises(NoResultFound):
            journal.moment(view, 2)


def _write(store: Store) -> None:
    with entry(store, 2):
        pass


def test_two_may_write_at_once(where: str) -> None:
    stores = [Store(where), Store(where)]
    threads = [threading.Thread(target=_write_many, args=(one,)) for one in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with entry(stores[0]) as last:
        assert last.learnt == 41
    for one in stores:
        one.close()


def _write_many(store: Store) -> None:
    for _ in range(20):
        _write(store)


def test_a_desk_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="there is no such desk; make one with `tocsin add`"):
        Store(str(tmp_path / "none.db"))


def test_an_empty_file_is_not_made_a_desk_by_a_look(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.touch()
    with pytest.raises(DeskError, match="is an empty file, no desk"):
        Store(str(path))
    assert path.read_bytes() == b""


def test_a_file_that_is_no_desk_is_said_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html>" + "no record " * 200)
    with pytest.raises(DeskError, match="is no desk; name another file"):
        Store(str(path))


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_is_no_desk(tmp_path: Path, create: bool) -> None:
    for where in (str(tmp_path), f"sqlite:///{tmp_path}"):
        with pytest.raises(DeskError, match="is a folder; name a file in it"):
            Store(where, create=create)


def _overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"x" * (path.stat().st_size - 4096))


def _spoilt(path: Path) -> None:
    """The words of the schema are no UTF-8 any more."""
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE journal", b"CREATE TABLE \xd1ournal"))


def _halved(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 8192 * 4096)


@pytest.mark.parametrize("damage", [_overwritten, _halved, _spoilt])
def test_a_damaged_file_is_said_in_a_line(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = tmp_path / "tocsin.db"
    store = Store(str(path), create=True)
    for day in range(1, 20):
        with entry(store, day, "a long word " * 500):
            pass
    store.close()
    damage(path)
    with pytest.raises(DeskError, match="the file is damaged; run `tocsin verify`, or import"):
        _every_line(str(path))


def _every_line(where: str) -> None:
    store = Store(where)
    try:
        with store.look() as view:
            list(journal.lines(view))
    finally:
        store.close()


def test_a_folder_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="check that its folder is there"):
        Store(str(tmp_path / "none" / "tocsin.db"), create=True)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(DeskError) as told:
        Store("postgresql://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
    assert "127.0.0.1:1/none" in str(told.value)


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(DeskError, match="is neither a path nor a PostgreSQL address"):
        Store("mysql://me@host/name")


def test_who_collects_waits_for_nobody_that_enters_but_for_others_that_collect(
    store: Store,
) -> None:
    if store.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer")
    with entry(store), store.collect() as view:
        connection = view.connection
        for lock, free in ((dialect.COLLECTING, False), (dialect.ENTERING, False), (1, True)):
            with store.engine.begin() as other:
                asked = select(func.pg_try_advisory_xact_lock(lock))
                assert other.execute(asked).scalar_one() is free
        assert not connection.closed


@pytest.mark.slow
def test_a_writer_that_is_killed_in_the_midst_of_a_question_keeps_nobody_waiting(
    postgres_url: str,
) -> None:
    """Its server would go on with the question, and hold its locks, to the end."""
    Store(postgres_url).close()
    command = [sys.executable, "-c", _ASKING, postgres_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asking:  # noqa: S603 - ours
        assert asking.stdout is not None
        assert asking.stdout.readline() == "asking\n"
        time.sleep(1)  # until the server has heard of it
        asking.kill()
    store, begun = Store(postgres_url), time.monotonic()
    try:
        with store.fill():
            assert time.monotonic() - begun < 60
    finally:
        store.close()


_ASKING = """
import sys
from sqlalchemy import text
from tocsin.store import Store
with Store(sys.argv[1]).fill() as view:
    print("asking", flush=True)
    view.connection.execute(text("SELECT pg_sleep(100)"))
"""
