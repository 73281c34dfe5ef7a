"""Killed between any two steps of a delivery: none is lost, none is sent twice unknowingly."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.killed import Killer, killer, makers
from tests.desk.sent import CASE, Post
from tests.warn.channels.receivers import Deed, Hook, PostOffice, hook, post_office
from tests.warn.made import ISSUED, WARNING
from tests.warn.messages.made import GLASSWORKS
from tocsin.desk.verifying import ledger as verifying
from tocsin.records import identify
from tocsin.store import Store, ledger
from tocsin.warn import deeds
from tocsin.warn.tracing import log

pytestmark = pytest.mark.slow

SEED = 8
# Processes that are killed, on each database, each at one of the steps that all runs have.
KILLS = {"sqlite": 200, "postgresql": 20}
STEPS = 20
# What receivers do at first, each in some of the runs.
_HOOKS: tuple[list[Deed], ...] = ([], [500], ["drop"], ["late"], [200, 503, "drop"])
_MAILS: tuple[list[str], ...] = ([], ["451 busy"], ["hang up"], ["250 OK", "hang up"])


@dataclass
class World:
    """Receivers, and somebody who kills senders."""

    office: PostOffice
    hook: Hook
    killer: Killer
    other: Killer
    folder: Path
    ids: dict[str, list[str]] = field(default_factory=dict)

    def queue(self, post: Post, run: int) -> None:
        """Messages of this run by each channel."""
        self.ids = {
            channel: [identify("delivery", run, channel, number) for number in range(count)]
            for channel, count in (("email", 2), ("webhook", 2), ("file", 2))
        }
        addresses = {
            "email": [f"{number}@karsk.example" for number in range(2)],
            "webhook": [self.hook.address] * 2,
            "file": [str(self.folder / str(run))] * 2,
        }
        for channel, ids in self.ids.items():
            for number, (id_, address) in enumerate(zip(ids, addresses[channel], strict=True)):
                post.queue(id_, channel=channel, address=address, round=number)


@pytest.fixture(scope="module")
def killers() -> Iterator[tuple[Killer, Killer]]:
    with killer() as one, killer() as other:
        yield one, other


@pytest.fixture
def world(killers: tuple[Killer, Killer], tmp_path: Path) -> Iterator[World]:
    with post_office() as office, hook() as hooked:
        hooked.late = 0.35
        yield World(office, hooked, *killers, tmp_path / "files")


def _drain(post: Post, world: World) -> None:
    """Send all that is left, as time goes by."""
    sending = post.sending(makers(world.office.port))
    for _ in range(20):
        sending.send()
        with post.store.look() as view:
            due = ledger.next_due(view)
        if due is None:
            sending.close()
            return
        post.clock.now = max(due, post.clock.now)
    raise AssertionError("messages are left")


def _check(post: Post, world: World, run: int) -> None:
    told = post.told()
    requests = Counter(headers["Idempotency-Key"] for headers, _ in world.hook.requests)
    mails = Counter(mail["Message-ID"].strip("<>").partition("@")[0] for mail in world.office.taken)
    for channel, ids in world.ids.items():
        for id_ in ids:
            mine = told[id_]
            words = " ".join(step.what for step in log(mine, post.clock.now))
            assert post.done(id_).count("Sent") == 1, words
            if channel == "webhook":
                assert id_ in world.hook.taken
                assert requests[id_] <= mine.attempts
                assert len({body for head, body in world.hook.requests if _is(head, id_)}) == 1
            if channel == "email":
                assert 1 <= mails[id_] <= mine.attempts
                assert mails[id_] == 1 or "not known" in words or "isn't known" in words, words
    written = sorted(path.name for path in (world.folder / str(run)).iterdir())
    assert written == sorted(f"{id_}.{end}" for id_ in world.ids["file"] for end in ("txt", "xml"))
    with post.store.look() as view:
        assert list(verifying.check(view)) == []


def _is(headers: dict[str, str], id_: str) -> bool:
    return headers["Idempotency-Key"] == id_


def test_kill_sqlite(world: World, tmp_path: Path) -> None:
    template = tmp_path / "template.db"
    first = Post(Store(str(template), create=True))
    first.issue()
    first.store.close()
    dice = random.Random(SEED)  # noqa: S311 - no secret
    killed = run = 0
    while killed < KILLS["sqlite"]:
        run += 1
        where = tmp_path / f"{run}.db"
        shutil.copy(template, where)
        post = Post(Store(str(where)))
        killed += _killed(post, world, run, dice, [(str(where), 1 + run % STEPS)])
        post.store.close()
        where.unlink()
        assert run < 2 * KILLS["sqlite"]


@pytest.mark.parametrize("desks", [1, 2])
def test_kill_postgresql(world: World, postgres_url: str, desks: int) -> None:
    post = Post(Store(postgres_url))
    post.issue()
    dice = random.Random(SEED)  # noqa: S311 - no secret
    killed = run = 0
    while killed < KILLS["postgresql"]:
        run += 1
        steps = [dice.randrange(1, STEPS) for _ in range(desks)]
        killed += _killed(post, world, run, dice, [(postgres_url, step) for step in steps])
        assert run < 2 * KILLS["postgresql"]
    post.store.close()


def _killed(
    post: Post, world: World, run: int, dice: random.Random, orders: list[tuple[str, int]]
) -> bool:
    """One run: sent by processes that are killed, then to the end; whether one was killed."""
    world.queue(post, run)
    world.hook.script = list(dice.choice(_HOOKS))
    world.office.data = list(dice.choice(_MAILS))
    killers = [world.killer, world.other][: len(orders)]
    for one, (where, step) in zip(killers, orders, strict=True):
        one.order(where, post.clock.now, world.office.port, step)
    ended = [one.done() for one in killers]
    world.hook.script, world.office.data = [], []
    _drain(post, world)
    _check(post, world, run)
    return min(ended) < 0


def test_a_channel_that_is_cut_loses_nothing(store: Store, world: World) -> None:
    post = Post(store)
    post.issue()
    with hook() as gone:
        world.hook.port, open_ = gone.port, world.hook.port
    world.queue(post, 0)
    sending = post.sending(makers(world.office.port))
    counts = sending.send()
    assert (counts.sent, counts.again) == (4, 2)
    world.hook.port = open_
    _check_failed(post, world)
    post.close()


_ANSWERED = deeds.Answered(
    warning="w1", recipient="glassworks", by="Ada", reply="understood", means="link"
)
_CANCELLED = replace(ISSUED, warning=replace(WARNING, id="w2", kind="cancel", refers=("w1",)))
_WAIVED = deeds.Waived(ground="already aware", why="they told us", recipient="glassworks")
_MOVED = deeds.Kept(recipient=GLASSWORKS)


@pytest.mark.parametrize("deed", [_CANCELLED, _ANSWERED, _WAIVED, _MOVED])
def test_what_stops_messages_in_the_middle_of_sending_stops_all_that_arent_begun(
    store: Store, tmp_path: Path, deed: deeds.AnyDeed
) -> None:
    post, turns = Post(store), list[str]()
    post.issue()
    ids = [f"d{number}" for number in range(40)]
    post.queue(*ids, channel="file", address=str(tmp_path))

    def step(name: str) -> None:
        turns.extend([name] if name == "committed" else [])
        if turns == ["committed"] * 3:
            turns.append("stopped")
            post.write(deed, matter="" if isinstance(deed, deeds.Kept) else CASE)

    post.sending(makers(0), step=step).send()
    with store.look() as view:
        done = [line.deed for line in ledger.every(view)]
    begun = [isinstance(one, deeds.Tried) for one in done]
    last = len(done) - 1 - done[::-1].index(deed)
    assert any(begun[:last]) and not any(begun[last:])
    sent = {path.stem for path in tmp_path.iterdir() if path.suffix == ".txt"}
    assert sent == {id_ for id_ in ids if post.done(id_) == ["Tried", "Sent"]}
    assert all(post.done(id_) == ["Dropped"] for id_ in ids if id_ not in sent)
    post.close()


def _check_failed(post: Post, world: World) -> None:
    for id_ in world.ids["webhook"]:
        assert post.told()[id_].failed.startswith("no connection")
        assert post.told()[id_].pending
