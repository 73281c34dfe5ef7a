"""Pages of lists: `{"rows": […], "next": …}`, whichever way the desk has them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tocsin.desk.views import List
from tocsin.errors import TocsinError
from tocsin.web.api.fields import Page, question

_T = TypeVar("_T")


def fetched(fetch: Callable[..., List[_T]], asked: Page) -> List[_T]:
    """A page of a list that the desk gives in pages. Raises TocsinError where `after` is none."""
    try:
        return fetch(question(asked), as_of=asked.as_of, limit=asked.limit, after=asked.after)
    except (ValueError, OverflowError) as error:
        if asked.after is None:
            raise
        raise _nowhere(asked.after) from error


def paged(rows: Sequence[_T], asked: Page, name: Callable[[_T], str]) -> List[_T]:
    """A page of a list that the desk gives as a whole; `name` is a row's own."""
    begin = 0
    if asked.after is not None:
        names = [name(row) for row in rows]
        if asked.after not in names:
            raise _nowhere(asked.after)
        begin = names.index(asked.after) + 1
    shown = tuple(rows[begin : begin + asked.limit])
    more = begin + asked.limit < len(rows)
    return List(rows=shown, next=name(shown[-1]) if more else None)


def numbered(rows: Sequence[_T], asked: Page) -> List[_T]:
    """A page of a list whose rows have no names: the first is "1"."""
    pairs = paged(list(enumerate(rows, 1)), asked, lambda pair: str(pair[0]))
    return List(rows=tuple(row for _, row in pairs.rows), next=pairs.next)


def _nowhere(after: str) -> TocsinError:
    return TocsinError(f"{after!r} is no place in this list", "begin at its first page")
