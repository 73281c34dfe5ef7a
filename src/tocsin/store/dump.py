"""All rows of the record, table by table, out and in; but none of what opens the desk."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, select

from tocsin.store import dialect
from tocsin.store.schema import metadata
from tocsin.store.store import View

Row = Mapping[str, Any]

# Each after those that its rows refer to.
TABLES: dict[str, Table] = {
    str(table.name): table for table in metadata.sorted_tables if not table.info.get("private")
}

_AT_ONCE = 500


def rows(view: View) -> Iterator[tuple[str, Row]]:
    """Every row with its table's name, in a fixed order; bytes as base64."""
    for name, table in TABLES.items():
        binary = _binary(table)
        order = (dialect.bytewise(view.connection, key) for key in table.primary_key.columns)
        asked = select(table).order_by(*order)
        for row in view.connection.execution_options(yield_per=_AT_ONCE).execute(asked).mappings():
            yield name, {str(key): _out(value, key in binary) for key, value in row.items()}


def add(connection: Connection, table: str, new: Iterable[Row]) -> int:
    """Add rows that `rows` gave, to a table without them; how many.

    Raises KeyError for a table that isn't one, or a column that it lacks.
    """
    into = TABLES[table]
    binary = _binary(into)
    count = 0
    waiting = iter(new)
    while part := list(islice(waiting, _AT_ONCE)):
        decoded = [
            {into.c[key].name: _in(value, key in binary) for key, value in row.items()}
            for row in part
        ]
        dialect.add(connection, into, decoded)
        count += len(decoded)
    return count


def empty(connection: Connection) -> bool:
    """Whether nothing was ever entered."""
    return connection.execute(select(TABLES["journal"]).limit(1)).first() is None


def _binary(table: Table) -> set[str]:
    return {column.name for column in table.c if isinstance(column.type, LargeBinary)}


def _out(value: Any, binary: bool) -> Any:
    return base64.b64encode(value).decode() if binary and value is not None else value


def _in(value: Any, binary: bool) -> Any:
    return base64.b64decode(value, validate=True) if binary and value is not None else value
