"""Carrying a whole record away and bringing it back: JSON lines, one row a line.

Nothing is left out and nothing is turned into something else, so that a record that was carried
from one database to another is the same record, whatever kind either is. The first line says what
the lines are; then come the tables, in an order in which what a row refers to stands before it; the
last says how many rows there were, so that a file that was cut short isn't taken for a whole one.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

import msgspec
from sqlalchemy.exc import DBAPIError, StatementError

from tocsin.errors import DeskError
from tocsin.store import Store, articles, dump
from tocsin.store.dump import Row

FORM = "tocsin record 1"
_END = "end"  # no table's name


class _Head(msgspec.Struct):
    form: str


class _Line(msgspec.Struct):
    table: str
    row: Row


def export(store: Store, out: BinaryIO) -> int:
    """Write the record as it stands; how many rows."""
    encode = msgspec.json.Encoder().encode
    count = 0
    with store.look() as view:
        out.write(encode(_Head(FORM)) + b"\n")
        for table, row in dump.rows(view):
            out.write(encode(_Line(table, row)) + b"\n")
            count += 1
        out.write(encode(_Line(_END, {"rows": count})) + b"\n")
    return count


def load(store: Store, lines: BinaryIO) -> int:
    """Fill an empty record with what `export` wrote, all of it or nothing; how many rows.

    Raises DeskError where the record isn't empty, or a line is none of `export`'s.
    """
    with store.fill() as view:
        if not dump.empty(view.connection):
            remedy = "name one that is new"
            raise DeskError(store.name, "isn't empty, and an import fills a whole desk", remedy)
        count = 0
        for table, group in groupby(_rows(store.name, lines), key=lambda line: line.table):
            try:
                count += dump.add(view.connection, table, (line.row for line in group))
            except (KeyError, ValueError, StatementError) as error:
                said = error.orig if isinstance(error, DBAPIError) else error
                problem = f"the import has rows that no {table} is made of ({said})"
                raise DeskError(store.name, problem, _AGAIN) from error
        articles.index_all(view)
    return count


_AGAIN = "export it again with this version of Tocsin"


def _rows(desk: str, lines: BinaryIO) -> Iterator[_Line]:
    head = lines.readline()
    try:
        form = msgspec.json.decode(head, type=_Head).form
    except msgspec.DecodeError:
        form = ""
    if form != FORM:
        raise DeskError(desk, "what is to be imported is no export of a desk", _AGAIN)
    decode = msgspec.json.Decoder(_Line).decode
    for number, line in enumerate(lines):
        try:
            read = decode(line)
        except msgspec.DecodeError as error:
            problem = f"line {number + 2} of the import is damaged ({error})"
            raise DeskError(desk, problem, _WHOLE) from error
        if read.table == _END and read.row == {"rows": number}:
            if lines.readline():
                raise DeskError(desk, "the import goes on after its end", _WHOLE)
            return
        yield read
    raise DeskError(desk, "the import isn't whole", _WHOLE)


_WHOLE = "nothing was imported; get the file again"
