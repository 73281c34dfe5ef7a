"""Grades: the last one given stands, and every one is kept."""

import pytest
from sqlalchemy.exc import IntegrityError

from tests.store.made import entry
from tocsin.store import Store, View, grades
from tocsin.store.grades import Graded


def _grade(store: Store, letter: str, about: str = "name:courier", kind: str = "source") -> None:
    with entry(store) as made:
        grades.add(made, Graded(about, kind, letter, "it says why", made.learnt))


def test_the_last_grade_stands_and_the_first_did_before(store: Store) -> None:
    _grade(store, "B")
    _grade(store, "D")
    with store.look() as view:
        assert grades.standing(view, "source")["name:courier"].grade == "D"
        assert grades.standing(View(view.connection, 1), "source")["name:courier"].grade == "B"
        last = grades.last(view, "name:courier")
        assert last is not None and last.grade == "D"


def test_one_that_is_taken_back_stood_until_then(store: Store) -> None:
    _grade(store, "B")
    _grade(store, "D")
    with entry(store) as made:
        grades.add(made, Graded("name:courier", "source", "D", "so", made.learnt, withdraws=2))
    with store.look() as view:
        assert grades.standing(view, "source")["name:courier"].grade == "B"
        assert grades.standing(View(view.connection, 2), "source")["name:courier"].grade == "D"


def test_sources_and_reports_are_graded_apart(store: Store) -> None:
    _grade(store, "B")
    _grade(store, "2", "abcdef", "report")
    with store.look() as view:
        assert set(grades.standing(view, "report")) == {"abcdef"}
        assert grades.standing(view, "source", ["name:bell"]) == {}


@pytest.mark.parametrize(("kind", "grade"), [("source", "3"), ("report", "A"), ("source", "G")])
def test_a_letter_is_of_a_source_and_a_number_of_a_report(
    store: Store, kind: str, grade: str
) -> None:
    with pytest.raises(IntegrityError):
        _grade(store, grade, kind=kind)
