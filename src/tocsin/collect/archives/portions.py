"""An archive read in portions, each on from where the one before ended.

So a desk can take it that watches, and reads other things meanwhile.
"""

import stat
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from tocsin.collect.archives.opening import archived
from tocsin.collect.conditions import CollectError, Condition, of_error
from tocsin.collect.feeds import Item
from tocsin.collect.files import refusal, written
from tocsin.collect.limits import LIMITS, Limits
from tocsin.errors import FetchError, TocsinError
from tocsin.records import Page, Record

# Some four seconds of one core's reading: news that come meanwhile wait no longer.
PAGES = 32
# What several archives hold in memory at once stays within bounds.
_BYTES = 16_000_000

# Archives that stay open where they are: to come there again takes as long as to read up to there.
_OPEN = 4
# By the archive, how many were taken from it, and what follows.
_places: dict[Item, tuple[int, Iterator[Page | FetchError]]] = {}
_lock = threading.Lock()


class Portion(Record, frozen=True):
    """Some of an archive: its pages, and in `faults` what stood in the place of others.

    `rest` is the item with which to go on, from its beginning where it was written anew meanwhile;
    None where that was all.
    """

    pages: tuple[Page, ...] = ()
    faults: tuple[CollectError, ...] = ()
    rest: Item | None = None

    @property
    def condition(self) -> Condition:
        """The health of the archive in one word, by the first of its faults."""
        return self.faults[0].condition if self.faults else "good"

    @property
    def why(self) -> str:
        """The first of its faults in words; empty where there is none."""
        return f"{self.faults[0].source} {self.faults[0].problem}" if self.faults else ""


def archive(path: str) -> Item:
    """The archive at `path`, to be read from its beginning, with when it was last written.

    Raises CollectError where there is no such file, or none that may be seen.
    """
    try:
        status = Path(path).stat()
    except OSError as error:
        told = refusal(path, error)
        raise CollectError(path, told.problem, told.remedy, of_error(error)) from error
    if not stat.S_ISREG(status.st_mode):
        problem = "is a device or a pipe, not a file"
        raise CollectError(path, problem, "give a regular file", "garbage")
    return Item(link=path, updated=written(status, "microseconds"), depth=1)


def portion(item: Item, limits: Limits = LIMITS) -> Portion:
    """What comes next in an archive.

    One that is written meanwhile is read to its end first: of one that is always written, nobody
    would ever come to that. Raises CollectError where it can't be had.
    """
    now = archive(item.link or "")
    begun = item if item.offset else now
    try:
        ahead = _ahead(begun, limits)
        found = list(_bounded(ahead))
    except TocsinError as error:  # of a library that isn't there
        problem, remedy = error.problem, error.remedy
        raise CollectError(begun.link or "", problem, remedy, "unreachable") from error
    faults = tuple(one for one in found if isinstance(one, CollectError))
    pages = tuple(one for one in found if isinstance(one, Page))
    read = len(faults) + len(pages)
    if not read:
        _refuse(found)
        return Portion(rest=now if now.updated != begun.updated else None)
    rest = replace(begun, offset=begun.offset + read)
    if read == len(found):  # else the system refused to read on, and is asked anew
        _leave(rest, ahead)
    return Portion(pages=pages, faults=faults, rest=rest)


def _bounded(ahead: Iterator[Page | FetchError]) -> Iterator[Page | FetchError]:
    size = 0
    for one in islice(ahead, PAGES):
        yield one
        size += len(one.content) if isinstance(one, Page) else 0
        if size >= _BYTES:
            return


def _refuse(found: Iterable[Page | FetchError]) -> None:
    for one in found:
        if isinstance(one, FetchError):
            raise CollectError(one.source, one.problem, one.remedy, "unreachable")


def _ahead(at: Item, limits: Limits) -> Iterator[Page | FetchError]:
    """What follows in an archive; it is gone on from where it was left, by one alone.

    What others took since then is passed over.
    """
    with _lock:
        left = _places.pop(replace(at, offset=0), None)
    if left is None or left[0] > at.offset:
        left = 0, archived(at.link or "", limits)
    place, ahead = left
    deque(islice(ahead, at.offset - place), maxlen=0)
    return ahead


def _leave(at: Item, ahead: Iterator[Page | FetchError]) -> None:
    with _lock:
        _places[replace(at, offset=0)] = at.offset, ahead
        while len(_places) > _OPEN:
            del _places[next(iter(_places))]
