"""What a large record costs: `--data` is the folder of corpora, `--split` how many pages (100000).

Pages are made by `evaluation.press` from the sample and the corpora, read and added one by one, as
`tocsin add` does with one process, to one SQLite file that is removed afterwards. The rate is in
processor time, so that other work on the machine counts less. `cost_ratio` is the time of a page
among the last thousand over that among the first (the second thousand: the first warms up).
`slowest_list_ms` is the slowest of all lists with filters and as-of, each asked twice, the second
counting. `reassess_ms` is how long it takes to weigh a watch again once one more article came,
`weigh_ms` an incident that it tells of.
"""

import os
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path

from corpora import gvc, newsevents
from evaluation.press import Base, base, pages
from evaluation.result import Result
from tocsin.collect import pages as collected
from tocsin.desk.adding import reading_of
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.errors import SourceError
from tocsin.records import Page, Reading
from tocsin.store import groups, journal

PAGES = 100_000
TOWNS = 4000
THOUSAND = 1000
SAMPLE = Path(__file__).parents[1] / "sample"


def measure(data: Path, split: str | None) -> Result:
    """Add many pages to a new record, and ask it for every list."""
    wanted = int(split or PAGES)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="tocsin-record-") as folder:
        path = Path(folder) / "tocsin.db"
        with Desk(str(path), by="evaluation") as desk:
            made = pages(bases(data), towns())
            spent, kinds = _add(desk, islice(made, wanted))
            lists = _lists(desk)
            reassess, weigh = _reassessed(desk, made)
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    put = wanted - kinds.get("refused", 0)
    slowest = max(lists, key=lambda name: lists[name])
    first, last = spent[THOUSAND : 2 * THOUSAND] or spent, spent[-THOUSAND:]
    return Result(
        benchmark="record",
        data=data.name,
        split=str(wanted),
        items=put,
        figures={
            "pages_per_second_core": put / sum(spent),
            "cost_ratio": (sum(last) / len(last)) / (sum(first) / len(first)),
            "slowest_list_ms": lists[slowest],
            "reassess_ms": reassess,
            "weigh_ms": weigh,
            "bytes_per_article": size / put,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        },
        published={},
        parts={"lists_ms": lists},
        seconds=time.perf_counter() - began,
        notes=(
            f"slowest list: {slowest}",
            ", ".join(f"{number} {what}" for what, number in sorted(kinds.items())),
        ),
    )


def bases(data: Path) -> list[Base]:
    """The articles that pages are made from: the sample's, news events' and GVC's."""
    read = (reading_of(page, None) for page in _pages(data))
    found = (base(one) for one in read if isinstance(one, Reading))
    return [one for one in found if one is not None]


def _pages(data: Path) -> Iterator[Page]:
    for page in collected([SAMPLE]):
        if not isinstance(page, SourceError):
            yield page
    for news in newsevents.articles(data / "newsevents"):
        yield _text(news.name, news.text)
    for document in gvc.documents(data / "gvc", "val"):
        yield _text(document.name, document.text)


def _text(name: str, text: str) -> Page:
    return Page(source=name, content=text.encode(), media_type="text/plain", charset="utf-8")


def towns() -> list[str]:
    """The names of the largest towns, in the order of their sizes."""
    with as_file(files("tocsin.read.places").joinpath("places.sqlite")) as path:
        rows = sqlite3.connect(path).execute(
            "SELECT name FROM places WHERE kind IN ('town', 'capital') "
            "ORDER BY population DESC, id LIMIT ?",
            (TOWNS,),
        )
        return [name for (name,) in rows]


