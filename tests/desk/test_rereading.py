"""Reading the archive again makes new readings where they differ, and keeps the old ones."""

from collections.abc import Callable
from itertools import islice

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from tests.desk.made import add, attack, fair, post, press, seen
from tests.desk.test_adding import rows
from tests.desk.test_verifying import damage
from tocsin.desk import adding
from tocsin.desk.desk import Desk
from tocsin.desk.rereading import Reread
from tocsin.errors import DeskError, SourceError
from tocsin.records import Page, Reading

_Change = Callable[[Reading], Reading]


def _reads(monkeypatch: pytest.MonkeyPatch, change: _Change) -> None:
    before = adding.reading_of

    def reading_of(page: Page, published: str | None) -> Reading | SourceError:
        read = before(page, published)
        return read if isinstance(read, SourceError) else change(read)

    monkeypatch.setattr(adding, "reading_of", reading_of)


def _blind(reading: Reading) -> Reading:
    return replace(reading, statements=(), blame=(), warnings=())


def _renamed(reading: Reading) -> Reading:
    """As if other words had been taken for what triggers each incident: ids go by these."""
    incidents = tuple(replace(one, id=one.id[::-1]) for one in reading.incidents)
    return replace(_blind(reading), incidents=incidents, figures=())


def _changed(desk: Desk) -> list[bool]:
    return [not isinstance(one, SourceError) and one.changed for one in desk.reread()]


def test_what_reads_the_same_makes_nothing(desk: Desk) -> None:
    add(desk, press())
    before = rows(desk)
    assert _changed(desk) == [False] * 9  # of ten pages, one is another version
    assert rows(desk) == before


def test_what_reads_otherwise_is_a_new_reading_beside_the_old(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, [fair(), attack()], replay=False)
    before = seen(desk)
    _reads(monkeypatch, _blind)
    assert _changed(desk) == [True, True]
    assert desk.statements().rows == ()
    assert len(desk.incidents().rows) == 1
    assert seen(desk, "2026-06-01T00:03:30Z") == before
    assert [one.source.version for one in desk.versions("https://courier.example/fair")] == [1, 1]
    assert list(desk.verify()) == []


@pytest.mark.parametrize("change", [_blind, _renamed])
def test_what_a_person_judged_holds_when_all_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, change: _Change
) -> None:
    add(desk, [attack(), post(), press()[5]])
    _, one, other, knife = _accounts(desk)
    desk.different("incident", [other], why="another bomb")
    desk.same("incident", one, knife, why="one man did both")
    before = _titles(desk)
    assert ["Bomb kills 12 at Oskara market", "Man stabs two in Dravno"] in before
    _reads(monkeypatch, change)
    assert _changed(desk) == [True] * 3
    assert _titles(desk) == before
    assert list(desk.verify()) == []


def _accounts(desk: Desk) -> list[str]:
    """All accounts, those of what has no day first, then in the order of days and reading."""
    files = [desk.incident(row.id) for row in reversed(desk.incidents().rows)]
    return [one.id for file in files for one in file.accounts]


def _titles(desk: Desk) -> list[list[str | None]]:
    """The articles that tell of each incident."""
    files = [desk.incident(row.id) for row in desk.incidents().rows]
    return sorted([one.source.title for one in file.accounts] for file in files)


def test_the_last_day_that_was_given_holds(desk: Desk) -> None:
    for day in ("2026-05-03", "2026-05-01"):
        list(desk.add([fair()], published=day))
    damage(desk, "UPDATE reading SET packed = :packed", packed=b"x")
    assert _changed(desk) == [True]
    (match,) = desk.search(["Iceland"]).rows
    assert match.source.published == "2026-05-01"


def test_rules_may_change_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same weights may read otherwise, and then as they did at first."""
    add(desk, [attack()])
    said = desk.statements().rows
    with monkeypatch.context() as patched:
        _reads(patched, _blind)
        assert _changed(desk) == [True]
    assert _changed(desk) == [True]
    assert [one.statement for one in desk.statements().rows] == [one.statement for one in said]


def test_an_interrupted_reread_is_taken_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    add(desk, [fair(), attack(), post()])
    _reads(monkeypatch, _blind)
    assert len(list(islice(desk.reread(), 1))) == 1
    assert sorted(_changed(desk)) == [False, True, True]
    assert sorted(_changed(desk)) == [False, False, False]


def test_a_page_that_reads_no_more_keeps_its_reading(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, [fair(), attack()])
    before = rows(desk)
    error = SourceError("x", "is broken", "mend it")
    monkeypatch.setattr(adding, "reading_of", lambda *_: error)
    assert list(desk.reread()) == [error, error]
    assert rows(desk) == before


def test_a_damaged_reading_is_cured_from_its_page(desk: Desk) -> None:
    add(desk, [fair(), attack()])
    with desk.store.engine.begin() as connection:
        connection.execute(text("UPDATE reading SET packed = :packed"), {"packed": b"x"})
    with pytest.raises(DeskError, match=r"reading \w+ is damaged; cure it with `tocsin reread`"):
        desk.search(["Oskara"])
    assert _changed(desk) == [True, True]
    assert len(desk.search(["Oskara"]).rows) == 1
    assert _changed(desk) == [False, False]


@pytest.mark.parametrize("done", ["UPDATE page SET headers = 'x'", "DELETE FROM page"])
def test_a_damaged_page_costs_no_other(desk: Desk, done: str) -> None:
    add(desk, [fair(), attack()])
    damage(desk, f"{done} WHERE learnt = 1")
    failed, read = desk.reread()
    assert isinstance(failed, SourceError)
    assert isinstance(read, Reread)


def test_what_lost_its_place_is_linked_again(desk: Desk) -> None:
    """As after a change of the rules of what a name is, by which the same is read."""
    add(desk, [fair(), attack()])
    with desk.store.engine.begin() as connection:
        connection.execute(text("DELETE FROM membership WHERE kind = 'origin'"))
    assert len(list(desk.verify())) == 2
    assert _changed(desk) == [True, True]
    assert list(desk.verify()) == []
