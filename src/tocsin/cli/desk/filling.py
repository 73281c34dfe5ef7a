"""Doing what `tocsin add` and `tocsin reread` were asked, and telling what came of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import typer

from tocsin.cli.desk.sitting import at
from tocsin.cli.ending import EXIT_FAILED
from tocsin.cli.progress import Progress, progress
from tocsin.cli.terminal import complain
from tocsin.collect import expand, load
from tocsin.desk.adding import Added
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


def add(request: Request) -> int:
    """Add them; the exit code."""
    with at(request.desk, by=request.by, create=True) as desk:
        items = list(expand(request.sources))
        # To put pages in order each is looked at once before.
        with progress(len(items) * (2 if request.replay else 1)) as bar:
            pages = _ordered(items, request, bar) if request.replay else _loaded(items)
            added = desk.add(
                pages, published=request.published, replay=request.replay, jobs=request.jobs
            )
            return _told(added, bar, _SUMMARY)


def reread(where: str, jobs: int, by: str | None) -> int:
    """Read all again; the exit code."""
    with at(where, by=by) as desk, progress(desk.size().articles) as bar:
        return _told(desk.reread(jobs=jobs), bar, _REREAD)


# What is told of how many pages, in this order.
_SUMMARY = {
    "new": ("new", "new"),
    "new version": ("new version", "new versions"),
    "same text": ("with the same text as before", "with the same text as before"),
    "known": ("known", "known"),
    "failed": ("could not be read", "could not be read"),
}
_REREAD = {
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


def _loaded(items: Iterable[str | FetchError]) -> Iterator[Page | SourceError]:
    for item in items:
        try:
            yield item if isinstance(item, FetchError) else load(item)
        except FetchError as error:
            yield error


def _told(
    outcomes: Iterable[Added | Reread | SourceError],
    bar: Progress,
    summary: dict[str, tuple[str, str]],
) -> int:
    """Go through them; errors as they come, and how many of each at the end, come what may."""
    counts: Counter[str] = Counter()
    try:
        for outcome in outcomes:
            counts[_became(outcome)] += 1
            bar.show(outcome.source)
            bar.advance()
            if isinstance(outcome, SourceError):
                with bar.hidden():
                    complain(str(outcome))
    except KeyboardInterrupt:
        with bar.hidden():
            complain(f"interrupted; what was done is kept: {_counted(counts, summary)}")
        raise
    with bar.hidden():
        typer.echo(_counted(counts, summary))
    return EXIT_FAILED if counts["failed"] else 0


def _became(outcome: Added | Reread | SourceError) -> str:
    if isinstance(outcome, SourceError):
        return "failed"
    if isinstance(outcome, Reread):
        return "changed" if outcome.changed else "unchanged"
    return outcome.what


def _counted(counts: Counter[str], summary: dict[str, tuple[str, str]]) -> str:
    """So many of each: "38 new, 1 new version, 3 known, 1 could not be read"."""
    told = [
        f"{counts[what]} {one if counts[what] == 1 else several}"
        for what, (one, several) in summary.items()
        if counts[what]
    ]
    return ", ".join(told) or "nothing to do"
