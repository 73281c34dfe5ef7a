"""`tocsin read`: each source in turn, what it gave to its place, what failed in one line."""

import importlib
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tocsin.cli.app import EXIT_FAILED, EXIT_USAGE
from tocsin.cli.formats import form
from tocsin.cli.output import Output, WrongUsageError, output
from tocsin.cli.progress import Progress, progress
from tocsin.cli.terminal import complain
from tocsin.collect import expand, load
from tocsin.errors import FetchError, SourceError, TocsinError
from tocsin.records import Reading


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
    shape = form(request.form, width=_width(request), colour=_coloured(request))
    inputs = [item for item in items if isinstance(item, str)]
    try:
        with output(request.out, shape, inputs, single=single) as destination:
            return _read_all(request, items, destination)
    except TocsinError as error:
        complain(str(error))
        return EXIT_USAGE if isinstance(error, WrongUsageError) else EXIT_FAILED


def _width(request: Request) -> int:
    # Knows COLUMNS, the terminal, and 80 where there is neither.
    return 80 if request.out else shutil.get_terminal_size().columns


def _coloured(request: Request) -> bool:
    """Colour for eyes only, and not for those who asked for none (https://no-color.org)."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not request.out and not unwanted and sys.stdout.isatty()


def _read_all(request: Request, items: list[str | FetchError], destination: Output) -> int:
    failed = 0
    _open_rooms()
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


def _open_rooms() -> None:
    """Load what reading needs, which takes most of a second, and no Ctrl-C in the middle of it.

    Compiled modules that are interrupted while they load turn the interruption into an
    ImportError and can't be loaded again: every page would then fail, and the run go on.
    """
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: asked.append(number))
    try:
        importlib.import_module("tocsin.clean")
        importlib.import_module("tocsin.read")
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


@contextmanager
def _bugs_named(source: str, *, debug: bool) -> Iterator[None]:
    """Turn a bug met while reading one page into an error of that page.

    A bug must not cost the other 999 pages of a run. It isn't hidden either: the line asks for
    a report, the exit code says failure, and `--debug` shows where it happened.
    """
    try:
        yield
    except TocsinError:
        raise
    except Exception as error:
        if debug:
            traceback.print_exc(file=sys.stderr)
        said = f": {error}" if str(error) else ""
        problem = f"internal error ({type(error).__name__}{said})"
        raise SourceError(
            source, problem, "please report it, with the page and what --debug shows"
        ) from error
