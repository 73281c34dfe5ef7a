"""The service on duty: `--data` is the folder of corpora, `--split` for how many minutes (10).

`tocsin run` with two workers, a process of its own, collects from forty outlets on loopback into
PostgreSQL, with ten watches on the desk. The outlets publish a little more than sixteen pages a
second, which the service has to keep up with all the time; at the end, more than it can read.

- `pages_per_second` that came into the record while it had to keep up; `first` and `last` in the
  first and the last third. `most`: when there was more than it could read.
- `delay`: seconds from a page being got to its being in the record, the median; `delay_9_of_10`.
- `mb_first`, `mb_last`: memory of all its processes in the first and the last third, MB, the
  median.
- `ms_page`, `ms_read`, `ms_enter`: what a page takes at each step, wall-clock, the median.
- `encoder_pages`: what two processes could put through the network in a second if they did nothing
  else; `of_encoder`: `most` as a share of that, in percent.
- `share`: of the processor time by who takes it, in percent: `read` the processes that read,
  `enter` the one that links, weighs and enters, `rest` the one that collects, `database`
  PostgreSQL. `cores`: how many they kept busy.
- `alone`: milliseconds of each stage of a page, nothing else running: `clean`, `network`, `rules`
  make the reading; `link`, `assess` (watches, and what they propose) and `store` enter it.
- `rate`, `mb`, `half`, `nine_in_ten`: rate, memory, and the delay of half and of nine in ten of
  the pages, by the minute at which each twentieth part of the time ended.

The database doesn't wait for its disk, as in the tests, and keeps 1 GB in memory.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from unittest import mock

import psutil
from pytest_httpserver import URI_DEFAULT, HTTPServer
from werkzeug import Request, Response

from evaluation import press
from evaluation.record import bases, towns
from evaluation.result import Result
from tests.store.postgres import server
from tocsin.clean import clean
from tocsin.desk import adding, linking, watching
from tocsin.desk.adding import Asked
from tocsin.desk.desk import Desk
from tocsin.errors import SourceError
from tocsin.read import told
from tocsin.read.network import shipped
from tocsin.records import Page

MINUTES = 10.0
WORKERS = 2
OUTLETS = 40  # each is asked for a page once a second
SEED = 11
BY = "evaluation"
_OFFERED = 17.0  # pages published a second, while it is to keep up
_TOO_MANY = 60.0  # and when it isn't
_OVERLOAD = 240.0  # seconds of that, or half the time before it
_WARM = 90.0  # seconds before anything is measured: the first polls all come at once
_POLLED = 30  # seconds between two polls
_LATEST = 250  # items that a feed has
_MEMORY = "-c shared_buffers=1GB"  # as in deploy/compose.yaml
_PARTS = 20
_ALONE = 200  # pages that are timed alone
_PLACES = (
    "France", "Germany", "Nigeria", "Pakistan", "Turkey", "Kenya", "Mexico", "India", "Iraq",
    "Colombia",
)  # fmt: skip
_WATCH = """
question = "Is an attack on a crowd in {place} being prepared?"
places = ["{place}"]
targets = ["concert", "market", "station", "rally"]
from = 2025-01-01
until = 2027-12-31
base_rate = 0.02
base_source = "made for this"
threshold = 0.2
"""
WATCHES = {place.lower(): _WATCH.format(place=place) for place in _PLACES}


class Outlets:
    """Outlets on loopback, each at an address of its own, whose feeds have what is published."""

    def __init__(self, web: HTTPServer, count: int) -> None:
        self._port, self.count = web.port, count
        self.published: dict[str, float] = {}
        self._pages: dict[str, bytes] = {}
        self._feeds: dict[str, list[str]] = defaultdict(list)
        web.clear()  # of the outlets before
        web.expect_request(URI_DEFAULT).respond_with_handler(self._answer)

    def base(self, number: int) -> str:
        """The address of an outlet: all of 127/8 is this machine."""
        return f"http://127.1.{number // 250}.{number % 250 + 1}:{self._port}"

    def publish(self, number: int, page: Page) -> None:
        """Let an outlet have a page."""
        base = self.base(number % self.count)
        address = f"{base}/news/{len(self._pages)}"
        self._pages[address] = page.content
        self._feeds[base].append(address)
        self.published[address] = time.time()

    def _answer(self, request: Request) -> Response:
        base = f"http://{request.host}"
        if request.path == "/robots.txt":
            return Response("", 404)
        if request.path == "/rss":
            inside = "".join(
                f"<item><title>Report</title><link>{one}</link></item>"
                for one in reversed(self._feeds[base][-_LATEST:])
            )
            body = f"<rss version='2.0'><channel><title>x</title>{inside}</channel></rss>"
            return Response(body, content_type="application/rss+xml")
        return Response(self._pages[base + request.path], content_type="text/html")


class Duty:
    """`tocsin run`, and what it says, by moment."""

    def __init__(self, where: str, folder: Path) -> None:
        self.where, self._folder = where, folder
        self.told: list[dict[str, object]] = []
        # Of each of its processes: whether it reads, and its processor time when last looked at.
        self.seen: dict[int, tuple[bool, float]] = {}
        (folder / "tocsin.toml").write_text("[collect]\nprivate = true\n", "utf-8")
        self._start()

    def _start(self) -> None:
        command = [str(Path(sys.executable).with_name("tocsin")), "run", "--no-deliver"]
        command += ["--workers", str(WORKERS), "--log", "json", "--by", BY]
        command += ["--desk", self.where, "--settings", str(self._folder / "tocsin.toml")]
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None  # noqa: S101
        for line in process.stdout:
            try:
                self.told.append(json.loads(line))
            except ValueError:
                continue  # cut off by a kill

    def kill(self) -> None:
        """End it without a word, and start it again."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._start()

    def stop(self) -> None:
        """Let it end what it does."""
        self.process.terminate()
        self.process.wait(120)

    def memory(self) -> float:
        """What all its processes hold, MB."""
        own = psutil.Process(self.process.pid)
        held, gives_way = float(own.memory_info().rss), own.nice()
        for one in own.children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # it was just replaced
                held += one.memory_info().rss
                # Those that read give way to the others.
                self.seen[one.pid] = one.nice() > gives_way, _of_process(one)
        return held / 1e6

    def of(self, step: str) -> list[dict[str, object]]:
        """What it said of a step."""
        return [one for one in list(self.told) if one["step"] == step]


