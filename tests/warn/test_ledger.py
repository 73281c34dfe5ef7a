"""A ledger shows every line that was changed, dropped, added or moved."""

import pytest
from msgspec.structs import replace

from tests.warn.made import ISSUED, OPENED, answered, queued
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.ledger import START, Row, body, broken, chained, deed

DONE: tuple[AnyDeed, ...] = (OPENED, ISSUED, queued(), answered())


def _rows() -> list[Row]:
    rows: list[Row] = []
    before = START
    for number, one in enumerate(DONE, 1):
        said = (number, f"2026-03-07T12:0{number}:00.000000Z", "Mira", "c1", body(one))
        before = chained(before, *said)
        rows.append(_row(said, before))
    return rows


def _row(said: tuple[int, str, str, str, str], hash_: str) -> Row:
    number, moment, by, matter, text = said
    return Row(number=number, moment=moment, by=by, matter=matter, body=text, hash=hash_)


def test_a_ledger_as_it_was_written_has_no_fault() -> None:
    rows = _rows()
    assert list(broken(rows)) == []
    assert list(broken(rows, (rows[-1].number, rows[-1].hash))) == []


@pytest.mark.parametrize("one", DONE, ids=lambda one: type(one).__name__)
def test_a_deed_is_read_back_as_it_was_written(one: AnyDeed) -> None:
    assert deed(body(one)) == one


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("moment", "2026-03-08T12:02:00.000000Z"),
        ("by", "Mara"),
        ("matter", "c2"),
        ("body", body(answered("understood"))),
        ("hash", START),
    ],
)
def test_whatever_is_changed_in_a_line_shows_there(name: str, value: str) -> None:
    rows = _rows()
    rows[1] = replace(rows[1], **{name: value})
    assert next(broken(rows)).number == 2


def test_a_line_that_is_gone_shows() -> None:
    rows = _rows()
    del rows[1]
    assert [one.number for one in broken(rows)] == [2, 3]


def test_lines_that_changed_places_show() -> None:
    rows = _rows()
    first, second = rows[1], rows[2]
    rows[1], rows[2] = replace(second, number=2), replace(first, number=3)
    assert [one.number for one in broken(rows)] == [2, 3, 4]


def test_that_the_last_lines_are_gone_shows_where_the_head_was_noted() -> None:
    rows = _rows()
    assert list(broken(rows[:-1])) == []
    (fault,) = broken(rows[:-1], (4, rows[-1].hash))
    assert fault.number == 4
