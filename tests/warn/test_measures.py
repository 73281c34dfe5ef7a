"""Measures stand from when they were put until they are withdrawn, and are due for review."""

from datetime import date

import pytest

from tests.warn.cases import VICTIM, case, later
from tests.warn.made import NOON
from tocsin.warn import deeds
from tocsin.warn.measures import named, overdue, put, reviewed, stood, withdrawn

TODAY = NOON.date()
REVIEW = date(2026, 3, 10)


def _put(what: str = "Guards at the doors", review: date = REVIEW) -> deeds.Put:
    return put(case(VICTIM), what, "Karsk police", "glassworks", review, TODAY)


def test_a_measure_stood_between_its_deeds() -> None:
    made = _put()
    whole = case(VICTIM, made, withdrawn(case(VICTIM, made), made.id, "Karsk police", "too dear"))
    began, ended = NOON + later(2), NOON + later(3)
    moments = (NOON, began, ended)
    assert [len(stood(whole, at)) for at in moments] == [0, 1, 0]


def test_a_measure_whose_review_is_past_is_overdue_until_it_is_reviewed() -> None:
    made, other = _put(), _put("Bags searched", date(2026, 3, 9))
    standing = case(VICTIM, made, other)
    assert overdue(standing, REVIEW)[0].put == other
    assert [one.put for one in overdue(standing, date(2026, 3, 11))] == [other, made]
    again = reviewed(standing, other.id, date(2026, 4, 1), "It holds", date(2026, 3, 11))
    assert [one.put for one in overdue(case(VICTIM, made, other, again), date(2026, 3, 11))] == [
        made
    ]


def test_the_same_measure_stands_once_and_can_come_back() -> None:
    made = _put()
    with pytest.raises(ValueError, match="stands already; review it"):
        put(case(VICTIM, made), "guards at  the doors", "hall", "glassworks", REVIEW, TODAY)
    gone = withdrawn(case(VICTIM, made), made.id, "hall", "no money")
    anew = put(case(VICTIM, made, gone), made.what, "hall", "glassworks", REVIEW, TODAY)
    assert anew.id != made.id


def test_what_was_withdrawn_is_neither_reviewed_nor_withdrawn_again() -> None:
    made = _put()
    gone = withdrawn(case(VICTIM, made), made.id, "hall", "no money")
    with pytest.raises(ValueError, match="was withdrawn; put it in place anew"):
        withdrawn(case(VICTIM, made, gone), made.id, "hall", "no money")
    with pytest.raises(ValueError, match="was withdrawn"):
        reviewed(case(VICTIM, made, gone), made.id, REVIEW, "It holds", TODAY)


def test_a_measure_needs_a_day_to_come_and_somebody_of_the_case() -> None:
    with pytest.raises(ValueError, match="isn't to come"):
        _put(review=TODAY)
    with pytest.raises(ValueError, match="stranger is no part of the case"):
        put(case(VICTIM), "Guards", "hall", "stranger", REVIEW, TODAY)


def test_a_measure_is_named_by_how_its_id_begins() -> None:
    made = _put()
    assert named(case(VICTIM, made), made.id[:6]) == made.id
    with pytest.raises(ValueError, match="abc is no measure of this case"):
        named(case(VICTIM, made), "abc")
