"""Killed while adding: `--data` is the folder of corpora, `--split` how many pages (2000).

A process adds pages to a record and is killed (SIGKILL) at random moments, again and again; the
last one is left to finish. The record must then be, byte for byte as it is exported, that of a run
that nobody disturbed: on SQLite and on PostgreSQL. With `replay` the desk's clock is that of the
pages, so that both runs may differ in nothing. Figures: how many kills hit a running process, and
for each database whether the records are the same (100 or 0).
"""

import io
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from evaluation import press
from evaluation.record import bases, towns
from evaluation.result import Result
from tests.store.postgres import server
from tocsin.collect import pages
from tocsin.desk.desk import Desk
from tocsin.errors import FetchError, SourceError
from tocsin.records import Page

PAGES = 2000
KILLS = 60
SEED = 7
_SHOWN = 300  # characters of a line that differs


def measure(data: Path, split: str | None) -> Result:
    """Kill it and compare."""
    wanted = int(split or PAGES)
    began = time.perf_counter()
    figures: dict[str, float] = {}
    notes: list[str] = []
    with tempfile.TemporaryDirectory(prefix="tocsin-kills-") as name, _databases() as url:
        folder = Path(name)
        _print(folder / "pages", data, wanted)
        took = calm(folder, str(folder / "calm.db"))
        undisturbed = exported(str(folder / "calm.db"))
        for database, where in (("sqlite", str(folder / "killed.db")), ("postgresql", url)):
            figures[f"{database}_kills"] = disturbed(folder, where, took, KILLS)
            found = exported(where)
            figures[f"{database}_same"] = 100.0 * (found == undisturbed)
            notes += difference(database, undisturbed, found)
    return Result(
        benchmark="kills",
        data=data.name,
        split=str(wanted),
        items=wanted,
        figures=figures,
        published={},
        seconds=time.perf_counter() - began,
        notes=(
            f"an undisturbed run takes {took:.0f} s; its export has {len(undisturbed):,} bytes",
            *notes,
        ),
    )


def difference(name: str, expected: bytes, found: bytes) -> list[str]:
    """Where two exports differ, if they do: how many lines, and the first of each."""
    one, other = expected.splitlines(), found.splitlines()
    missing, extra = set(one) - set(other), set(other) - set(one)
    return [
        f"{name}: {len(lines)} lines {what}, the first {_first(all_, lines)}"
        for what, all_, lines in (("missing", one, missing), ("that should not be", other, extra))
        if lines
    ]


def _first(lines: Sequence[bytes], those: Collection[bytes]) -> str:
    return next(line for line in lines if line in those)[:_SHOWN].decode("utf-8", "replace")


@contextmanager
def _databases() -> Iterator[str]:
    with server() as running, running.database() as url:
        yield url


def _print(folder: Path, data: Path, wanted: int) -> None:
    """The pages as files, whose names are in their order."""
    folder.mkdir()
    made = press.pages(bases(data), towns(), SEED)
    for number, page in enumerate(islice(made, wanted)):
        (folder / f"{number:06}.html").write_bytes(page.content)


def add(folder: str, where: str) -> None:
    """What is killed: add all pages of a folder, which must come in the order of their times.

    Raises SourceError where a page is refused: of a record that lacks pages little is shown.
    """
    with Desk(where, by="evaluation") as desk:
        for added in desk.add(map(_timeless, pages([folder])), replay=True):
            if isinstance(added, SourceError):
                raise added


def _timeless(page: Page | FetchError) -> Page | FetchError:
    """When a file was read is the one thing in which two runs differ."""
    return page if isinstance(page, FetchError) else replace(page, fetched=None)


def _start(folder: Path, where: str) -> subprocess.Popen[bytes]:
    command = "import sys; from evaluation.kills import add; add(*sys.argv[1:])"
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", command, str(folder / "pages"), where]
    )


def calm(folder: Path, where: str) -> float:
    """Add the pages of `folder/pages` and let nobody disturb it; how long it took, in seconds."""
    start = time.perf_counter()
    _check(_start(folder, where).wait())
    return time.perf_counter() - start


def _check(code: int) -> None:
    if code != 0:
        raise RuntimeError("adding the pages failed")


def disturbed(folder: Path, where: str, took: float, wanted: int) -> int:
    """Add the pages of `folder/pages` with a process that is killed again and again; how often.

    `took` is how long it takes undisturbed, in seconds, `wanted` how often it is to be killed.
    """
    dice = random.Random(SEED)  # noqa: S311 - no secret
    kills = 0
    while kills < wanted:
        process = _start(folder, where)
        try:
            # So that the kills are spread over the whole run, starting up included.
            code = process.wait(1.0 + dice.random() * 2 * took / wanted)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        else:
            _check(code)
            break  # all pages are in
    calm(folder, where)
    return kills


def exported(where: str) -> bytes:
    """All of a record."""
    out = io.BytesIO()
    with Desk(where) as desk:
        desk.export(out)
    return out.getvalue()
