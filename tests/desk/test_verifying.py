"""Every fault of a record is found, and none where there is none."""

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import event, text

from tests.desk.made import add, attack, post, press
from tests.desk.threats import proposal, threatened
from tests.desk.watches import alert, toml
from tocsin.assess.watch.seen import Sighting
from tocsin.desk.desk import Desk
from tocsin.errors import DeskError
from tocsin.link.dossier import Dossier
from tocsin.store import auditing, ledger
from tocsin.store.packing import pack, pack_record, unpack, unpack_record
from tocsin.warn import deeds


def damage(desk: Desk, *statements: str, **values: object) -> None:
    """Do to the record what only damage does: what rows refer to isn't looked after."""
    with desk.store.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        raw = connection.connection.cursor()
        raw.execute(
            "PRAGMA foreign_keys = OFF" if sqlite else "SET session_replication_role = replica"
        )
        for statement in statements:
            connection.execute(text(statement), values)
        connection.commit()
        raw.execute(
            "PRAGMA foreign_keys = ON" if sqlite else "SET session_replication_role = origin"
        )
        raw.close()
        connection.commit()


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


def test_the_order_in_which_a_database_gives_rows_is_no_fault(tmp_path: Path) -> None:
    """SQLite can turn the order of whatever isn't sorted, as PostgreSQL may."""
    with Desk(str(tmp_path / "desk.db")) as desk:
        event.listen(desk.store.engine, "connect", _turn)
        desk.store.engine.dispose()
        assert list(threatened(desk).verify()) == []


