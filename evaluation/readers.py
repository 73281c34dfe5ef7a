"""Twenty readers of a large record at once: `--data` is its file, `--split` how many pages (2000).

`tocsin serve` serves the record on loopback, in processes of its own. Each reader opens pages as a
person does: an address of `_ADDRESSES`, drawn from the record with a fixed seed, or a link of the
page that was read last. First each asks for the next page as soon as the last has come, then each
thinks for a second or two in between. A page's time is that from its request to its last byte;
nothing was looked at before, so that what the desk keeps of former answers is made meanwhile. Last,
Chromium opens one page of each kind with nothing kept; `first_view` is the later of its load event
and its first contentful paint. All share one machine: compare what one run says.

Figures: over all pages and by kind (`_KINDS`) the median, 95th percentile and slowest in ms, the
largest page in kB; pages a second; the processor's time for a page, which other work on the machine
leaves as it is; `answered`, the share of answers that are pages (100 is all).
"""

import html
import http.client
import math
import os
import random
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, TextIO
from urllib.parse import quote_plus, urlsplit

from evaluation.result import Result
from tests.web.chromium import PROGRAM, browser
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.records import INCIDENT_KINDS
from tocsin.store import journal

READERS = 20
PAGES = 2000
SEED = 7
_THINKING = (1.0, 2.0)  # seconds, the shortest and the longest
_LINKS = 0.6  # how often one goes on by a link of the page
_WAIT = 60  # seconds for an answer
_OK = 200
_PUBLISHED = {
    "p95_ms": (300.0, "what issue 9 asks for"),
    "largest_kb": (500.0, "what issue 9 asks for"),
    "first_view_ms": (1500.0, "what issue 9 asks for"),
}

# What pages there are, by the form of their addresses; "then" are all that are of the past. An
# address is of the first kind that fits. What fits none isn't opened: tables, feeds, and weighing
# hundreds of accounts, of which the page says that it takes seconds.
_KINDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(form)
    for name, form in {
        "then": r"/(?!.*[?&]weigh=).*[?&]as_of=.*",
        "today": r"/",
        "incidents": r"/incidents",
        "incidents filtered": r"/incidents\?.+",
        "incident": r"/incidents/\w+(\?after=\d+)?",
        "article": r"/articles/\w+(\?version=\d+)?",
        "actor": r"/actors(/\w+|\?name=.+)",
        "statements": r"/statements(\?.*)?",
        "blame": r"/blame(\?.*)?",
        "warned": r"/warned(\?.*)?",
        "stories": r"/stories(\?.*)?",
        "story": r"/stories/\w+",
        "search": r"/search(\?.*)?",
        "watches": r"/watches",
        "watch": r"/watches/[^/?]+",
        "surges": r"/surges\?.+",
        "cases": r"/cases(/\w+)?",
        "warnings": r"/warnings(/\w+)?",
        "work": r"/(proposals|judgements|grades|recipients|filters)",
        "review": r"/review(\?.*)?|/incidents/\w+/review",
    }.items()
}
# Where one begins; what stands in brackets is drawn from the record (`_Drawn`).
_ADDRESSES = (
    "/",
    "/",
    "/incidents",
    "/incidents",
    "/incidents?place={place}",
    "/incidents?kind={kind}&since={day}",
    "/incidents?until={day}",
    "/incidents?as_of={day}",
    "/incidents/{incident}",
    "/incidents/{incident}",
    "/actors?name={name}",
    "/articles/{article}",
    "/statements",
    "/statements?actor={name}",
    "/blame",
    "/blame?place={place}",
    "/warned",
    "/stories",
    "/stories/{story}",
    "/search?q={word}",
    "/search?q={word}+{place}",
    "/?as_of={day}",
    "/watches",
    "/watches/{watch}",
    "/surges?place={place}",
    "/cases",
    "/warnings",
    "/judgements",
    "/incidents/{incident}/review",
)
_LINK = re.compile(r'<a [^>]*?href="(/[^"#]*)')
_MOMENTS = 20  # of the record, around which is drawn
_ROWS = 25  # of each list around each
_WORDS = ("police", "attack", "market", "bomb", "arrested", "warning", "hospital", "border")


class Answer(NamedTuple):
    """A page that was asked for: its address and kind, its status, how long it took, its bytes."""

    path: str
    kind: str
    status: int
    ms: float
    size: int


