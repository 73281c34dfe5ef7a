"""Every fault of a record is found, and none where there is none."""

import pytest
from sqlalchemy import text

from tests.desk.made import add, attack, post, press
from tocsin.desk.desk import Desk
from tocsin.store.packing import pack, unpack


def _run(desk: Desk, *statements: str, **values: object) -> None:
    with desk.store.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement), values)


def _faults(desk: Desk) -> set[str]:
    return {fault.thing for fault in desk.verify()}


def _packed(desk: Desk, table: str) -> bytes:
    with desk.store.engine.connect() as connection:
        asked = text(f"SELECT packed FROM {table} ORDER BY learnt LIMIT 1")  # noqa: S608 - ours
        return bytes(connection.execute(asked).scalar_one())


def test_a_sound_record_has_no_faults(desk: Desk) -> None:
    add(desk, press())
    for kind, name in (("actor", "Varnian Front"), ("actor", "Pavo Lind")):
        (found,) = desk.actor(name)
        members = desk.show(found.id).names  # type: ignore[union-attr]
        judged = desk.different(kind, [members[0].id], why="another")  # type: ignore[arg-type]
    desk.withdraw(judged.id, why="the same after all")
    assert list(desk.verify()) == []


@pytest.mark.parametrize(
    ("done", "thing"),
    [
        ("DELETE FROM statement WHERE learnt = 1", "statement"),
        ("UPDATE account SET id = '00' WHERE learnt = 1", "account"),
        ("DELETE FROM state WHERE kind = 'incident'", "incident"),
        ("UPDATE page SET source = 'a', address = 'b'", "page"),
        ("INSERT INTO journal VALUES (9, '2030-01-01T00:00:00.000000Z', '', '')", "entry"),
        ("UPDATE journal SET moment = '2020-01-01T00:00:00.000000Z' WHERE id = 2", "entry"),
        ("UPDATE reading SET text_sha256 = '00'", "reading"),
    ],
)
def test_a_row_that_is_not_as_it_was_is_found(desk: Desk, done: str, thing: str) -> None:
    add(desk, [attack(), post()])
    _run(desk, done)
    assert _faults(desk) == {thing}


@pytest.mark.parametrize("table", ["raw", "reading"])
def test_a_changed_byte_is_found(desk: Desk, table: str) -> None:
    add(desk, [attack()])
    packed = bytearray(_packed(desk, table))
    packed[len(packed) // 2] ^= 1
    _run(desk, f"UPDATE {table} SET packed = :packed", packed=bytes(packed))  # noqa: S608 - ours
    assert _faults(desk) == {{"raw": "raw page"}.get(table, table)}


def test_another_page_under_a_hash_is_found(desk: Desk) -> None:
    add(desk, [attack()])
    _run(desk, "UPDATE raw SET packed = :packed", packed=pack(b"another"))
    assert _faults(desk) == {"raw page", "page"}


def test_a_span_that_was_moved_is_found(desk: Desk) -> None:
    add(desk, [attack()])
    whole = unpack(_packed(desk, "reading"))
    at = whole.index(b'"sentence":{"start":') + len(b'"sentence":{"start":')
    moved = whole[:at] + b"1" + whole[at:]
    _run(desk, "UPDATE reading SET packed = :packed", packed=pack(moved))
    assert _faults(desk) == {"reading"}
