"""Entering what was read: page after page in the order of the archives, as `adding` does it.

What is in the record already isn't entered twice, so that a run that was stopped can go on.
"""

from collections.abc import Callable, Iterator

from tocsin.desk import adding
from tocsin.desk.adding import Added, Asked
from tocsin.desk.bulk.rows import Row, unpacked
from tocsin.desk.bulk.work import Manifest, Work
from tocsin.errors import SourceError, TocsinError
from tocsin.store import Store, articles


def enter(
    store: Store, manifest: Manifest, work: Work, asked: Asked, clock: Callable[[], str]
) -> Iterator[Added | SourceError]:
    """Enter all pieces of a manifest, and say of each page what became of it.

    Raises TocsinError where what was read is damaged, or was read for another desk.
    """
    for piece in manifest.pieces:
        for row in unpacked(work.path(piece)):
            yield _entered(store, row, asked, clock)


def _entered(store: Store, row: Row, asked: Asked, clock: Callable[[], str]) -> Added | SourceError:
    if row.what == "failed":
        return SourceError(row.source, row.problem or "", row.remedy or "")
    if row.what == "known":
        _check(store, row)
    if row.what != "read":
        return Added(source=row.source, what=row.what)
    page, reading = row.opened()
    try:
        if adding.known(store, page, asked.published):
            return Added(source=page.source, what="known")
    except SourceError as error:
        return error
    return adding.put(store, page, reading, asked, clock)


def _check(store: Store, row: Row) -> None:
    """That the record knows a page which it knew when it was planned."""
    with store.look() as view:
        if articles.owner(view, row.page or "") is None:
            problem = f"the desk doesn't know {row.source}, which the desk it was read for did"
            raise TocsinError(problem, "name a folder of work that is this desk's with --work")
