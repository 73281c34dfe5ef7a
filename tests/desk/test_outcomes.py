"""Outcomes: an outlet is suggested a letter by what it reported first and others told later."""

import pytest

from tests.desk.made import add, page
from tocsin.desk import outcomes
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError
from tocsin.records import Page

_TOWNS = ("Oskara", "Dravno", "Lubrec", "Kirnau", "Mirovec", "Pelk", "Halvern", "Tarn", "Estmere")


def _reported(town: str, day: int, outlet: str, host: str, by: str) -> Page:
    said = f"A bomb killed {day + 10} people at the station in {town} on {day} May 2026, {by} said."
    name, at, title = f"{town}-{host}", f"2026-05-{day:02}", f"Bombing in {town}"
    return page(name, at, title, said, outlet=outlet, host=host)


def _history(desk: Desk) -> None:
    """The Post was first each time; the Star told it the next day, from a witness of its own."""
    for number, town in enumerate(_TOWNS):
        first = _reported(town, 2 * number + 1, "Lorne Post", "post.example", "Governor Pavo Lind")
        said = (
            f"“I saw {2 * number + 11} people die in the bombing at the station in {town} on "
            f"{2 * number + 1} May 2026,” said Ada Brel, a nurse who was there."
        )
        day = f"2026-05-{2 * number + 2:02}"
        title = f"{town} bombing"
        later = page(town, day, title, said, outlet="Evening Star", host="star.example")
        add(desk, [first, later])


def test_what_others_told_later_held(desk: Desk) -> None:
    _history(desk)
    found = desk.suggested("post.example")
    assert found.held == found.outcomes >= 4
    assert found.letter in ("B", "C")


def test_who_only_comes_later_shows_nothing(desk: Desk) -> None:
    _history(desk)
    found = desk.suggested("Evening Star")
    assert (found.outcomes, found.letter) == (0, "F")


def test_in_however_small_steps_incidents_are_fetched_the_answer_is_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _history(desk)
    whole = desk.suggested("Lorne Post")
    monkeypatch.setattr(outcomes, "_STEP", 2)
    assert desk.suggested("Lorne Post") == whole


def test_what_it_was_then_stays(desk: Desk) -> None:
    then = "2026-05-09"
    _history(desk)
    before = desk.suggested("Lorne Post", as_of=then)
    assert before.outcomes < desk.suggested("Lorne Post").outcomes
    desk.grade_source("Lorne Post", "B", why="so")
    assert desk.suggested("Lorne Post", as_of=then) == before


def test_an_outlet_that_nothing_is_from_has_no_letter(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="it has none yet"):
        desk.suggested("Lorne Post")
