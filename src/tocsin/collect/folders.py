"""A folder that is subscribed to: its files are its items, and when each was last written."""

from datetime import UTC, datetime
from pathlib import Path

from tocsin.collect.clock import now
from tocsin.collect.conditions import CollectError, Condition
from tocsin.collect.feeds import Item
from tocsin.collect.files import read_file, walk
from tocsin.collect.limits import LIMITS, Limits
from tocsin.collect.polling import Known, Outcome
from tocsin.collect.subscriptions import Subscription
from tocsin.errors import FetchError
from tocsin.records import Page, Sourced


def listed(subscription: Subscription) -> Outcome:
    """The files in and below a folder; what can't be read there is passed over."""
    if not Path(subscription.address).is_dir():
        return Outcome(at=now(), condition="not found", why="there is no such folder")
    paths = [one for one in walk(subscription.address) if isinstance(one, str)]
    return Outcome(
        at=now(),
        condition="good" if paths else "empty",
        wanted=tuple(Item(link=path, updated=_written(path)) for path in paths),
        known=Known(),
    )


def read(item: Item, limits: Limits = LIMITS) -> Page:
    """The page in a file of a folder. Raises CollectError where it can't be had."""
    try:
        return read_file(item.link or "", limits)
    except CollectError:
        raise
    except FetchError as error:
        condition: Condition = "garbage" if Path(error.source).exists() else "not found"
        raise CollectError(error.source, error.problem, error.remedy, condition) from error


def _written(path: str) -> Sourced | None:
    try:
        seconds = Path(path).stat().st_mtime
    except OSError:  # it was removed meanwhile
        return None
    when = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return Sourced(value=when, where="detected", at="when the file was last written")
