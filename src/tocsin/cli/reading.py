"""`tocsin read`: each source in turn, what it gave to its place, what failed in one line."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tocsin.cli.ending import EXIT_FAILED, EXIT_USAGE
from tocsin.cli.output import Output, WrongUsageError, output
from tocsin.cli.progress import Progress, progress
from tocsin.cli.rooms import open_rooms
from tocsin.cli.terminal import coloured, columns, complain
from tocsin.collect import expand, load
from tocsin.errors import FetchError, SourceError, TocsinError, bug
from tocsin.records import Reading
from tocsin.wording.formats import form


@dataclass(frozen=True)
class Request:
    """What the user asked of `tocsin read`."""

    sources: tuple[str, ...]
    form: str = "text"
    published: str | None = None
    out: str | None = None
    threads: int = 1
    debug: bool = False


def run(request: Request) -> int:
    """Do it, and return the exit code."""
    items = list(expand(request.sources))
    single = len(request.sources) == 1 and items == list(request.sources)
    shape = form(request.form, width=columns(request.out), colour=coloured(request.out))
    inputs = [item for item in items if isinstance(item, str)]
    try:
        with output(request.out, shape, inputs, single=single) as destination:
            return _read_all(request, items, destination)
    except TocsinError as error:
        complain(str(error))
        return EXIT_USAGE if isinstance(error, WrongUsageError) else EXIT_FAILED


def _read_all(request: Request, items: list[str | FetchError], destination: Output) -> int:
    failed = 0
    open_rooms("tocsin.clean", "tocsin.read")
    with progress(len(items)) as bar:
        for item in items:
            bar.show(item.source if isinstance(item, FetchError) else item)
            failed += not _read_one(request, item, destination, bar)
            bar.advance()
    return EXIT_FAILED if failed else 0


def _read_one(request: Request, item: str | FetchError, destination: Output, bar: Progress) -> bool:
    """Whether it worked; if not, the user has been told."""
    try:
        if isinstance(item, FetchError):
            raise item
        with _bugs_named(item, debug=request.debug):
            rendered = destination.render(_reading(item, request))
        with bar.hidden():
            destination.add(item, rendered)
    except SourceError as error:
        with bar.hidden():
            complain(str(error))
        return False
    return True


def _reading(source: str, request: Request) -> Reading:
    from tocsin.clean import clean
    from tocsin.read import read

    article = clean(load(source), published=request.published)
    return read(article, threads=request.threads)


@contextmanager
def _bugs_named(source: str, *, debug: bool) -> Iterator[None]:
    """Turn a bug met while reading one page into an error of that page; see `errors.bug`.

    The exit code says failure, and `--debug` shows where it happened.
    """
    try:
        yield
    except TocsinError:
        raise
    except Exception as error:
        if debug:
            traceback.print_exc(file=sys.stderr)
        raise bug(source, error) from error