def _add(desk: Desk, made: Iterator[Page]) -> tuple[list[float], dict[str, int]]:
    """Processor seconds of each page, and how many came to what."""
    spent: list[float] = []
    kinds: dict[str, int] = {}
    start = time.process_time()
    for number, outcome in enumerate(desk.add(made, replay=True), 1):
        what = "refused" if isinstance(outcome, SourceError) else outcome.what
        kinds[what] = kinds.get(what, 0) + 1
        now = time.process_time()
        spent.append(now - start)
        start = now
        if number % (10 * THOUSAND) == 0 and os.environ.get("TOCSIN_PROGRESS"):
            print(number, f"{sum(spent[-THOUSAND:]):.1f} ms a page", kinds, flush=True)
    return spent, kinds


_WATCH = """
question = "Is an attack on a crowd being prepared?"
places = {places}
from = 2025-01-01
until = 2026-12-31
base_rate = 0.01
base_source = "made up"
threshold = 0.2
"""


def _reassessed(desk: Desk, made: Iterator[Page]) -> tuple[float, float]:
    """Milliseconds of weighing a watch, and an incident, after one more article of the latter."""
    rows = desk.incidents(limit=200).rows
    places = sorted({name for row in rows for name in row.dossier.places})[:5]
    desk.write_watch(_WATCH.format(places=places), "crowds")
    told: list[groups.Joined] = []
    while not told:
        (added,) = desk.add(islice(made, 1))
        if not isinstance(added, SourceError) and added.article is not None:
            with desk.store.look() as view:
                told = groups.of_article(view, "incident", added.article)
    start = time.perf_counter()
    desk.watches()
    middle = time.perf_counter()
    desk.weigh(told[0].member)
    return 1000 * (middle - start), 1000 * (time.perf_counter() - middle)


def _lists(desk: Desk) -> dict[str, float]:
    """Milliseconds of each list, with and without filters, now and as of a moment in between."""
    found = {}
    for when, as_of in (("now", None), ("then", _middle(desk))):
        for name, ask in _asked(desk, as_of).items():
            ask()
            start = time.perf_counter()
            ask()
            found[f"{name} {when}"] = 1000 * (time.perf_counter() - start)
    return found


def _middle(desk: Desk) -> str:
    """A moment by which the desk knew a third of what it knows."""
    with desk.store.look() as view:
        last = journal.last(view)
        return journal.moment(view, max(1, last // 3))


def _asked(desk: Desk, as_of: str | None) -> dict[str, Callable[[], object]]:
    some = desk.incidents(limit=200, as_of=as_of).rows
    place = next(name for row in some for name in row.dossier.places)
    speaker = desk.statements(limit=1, as_of=as_of).rows[0].statement.speaker
    source = desk.statements(limit=1, as_of=as_of).rows[0].source.outlet
    day = some[len(some) // 2].day
    filters = {
        "": Question(),
        "by place": Question(place=place),
        "by country": Question(place="France"),
        "by kind": Question(kind="shooting"),
        "by period": Question(since=day, until=day),
        "by source": Question(source=source),
        "by place, kind, source": Question(place="Germany", kind="bombing", source=source),
    }
    said = {"": Question(), "by act": Question(kind="denies")}
    said["by speaker"] = Question(actor=speaker)
    asked: dict[str, Callable[[], object]] = {}
    for name, question in filters.items():
        asked[f"incidents {name}".strip()] = partial(desk.incidents, question, as_of=as_of)
        asked[f"timeline {name}".strip()] = partial(desk.timeline, question, as_of=as_of)
    said |= {name: filters[name] for name in ("by place", "by country", "by period", "by source")}
    for name, question in said.items():
        asked[f"statements {name}".strip()] = partial(desk.statements, question, as_of=as_of)
    asked["blame"] = partial(desk.blame, Question(), as_of=as_of)
    asked["warnings"] = partial(desk.warnings, Question(), as_of=as_of)
    for words in ("police", "police killed market", "grenade"):
        asked[f"search {words}"] = partial(desk.search, words.split(), as_of=as_of)
    asked["actor"] = lambda: desk.actor(speaker, as_of=as_of)
    asked["incident"] = lambda: desk.incident(some[0].id, as_of=as_of)
    return asked