class Spent(NamedTuple):
    """Processor time, in seconds, by who took it."""

    read: float
    enter: float
    rest: float
    database: float


def measure(data: Path, split: str | None) -> Result:
    """Watch it at work."""
    seconds, began = 60 * float(split or MINUTES), time.perf_counter()
    made = press.pages(bases(data), towns(), SEED)
    with world() as (web, (where,), folder):
        outlets = Outlets(web, OUTLETS)
        duty = begun(where, folder, outlets, least=_POLLED)
        _published(outlets, made, _OFFERED, _WARM, duty)
        before, start = _spent(duty), time.time()
        memory = _published(outlets, made, _OFFERED, seconds, duty)
        after, end = _spent(duty), time.time()
        _published(outlets, made, _TOO_MANY, min(_OVERLOAD, seconds / 2), duty)
        full = time.time()
        duty.stop()
        alone = _alone(where, list(islice(made, _ALONE)))
    delays = _delays(duty)
    steady = [one for one in delays if start <= one[0] < end]
    third = (end - start) / 3
    most = sum(end + (full - end) / 4 <= one[0] < full for one in delays) / (full - end) * 4 / 3
    encoder = 1000 * WORKERS / alone["network"]
    taken = Spent(*(one - other for one, other in zip(after, before, strict=True)))
    return Result(
        benchmark="duty",
        data=data.name,
        split=f"{seconds / 60:g} minutes",
        items=len(delays),
        figures={
            "pages_per_second": len(steady) / (end - start),
            "first": sum(one[0] < start + third for one in steady) / third,
            "last": sum(one[0] >= end - third for one in steady) / third,
            "most": most,
            "delay": median(delay for _, delay in steady),
            "delay_9_of_10": nine_in_ten([delay for _, delay in steady]),
            "mb_first": median(mb for at, mb in memory if at < start + third),
            "mb_last": median(mb for at, mb in memory if at >= end - third),
            **{f"ms_{step}": 1000 * median(_seconds(duty, step)) for step in _STEPS},
            "encoder_pages": encoder,
            "of_encoder": 100 * most / encoder,
            "cores": sum(taken) / (end - start),
        },
        parts={
            "share": {name: 100 * one / sum(taken) for name, one in taken._asdict().items()},
            "alone": alone,
            **course(start, end, steady, memory),
        },
        published={},
        seconds=time.perf_counter() - began,
        notes=(f"{len(outlets.published)} pages were published",),
    )


_STEPS = ("page", "read", "enter")


@contextmanager
def world(databases: int = 1) -> Iterator[tuple[HTTPServer, Sequence[str], Path]]:
    """Loopback for outlets, so many empty databases, and a folder."""
    with (
        server(_MEMORY) as postgres,
        HTTPServer(host="0.0.0.0", threaded=True) as web,  # noqa: S104 - all of 127/8
        tempfile.TemporaryDirectory(prefix="tocsin-duty-") as name,
        ExitStack() as stack,
    ):
        yield web, [stack.enter_context(postgres.database()) for _ in range(databases)], Path(name)


