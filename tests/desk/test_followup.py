"""Who was told, who answered, who is asked next: as it stands, and as it stood."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.issued import WARNING, Issued, issued
from tests.warn.made import NOON
from tocsin.store.journal import written
from tocsin.warn.answers import Answer

ANSWER = Answer(reply="understood", by="Ada Moor")


@pytest.fixture(name="hall")
def _hall(tmp_path: Path) -> Iterator[Issued]:
    with issued(str(tmp_path / "desk.db")) as made:
        yield made


def test_each_whom_it_is_for_stands_there_with_messages_and_answers(hall: Issued) -> None:
    hall.clock.at(2)
    hall.desk.answering.record(WARNING, "glassworks", ANSWER)
    told = hall.desk.warn.follow_up(WARNING)
    glassworks, arena = told.heard
    assert {one.channel for one in glassworks.messages} == {"email", "webhook"}
    assert glassworks.holds is not None and glassworks.holds.answer.by == "Ada Moor"
    assert (arena.name, arena.addressed, arena.answers, arena.holds) == ("Arena", True, (), None)


def test_who_is_asked_next_is_told_and_is_nobody_who_has_answered(hall: Issued) -> None:
    hall.clock.at(2)
    hall.desk.answering.record(WARNING, "glassworks", ANSWER)
    told = hall.desk.warn.follow_up(WARNING)
    assert told.coming and {one.recipient for one in told.coming} <= {"arena", "ministry"}


def test_as_of_a_moment_it_is_as_it_was_then(hall: Issued) -> None:
    hall.clock.at(2)
    hall.desk.answering.record(WARNING, "glassworks", ANSWER)
    before = written(NOON + timedelta(minutes=1))
    told = hall.desk.warn.follow_up(WARNING, as_of=before)
    assert [one.answers for one in told.heard] == [(), ()]


def test_a_silence_is_told_with_its_end(hall: Issued) -> None:
    until = NOON + timedelta(hours=2)
    hall.desk.tending.silence(hall.desk.cases.list()[0].id, written(until), why="they are called")
    assert hall.desk.warn.follow_up(WARNING).silenced == until


def test_over_too_many_messages_nobody_looks_ahead(
    hall: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.desk.followup._MANY", 1)
    told = hall.desk.warn.follow_up(WARNING)
    assert told.coming is None and len(told.heard) == 2
