"""A day in a world of 200 outlets: `--data` isn't used, `--split` is the hours (24).

Outlets of our own on loopback publish, lie about dates, repeat, correct articles, redirect, move,
throttle, fail, fall silent, close, and give garbage, bombs and endless bodies, on a clock that is
moved by hand; a desk collects from them. Figures: of the articles that a reader could have seen
the share that is in the record (`seen`), once (`once`), and of those that were got before they
were corrected the share with both versions (`versions`); of pairs of requests to a host those no
nearer than allowed (`polite`); of the sources whose feed is no use those that are named with what
is wrong (`named`).
"""

import tempfile
import time
from collections import defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from unittest import mock

from pytest_httpserver import HTTPServer

from evaluation.outlets import CORRECTED, EDITING, NAMED, START, World, outlets
from evaluation.result import Result
from evaluation.share import percent
from tocsin.collect import addresses, polling
from tocsin.collect.limits import Limits
from tocsin.collect.pacing import DELAY
from tocsin.collect.turns import ask
from tocsin.desk.desk import Desk
from tocsin.desk.sourcing import SourceRow
from tocsin.errors import NotFoundError
from tocsin.records import Page
from tocsin.store.journal import written

HOURS = 24
_LIMITS = Limits(max_bytes=2_000_000, deadline=3.0, quiet=0.4)


def measure(_data: Path, split: str | None) -> Result:
    """Collect from the world for so many hours, and look what came of it."""
    began = time.perf_counter()
    hours = float(split or HOURS)
    with HTTPServer(threaded=True) as server, tempfile.TemporaryDirectory() as folder:
        world = World(server, outlets())
        clock = lambda: written(world.now)  # noqa: E731 - the desk's
        with Desk(f"{folder}/world.db", by="evaluation", clock=clock) as desk:
            live(world, desk, timedelta(hours=hours))
            figures, notes = figures_of(world, desk)
    return Result(
        benchmark="world",
        data="outlets of our own",
        split=f"{hours:g} hours",
        items=len(world.all),
        figures=figures,
        published={},
        seconds=time.perf_counter() - began,
        notes=notes,
    )


def live(world: World, desk: Desk, span: timedelta) -> None:
    """Collect for so long, and then what sources have told of and wasn't got yet."""
    for outlet in world.all:
        desk.sources.add(f"{world.base(outlet)}/rss", name=outlet.name)
    with (
        mock.patch.object(addresses, "now", world.clock),
        mock.patch.object(polling, "now", world.clock),
    ):
        _collect(world, desk, START + span)
        for source in desk.sources.list():
            desk.sources.pause(source.id, why="the day is over")
        _collect(world, desk, START + 2 * span)
    world.close()


def _collect(world: World, desk: Desk, end: datetime) -> None:
    """Take turns, one after the other, until a moment or until there are no more."""
    manner = world.manner()
    while (ahead := desk.collecting.next()) and ahead < end:
        world.now = max(world.now, ahead)
        given = desk.collecting.due()
        if not given:
            world.now += timedelta(seconds=1)
        for turn in given:
            answer = ask(turn, manner=manner, limits=_LIMITS)
            desk.collecting.came(turn, answer)
            if isinstance(answer, Page):
                for added in desk.add([answer]):
                    desk.collecting.settled(turn.source, turn.id, added)


def figures_of(world: World, desk: Desk) -> tuple[dict[str, float], tuple[str, ...]]:
    """What is in the record beside what was to be, in per cent; and what is missing, in words."""
    rows = {row.name: row for row in desk.sources.list()}
    wanted = list[str]()
    for outlet in world.all:
        if good := _good(rows[outlet.name]):
            for number in world.seen(outlet, good):
                wanted.append(world.article(outlet, number))
    versions = {address: _versions(desk, address) for address in wanted}
    missing = [address for address, count in versions.items() if not count]
    due = [
        address
        for outlet in world.all
        if outlet.vice in EDITING and (good := _good(rows[outlet.name]))
        for number in world.seen(outlet, good - CORRECTED)
        for address in [world.article(outlet, number)]
        if world.first.get(address, good) < outlet.born(number) + CORRECTED
    ]
    corrected = [address for address in due if versions.get(address) == 2]
    broken = {outlet.name: NAMED[outlet.vice] for outlet in world.all if outlet.vice in NAMED}
    unnamed = [name for name, word in broken.items() if not _is_named(desk, rows[name], word)]
    gaps = list(_gaps(world))
    figures = {
        "seen": percent(len(wanted) - len(missing), len(wanted)),
        "once": percent(len(wanted) - len(missing), desk.size().articles),
        "versions": percent(len(corrected), len(due)),
        "polite": percent(sum(gap >= DELAY for gap in gaps), len(gaps)),
        "named": percent(len(broken) - len(unnamed), len(broken)),
    }
    notes = (
        f"{len(wanted)} articles, {len(due)} of them corrected; {len(world.asked)} requests, "
        f"{len(gaps)} pairs to one host; {len(broken)} sources whose feeds are no use",
        *(f"missing: {one}" for one in missing[:5]),
        *(f"not named: {one}, {rows[one].last}" for one in unnamed[:5]),
    )
    return figures, notes


def _good(row: SourceRow) -> datetime | None:
    return row.health.good if row.health else None


def _versions(desk: Desk, address: str) -> int:
    try:
        return len(desk.versions(address))
    except NotFoundError:
        return 0


def _is_named(desk: Desk, row: SourceRow, word: str) -> bool:
    """Whether one who opens a source sees what is wrong: in a notice, or in its last polls."""
    said = [one.why for one in row.notices]
    said += [row.poll.condition for row in desk.sources.show(row.id).polls]
    return any(word in one for one in said)


def _gaps(world: World) -> list[timedelta]:
    """The times between two requests to a host; where one leads on to another, that is one."""
    asked: dict[str, list[datetime]] = defaultdict(list)
    before: dict[str, str] = {}
    for host, when, path in world.asked:
        led = path == "/feed.xml" or before.get(host, "").startswith("/go/")
        if not led:
            asked[host].append(when)
        before[host] = path
    return [b - a for times in asked.values() for a, b in pairwise(times)]
