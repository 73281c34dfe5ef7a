"""How fast a core turns the bytes of pages into briefs: `--data` is the folder of `pages`.

One thread, weights loaded beforehand, every page once after a warm-up on the first, in processor
time, so that other work on the machine counts less. Pages that hold no English article are left
out of the rate and counted in a note. `share` gives each stage's part of the time in percent:
`clean` (bytes to article), `tag` (the network, all heads), `rules` (all else that makes a brief).
`tokens_per_second_core` counts word pieces, through the network and its decoding.
`peak_mb` is the whole process's, the corpus's pages one at a time. `help_cpu_seconds` is the
processor time of `tocsin --help` in a process of its own, the best of three. These machines
differ: compare ratios within one run, not absolute times.
"""

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from evaluation.result import Result
from tocsin.clean import clean
from tocsin.errors import SourceError
from tocsin.read import told
from tocsin.read.network import shipped
from tocsin.records import Page

_HELP_RUNS = 3


def measure(data: Path, split: str | None) -> Result:
    """Time every page of the corpus."""
    index = data / "evaldata.json"
    entries = json.loads(index.read_text("utf-8"))
    spent: Counter[str] = Counter()
    pages = pieces = failed = 0
    began = time.perf_counter()
    for number, (address, entry) in enumerate(entries.items()):
        content = (data / "html" / entry["file"]).read_bytes()
        page = Page(source=entry["file"], content=content, address=address, media_type="text/html")
        if number == 0:
            _timed(page)
        try:
            times, length = _timed(page)
        except SourceError:
            failed += 1
            continue
        spent.update(times)
        pages += 1
        pieces += length
    total = sum(spent.values())
    return Result(
        benchmark="speed",
        data=data.name,
        split=split,
        items=pages,
        figures={
            "pages_per_second_core": pages / total if total else 0.0,
            "tokens_per_second_core": pieces / spent["tag"] if spent["tag"] else 0.0,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "help_cpu_seconds": help_cpu_seconds(),
        },
        parts={"share": {stage: 100 * part / total for stage, part in spent.items()}},
        published={"tokens_per_second_core": (12200.0, "MiniLM-L6 int8 alone, two-core machine")},
        seconds=time.perf_counter() - began,
        notes=(
            f"{pieces / pages if pages else 0:.0f} word pieces a page",
            f"{failed} pages without an English article left out; weights {shipped().name}",
        ),
    )


def _timed(page: Page) -> tuple[dict[str, float], int]:
    """Seconds by stage, and the number of word pieces that the head read."""
    start = time.process_time()
    article = clean(page)
    cleaned = time.process_time()
    marks = shipped().read(article.text)
    read = time.process_time()
    told(article, marks, shipped().name)
    done = time.process_time()
    pieces = len(marks.pieces.ids)
    return {"clean": cleaned - start, "tag": read - cleaned, "rules": done - read}, pieces


def help_cpu_seconds() -> float:
    """Processor time, user and system, of `tocsin --help`."""
    best = float("inf")
    for _ in range(_HELP_RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-c", "from tocsin.cli import main; main()", "--help"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, spent)
    return best