def measure(data: Path, split: str | None) -> Result:
    """Serve the record, have it read, and open it in the browser."""
    if not data.is_file():
        raise FileNotFoundError(2, "no record", str(data))
    wanted = int(split or PAGES)
    began = time.perf_counter()
    drawn = _drawn(data)
    with served(data) as (port, process):
        began_at = _spent(process)
        told, spent = _read(port, drawn, wanted, SEED, None)
        cpu = _spent(process) - began_at
        calm, _ = _read(port, drawn, wanted // 4, SEED + 1, _THINKING)
        views = _views(port, drawn) if PROGRAM else {}
    return Result(
        benchmark="readers",
        data=data.name,
        split=str(wanted),
        items=len(told),
        figures={
            **_summed(told),
            "pages_per_second": len(told) / spent,
            "cpu_ms_per_page": 1000 * cpu / max(1, len(told)),
            "thinking_p95_ms": _summed(calm)["p95_ms"],
            "thinking_slowest_ms": _summed(calm)["slowest_ms"],
            **({"first_view_ms": max(views.values())} if views else {}),
        },
        parts={**_by_kind(told), "thinking_p95_ms_by": _by_kind(calm)["p95_ms_by"]}
        | ({"first_view_ms_by": views} if views else {}),
        published=_PUBLISHED,
        seconds=time.perf_counter() - began,
        notes=(
            f"{READERS} readers at once; thinking: {_THINKING[0]} to {_THINKING[1]} s",
            *(f"no page: {one.status} {one.path}" for one in (*told, *calm) if one.status != _OK),
        ),
    )


# Addresses


class _Drawn(NamedTuple):
    """What addresses are made of, by the names that stand in `_ADDRESSES`."""

    known: Mapping[str, Sequence[str]]

    def address(self, dice: random.Random) -> str:
        """One of `_ADDRESSES`, filled; none that the record has nothing for."""
        values = {name: quote_plus(dice.choice(found)) for name, found in self.known.items()}
        fit = [one for one in _ADDRESSES if set(re.findall(r"{(\w+)}", one)) <= values.keys()]
        return dice.choice(fit).format(**values)


def _drawn(data: Path) -> _Drawn:
    """Ids, names and days: of the latest, and of moments all over the record."""
    known: dict[str, set[str]] = defaultdict(set, word=set(_WORDS), kind=set(INCIDENT_KINDS))
    with Desk(str(data), create=False) as desk:
        known["watch"].update(one.watch.name for one in desk.watches())
        for day in _days(desk):
            known["day"].add(day)
            asked = Question(until=day)
            for incident in desk.incidents(asked, limit=_ROWS).rows:
                known["incident"].add(incident.id)
                known["place"].update(list(incident.dossier.places)[:1])
            for row in desk.statements(asked, limit=_ROWS).rows:
                known["article"].add(row.source.article)
                known["name"].add(row.statement.speaker)
            known["story"].update(row.id for row in desk.stories(asked, limit=_ROWS).rows)
    return _Drawn({name: sorted(found) for name, found in known.items() if found})


def _days(desk: Desk) -> list[str]:
    """The days of entries that stand evenly in the record, from its tenth part on."""
    with desk.store.look() as view:
        last = journal.last(view)
        numbers = (last * (one + 2) // (_MOMENTS + 2) for one in range(_MOMENTS))
        return sorted({journal.moment(view, max(1, one))[:10] for one in numbers})


def kind_of(address: str) -> str | None:
    """Of which kind the page at an address is; None of what isn't read here (tables, feeds)."""
    return next((name for name, form in _KINDS.items() if form.fullmatch(address)), None)


def links(page: str) -> list[str]:
    """The addresses of pages that a page leads to, one each, in its order."""
    found = (html.unescape(one) for one in _LINK.findall(page))
    return [one for one in dict.fromkeys(found) if kind_of(one)]


# Reading


@contextmanager
def served(data: Path) -> Iterator[tuple[int, int]]:
    """`tocsin serve` on a record, as it is started by hand; its port, and its process."""
    command = [sys.executable, "-c", "from tocsin.cli import main; main()"]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*command, "serve", "--desk", str(data), "--port", "0"],
            stderr=said,
            env={**os.environ, "TOCSIN_SECRET": secrets.token_hex(32)},
        )
        try:
            yield _port(process, said), process.pid
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(_WAIT)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(process: subprocess.Popen[bytes], said: TextIO) -> int:
    """Where a desk is served, as soon as it says so. Raises RuntimeError where it doesn't."""
    while process.poll() is None:
        said.seek(0)
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", said.read()):
            return int(found[1])
        time.sleep(0.05)
    raise RuntimeError("tocsin serve doesn't start")


