"""How well the article is told from the rest of its page, on trafilatura's own corpus.

Each page comes with a few strings that its article holds (`with`) and a few that it doesn't
(`without`). Counted as trafilatura's own benchmark counts (adbar/trafilatura,
tests/eval_common.py): white space folded; a `with` string found is a true positive, one missing
a false negative, a `without` string found a false positive. Reader comments aren't counted. The
corpus: https://github.com/adbar/trafilatura, tests/evaldata.json and tests/eval, Apache-2.0.
"""

import errno
import logging
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from evaluation.result import Result
from evaluation.share import percent
from tocsin.clean import clean
from tocsin.errors import CleanError
from tocsin.records import Page

PUBLISHED = {"f1": (92.4, "trafilatura 2.2 on its whole corpus, August 2026")}


class Expected(msgspec.Struct, frozen=True):
    """What a page's article must hold and must not."""

    file: str
    must: list[str] = msgspec.field(name="with")
    mustnt: list[str] = msgspec.field(name="without")


def score(expected: Sequence[Expected], texts: Sequence[str]) -> dict[str, float]:
    """F1, precision and recall in percent of `texts`, one for each page in order."""
    found = missing = wrong = 0
    for page, text in zip(expected, texts, strict=True):
        folded = _folded(text)
        hits = sum(_folded(chunk) in folded for chunk in page.must)
        found += hits
        missing += len(page.must) - hits
        wrong += sum(_folded(chunk) in folded for chunk in page.mustnt)
    return {
        "f1": percent(2 * found, 2 * found + wrong + missing),
        "precision": percent(found, found + wrong),
        "recall": percent(found, found + missing),
    }


def measure(data: Path, split: str | None) -> Result:
    """Scores our cleaning and trafilatura's own on the pages in `data`.

    The corpus has no splits: another `split` than None names a file `<split>.json` beside
    `evaldata.json`. Raises FileNotFoundError for what is missing.
    """
    expected = read(data, split)
    pages = [_page(data, address, page) for address, page in expected.items()]
    began = time.perf_counter()
    for page in pages[:1]:  # what is loaded once isn't a page's time
        _ours(page)
    start = time.perf_counter()
    ours = [_ours(page) for page in pages]
    spent = time.perf_counter() - start
    theirs = [_theirs(page) for page in pages]
    figures = score(list(expected.values()), ours)
    figures["trafilatura_f1"] = score(list(expected.values()), theirs)["f1"]
    figures["ms_per_page"] = 1000 * spent / max(1, len(pages))
    return Result(
        benchmark="pages", data=data.name, split=split, items=len(pages),
        figures={name: round(value, 2) for name, value in figures.items()}, published=PUBLISHED,
        seconds=round(time.perf_counter() - began, 1),
        notes=("trafilatura_f1: its extract() without comments, as its own benchmark runs it",),
    )  # fmt: skip


def read(data: Path, split: str | None) -> Mapping[str, Expected]:
    """The pages to measure by address."""
    file = data / f"{split or 'evaldata'}.json"
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, "no such file", str(file))
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Expected])


def _page(data: Path, address: str, page: Expected) -> Page:
    file = data / "html" / page.file
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, "no such file", str(file))
    return Page(
        source=page.file, content=file.read_bytes(), address=address, media_type="text/html"
    )


def _ours(page: Page) -> str:
    """The text that we find; a page that we refuse counts as empty."""
    try:
        return clean(page).text
    except CleanError:
        return ""


def _theirs(page: Page) -> str:
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return extract(page.content, include_comments=False) or ""


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
