"""A day and a half in a world of outlets with vices: nothing missed, nobody pressed, all named."""

from collections import defaultdict
from datetime import datetime, timedelta
from functools import reduce

import pytest
from pytest_httpserver import HTTPServer

from tests.collect.world import HOUR, OUTLETS, PACES, START, World
from tocsin.collect import addresses, polling
from tocsin.collect.health import notices
from tocsin.collect.limits import Limits
from tocsin.collect.pacing import DELAY, Pace, begun, ended, waiting
from tocsin.collect.polling import Known, poll
from tocsin.collect.pulse import Pulse
from tocsin.collect.rhythm import Poll, due, moved
from tocsin.collect.subscriptions import Subscription

LIMITS = Limits(max_bytes=2_000_000, deadline=5.0, quiet=2.0)
LEAST, MOST = timedelta(minutes=5), timedelta(hours=3)
END = START + 36 * HOUR


class Reader:
    """The simplest collector there can be: what is due next is asked, on the world's clock."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.history: dict[str, list[Poll]] = defaultdict(list)
        self.known: dict[str, Known] = defaultdict(Known)
        self.seen: dict[str, list[str]] = defaultdict(list)
        self.paces = {host: Pace(host=host) for host in OUTLETS}

    def run(self) -> None:
        """Read until the end of the time."""
        while (ahead := min(self._due(), default=None)) and ahead[0] < END:
            when, host = ahead
            self.world.now = max(self.world.now, when)
            self.world.now += waiting(self.paces[host], self.world.now)
            self._ask(host)

    def _due(self) -> list[tuple[datetime, str]]:
        found = ((due(h, self.history[h], START, LEAST, MOST), h) for h in OUTLETS)
        return [(next_.at, host) for next_, host in found]

    def _ask(self, host: str) -> None:
        subscription = Subscription(address=self.world.address(host))
        self.paces[host] = begun(self.paces[host], self.world.now)
        came = poll(subscription, self.known[host], manner=self.world.manner(), limits=LIMITS)
        self.paces[host] = ended(
            self.paces[host], self.world.now, came.condition, retry_after=came.retry_after
        )
        names = [item.guid or item.link or "" for item in came.wanted]
        new = [name for name in names if name not in set(self.seen[host])]
        self.seen[host] += new
        self.known[host] = came.known
        self.history[host].append(came.polled(new=len(new)))


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader at the end of its time in the world."""
    with HTTPServer() as server, pytest.MonkeyPatch.context() as patch:
        world = World(server)
        for module in (addresses, polling):
            patch.setattr(module, "now", world.clock)
        reader = Reader(world)
        reader.run()
    return reader


@pytest.mark.slow
@pytest.mark.parametrize("host", [host for host in PACES if host != "gone"])
def test_every_item_is_seen_and_once(reader: Reader, host: str) -> None:
    """But for those of the last interval, which are for the next poll."""
    seen = reader.seen[host]
    assert len(seen) == len(set(seen))
    reader.world.now = reader.history[host][-1].at
    assert set(seen) == reader.world.published(host)


@pytest.mark.slow
def test_no_host_is_asked_faster_than_allowed(reader: Reader) -> None:
    asked: dict[str, list[datetime]] = defaultdict(list)
    for host, when in reader.world.asked:
        asked[host].append(when)
    # `busy` is asked for `moved` too, which is another source's question to it.
    for host in asked.keys() - {"busy"}:
        gaps = [b - a for a, b in zip(asked[host], asked[host][1:], strict=False)]
        assert min(gaps, default=DELAY) >= DELAY


@pytest.mark.slow
def test_busy_outlets_are_asked_more_often_than_quiet_ones(reader: Reader) -> None:
    polls = {host: len(reader.history[host]) for host in OUTLETS}
    assert polls["busy"] > 2 * polls["undated"] > 2 * polls["quiet"]
    assert polls["garbage"] < 12


@pytest.mark.slow
@pytest.mark.parametrize(
    ("host", "condition"),
    [
        ("undated", "undated"),
        ("lying", "misdated"),
        ("gone", "gone"),
        ("html", "html"),
        ("garbage", "garbage"),
        ("hostile", "hostile"),
        ("bomb", "too large"),
        ("endless", "too large"),
    ],
)
def test_each_vice_is_named(reader: Reader, host: str, condition: str) -> None:
    assert reader.history[host][-1].condition == condition
    history = reader.history[host]
    named = " ".join(one.why for one in notices(history, reduce(Pulse.after, history, Pulse())))
    assert host in ("undated", "lying") or condition in named or host == "gone"


@pytest.mark.slow
def test_a_throttling_host_is_asked_when_it_said(reader: Reader) -> None:
    refused = [poll for poll in reader.history["throttling"] if poll.condition == "throttled"]
    assert refused
    after = {
        p.at: q.at
        for p, q in zip(
            reader.history["throttling"], reader.history["throttling"][1:], strict=False
        )
    }
    assert all(
        after[poll.at] - poll.at >= (poll.retry_after or DELAY)
        for poll in refused
        if poll.at in after
    )


@pytest.mark.slow
def test_one_that_moved_is_to_be_asked_at_its_new_address(reader: Reader) -> None:
    assert moved(reader.history["moved"]) == reader.world.address("busy")


@pytest.mark.slow
def test_one_that_is_gone_is_asked_once_a_day(reader: Reader) -> None:
    assert [poll.condition for poll in reader.history["gone"]].count("gone") <= 2
