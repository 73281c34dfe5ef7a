"""Pages of a list: together they have each row once, and a place that is none is told."""

import pytest

from tocsin.desk.asking import Question
from tocsin.desk.views import List
from tocsin.errors import TocsinError
from tocsin.web.paging import fetched, part

ROWS = ("a", "b", "c", "d", "e")


def test_pages_one_after_the_other_have_every_row_once() -> None:
    first = part(ROWS, str, 2, None)
    second = part(ROWS, str, 2, first.next)
    third = part(ROWS, str, 2, second.next)

    assert first.rows + second.rows + third.rows == ROWS
    assert third.next is None


def test_a_full_last_page_leads_nowhere() -> None:
    assert part(ROWS, str, 5, None).next is None
    assert part(ROWS, str, 2, "c") == List(rows=("d", "e"), next=None)


@pytest.mark.parametrize("error", [ValueError(), OverflowError()])
def test_a_place_that_is_none_is_told_however_it_was_found(error: Exception) -> None:
    def fetch(*_: object, **__: object) -> List[str]:
        raise error

    with pytest.raises(TocsinError, match="“x” is no place in this list"):
        fetched(fetch, Question(), None, 2, "x")
    with pytest.raises(TocsinError, match="“x” is no place in this list"):
        part(ROWS, str, 2, "x")


def test_what_goes_wrong_on_the_first_page_is_no_fault_of_its_place() -> None:
    def fetch(*_: object, **__: object) -> List[str]:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        fetched(fetch, Question(), None, 2, None)