def _turn(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA reverse_unordered_selects = ON")


@pytest.mark.parametrize(
    ("done", "thing"),
    [
        ("DELETE FROM statement WHERE learnt = 1", "statement"),
        ("UPDATE account SET id = '00' WHERE learnt = 1", "account"),
        ("DELETE FROM state WHERE kind = 'incident'", "incident"),
        ("UPDATE page SET source = 'a', address = 'b'", "page"),
        ("INSERT INTO journal VALUES (9, '2030-01-01T00:00:00.000000Z', '', '')", "entry"),
        ("UPDATE journal SET moment = '2020-01-01T00:00:00.000000Z' WHERE id = 2", "entry"),
        ("DELETE FROM journal WHERE id = 2", "entry"),
        ("UPDATE journal SET id = 3 WHERE id = 2", "entry"),
        ("UPDATE page SET headers = 'x'", "page"),
        ("UPDATE article SET address = 'x'", "article"),
        ("DELETE FROM reading WHERE number = 1", "reading"),
        ("UPDATE reading SET text_sha256 = '00'", "reading"),
        ("UPDATE reading SET title = 'Calm'", "reading"),
        ("UPDATE reading SET outlet = NULL", "reading"),
        ("UPDATE reading SET published = '2020-01-01'", "reading"),
        ("UPDATE reading SET version = 2", "reading"),
        ("UPDATE reading SET host = 'x'", "reading"),
        ("UPDATE statement SET day = '2020-01-01'", "statement"),
        ("UPDATE statement SET act = 'deny'", "statement"),
        ("UPDATE blame SET account = NULL", "blame"),
        ("UPDATE account SET kind = 'arson'", "account"),
        ("UPDATE account SET learnt = 2 WHERE learnt = 1", "account"),
        ("DELETE FROM about", "about"),
        ("DELETE FROM party WHERE learnt = 1", "party"),
        ("INSERT INTO party VALUES ('lorne', '00', 1, '00', 1)", "party"),
        ("UPDATE party SET named = '00'", "party"),
        ("DELETE FROM membership WHERE kind = 'origin'", "origin"),
        ("UPDATE membership SET \"group\" = NULL WHERE kind = 'origin'", "origin"),
        ("UPDATE membership SET member = '00' WHERE kind = 'origin' AND learnt = 1", "origin"),
        ("UPDATE membership SET packed = NULL WHERE kind = 'incident'", "incident"),
        ("UPDATE state SET size = size + 1 WHERE kind = 'incident'", "incident"),
        ("UPDATE state SET day = '2020-01-01' WHERE kind = 'incident'", "incident"),
        ("UPDATE state SET since = 0 WHERE kind = 'incident'", "incident"),
        ("UPDATE state SET size = 0 WHERE kind = 'story'", "story"),
        ("DELETE FROM mark WHERE kind = 'incident'", "incident"),
        ("DELETE FROM mark WHERE kind = 'actor'", "actor"),
    ],
)
def test_a_row_that_is_not_as_it_was_is_found(desk: Desk, done: str, thing: str) -> None:
    add(desk, [attack(), post()])
    damage(desk, done)
    assert thing in _faults(desk)


def test_a_fault_of_one_thing_is_none_of_another(desk: Desk) -> None:
    add(desk, [attack(), post()])
    damage(desk, "UPDATE statement SET act = 'deny' WHERE learnt = 1")
    problems = [fault.problem for fault in desk.verify()]
    assert set(problems) == {"its act isn't what the reading holds"}


def test_a_reading_that_no_word_finds_is_found(desk: Desk) -> None:
    add(desk, [attack()])
    delete = "DELETE FROM words"
    if desk.store.engine.dialect.name == "sqlite":
        delete = "INSERT INTO words (words) VALUES ('delete-all')"
    damage(desk, delete)
    assert [fault.problem for fault in desk.verify()] == ["can't be found by its words"]


@pytest.mark.parametrize("kind", ["incident", "story", "actor", "origin"])
@pytest.mark.parametrize("table", ["membership", "state"])
def test_what_can_not_be_unpacked_is_found(desk: Desk, table: str, kind: str) -> None:
    add(desk, [attack(), post()])
    damage(
        desk,
        f"UPDATE {table} SET packed = :packed WHERE kind = :kind",  # noqa: S608 - ours
        packed=b"x",
        kind=kind,
    )
    assert _faults(desk) == ({kind} if (table, kind) != ("state", "origin") else set())


def test_a_state_that_no_member_bears_out_is_found(desk: Desk) -> None:
    add(desk, [attack(), post()])
    with desk.store.look() as view:
        state = next(iter(next(auditing.states(view, "incident"))))
    dossier = unpack_record(state.packed, Dossier)
    wrong = pack_record(replace(dossier, places={"Lorne": 2}))
    damage(desk, "UPDATE state SET packed = :packed WHERE kind = 'incident'", packed=wrong)
    assert [fault.problem for fault in desk.verify()] == ["isn't shown as its members say"]


@pytest.mark.parametrize("table", ["raw", "reading"])
def test_a_changed_byte_is_found(desk: Desk, table: str) -> None:
    add(desk, [attack()])
    packed = bytearray(_packed(desk, table))
    packed[len(packed) // 2] ^= 1
    damage(desk, f"UPDATE {table} SET packed = :packed", packed=bytes(packed))  # noqa: S608 - ours
    assert _faults(desk) == {{"raw": "raw page"}.get(table, table)}


def test_another_page_under_a_hash_is_found(desk: Desk) -> None:
    add(desk, [attack()])
    damage(desk, "UPDATE raw SET packed = :packed", packed=pack(b"another"))
    assert _faults(desk) == {"raw page", "page"}


def test_a_span_that_was_moved_is_found(desk: Desk) -> None:
    add(desk, [attack()])
    whole = unpack(_packed(desk, "reading"))
    at = whole.index(b'"sentence":{"start":') + len(b'"sentence":{"start":')
    moved = whole[:at] + b"1" + whole[at:]
    damage(desk, "UPDATE reading SET packed = :packed", packed=pack(moved))
    assert "reading" in _faults(desk)


@pytest.mark.parametrize("table", ["membership", "state"])
def test_what_is_damaged_is_said_in_a_line(desk: Desk, table: str) -> None:
    add(desk, [attack(), post()])
    damage(desk, f"UPDATE {table} SET packed = :packed", packed=b"x")  # noqa: S608 - ours
    with pytest.raises(DeskError, match="something in it is damaged"):
        add(desk, [attack("other", "2026-05-07")])


@pytest.mark.parametrize(
    ("done", "problem"),
    [
        ("UPDATE sighting SET start = start + 1", "isn't what its row says"),
        ("UPDATE sighting SET indicator = 'raid'", "isn't what its row says"),
        ("UPDATE watch SET name = 'another'", "is of no watch: market of entry 1"),
    ],
)
def test_what_an_article_shows_of_a_watch_is_checked(desk: Desk, done: str, problem: str) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [alert()])
    assert list(desk.verify()) == []
    damage(desk, done)
    assert {fault.thing: fault.problem for fault in desk.verify()}["sighting"] == problem


def test_a_sighting_whose_words_are_not_in_its_article_is_a_fault(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [alert()])
    kept = unpack_record(_packed(desk, "sighting"), Sighting)
    assert kept.sentence is not None
    other = replace(kept, sentence=replace(kept.sentence, text=kept.sentence.text.upper()))
    damage(desk, "UPDATE sighting SET packed = :packed", packed=pack_record(other))
    (fault,) = desk.verify()
    assert fault.problem.startswith("“THE EMBASSY OF ASTRAND")


def test_a_damaged_sighting_is_a_fault(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [alert()])
    damage(desk, "UPDATE sighting SET packed = :packed", packed=b"no record")
    assert [fault.problem for fault in desk.verify()] == ["is damaged"]


@pytest.mark.parametrize(
    ("article", "by", "problem"),
    [
        (None, 0, None),
        (None, 1, "of any version of article"),
        ("0" * 20, 0, f"rests on article {'0' * 20}, which isn't there"),
    ],
)
def test_what_a_case_rests_on_is_held_against_its_articles(
    desk: Desk, article: str | None, by: int, problem: str | None
) -> None:
    case = threatened(desk).cases.open(proposal(desk)).id
    with desk.store.enter(desk._clock(), "Mira", "test") as entry:
        opened = ledger.lines(entry.view, case)[0].deed
        assert isinstance(opened, deeds.Opened)
        one = opened.evidence[0]
        assert one.sentence is not None
        start, end = one.sentence.start + by, one.sentence.end + by
        moved = replace(one.sentence, start=start, end=end)
        cited = replace(one, article=article or one.article, sentence=moved)
        tick = deeds.Ticked(criterion="credible", met="yes", why="so", evidence=(cited,))
        ledger.write(entry, case, tick)
    found = [fault.problem for fault in desk.verify()]
    assert len(found) == (problem is not None)
    assert (problem or "") in "".join(found)
