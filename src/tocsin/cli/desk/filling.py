"""Doing what `tocsin add` and `tocsin reread` were asked, and telling what came of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from tocsin.cli.desk.sitting import at, told
from tocsin.cli.ending import EXIT_FAILED
from tocsin.cli.output import WrongUsageError
from tocsin.cli.progress import Progress, progress
from tocsin.cli.terminal import complain
from tocsin.collect import expand, pages
from tocsin.collect.archives import is_archive
from tocsin.desk.adding import Added
from tocsin.desk.bulk.running import Engine
from tocsin.desk.ordering import in_order
from tocsin.desk.rereading import Reread
from tocsin.errors import FetchError, SourceError
from tocsin.records import Page


@dataclass(frozen=True)
class Request:
    """What the user asked of `tocsin add`."""

    sources: tuple[str, ...]
    desk: str
    published: str | None = None
    replay: bool = False
    jobs: int = 1
    by: str | None = None


@dataclass(frozen=True)
class Bulk:
    """How archives are to be read: by which engine, with which folder of work, sifted or not."""

    engine: Engine
    work: str
    sift: bool = False


def add(request: Request) -> int:
    """Add them; the exit code."""
    with at(request.desk, by=request.by, create=True) as desk:
        items = list(expand(request.sources))
        with _counting(_ADDED) as counts, progress(_looks(items, request)) as bar:
            found = _ordered(items, request, bar) if request.replay else _loaded(items)
            added = desk.add(
                found, published=request.published, replay=request.replay, jobs=request.jobs
            )
            _tell(added, counts, bar)
        return _code(counts)


def add_archives(request: Request, bulk: Bulk) -> int:
    """Have archives read by many workers, and add what they read; the exit code."""
    with told():
        _check(request)
    with at(request.desk, by=request.by, create=True) as desk:
        with _counting(_ADDED) as counts, progress(None) as bar:
            added = desk.add_archives(
                request.sources,
                work=bulk.work,
                engine=bulk.engine,
                jobs=request.jobs,
                published=request.published,
                sift=bulk.sift,
                seen=bar.show,
            )
            try:
                _tell(added, counts, bar)
            except KeyboardInterrupt:
                complain(f"what was read is kept in {bulk.work}; the same command goes on")
                raise
        return _code(counts)


def _check(request: Request) -> None:
    """That archives can be read so, before anything is made."""
    if request.replay:
        problem = "--engine adds pages in the order of their archives, and --replay in that of time"
        raise WrongUsageError(problem, "give one of the two")
    if others := [path for path in request.sources if not is_archive(path)]:
        problem = f"{others[0]} is no archive (WARC, WACZ, JSON Lines, Parquet)"
        raise WrongUsageError(problem, "add it without --engine")


def reread(where: str, jobs: int, by: str | None) -> int:
    """Read all again; the exit code."""
    with at(where, by=by) as desk:
        with _counting(_REREAD) as counts, progress(desk.size().articles) as bar:
            _tell(desk.reread(jobs=jobs), counts, bar)
        return _code(counts)


# What may become of a page, in the order in which it is told, with the words for one and several.
_Summary = Mapping[str, tuple[str, str]]
_ADDED: _Summary = {
    "new": ("new", "new"),
    "new version": ("new version", "new versions"),
    "new day": ("with a new day", "with new days"),
    "older version": ("older version", "older versions"),
    "same text": ("with the same text as before", "with the same text as before"),
    "known": ("known", "known"),
    "repeated": ("repeated", "repeated"),
    "sifted out": ("sifted out", "sifted out"),
    "failed": ("could not be read", "could not be read"),
}
_REREAD: _Summary = {
    "changed": ("read otherwise", "read otherwise"),
    "unchanged": ("as before", "as before"),
    "failed": ("could not be read", "could not be read"),
}


def _ordered(
    items: Iterable[str | FetchError], request: Request, bar: Progress
) -> Iterator[Page | SourceError]:
    def seen(source: str) -> None:
        bar.show(source)
        bar.advance()

    return in_order(items, request.published, seen)


def _looks(items: Sequence[str | FetchError], request: Request) -> int | None:
    """At how many pages to look; to put them in order each is looked at once before."""
    if any(isinstance(item, str) and is_archive(item) for item in items):
        return None
    return len(items) * (2 if request.replay else 1)


def _loaded(items: Iterable[str | FetchError]) -> Iterator[Page | SourceError]:
    for item in items:
        if isinstance(item, FetchError):
            yield item
        else:
            yield from pages([item])


@contextmanager
def _counting(summary: _Summary) -> Iterator[Counter[str]]:
    """What is counted meanwhile is told at the end, interrupted or not."""
    counts: Counter[str] = Counter()
    try:
        yield counts
    except KeyboardInterrupt:
        complain(f"interrupted; what was done is kept: {_counted(counts, summary)}")
        raise
    typer.echo(_counted(counts, summary))


def _tell(
    outcomes: Iterable[Added | Reread | SourceError], counts: Counter[str], bar: Progress
) -> None:
    """Go through them and count; errors are told as they come."""
    for outcome in outcomes:
        counts[_became(outcome)] += 1
        bar.show(outcome.source)
        bar.advance()
        if isinstance(outcome, SourceError):
            with bar.hidden():
                complain(str(outcome))


def _code(counts: Counter[str]) -> int:
    return EXIT_FAILED if counts["failed"] else 0


def _became(outcome: Added | Reread | SourceError) -> str:
    if isinstance(outcome, SourceError):
        return "failed"
    if isinstance(outcome, Reread):
        return "changed" if outcome.changed else "unchanged"
    return outcome.what


def _counted(counts: Counter[str], summary: _Summary) -> str:
    """So many of each: "38 new, 1 new version, 3 known, 1 could not be read"."""
    told = [
        f"{counts[what]} {one if counts[what] == 1 else several}"
        for what, (one, several) in summary.items()
        if counts[what]
    ]
    return ", ".join(told) or "nothing"
