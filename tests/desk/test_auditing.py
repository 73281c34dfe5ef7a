"""Whatever is changed in a ledger, dropped from it, put in or moved is found."""

import io
import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Integer, Table, func, select, update
from sqlalchemy.exc import IntegrityError

from tests.store.made import entry
from tests.warn.made import ISSUED, OPENED, answered, delivery, queued
from tocsin.desk import auditing
from tocsin.desk.auditing import Auditing, Head
from tocsin.desk.verifying import ledger as verifying
from tocsin.store import Store, View, ledger
from tocsin.store.schema import journal, outbox
from tocsin.store.schema import ledger as table
from tocsin.warn import deeds

_DONE = (
    (OPENED, deeds.Harm(what="crowds may rush from the hall")),
    (ISSUED, queued("d1"), queued("d2", "chief")),
    (deeds.Tried(delivery="d1", attempt=1, lease=delivery().expires),),
    (deeds.Sent(delivery="d1", receipt="250 queued"),),
    (answered("dismissed"),),
)


@pytest.fixture(name="kept")
def _kept(store: Store) -> Store:
    """A ledger of eight lines, written in five entries, with one message still to be sent."""
    for day, done in enumerate(_DONE, 1):
        with entry(store, day) as made:
            ledger.write(made, "c1", *done)
    return store


@pytest.fixture(name="audit")
def _audit(kept: Store) -> Auditing:
    return Auditing(kept, "Mira", lambda: "2026-06-01T00:00:00.000000Z")


@contextmanager
def _tampered(store: Store) -> Iterator[Connection]:
    """A connection whose changes are forgotten."""
    with store.engine.connect() as connection, connection.begin() as doing:
        yield connection
        doing.rollback()


def _found(connection: Connection, head: Head | None = None) -> bool:
    noted = (head.number, head.hash) if head else None
    return bool(list(verifying.chain(View(connection), noted)))


def test_a_ledger_as_it_was_written_has_no_faults(kept: Store, audit: Auditing) -> None:
    assert audit.verify(audit.head()) == auditing.Audit(head=audit.head(), faults=())
    with kept.look() as view:
        assert list(verifying.check(view)) == []


def _other(value: int | str, chance: random.Random) -> int | str:
    """The value with one character or the number changed."""
    if isinstance(value, int):
        return value + chance.choice([-3, -1, 1, 5, 1000])
    at = chance.randrange(max(1, len(value)))
    return value[:at] + chr((ord(value[at : at + 1] or "a") ^ 1) or 65) + value[at + 1 :]


_COLUMNS = [*((table, one.name) for one in table.c), (journal, "moment"), (journal, "by")]


@pytest.mark.parametrize(("held", "name"), _COLUMNS, ids=lambda one: str(one))
def test_any_changed_value_is_found(kept: Store, held: Table, name: str) -> None:
    """Of every column sixty times, at a place drawn by chance."""
    chance = random.Random(name)  # noqa: S311 - no secret
    key = next(iter(held.primary_key.columns))
    for _ in range(60):
        with _tampered(kept) as connection:
            line = chance.choice(list(connection.execute(select(held)).mappings()))
            changed = {name: _other(line[name], chance)}
            try:
                connection.execute(update(held).where(key == line[key.name]).values(changed))
            except IntegrityError:  # the database itself won't have it
                continue
            assert _found(connection), changed


def test_every_byte_of_what_was_done_counts(kept: Store) -> None:
    with _tampered(kept) as connection:
        for line in list(connection.execute(select(table))):
            for at in range(0, len(line.body), 7):
                body = line.body[:at] + chr(ord(line.body[at]) ^ 2) + line.body[at + 1 :]
                mine = update(table).where(table.c.number == line.number)
                connection.execute(mine.values(body=body))
                assert _found(connection)
                connection.execute(mine.values(body=line.body))


@pytest.mark.parametrize("number", range(1, 9))
def test_a_line_that_is_gone_is_found(kept: Store, audit: Auditing, number: int) -> None:
    """The last one only by who noted it: nothing follows that would miss it."""
    head = audit.head()
    with _tampered(kept) as connection:
        connection.execute(table.delete().where(table.c.number == number))
        assert _found(connection, head)
        assert _found(connection) == (number < head.number)


