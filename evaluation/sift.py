"""What sifting loses and saves: `--data` is the folder of corpora.

Each page is sifted and, whatever comes of that, read: web pages (the corpora of trafilatura and
htmldate) and articles (news events, TempEval-3, TR-News, GeoVirus). The words that sifting goes by
were chosen on other corpora (PolNeAR, ECB+, GUM). A page is worth reading if the full reader finds
an incident, a warning, blame, or a statement that warns or threatens. Figures, in percent:

- `recall`: of pages worth reading, those let pass; `incident_recall` and so on, of those with one
- `passed`: of all pages, those let pass; `worth`: those worth reading
- `ms_sift`, `ms_read`: processor time a page of sifting, and of cleaning and reading
- `cost`: sifting all and reading what passes, against reading all
"""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from corpora import newsevents, timeml, toponyms
from evaluation import pagedates
from evaluation.result import Result
from evaluation.share import percent
from tocsin.desk.adding import reading_of
from tocsin.desk.bulk.sifting import sifted
from tocsin.records import Page, Reading

SORTS = ("incident", "warning", "blame", "statement")
_TELLING = frozenset({"warns", "threatens"})


class Sifted(msgspec.Struct, frozen=True):
    """What came of a page: whether it passed, what the reader finds, and seconds of either."""

    passed: bool
    finds: frozenset[str]
    sifting: float = 0.0
    reading: float = 0.0


def measure(data: Path, split: str | None) -> Result:
    """Sift and read the pages of all corpora, or of the one that `split` names."""
    began = time.perf_counter()
    found: dict[str, list[Sifted]] = {}
    for corpus, page in pages(data):
        if split in (None, corpus) and (one := _sifted(page)):
            found.setdefault(corpus, []).append(one)
    every = [one for ones in found.values() for one in ones]
    parts = {name: score(ones) for name, ones in found.items()}
    return Result(
        benchmark="sift",
        data=data.name,
        split=split,
        items=len(every),
        figures=score(every) | costs(every),
        published={},
        parts={
            figure: {name: part[figure] for name, part in parts.items()}
            for figure in ("recall", "incident_recall", "passed", "worth")
        },
        seconds=time.perf_counter() - began,
        notes=("pages that hold no article in English are left out",),
    )


def score(found: Sequence[Sifted]) -> dict[str, float]:
    """Recalls and shares, in percent; the recall of what nothing holds is 100."""
    recalls = {f"{sort}_recall": _recall(found, {sort}) for sort in SORTS}
    return {
        "recall": _recall(found, SORTS),
        **recalls,
        "passed": _held(one.passed for one in found),
        "worth": _held(bool(one.finds) for one in found),
    }


def costs(found: Sequence[Sifted]) -> dict[str, float]:
    """Milliseconds a page, and the time of sifting first in percent of that of reading all."""
    sifting = sum(one.sifting for one in found)
    reading = sum(one.reading for one in found)
    passing = sum(one.reading for one in found if one.passed)
    return {
        "ms_sift": 1000 * sifting / len(found),
        "ms_read": 1000 * reading / len(found),
        "cost": 100 * (sifting + passing) / reading,
    }


def _recall(found: Sequence[Sifted], sorts: Iterable[str]) -> float:
    return _held(one.passed for one in found if one.finds & set(sorts))


def _held(those: Iterable[bool]) -> float:
    all_ = list(those)
    return percent(sum(all_), len(all_)) if all_ else 100.0


def pages(data: Path) -> Iterator[tuple[str, Page]]:
    """All pages, each with the name of its corpus."""
    for address, page in json.loads((data / "pages" / "evaldata.json").read_text("utf-8")).items():
        yield "pages", _html(data / "pages" / "html" / page["file"], address)
    for address, dated in pagedates.read(data / "pagedates", None).items():
        yield "pagedates", _html(data / "pagedates" / "html" / dated.file, address)
    for news in newsevents.articles(data / "newsevents"):
        yield "newsevents", _text(news.name, news.text)
    for part in ("train", "dev"):
        for text in timeml.texts(data / "timeml", part):
            yield "timeml", _text(text.name, text.text)
    for corpus in ("trnews", "geovirus"):
        for number, located in enumerate(toponyms.texts(data / "geo", corpus)):
            yield corpus, _text(f"{corpus} {number}", located.text)


def _html(path: Path, address: str) -> Page:
    content = path.read_bytes()
    return Page(source=path.name, content=content, address=address, media_type="text/html")


def _text(name: str, text: str) -> Page:
    return Page(source=name, content=text.encode(), media_type="text/plain", charset="utf-8")


def _sifted(page: Page) -> Sifted | None:
    """What came of a page; None where it holds no article."""
    start = time.process_time()
    passed = sifted(page) is None
    middle = time.process_time()
    reading = reading_of(page, None)
    end = time.process_time()
    if not isinstance(reading, Reading):
        return None
    return Sifted(passed, _finds(reading), middle - start, end - middle)


def _finds(reading: Reading) -> frozenset[str]:
    telling = any(statement.act in _TELLING for statement in reading.statements)
    held = (reading.incidents, reading.warnings, reading.blame, telling)
    return frozenset(sort for sort, there in zip(SORTS, held, strict=True) if there)