def _spent(process: int) -> float:
    """Processor seconds of a process so far, as Linux has them (proc(5): utime and stime)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _read(
    port: int, drawn: _Drawn, wanted: int, seed: int, thinking: tuple[float, float] | None
) -> tuple[list[Answer], float]:
    """What all readers were answered, and how many seconds it took them."""
    start = time.perf_counter()
    read = partial(walk, port, drawn.address, wanted // READERS, thinking=thinking)
    with ThreadPoolExecutor(READERS) as pool:
        found = pool.map(read, range(seed * READERS, (seed + 1) * READERS))
        answers = [one for each in found for one in each]
    return answers, time.perf_counter() - start


def walk(
    port: int,
    address: Callable[[random.Random], str],
    wanted: int,
    seed: int,
    *,
    thinking: tuple[float, float] | None = None,
) -> list[Answer]:
    """One reader, who opens so many pages one after the other over one connection."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    answers, onward = [], list[str]()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_WAIT)
    for _ in range(wanted):
        if thinking:
            time.sleep(dice.uniform(*thinking))
        by_link = onward and dice.random() < _LINKS
        path = dice.choice(onward) if by_link else address(dice)
        try:
            answer, page = _asked(connection, path)
        except (OSError, http.client.HTTPException):
            connection.close()  # and open another
            answer, page = Answer(path, kind_of(path) or "other", 0, 1000.0 * _WAIT, 0), ""
        answers.append(answer)
        onward = links(page)
    connection.close()
    return answers


def _asked(connection: http.client.HTTPConnection, path: str) -> tuple[Answer, str]:
    """A page, by whatever other address it is at in the end."""
    asked, kind, start = path, kind_of(path) or "other", time.perf_counter()
    while True:
        connection.request("GET", path, headers={"Accept": "text/html"})
        response = connection.getresponse()
        body = response.read()
        if not 300 <= response.status < 400:
            break
        path = urlsplit(response.headers["Location"])._replace(scheme="", netloc="").geturl()
    took = 1000 * (time.perf_counter() - start)
    return Answer(asked, kind, response.status, took, len(body)), body.decode()


def _views(port: int, drawn: _Drawn) -> dict[str, float]:
    """Milliseconds until the first view of a page of each kind is complete."""
    dice, found = random.Random(SEED), dict[str, str]()  # noqa: S311 - no secret
    for _ in range(50 * len(_ADDRESSES)):
        path = drawn.address(dice)
        found.setdefault(kind_of(path) or "other", path)
    views = {}
    for kind, path in sorted(found.items()):
        with browser() as page:  # another each time: nothing is kept
            page.goto(f"http://127.0.0.1:{port}{path}")
            views[kind] = float(page.evaluate(_SEEN))
    return views


_SEEN = """() => new Promise(done => {
  const told = () => {
    const end = performance.getEntriesByType('navigation')[0].loadEventEnd;
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    end && paint ? done(Math.max(end, paint.startTime)) : setTimeout(told, 5);
  };
  told();
})"""


# Figures


def _by_kind(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """By each figure the values of all kinds."""
    by_kind: dict[str, list[Answer]] = defaultdict(list)
    for one in answers:
        by_kind[one.kind].append(one)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for kind, those in sorted(by_kind.items()):
        found["pages_by"][kind] = len(those)
        for name, figure in _summed(those).items():
            found[f"{name}_by"][kind] = figure
    return dict(found)


def _summed(answers: Sequence[Answer]) -> dict[str, float]:
    times = [one.ms for one in answers]
    return {
        "median_ms": percentile(times, 50),
        "p95_ms": percentile(times, 95),
        "slowest_ms": percentile(times, 100),
        "largest_kb": max((one.size for one in answers), default=0) / 1000,
        "answered": 100 * sum(one.status == _OK for one in answers) / max(1, len(answers)),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """The least of the values that so many percent of them don't exceed (nearest rank)."""
    ranked = sorted(values)
    if not ranked:
        return 0.0
    return ranked[max(0, math.ceil(len(ranked) * share / 100) - 1)]
