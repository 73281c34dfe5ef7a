"""Putting sources in the order in which they came out, as a replay needs them."""

from collections.abc import Callable, Iterable, Iterator

from tocsin.clean import clean
from tocsin.collect import STDIN, is_address, load
from tocsin.desk.adding import came_out
from tocsin.errors import FetchError, SourceError
from tocsin.records import Page

# Behind all that is dated.
_UNDATED = "~"

# A source to be loaded once more, or what was had of it where it can't be had twice.
_Kept = str | Page | FetchError


def in_order(
    sources: Iterable[str | FetchError],
    published: str | None = None,
    seen: Callable[[str], None] = lambda _source: None,
) -> Iterator[Page | SourceError]:
    """Pages in the order in which they came out; the undated behind all, and in their order.

    Each is loaded and cleaned for its date, told to `seen`, and put away: of thousands of files
    only names and moments are held, and each is loaded again when its turn comes. What was fetched
    is held, as it may be another page the next time. `published` is the day that the user gave.
    """
    dated: list[tuple[str, int, _Kept]] = []
    for number, source in enumerate(sources):
        moment, kept = _dated(source, published)
        dated.append((moment or _UNDATED, number, kept))
        seen(source if isinstance(source, str) else source.source)
    dated.sort(key=lambda one: one[:2])
    for _, _, kept in dated:
        yield _loaded(kept)


def _dated(source: str | FetchError, published: str | None) -> tuple[str, _Kept]:
    if isinstance(source, FetchError):
        return "", source
    try:
        page = load(source)
    except FetchError as error:
        return "", error
    kept: _Kept = page if source == STDIN or is_address(source) else source
    try:
        return came_out(clean(page, published=published)), kept
    except Exception:  # what is wrong with it is said when it is read
        return "", kept


def _loaded(kept: _Kept) -> Page | SourceError:
    if not isinstance(kept, str):
        return kept
    try:
        return load(kept)
    except FetchError as error:
        return error
