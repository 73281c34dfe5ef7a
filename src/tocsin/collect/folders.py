"""A folder that is subscribed to: its files are its items, and when each was last written.

Of the archives in it, and of a lone one, the pages are.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR

from tocsin.collect.archives import archive, archived, is_archive
from tocsin.collect.clock import now
from tocsin.collect.conditions import CollectError, Condition, of_error
from tocsin.collect.feeds import Item
from tocsin.collect.files import is_page_file, read_file, refusal, walk, written
from tocsin.collect.limits import LIMITS, Limits
from tocsin.collect.polling import Known, Outcome
from tocsin.collect.subscriptions import Subscription, unwanted
from tocsin.errors import FetchError, TocsinError
from tocsin.records import Page, Sourced

# Bytes of names that aren't UTF-8, as Python has them: such a path can't be kept.
_UNKEPT = re.compile("[\ud800-\udfff]")
# What stands between the words of a path.
_PARTED = re.compile(r"[-_.+/\\\s]+")


def listed(subscription: Subscription) -> Outcome:
    """The files in and below a folder; what can't be read there is passed over."""
    try:
        paths = _paths(subscription.address)
    except OSError as error:
        why = refusal(subscription.address, error).problem
        return Outcome(at=now(), condition=of_error(error), why=why)
    reasons = [(item, _unwanted(subscription, item)) for item in _items(paths)]
    return Outcome(
        at=now(),
        condition="good" if paths else "empty",
        wanted=tuple(item for item, why in reasons if why is None),
        unwanted=tuple((item, why) for item, why in reasons if why is not None),
        known=Known(),
    )


def read(item: Item, limits: Limits = LIMITS) -> Page:
    """The page in a file of a folder, or that of an archive whose id is the item's `guid`.

    Raises CollectError where it can't be had.
    """
    try:
        return _archived(item, limits) if item.guid else read_file(item.link or "", limits)
    except CollectError:
        raise
    except FetchError as error:
        cause = error.__cause__
        condition: Condition = of_error(cause) if isinstance(cause, OSError) else "garbage"
        raise CollectError(error.source, error.problem, error.remedy, condition) from error
    except TocsinError as error:  # of a library that isn't there
        problem, remedy = error.problem, error.remedy
        raise CollectError(item.link or "", problem, remedy, "unreachable") from error


def _paths(address: str) -> list[str]:
    """The files of a folder, or the one that is there. Raises OSError where it can't be opened."""
    if not S_ISDIR(Path(address).stat().st_mode):
        return [address]
    with os.scandir(address):
        return [one for one in walk(address, _is_wanted) if isinstance(one, str)]


def _archived(item: Item, limits: Limits) -> Page:
    for one in archived(item.link or "", limits):
        if isinstance(one, Page) and one.id == item.guid:
            return one
    problem = "has a page no more that it had"
    raise CollectError(item.link or "", problem, "nothing can be done", "not found")


def _is_wanted(path: str) -> bool:
    return (is_page_file(path) or is_archive(path)) and not _UNKEPT.search(path)


def _unwanted(subscription: Subscription, item: Item) -> str | None:
    """Why a file isn't wanted, by the words of its path within the folder; an archive always is."""
    if item.depth:
        return None
    within, _, _ = (item.link or "").removeprefix(subscription.address).rpartition(".")
    return unwanted(subscription, Item(title=_PARTED.sub(" ", within)))


def _items(paths: Iterable[str]) -> Iterator[Item]:
    for path in paths:
        try:
            yield archive(path) if is_archive(path) else Item(link=path, updated=_written(path))
        except CollectError:  # it was removed meanwhile, or is no file
            continue


def _written(path: str) -> Sourced | None:
    try:
        return written(Path(path).stat(), "seconds")
    except OSError:  # it was removed meanwhile
        return None
