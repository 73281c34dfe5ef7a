"""Shaking the service: `--data` is the folder of corpora, `--split` for how many minutes (60).

`tocsin run` with two workers collects from forty outlets on loopback into PostgreSQL. Every few
seconds, at random, it is killed with its processes (SIGKILL), or one of these alone is, or its
connections to the database are cut. Pages are published all the while, as many as that leaves time
for. Afterwards the same pages are entered into another record by one process that nobody disturbs,
in the same order and at the same moments.

- `kills`, `readers`, `cuts`: how often each was done
- `all_once`: 100 where every page that was published became one article of one version
- `soak_same`: 100 where both records are the same, byte for byte as exported, and `verify` finds
  nothing wrong
"""

import random
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import psutil
import psycopg
from sqlalchemy import make_url

from evaluation import press
from evaluation.duty import BY, OUTLETS, SEED, WATCHES, Duty, Outlets, begun, subscribe, world
from evaluation.kills import difference, exported
from evaluation.record import bases, towns
from evaluation.result import Result
from tocsin.desk import adding
from tocsin.desk.adding import Asked
from tocsin.desk.desk import Desk
from tocsin.errors import SourceError
from tocsin.records import Page
from tocsin.store import articles, journal

MINUTES = 60.0
_PACE = 1.0  # pages a second that are published
_POLLED = 30  # seconds between two polls
_APART = (2.0, 12.0)  # seconds between two blows
_RECOVERY = 1800  # seconds: a request that was lost is made again after five minutes


def measure(data: Path, split: str | None) -> Result:
    """Shake it, and compare."""
    seconds, began = 60 * float(split or MINUTES), time.perf_counter()
    made = press.pages(bases(data), towns(), SEED)
    with world(2) as (web, (shaken, calm), folder):
        outlets = Outlets(web, OUTLETS)
        duty = begun(shaken, folder, outlets, least=_POLLED)
        pages = list(islice(made, int(seconds * _PACE)))
        done = _shake(duty, outlets, pages, seconds)
        _recovered(duty, len(pages))
        duty.stop()
        replay(shaken, calm, outlets)
        wanted, found = _told(exported(calm)), _told(exported(shaken))
        with Desk(shaken) as desk:
            versions = [one.article for one in _versions(desk)]
            addresses = desk.size().articles
            faults = [str(one) for one in desk.verify()]
    once = len(pages) == len(versions) == len(set(versions)) == addresses
    return Result(
        benchmark="soak",
        data=data.name,
        split=f"{seconds / 60:g} minutes",
        items=len(pages),
        figures={
            "kills": float(done["kill"]),
            "readers": float(done["reader"]),
            "cuts": float(done["cut"]),
            "all_once": 100.0 * once,
            "soak_same": 100.0 * (wanted == found and not faults),
        },
        published={},
        seconds=time.perf_counter() - began,
        notes=(
            f"{addresses} articles in {len(versions)} versions; {len(found):,} bytes exported",
            *difference("record", wanted, found),
            *faults[:5],
        ),
    )


def replay(where: str, to: str, outlets: Outlets) -> None:
    """Enter into an empty record what is in another, in the same order and at the same moments.

    Raises ValueError for an entry that a service which only collects doesn't make.
    """
    moment = ""
    with (
        Desk(where) as desk,
        desk.store.look() as view,
        Desk(to, by=BY, clock=lambda: moment) as calm,
    ):
        pages = iter(articles.page_ids(view))
        for line in journal.lines(view):
            moment = line.moment
            match line.what.split():
                case ["add", _]:
                    page = articles.kept_page(view, next(pages))
                    reading = adding.reading_of(page, None)
                    if isinstance(reading, SourceError):
                        raise reading
                    adding.put(calm.store, page, reading, Asked(by=BY), calm.now)
                case ["watch", name]:
                    calm.write_watch(WATCHES[name], name)
                case ["source", "Outlet", number, "added"]:
                    subscribe(calm, outlets, int(number.rstrip(":")), _POLLED)
                case _:
                    raise ValueError(line.what)


# How collecting goes at a moment is of the service, not of the world; the end counts all lines.
# They are named, so that a table that is new is compared until somebody says otherwise.
_NOW = ("beat", "end", "host", "item", "notice", "poll", "robots", "seen", "turn")
_OF_NOW = tuple(f'{{"table":"{name}",'.encode() for name in _NOW)


def _told(record: bytes) -> bytes:
    """An export without what tells of how collecting goes."""
    return b"\n".join(line for line in record.splitlines() if not line.startswith(_OF_NOW))


def _shake(duty: Duty, outlets: Outlets, pages: Sequence[Page], seconds: float) -> Counter[str]:
    """Publish all pages in so many seconds, and deal blows meanwhile; how many of each."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    done: Counter[str] = Counter()
    start, published = time.monotonic(), 0
    blow = start + 20
    while (now := time.monotonic()) < start + seconds or published < len(pages):
        for page in pages[published : int((now - start) * _PACE)]:
            outlets.publish(dice.randrange(outlets.count), page)
            published += 1
        if now > blow:
            done[_blow(duty, dice)] += 1
            blow = now + dice.uniform(*_APART)
        time.sleep(0.2)
    return done


def _blow(duty: Duty, dice: random.Random) -> str:
    what = dice.choice(("kill", "reader", "cut"))
    if what == "kill":
        duty.kill()
    elif what == "cut":
        _cut(duty.where)
    else:
        children = psutil.Process(duty.process.pid).children()
        begun = [one for one in children if any("spawn_main" in word for word in one.cmdline())]
        if not begun:  # it has only started
            return "missed"
        dice.choice(begun).kill()
    return what


def _cut(where: str) -> None:
    """End all connections of the service to its database."""
    at = make_url(where)
    with psycopg.connect(
        host=str(at.query["host"]), user=at.username, dbname=at.database, autocommit=True
    ) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def _recovered(duty: Duty, count: int) -> None:
    """Wait until it has so many articles, or doesn't get any further."""
    end = time.monotonic() + _RECOVERY
    while time.monotonic() < end and duty.process.poll() is None:
        with Desk(duty.where) as desk:
            if desk.size().articles >= count:
                return
        time.sleep(2)


def _versions(desk: Desk) -> Sequence[articles.Filed]:
    """Every version of every article."""
    with desk.store.look() as view:
        return list(articles.filed(view, articles.numbers(view)).values())