def test_lines_that_changed_places_are_found(kept: Store) -> None:
    for one in range(1, 8):
        with _tampered(kept) as connection:
            for place, now in ((one, 99), (one + 1, one), (99, one + 1)):
                move = update(table).where(table.c.number == place)
                connection.execute(move.values(number=now))
            assert _found(connection)


def test_a_line_that_was_put_in_is_found(kept: Store) -> None:
    for place in range(1, 10):
        with _tampered(kept) as connection:
            late = table.c.number >= place
            for number in sorted(connection.execute(select(table.c.number).where(late)).scalars())[
                ::-1
            ]:
                connection.execute(
                    update(table).where(table.c.number == number).values(number=number + 1)
                )
            row = dict(connection.execute(select(table).limit(1)).mappings().one())
            connection.execute(table.insert(), {**row, "number": place})
            assert _found(connection)


def test_a_tail_that_was_cut_off_is_found_by_a_head_that_was_noted(
    kept: Store, audit: Auditing
) -> None:
    head = audit.head()
    for left in range(8):
        with _tampered(kept) as connection:
            connection.execute(table.delete().where(table.c.number > left))
            assert not _found(connection)
            assert _found(connection, head)


def test_a_line_whose_entry_is_gone_is_found(kept: Store) -> None:
    with _tampered(kept) as connection:
        last = connection.execute(select(func.max(table.c.learnt))).scalar_one()
        if connection.dialect.name == "sqlite":  # a server won't let go of it
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            connection.execute(journal.delete().where(journal.c.id == last))
            assert _found(connection)


def test_an_older_head_still_holds_when_lines_were_added(kept: Store, audit: Auditing) -> None:
    head = audit.head()
    with entry(kept, 9) as made:
        ledger.write(made, "c1", deeds.Closed(outcome="miss", why="it came"))
    assert audit.verify(head).faults == ()
    assert auditing.head(head.words) == head


@pytest.mark.parametrize("words", ["", "8", "8:", "8:xyz", "-1:" + "0" * 64, "8:" + "0" * 63])
def test_what_is_no_head_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no line that was noted"):
        auditing.head(words)


@pytest.mark.parametrize("name", [one.name for one in outbox.c if one.name != "delivery"])
def test_an_outbox_that_says_something_else_is_found(kept: Store, name: str) -> None:
    with _tampered(kept) as connection:
        column = outbox.c[name]
        other: object = 7 if isinstance(column.type, Integer) else "x"
        connection.execute(update(outbox).values({name: b"x" if name == "packed" else other}))
        assert [one.thing for one in verifying.check(View(connection))] == ["message"]


def test_a_message_that_the_outbox_lost_or_made_up_is_found(kept: Store) -> None:
    for change in (outbox.delete(), update(outbox).values(delivery="d9")):
        with _tampered(kept) as connection:
            connection.execute(change)
            faults = {one.id for one in verifying.check(View(connection))}
            assert "d2" in faults


def test_what_was_exported_can_be_checked_without_the_desk(audit: Auditing) -> None:
    out = io.BytesIO()
    assert audit.export(out) == 8
    lines = out.getvalue().splitlines()
    assert auditing.exported(lines, audit.head()) == audit.verify()
    assert auditing.exported(lines[:-1], audit.head()).faults
    assert auditing.exported([*lines[:2], *lines[3:]]).faults
    with pytest.raises(ValueError, match="no export"):
        auditing.exported([b"{}"])


def test_the_log_is_of_all_or_of_one_case(kept: Store, audit: Auditing) -> None:
    assert len(audit.log()) == 8
    assert [line.number for line in audit.log(as_of="2026-05-01")] == [1, 2]


def test_an_audit_misses_no_message_that_was_to_be_sent(kept: Store, audit: Auditing) -> None:
    with kept.engine.begin() as connection:
        connection.execute(outbox.delete())
    (fault,) = audit.verify(audit.head()).faults
    assert (fault.thing, fault.problem) == ("message", "is to be sent, and isn't in the outbox")
