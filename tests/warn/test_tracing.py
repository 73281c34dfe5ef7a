"""How a message stands is one word, and the log says in sentences what is known and what isn't."""

from datetime import timedelta

import pytest

from tests.warn.made import ISSUED, NOON, OPENED, lines, queued
from tocsin.warn import deeds
from tocsin.warn.case import Told
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.folding import folded
from tocsin.warn.tracing import log, state

LATER = NOON + timedelta(hours=1)
TRIED = deeds.Tried(delivery="d1", attempt=1, lease=NOON + timedelta(minutes=10))
SENT = deeds.Sent(delivery="d1", receipt="250 OK")
AGAIN = deeds.Failed(delivery="d1", error="451 busy", again=LATER)
NEVER = deeds.Failed(delivery="d1", error="550 no such mailbox", again=None)
PUT_OFF = deeds.Postponed(delivery="d1", until=LATER, why="quiet hours")
DROPPED = deeds.Dropped(delivery="d1", why="too late")


def _told(*done: AnyDeed) -> Told:
    return folded(lines((OPENED, ISSUED, queued(), *done))).deliveries["d1"]


def _reported(state_: str) -> deeds.Reported:
    return deeds.Reported(delivery="d1", state=state_, detail="says the server")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("done", "name"),
    [
        ((), "waiting"),
        ((PUT_OFF,), "put off"),
        ((TRIED,), "in doubt"),
        ((TRIED, AGAIN), "to be tried again"),
        ((TRIED, SENT), "sent"),
        ((TRIED, SENT, _reported("delivered")), "delivered"),
        ((TRIED, SENT, _reported("read")), "read"),
        ((TRIED, SENT, _reported("failed")), "never arrived"),
        ((TRIED, NEVER), "failed"),
        ((DROPPED,), "dropped"),
    ],
)
def test_how_a_message_stands(done: tuple[AnyDeed, ...], name: str) -> None:
    assert state(_told(*done), LATER) == name


def test_a_try_is_under_way_until_its_lease_ends_and_then_in_doubt() -> None:
    assert state(_told(TRIED), TRIED.lease - timedelta(seconds=1)) == "under way"
    assert state(_told(TRIED), TRIED.lease) == "in doubt"


def test_what_nobody_heard_of_is_told_as_that() -> None:
    *_, last = log(_told(TRIED), TRIED.lease)
    assert last.moment == TRIED.lease
    assert last.what == (
        "try 1: the desk stopped before it heard: not known whether it went out; "
        "it is tried again, under the same id"
    )
    second = deeds.Tried(delivery="d1", attempt=2, lease=LATER)
    told = [step.what for step in log(_told(TRIED, second, SENT), LATER)]
    assert told[1:4] == ["try 1", last.what.partition("; it is")[0], "try 2"]


def test_the_log_says_what_channels_said() -> None:
    told = [step.what for step in log(_told(TRIED, AGAIN, TRIED, SENT, _reported("read")), LATER)]
    assert told == [
        "queued: issued",
        "try 1",
        "not taken: 451 busy; tried again at 2026-03-07 13:00:00 UTC",
        "try 1",
        "sent, the channel says: 250 OK",
        "Mira reports: read, says the server",
    ]
    assert log(_told(PUT_OFF), LATER)[-1].what.endswith("13:00:00 UTC: quiet hours")
    assert log(_told(TRIED, NEVER), LATER)[-1].what == "failed for good: 550 no such mailbox"
    assert log(_told(DROPPED), LATER)[-1].what == "dropped: too late"
