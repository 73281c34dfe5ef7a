"""The service on duty: `--data` is the folder of corpora, `--split` minutes of each part (10).

`tocsin run` with two workers, a process of its own, collects from outlets on loopback into
PostgreSQL. Three parts:

- *Throughput*: outlets that have more than can be read. `pages_per_second` that came into the
  record; `first` and `last` the same in the first and the last third; `mb_first`, `mb_last` the
  memory of all its processes; `ms_page`, `ms_read`, `ms_enter` what a page takes at each step, and
  `of_reading` the rate as a share of what two processes could read that do nothing else.
- *Latency*: 200 outlets that publish now and then. `beyond_poll`: seconds from the poll that could
  see an item to its article in the record, the median; `beyond_poll_9_of_10`.
- *Soak*: the same pages while the service is killed (SIGKILL) and its connections are cut at
  random. `kills`; `soak_same`: 100 where the record then has the articles of an undisturbed run,
  each once, with the same texts, and is sound.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

import psutil
import psycopg
from pytest_httpserver import URI_DEFAULT, HTTPServer
from sqlalchemy import make_url
from werkzeug import Request, Response

from evaluation import press
from evaluation.record import bases, towns
from evaluation.result import Result
from tests.store.postgres import server
from tocsin.desk.desk import Desk
from tocsin.records import Page
from tocsin.store import articles

MINUTES = 10.0
_WORKERS = 2
_BUSY = 40  # outlets of the first part and the last: each is asked once a second
_MANY = 200  # outlets of the second
_POLLED = 30  # seconds between two polls there
_SOAKED = 600  # pages of the last
_RECOVERY = 1200  # seconds: a request that was lost is made again after five minutes
SEED = 11


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
                for one in reversed(self._feeds[base])
            )
            body = f"<rss version='2.0'><channel><title>x</title>{inside}</channel></rss>"
            return Response(body, content_type="application/rss+xml")
        return Response(self._pages[base + request.path], content_type="text/html")


class Duty:
    """`tocsin run`, and what it says, by moment."""

    def __init__(self, where: str, folder: Path) -> None:
        self.where, self._folder = where, folder
        self.told: list[dict[str, object]] = []
        (folder / "tocsin.toml").write_text("[collect]\nprivate = true\n", "utf-8")
        self._start()

    def _start(self) -> None:
        command = [str(Path(sys.executable).with_name("tocsin")), "run", "--no-deliver"]
        command += ["--workers", str(_WORKERS), "--log", "json", "--by", "evaluation"]
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
        one = psutil.Process(self.process.pid)
        family = (one, *one.children(recursive=True))
        return float(sum(each.memory_info().rss for each in family)) / 1e6

    def of(self, step: str) -> list[dict[str, object]]:
        """What it said of a step."""
        return [one for one in self.told if one["step"] == step]


def measure(data: Path, split: str | None) -> Result:
    """Watch it at work."""
    minutes, began = float(split or MINUTES), time.perf_counter()
    made = press.pages(bases(data), towns(), SEED)
    figures: dict[str, float] = {}
    notes: list[str] = []
    with (
        server() as postgres,
        HTTPServer(host="0.0.0.0", threaded=True) as web,  # noqa: S104 - all of 127/8
        tempfile.TemporaryDirectory(prefix="tocsin-duty-") as name,
    ):
        for part in (throughput, latency):
            with postgres.database() as url:
                more, said = part(web, url, Path(name), made, minutes)
                figures |= more
                notes += said
        with postgres.database() as calm, postgres.database() as shaken:
            more, said = soak(web, (calm, shaken), Path(name), made, minutes)
            figures |= more
            notes += said
    return Result(
        benchmark="duty",
        data=data.name,
        split=f"{minutes:g} minutes",
        items=int(figures["pages"]),
        figures=figures,
        published={},
        seconds=time.perf_counter() - began,
        notes=tuple(notes),
    )


Part = tuple[dict[str, float], list[str]]


def throughput(
    web: HTTPServer, where: str, folder: Path, made: Iterator[Page], minutes: float
) -> Part:
    """More is published than can be read."""
    outlets = Outlets(web, _BUSY)
    for number, page in enumerate(islice(made, int(minutes * 60 * 40))):
        outlets.publish(number, page)
    duty = _begun(where, folder, outlets, least=3600)
    memory = list(_watched(duty, minutes * 60))
    duty.stop()
    entered = [_moment(one) for one in duty.of("enter")]
    start, end = entered[0], entered[-1]
    third = (end - start) / 3
    rates = [
        sum(start + n * third <= one < start + (n + 1) * third for one in entered) / third
        for n in range(3)
    ]
    read = median(_seconds(duty, "read"))
    figures = {
        "pages": float(len(entered)),
        "pages_per_second": len(entered) / (end - start),
        "first": rates[0],
        "last": rates[-1],
        "mb_first": memory[len(memory) // 3],
        "mb_last": memory[-1],
        "ms_page": 1000 * median(_seconds(duty, "page")),
        "ms_read": 1000 * read,
        "ms_enter": 1000 * median(_seconds(duty, "enter")),
        "of_reading": 100 * len(entered) / (end - start) * read / _WORKERS,
    }
    return figures, [f"{len(duty.of('page'))} pages were got, {len(entered)} entered"]


def latency(
    web: HTTPServer, where: str, folder: Path, made: Iterator[Page], minutes: float
) -> Part:
    """Two hundred outlets publish now and then, and each is polled at its interval."""
    outlets, dice = Outlets(web, _MANY), random.Random(SEED)  # noqa: S311 - no secret
    duty = _begun(where, folder, outlets, least=_POLLED)
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        outlets.publish(dice.randrange(_MANY), next(made))
        time.sleep(dice.expovariate(1.0))
    time.sleep(2 * _POLLED)
    duty.stop()
    polls: dict[str, list[float]] = defaultdict(list)
    for one in duty.of("poll"):
        polls[str(one["about"])].append(_moment(one))
    waits = []
    for one in duty.of("enter"):
        address = str(one["about"])
        feed = address.partition("/news/")[0] + "/rss"
        saw = [poll for poll in polls[feed] if poll >= outlets.published[address]]
        waits += [_moment(one) - min(saw)] if saw else []
    figures = {"beyond_poll": median(waits), "beyond_poll_9_of_10": quantiles(waits, n=10)[-1]}
    return figures, [f"latency of {len(waits)} items of {_MANY} outlets, polled each {_POLLED} s"]


def soak(
    web: HTTPServer,
    where: tuple[str, str],
    folder: Path,
    made: Iterator[Page],
    minutes: float,
) -> Part:
    """The same pages twice: undisturbed, and while it is killed and cut off."""
    outlets, dice = Outlets(web, _BUSY), random.Random(SEED)  # noqa: S311
    for number, page in enumerate(islice(made, _SOAKED)):
        outlets.publish(number, page)
    calm = _begun(where[0], folder, outlets, least=3600)
    _until(calm, len(outlets.published), minutes * 60)
    calm.stop()
    kills, cuts = 0, 0
    duty = _begun(where[1], folder, outlets, least=3600)
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end and _count(where[1]) < len(outlets.published):
        time.sleep(dice.uniform(2, 12))
        if dice.random() < 0.5:
            duty.kill()
            kills += 1
        else:
            cuts += _cut(where[1])
    _until(duty, len(outlets.published), minutes * 60 + _RECOVERY)
    duty.stop()
    same, sound = _texts(where[0]) == _texts(where[1]), _sound(where[1])
    figures = {"kills": float(kills), "cuts": float(cuts), "soak_same": 100.0 * (same and sound)}
    return figures, [f"{_count(where[0])} and {_count(where[1])} articles; sound: {sound}"]


def _begun(where: str, folder: Path, outlets: Outlets, *, least: int) -> Duty:
    with Desk(where, by="evaluation") as desk:
        for number in range(outlets.count):
            desk.sources.add(
                f"{outlets.base(number)}/rss", name=f"Outlet {number}", least=least, most=least
            )
    return Duty(where, folder)


def _watched(duty: Duty, seconds: float) -> Iterator[float]:
    """Its memory, now and then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(min(15.0, seconds / 10))
        yield duty.memory()


def _until(duty: Duty, count: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and duty.process.poll() is None and _count(duty.where) < count:
        time.sleep(1)


def _cut(where: str) -> int:
    """End all connections of the service to its database; how many."""
    at = make_url(where)
    with psycopg.connect(
        host=str(at.query["host"]), user=at.username, dbname=at.database, autocommit=True
    ) as connection:
        found = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return len(found.fetchall())


def _count(where: str) -> int:
    with Desk(where) as desk:
        return desk.size().articles


def _texts(where: str) -> list[tuple[str, str | None]]:
    """Every version of every article, and its text."""
    with Desk(where) as desk, desk.store.look() as view:
        every = articles.filed(view, articles.numbers(view)).values()
        return sorted((one.article, one.text_sha256) for one in every)


def _sound(where: str) -> bool:
    with Desk(where) as desk:
        return not list(desk.verify())


def _moment(told: dict[str, object]) -> float:
    return datetime.fromisoformat(str(told["at"])).astimezone(UTC).timestamp()


def _seconds(duty: Duty, step: str) -> Sequence[float]:
    return [float(str(one.get("seconds", 0.0))) for one in duty.of(step)]
