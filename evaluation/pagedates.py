"""How often a page's day of publication is found, and how often a found one is right.

On htmldate's own corpus (https://github.com/adbar/htmldate, tests/eval, Apache-2.0): English
pages with the day that a reader finds on them. An answer is right if it is the same day.
"""

import errno
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from evaluation.result import Result
from evaluation.share import percent
from tocsin.clean import clean
from tocsin.errors import CleanError
from tocsin.records import Page

PUBLISHED = {"accuracy": (90.3, "htmldate on its whole corpus")}


class Dated(msgspec.Struct, frozen=True):
    """A page's file and its day of publication (YYYY-MM-DD)."""

    file: str
    date: str


def score(days: Sequence[str], found: Sequence[str | None]) -> dict[str, float]:
    """Accuracy over all, precision of those given, and the share given, in percent."""
    given = [(day, answer) for day, answer in zip(days, found, strict=True) if answer]
    right = sum(answer[:10] == day for day, answer in given)
    return {
        "accuracy": percent(right, len(days)),
        "precision_given": percent(right, len(given)),
        "given": percent(len(given), len(days)),
    }


def measure(data: Path, split: str | None) -> Result:
    """Scores the dates that `clean` gives for the pages in `data`.

    The corpus has no splits: another `split` than None names a file `<split>.json` beside
    `dates.json`. Raises FileNotFoundError for what is missing.
    """
    pages = read(data, split)
    began = time.perf_counter()
    found = [_found(data, address, page) for address, page in pages.items()]
    figures = score([page.date for page in pages.values()], found)
    return Result(
        benchmark="pagedates", data=data.name, split=split, items=len(pages),
        figures={name: round(value, 2) for name, value in figures.items()}, published=PUBLISHED,
        seconds=round(time.perf_counter() - began, 1),
    )  # fmt: skip


def read(data: Path, split: str | None) -> Mapping[str, Dated]:
    """The pages to measure by address."""
    file = data / f"{split or 'dates'}.json"
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, "no such file", str(file))
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Dated])


def _found(data: Path, address: str, page: Dated) -> str | None:
    """The day that we find; none on a page that we refuse."""
    file = data / "html" / page.file
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, "no such file", str(file))
    fetched = Page(
        source=page.file, content=file.read_bytes(), address=address, media_type="text/html"
    )
    try:
        published = clean(fetched).published
    except CleanError:
        return None
    return published.value if published else None
