"""The tables are the sum of their migrations, and a desk of a newer Tocsin is left alone."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tocsin.errors import DeskError
from tocsin.store import Store, View, grades, turns
from tocsin.store.grades import Graded
from tocsin.store.migrating import FOLDER, NEWEST, migrate
from tocsin.store.schema import metadata


def test_the_schema_is_the_sum_of_its_migrations(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_name": _is_ours},
        )
        assert compare_metadata(context, metadata) == []


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The index of words isn't a table that SQLAlchemy knows; see the next test."""
    return kind != "table" or name in metadata.tables


def test_the_index_of_words_is_made_by_them_too(store: Store) -> None:
    with store.engine.connect() as connection:
        connection.execute(text("SELECT count(*) FROM words"))


def test_checks_and_keys_are_the_same(tmp_path: Path) -> None:
    """What Alembic doesn't compare: the text of the tables, which SQLite keeps."""
    store, other = (Store(str(tmp_path / name), create=True) for name in ("a.db", "b.db"))
    with other.engine.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    assert _tables(other) == _tables(store)
    store.close()
    other.close()


def _tables(store: Store) -> dict[str, list[str]]:
    asked = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%'"
    with store.engine.connect() as connection:
        rows = connection.execute(text(asked + " AND sql IS NOT NULL"))
        return {name: sorted(sql.replace('"', "").replace(",", " ").split()) for name, sql in rows}


def test_the_newest_is_the_last_of_the_folder() -> None:
    assert ScriptDirectory(str(FOLDER)).get_current_head() == NEWEST


def test_a_desk_of_a_newer_tocsin_is_left_alone(where: str) -> None:
    store = Store(where)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(DeskError, match="made by a newer Tocsin"):
        Store(where)


@pytest.fixture(name="url", params=["sqlite", "postgres"])
def _url(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'a.db'}"
    return str(request.getfixturevalue("postgres_url"))


def test_sessions_that_hold_go_on_where_another_way_of_signing_in_comes(url: str) -> None:
    row = "INSERT INTO session VALUES ('{0}', 'mira', '{0}', '', '1', '1', '2', NULL)"
    with create_engine(url, poolclass=NullPool).begin() as connection:
        migrate(connection, "0009")
        connection.execute(text(row.format("proxy")))
        migrate(connection)
        connection.execute(text(row.format("oidc")))
        found = connection.execute(text("SELECT way FROM session ORDER BY way"))
        assert found.scalars().all() == ["oidc", "proxy"]


def test_grades_that_were_given_before_stand(url: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        migrate(connection, "0010")
        connection.execute(text("INSERT INTO journal VALUES (1, '1', 'Mira', 'grade')"))
        connection.execute(text("INSERT INTO grade VALUES ('name:bell', 1, 'source', 'B', 'so')"))
        migrate(connection)
        last = grades.last(View(connection), "name:bell")
        assert last == Graded("name:bell", "source", "B", "so", 1)


def test_pages_that_waited_before_are_behind_no_paywall(url: str) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        migrate(connection, "0011")
        connection.execute(text("INSERT INTO turn VALUES ('a', 'h', NULL, '{}', 1, 2, 3)"))
        connection.execute(text("INSERT INTO item VALUES ('b', 'a', 'h', '1', 0, '')"))
        migrate(connection)
        view = View(connection)
        assert not turns.is_walled(view, "b")
        assert turns.find(view, "a") == turns.Turn("a", "h", None, "{}", 1, 2, 3, 0)


def test_the_pages_on_their_way_are_numbered_beyond_32_bits(url: str) -> None:
    row = "INSERT INTO work VALUES ({0}, '{1}', 'read', '1', 0, NULL, NULL, '')"
    with create_engine(url, poolclass=NullPool).begin() as connection:
        migrate(connection, "0011")
        connection.execute(text(row.format(1, "a")))
        migrate(connection)
        connection.execute(text(row.format(2**40, "b")))
        numbers = connection.execute(text("SELECT number FROM work ORDER BY number"))
        assert numbers.scalars().all() == [1, 2**40]
