"""Pages of lists: `{"rows": […], "next": …}`, whichever way the desk has them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tocsin.desk.views import List
from tocsin.web import paging
from tocsin.web.api.fields import Page, question

_T = TypeVar("_T")


def fetched(fetch: Callable[..., List[_T]], asked: Page) -> List[_T]:
    """A page of a list that the desk gives in pages. Raises TocsinError where `after` is none."""
    return paging.fetched(fetch, question(asked), asked.as_of, asked.limit, asked.after)


def paged(rows: Sequence[_T], asked: Page, name: Callable[[_T], str]) -> List[_T]:
    """A page of a list that the desk gives as a whole; `name` is a row's own."""
    return paging.part(rows, name, asked.limit, asked.after)


def numbered(rows: Sequence[_T], asked: Page) -> List[_T]:
    """A page of a list whose rows have no names: the first is "1"."""
    pairs = paged(list(enumerate(rows, 1)), asked, lambda pair: str(pair[0]))
    return List(rows=tuple(row for _, row in pairs.rows), next=pairs.next)
