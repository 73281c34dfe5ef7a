"""Vital signs: how much there is, what waits, and since when nothing was done."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.desk.issued import issued
from tocsin.desk.desk import Desk
from tocsin.desk.vitals import Vitals
from tocsin.errors import DeskError


def test_messages_that_wait_are_counted_and_how_long_they_could_have_been_sent(
    tmp_path: Path,
) -> None:
    with issued(str(tmp_path / "desk.db")) as hall:
        hall.clock.at(minutes=30)
        signs = Vitals(hall.desk.store, "", hall.clock).take()
    assert (signs.waiting, signs.overdue, signs.quiet) == (
        3,
        timedelta(minutes=30),
        timedelta(minutes=30),
    )
    assert signs.deeds > signs.entries > 0


def test_of_an_empty_desk_there_is_little_to_say(tmp_path: Path) -> None:
    with Desk(str(tmp_path / "desk.db")) as desk:
        signs = Vitals(desk.store, "", desk.now).take()
    assert (signs.articles, signs.waiting, signs.quiet) == (0, 0, None)
    assert signs.overdue == timedelta(0)


def test_a_record_that_cant_be_had_is_told_of(tmp_path: Path) -> None:
    with Desk(str(tmp_path / "desk.db")) as desk:
        Vitals(desk.store, "", desk.now).alive()
        with desk.store.engine.begin() as connection:
            connection.execute(text("ALTER TABLE journal RENAME TO gone"))
        with pytest.raises(DeskError):
            Vitals(desk.store, "", desk.now).take()
