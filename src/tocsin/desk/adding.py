"""Adding pages to the record: each is read, filed and linked as one entry, or not at all.

Reading takes nearly all the time and touches no record, so that it can go on in other processes;
one page after the other is then put by, in the order in which they came.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Literal, TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tocsin.clean import clean
from tocsin.clean.dates import parse
from tocsin.desk import filing, linking, moments, watching, workers
from tocsin.desk.identity import address_of
from tocsin.errors import SourceError, TocsinError, bug
from tocsin.read import read
from tocsin.records import Article, Page, Reading, Record
from tocsin.store import Entry, Store, View, articles, dialect, journal
from tocsin.store.articles import Filed

What = Literal[
    "new",
    "new version",
    "new day",
    "older version",
    "same text",
    "known",
    "repeated",
    "sifted out",
]

# Pages that are read ahead of the one that is put by, for each process.
_AHEAD = 4

_T = TypeVar("_T")


class Added(Record, frozen=True):
    """What became of a page: `article` is the id of its article, `version` the number of its text.

    A page is "known" if the very page is in the record, unless it is the article's last and another
    day is given for it; one that differs from the article's last in neither text nor title, date or
    outlet is kept, and is no new version; nor is one that came out before the article's last
    version, and only came late. Archives that are read in bulk give further pages that are not
    added: "repeated" ones, which came before in them, and what was "sifted out".
    """

    source: str
    what: What
    article: str | None = None
    version: int | None = None


class Asked(Record, frozen=True):
    """How pages are to be added.

    `by` is who adds them, `published` the day on which they came out, where the user knows
    better. `replay` takes the moment at which a page came out for the one at which the desk learnt
    it, as if it had been watching then. `jobs` is how many processes read.
    """

    by: str
    published: str | None = None
    replay: bool = False
    jobs: int = 1


def add(
    store: Store,
    pages: Iterable[Page | SourceError],
    asked: Asked,
    clock: Callable[[], str] = moments.now,
) -> Iterator[Added | SourceError]:
    """Add pages in their order, and say of each what became of it; one bad page ends nothing."""
    with readers(asked.jobs) as start:
        begun = (_begun(store, page, asked, start) for page in pages)
        for page, reading in ahead(begun, _AHEAD * asked.jobs if asked.jobs > 1 else 0):
            outcome = reading() if reading else None
            if isinstance(page, SourceError):
                yield page
            elif outcome is None:
                yield Added(source=page.source, what="known")
            elif isinstance(outcome, SourceError):
                yield outcome
            else:
                yield put(store, page, outcome, asked, clock)


_Reading = Reading | SourceError
_Outcome = Callable[[], _Reading]
_Start = Callable[[Page, str | None], _Outcome]


@contextmanager
def readers(jobs: int) -> Iterator[_Start]:
    """A way of having pages read: when asked for, or by other processes meanwhile."""
    if jobs == 1:
        yield lambda page, published: lambda: reading_of(page, published)
        return
    with workers.pool(jobs) as pool:
        try:
            yield lambda page, published: _submitted(pool, page, published).result
        finally:
            pool.shutdown(cancel_futures=True)


def _submitted(pool: Executor, page: Page, published: str | None) -> Future[_Reading]:
    return pool.submit(reading_of, page, published)


def reading_of(page: Page, published: str | None) -> Reading | SourceError:
    """The reading of a page, or what is wrong with it; a bug costs no other page."""
    try:
        return read(clean(page, published=published))
    except SourceError as error:
        return error
    except Exception as error:
        return bug(page.source, error)


def _begun(
    store: Store, page: Page | SourceError, asked: Asked, start: _Start
) -> tuple[Page | SourceError, _Outcome | None]:
    """A page whose reading has begun; of one that is known there is nothing to read."""
    if isinstance(page, SourceError):
        return page, None
    try:
        there = known(store, page, asked.published)
    except SourceError as error:
        return error, None
    return page, None if there else start(page, asked.published)


def known(store: Store, page: Page, given: str | None) -> bool:
    """Whether a page and the day that is given for it tell the record nothing new.

    Raises SourceError where a day is given for a page that is no longer what its article says.
    """
    with store.look() as view:
        return _known(view, page, given)


def _known(view: View, page: Page, given: str | None) -> bool:
    article = articles.owner(view, page.id)
    if article is None or not _standing(view, page, article):
        return False
    every = articles.of_article(view, article)
    if given is None or not every:
        return True
    own = [one for one in every if one.page == page.id]
    if (own or every)[-1].given == (parse(given) or given):
        return True
    if every[-1].page == page.id:
        return False
    problem = "is an older page of its article, and its day stays as it is"
    raise SourceError(page.source, problem, "give the day with the last one")


def _standing(view: View, page: Page, article: str) -> bool:
    """Whether a page that is in the record tells nothing new of its article.

    It does if it was fetched after the desk had learnt of the last version, and is again as it was
    before: it changed back. That the file of a former version is still there is no sign of that.
    """
    last = articles.latest(view, article)
    if page.address is None or page.fetched is None or last is None or last.page == page.id:
        return True
    return _moment(page.fetched) <= journal.moment(view, last.learnt)


def ahead(items: Iterable[_T], number: int) -> Iterator[_T]:
    """The items, with so many taken from their source before they are needed."""
    waiting: deque[_T] = deque()
    for item in items:
        waiting.append(item)
        if len(waiting) > number:
            yield waiting.popleft()
    yield from waiting


class _KnownError(Exception):
    """The page is in the record: as one of `article`."""

    def __init__(self, article: str | None) -> None:
        super().__init__(article)
        self.article = article


def put(
    store: Store,
    page: Page,
    reading: Reading,
    asked: Asked,
    clock: Callable[[], str],
    then: Callable[[View, Added], None] | None = None,
) -> Added | SourceError:
    """Enter a page that was read, filed and linked; what became of it.

    Where it is entered, `then` is called to keep with it what follows from that.
    """
    moment = came_out(reading.article) if asked.replay else clock()
    try:
        with store.enter(moment, asked.by, f"add {page.source}") as entry:
            _check(entry, page, moment if asked.replay else "", clock())
            added = _enter(entry, page, reading, asked.published)
            if then is not None:
                then(entry.view, added)
            return added
    except _KnownError as known:  # another process was quicker, or this one before it was ended
        return Added(source=page.source, what="known", article=known.article)
    except SourceError as error:
        return error
    except (TocsinError, SQLAlchemyError) as error:
        if isinstance(error, DBAPIError) and dialect.refuses(error):
            return bug(page.source, error.orig or error)
        raise  # of the record, and so of every page
    except Exception as error:
        return bug(page.source, error)


def _check(entry: Entry, page: Page, replayed: str, now: str) -> None:
    """That a replay goes forward, and not beyond the present; else as-of would change."""
    if replayed > now:
        problem = f"came out on {replayed[:10]}, which is still to come"
        raise SourceError(page.source, problem, "give its day with --published")
    if replayed and entry.moment > replayed:
        problem = f"came out before the record's last entry ({entry.moment[:16]} UTC)"
        raise SourceError(page.source, problem, "a replay only goes on: add it without --replay")


def came_out(article: Article) -> str:
    """The moment at which an article came out as it is, corrections and all; "" if unknown."""
    said = (article.published, article.modified)
    return max(_moment(one.value if one else None) for one in said)


def _moment(said: str | None) -> str:
    try:
        return moments.moment(said) if said else ""
    except ValueError:
        return ""


def _enter(entry: Entry, page: Page, reading: Reading, given: str | None) -> Added:
    if _known(entry.view, page, given):
        raise _KnownError(articles.owner(entry.view, page.id))
    article = articles.put_page(entry, page, address_of(page, reading.article))
    before = articles.latest(entry.view, article)
    version = before.version + (before.page != page.id) if before else 1
    number = articles.next_number(entry.view)
    filed = filing.file(reading, number, article, version, entry.learnt)
    what = _compared(before, filed)
    if before and what in ("same text", "older version"):
        return Added(source=page.source, what=what, article=article, version=before.version)
    articles.put_reading(entry, filed, reading, filing.rows(reading))
    ties = linking.link(entry, filed, reading, first=before is None)
    watching.observe(entry, filed, reading, ties)
    return Added(source=page.source, what=what, article=article, version=version)


def _compared(before: Filed | None, now: Filed) -> What:
    if before is None:
        return "new"
    if before.page == now.page:
        return "new day"
    if _says(before) == _says(now):
        return "same text"
    if now.given and now.text_sha256 == before.text_sha256:
        return "new version"
    dated = [max(map(_moment, (one.published, one.modified))) for one in (now, before)]
    return "older version" if all(dated) and dated[0] < dated[1] else "new version"


def _says(filed: Filed) -> tuple[str | None, ...]:
    return filed.text_sha256, filed.title, filed.published, filed.outlet