def begun(where: str, folder: Path, outlets: Outlets, *, least: int) -> Duty:
    """The service of a desk that watches, and collects from outlets as often as is said."""
    with Desk(where, by=BY) as desk:
        for name, watch in WATCHES.items():
            desk.write_watch(watch, name)
        for number in range(outlets.count):
            subscribe(desk, outlets, number, least)
    return Duty(where, folder)


def subscribe(desk: Desk, outlets: Outlets, number: int, every: int) -> None:
    """Collect from an outlet every so many seconds."""
    address = f"{outlets.base(number)}/rss"
    desk.sources.add(address, name=f"Outlet {number}", least=every, most=every)


def moment(told: dict[str, object]) -> float:
    """When something was told, in seconds since 1970."""
    return datetime.fromisoformat(str(told["at"])).astimezone(UTC).timestamp()


def _published(
    outlets: Outlets, made: Iterator[Page], rate: float, seconds: float, duty: Duty
) -> list[tuple[float, float]]:
    """Publish so many pages a second; the memory of the service now and then."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    memory: list[tuple[float, float]] = []
    start, done = time.time(), 0
    while (now := time.time()) < start + seconds:
        for _ in range(int((now - start) * rate) - done):
            outlets.publish(dice.randrange(outlets.count), next(made))
            done += 1
        if not memory or now > memory[-1][0] + 10:
            memory.append((now, duty.memory()))
        time.sleep(0.2)
    return memory


def _delays(duty: Duty) -> list[tuple[float, float]]:
    """When each page was entered, and how long after it was got, in seconds."""
    got = {one["about"]: moment(one) for one in duty.of("page")}
    return [
        (moment(one), moment(one) - got[one["about"]])
        for one in duty.of("enter")
        if one["about"] in got
    ]


def course(
    start: float,
    end: float,
    steady: Sequence[tuple[float, float]],
    memory: Sequence[tuple[float, float]],
) -> dict[str, dict[str, float]]:
    """Rate, memory and delays in each part of the time."""
    long = (end - start) / _PARTS
    bounds = [start + (number + 1) * long for number in range(_PARTS - 1)]
    delays: dict[int, list[float]] = defaultdict(list)
    held: dict[int, list[float]] = defaultdict(list)
    for at, delay in steady:
        delays[bisect(bounds, at)].append(delay)
    for at, mb in memory:
        held[bisect(bounds, at)].append(mb)
    ends = {number: f"{round((number + 1) * long / 60, 1):g}" for number in range(_PARTS)}
    return {
        "rate": {ends[n]: len(found) / long for n, found in sorted(delays.items())},
        "mb": {ends[n]: median(found) for n, found in sorted(held.items())},
        "half": {ends[n]: median(found) for n, found in sorted(delays.items())},
        "nine_in_ten": {ends[n]: nine_in_ten(found) for n, found in sorted(delays.items())},
    }


def nine_in_ten(values: Sequence[float]) -> float:
    """What nine in ten of some values are below."""
    return quantiles(values, n=10)[-1] if len(values) > 1 else max(values)


def _seconds(duty: Duty, step: str) -> Sequence[float]:
    return [float(str(one.get("seconds", 0.0))) for one in duty.of(step)]


def _spent(duty: Duty) -> Spent:
    """What was taken so far; of processes that ended, up to when they were last looked at."""
    duty.memory()
    read = sum(spent for reads, spent in duty.seen.values() if reads)
    enter = sum(spent for reads, spent in duty.seen.values() if not reads)
    times = psutil.Process(duty.process.pid).cpu_times()
    return Spent(read, enter, times.user + times.system, _of_server(duty.where))


def _of_server(where: str) -> float:
    with Desk(where) as desk, desk.store.look() as view:
        backend = view.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        server = psutil.Process(backend).parent()
        assert server is not None  # noqa: S101
        return _of_process(server) + sum(map(_of_process, server.children()))


def _of_process(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)


def _alone(where: str, pages: Sequence[Page]) -> dict[str, float]:
    """Milliseconds of each stage of a page, in one process that does nothing else."""
    spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def timed(stage: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        spent[stage] += time.perf_counter() - begun

    count = 0
    with (
        Desk(where, by=BY) as desk,
        mock.patch.object(linking, "link", timed("link")(linking.link)),
        mock.patch.object(watching, "observe", timed("assess")(watching.observe)),
    ):
        for page in pages:
            try:
                with timed("clean"):
                    article = clean(page)
            except SourceError:
                continue
            with timed("network"):
                marks = shipped().read(article.text)
            with timed("rules"):
                reading = told(article, marks, shipped().name)
            with timed("store"):
                adding.put(desk.store, page, reading, Asked(by=BY), desk.now)
            count += 1
    spent["store"] -= spent["link"] + spent["assess"]
    stages = ("clean", "network", "rules", "link", "assess", "store")
    return {stage: 1000 * spent[stage] / count for stage in stages}
