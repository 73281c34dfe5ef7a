"""Bringing a database's tables to what this Tocsin knows (Alembic)."""

import logging
from pathlib import Path

from sqlalchemy import Connection, Engine, column, inspect, select, table

from tocsin.errors import DeskError
from tocsin.store import dialect

FOLDER = Path(__file__).parent / "migrations"
# The last of them. Named here so that a desk that is up to date opens without Alembic.
NEWEST = "0013"


def upgrade(engine: Engine, name: str) -> None:
    """Apply the migrations that `engine`'s database lacks, all or none.

    Raises DeskError where it was made by a newer Tocsin.
    """
    with dialect.reading(engine.connect()) as connection, connection.begin():
        if revision(connection) == NEWEST:
            return
    with engine.begin() as connection:
        dialect.lock(connection)
        now = revision(connection)
        if now is not None and now > NEWEST:
            problem = f"was made by a newer Tocsin (its tables are of {now})"
            raise DeskError(name, problem, "use that one, or another desk")
        if now != NEWEST:  # another may have been quicker
            migrate(connection)


def migrate(connection: Connection, to: str = "head") -> None:
    """Apply the migrations up to one, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(config, to)


def revision(connection: Connection) -> str | None:
    """The last migration that the database has had; None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    versions = table("alembic_version", column("version_num"))
    found = connection.execute(select(versions.c.version_num)).scalar()
    return None if found is None else str(found)
