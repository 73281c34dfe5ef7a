"""Pages of lists: behind which row one begins, and behind which the next."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tocsin.desk.asking import Question
from tocsin.desk.views import List
from tocsin.errors import TocsinError

_T = TypeVar("_T")


def fetched(
    fetch: Callable[..., List[_T]],
    question: Question,
    as_of: str | None,
    limit: int,
    after: str | None,
) -> List[_T]:
    """A page of a list that the desk gives in pages. Raises TocsinError where `after` is none."""
    try:
        return fetch(question, as_of=as_of, limit=limit, after=after)
    except (ValueError, OverflowError) as error:
        if after is None:
            raise
        raise nowhere(after) from error


def part(rows: Sequence[_T], name: Callable[[_T], str], limit: int, after: str | None) -> List[_T]:
    """A page of a list that the desk gives as a whole; `name` is what a row goes by.

    Raises TocsinError where no row goes by `after`.
    """
    begin = 0
    if after is not None:
        names = [name(row) for row in rows]
        if after not in names:
            raise nowhere(after)
        begin = names.index(after) + 1
    shown = tuple(rows[begin : begin + limit])
    more = begin + limit < len(rows)
    return List(rows=shown, next=name(shown[-1]) if more else None)


def nowhere(after: str) -> TocsinError:
    """The error of a page that begins behind what is no row."""
    return TocsinError(f"“{after}” is no place in this list", "begin at its first page")
