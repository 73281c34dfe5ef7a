"""Reading the archive again, with newer weights and rules; every former reading is kept."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tocsin.desk import filing, linking, watching
from tocsin.desk.adding import ahead, readers
from tocsin.desk.belonging import linked
from tocsin.errors import SourceError
from tocsin.records import Page, Reading, Record
from tocsin.store import Entry, Store, View, articles, auditing
from tocsin.store.articles import Filed
from tocsin.store.packing import DamagedError


class Reread(Record, frozen=True):
    """What became of an article: whether it reads otherwise than before."""

    source: str
    article: str
    changed: bool


class _Kept(NamedTuple):
    """An article's last reading, and its page."""

    filed: Filed
    page: Page


def reread(
    store: Store, by: str, jobs: int, clock: Callable[[], str]
) -> Iterator[Reread | SourceError]:
    """Read the page of each article's last version again.

    Where anything comes out otherwise, that is a new reading of the same version. One page that
    can't be read any more ends nothing: its former reading stands.
    """
    with readers(jobs) as start:
        begun = (
            (page, None if isinstance(page, SourceError) else start(page.page, page.filed.given))
            for page in _pages(store)
        )
        for kept, outcome in ahead(begun, jobs):
            reading = outcome() if outcome else None
            if isinstance(kept, SourceError):
                yield kept
            elif isinstance(reading, SourceError):
                yield reading
            elif reading is not None:
                changed = _keep(store, kept, reading, by, clock)
                yield Reread(source=kept.page.source, article=kept.filed.article, changed=changed)


def _pages(store: Store) -> Iterator[_Kept | SourceError]:
    """Each article's last reading with its page; the record isn't held open meanwhile."""
    with store.look() as view:
        numbers = articles.standing(view)
    for number in numbers:
        with store.look() as view:
            yield _page(view, number)


def _page(view: View, number: int) -> _Kept | SourceError:
    try:
        return _Kept(articles.filed(view, [number])[number], articles.page_of(view, number))
    except DamagedError as error:
        return SourceError(error.thing, "is damaged", "its reading stands as it is")


class _StandsError(Exception):
    """Another process was quicker."""


def _keep(store: Store, kept: _Kept, reading: Reading, by: str, clock: Callable[[], str]) -> bool:
    with store.look() as view:
        if _former(view, kept, reading) is None:
            return False
    try:
        with store.enter(clock(), by, f"reread {kept.page.source}") as entry:
            _enter(entry, kept, reading)
    except _StandsError:
        return False
    return True


def _former(view: View, kept: _Kept, reading: Reading) -> Filed | None:
    """The reading that this one takes the place of, if anything comes of that.

    That is so if it says anything else, or was linked by other rules of what a name is.
    """
    before = articles.latest(view, kept.filed.article)
    if before is None or before.number != kept.filed.number:
        return None  # another came meanwhile
    # One that is damaged is none that the page gives.
    same = articles.sound(view, [before.number]).get(before.number) == reading
    placed = auditing.placed(view, [before.article]).get(before.article, set())
    return None if same and placed == linked(reading) else before


def _enter(entry: Entry, kept: _Kept, reading: Reading) -> None:
    before = _former(entry.view, kept, reading)
    if before is None:
        raise _StandsError
    number = articles.next_number(entry.view)
    filed = filing.file(reading, number, before.article, before.version, entry.learnt)
    articles.put_reading(entry, filed, reading, filing.rows(reading))
    watching.observe(entry, filed, reading, linking.link(entry, filed, reading))
