"""Putting sources in the order in which they came out, as a replay needs them."""

from collections.abc import Callable, Iterable, Iterator

from tocsin.clean import clean
from tocsin.collect import STDIN, is_address, load
from tocsin.collect.archives import archived, is_archive
from tocsin.desk.adding import came_out
from tocsin.errors import FetchError, SourceError
from tocsin.records import Page

# Behind all that is dated.
_UNDATED = "~"

# A source to be loaded once more, or what was had of it where it can't be had twice.
_Kept = str | Page | SourceError


def in_order(
    sources: Iterable[str | FetchError],
    published: str | None = None,
    seen: Callable[[str], None] = lambda _source: None,
) -> Iterator[Page | SourceError]:
    """Pages in the order in which they came out; the undated behind all, and in their order.

    Each is loaded and cleaned for its date, told to `seen`, and put away: of thousands of files
    only names and moments are held, and each is loaded again when its turn comes. What was fetched
    is held, as it may be another page the next time, and so is what stands in an archive.
    `published` is the day that the user gave.
    """
    dated: list[tuple[str, int, _Kept]] = []
    for source in sources:
        for moment, kept in _dated(source, published):
            dated.append((moment or _UNDATED, len(dated), kept))
        seen(source if isinstance(source, str) else source.source)
    dated.sort(key=lambda one: one[:2])
    for _, _, kept in dated:
        yield _loaded(kept)


def _dated(source: str | FetchError, published: str | None) -> Iterator[tuple[str, _Kept]]:
    if isinstance(source, FetchError):
        yield "", source
        return
    archive = is_archive(source) and not is_address(source)
    held = archive or source == STDIN or is_address(source)
    for page in archived(source) if archive else [_loaded(source)]:
        if isinstance(page, SourceError):
            yield "", page
        else:
            yield _came_out(page, published), page if held else source


def _came_out(page: Page, published: str | None) -> str:
    try:
        return came_out(clean(page, published=published))
    except Exception:  # what is wrong with it is said when it is read
        return ""


def _loaded(kept: _Kept) -> Page | SourceError:
    if not isinstance(kept, str):
        return kept
    try:
        return load(kept)
    except FetchError as error:
        return error
