"""A question in a user's words, and a place in a list."""

import pytest

from tests.desk.made import add, press
from tocsin.desk import asking
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.store.listings import Place


def test_a_place_in_a_list_comes_back_as_it_was() -> None:
    for place in (Place("2026-05-05", 3, "ab"), Place("", 0, "")):
        assert asking.place_of(asking.cursor(place)) == place


@pytest.mark.parametrize("words", ["", "a", "2026-05-05", "2026-13-05:1:a", "2026-05-05:x:a"])
def test_what_is_no_place_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        asking.place_of(words)


def test_a_place_is_asked_for_as_a_country_too() -> None:
    assert asking._places("Iceland") == {"place:iceland", "country:IS"}
    assert asking._places("St. Orlec") == asking._places("saint orlec")


def test_nobody_of_that_name_is_not_everybody(desk: Desk) -> None:
    add(desk, press()[:3])
    asked = Question(actor="Nobody Known")
    assert desk.statements(asked).rows == ()
    assert desk.incidents(asked).rows == ()
