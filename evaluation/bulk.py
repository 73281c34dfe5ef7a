"""Archives in bulk: `--data` is the folder of corpora, `--split` how many pages (800).

Pages are made by `evaluation.press` as an archive, and read by each engine with one worker and
with two, each time into a new folder of work and a new record. For each engine:

- `pages_per_second_1`, `_2`: reading alone, wall-clock, starting the workers included
- `speedup`: of reading with two workers against one
- `whole_speedup`: of reading and entering, which one process does in order
- `entering`: its share of the whole time with one worker, in percent
- `same`: 100 if both records are the same, byte for byte as exported

These are ratios of one run: other work on the machine changes them, and is to be told beside them.
"""

import io
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from evaluation import press
from evaluation.record import bases, towns
from evaluation.result import Result
from tocsin.collect.archives import write_lines
from tocsin.desk import adding
from tocsin.desk.bulk import entering, planning, running
from tocsin.desk.bulk.running import Engine
from tocsin.desk.bulk.work import Work
from tocsin.desk.desk import Desk
from tocsin.store.journal import written

PAGES = 800
ENGINES: tuple[Engine, ...] = ("local", "ray")


class Run(NamedTuple):
    """How long reading and entering took, in seconds, and what the record came to."""

    reading: float
    entering: float
    exported: bytes


def measure(data: Path, split: str | None) -> Result:
    """Read an archive by each engine with one and two workers."""
    wanted = int(split or PAGES)
    began = time.perf_counter()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="tocsin-bulk-") as name:
        archive = Path(name) / "pages.jsonl"
        pages = islice(press.pages(bases(data), towns()), wanted)
        archive.write_bytes(b"".join(write_lines(pages)))
        for engine in ENGINES:
            runs = [run(archive, engine, workers) for workers in (1, 2)]
            figures |= {f"{engine}_{name}": value for name, value in score(wanted, *runs).items()}
    return Result(
        benchmark="bulk",
        data=data.name,
        split=str(wanted),
        items=wanted,
        figures=figures,
        published={},
        seconds=time.perf_counter() - began,
        notes=(f"{os.cpu_count()} cores; load over the last quarter {os.getloadavg()[2]:.1f}",),
    )


def score(pages: int, one: Run, two: Run) -> dict[str, float]:
    """The figures of one engine."""
    whole = one.reading + one.entering
    return {
        "pages_per_second_1": pages / one.reading,
        "pages_per_second_2": pages / two.reading,
        "speedup": one.reading / two.reading,
        "whole_speedup": whole / (two.reading + two.entering),
        "entering": 100 * one.entering / whole,
        "same": 100.0 * (one.exported == two.exported),
    }


def run(archive: Path, engine: Engine, workers: int) -> Run:
    """Read an archive and enter what was read, into a new record."""
    with tempfile.TemporaryDirectory(prefix="tocsin-bulk-") as folder:
        work = Work(f"{folder}/work")
        with Desk(f"{folder}/it.db", by="evaluation", clock=_clock()) as desk:
            start = time.perf_counter()
            way = planning.Way(reader=planning.reader())
            pool = running.workers(engine, workers)
            manifest = running.read(desk.store, [str(archive)], way, work, pool, lambda _: None)
            middle = time.perf_counter()
            asked = adding.Asked(by="evaluation")
            for _ in entering.enter(desk.store, manifest, work, asked, desk.now):
                pass
            end = time.perf_counter()
            out = io.BytesIO()
            desk.export(out)
    return Run(middle - start, end - middle, out.getvalue())


def _clock() -> Callable[[], str]:
    """A clock that goes on with each look, and is the same for every run."""
    began = datetime(2026, 6, 1, tzinfo=UTC)
    seconds = count()
    return lambda: written(began + timedelta(seconds=next(seconds)))
