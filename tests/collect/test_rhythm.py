"""Busy sources are asked more often, quiet ones less, failing ones ever less."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from tocsin.collect.conditions import Condition
from tocsin.collect.rhythm import Due, Poll, due, failing, moved

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SOURCE = "https://courier.example/rss"


def next_after(history: list[Poll], rest: timedelta | None = None) -> Due:
    return due(SOURCE, history, NOW, 5 * MINUTE, 6 * HOUR, rest=rest)


def lived(every: timedelta, days: float) -> list[Poll]:
    """The polls of a source that brings an item `every` so often, as its rhythm has them."""
    history = [Poll(at=NOW, condition="good", new=30)]
    while history[-1].at < NOW + days * DAY:
        at = next_after(history).at
        new = (at - NOW) // every - (history[-1].at - NOW) // every
        history.append(Poll(at=at, condition="good" if new else "unchanged", new=new))
    return history


def failed(condition: Condition, times: int, retry_after: timedelta | None = None) -> list[Poll]:
    return [
        Poll(at=NOW + n * HOUR, condition=condition, retry_after=retry_after) for n in range(times)
    ]


def test_a_new_source_is_asked_at_once() -> None:
    assert next_after([]).at == NOW


@pytest.mark.parametrize(
    ("every", "wait"),
    [
        (MINUTE, 5 * MINUTE),
        (20 * MINUTE, 20 * MINUTE),
        (2 * HOUR, 2 * HOUR),
        (5 * DAY, 6 * HOUR),
    ],
)
def test_the_wait_becomes_the_time_in_which_an_item_comes(
    every: timedelta, wait: timedelta
) -> None:
    """Within the bounds of 5 minutes and 6 hours."""
    history = lived(every, 7)
    assert 0.6 < (next_after(history).at - history[-1].at) / wait < 1.6


def test_what_had_piled_up_before_the_first_poll_tells_nothing_of_the_rhythm() -> None:
    few, many = (
        [Poll(at=NOW, condition="good", new=new), Poll(at=NOW + HOUR, condition="unchanged")]
        for new in (1, 1000)
    )
    assert next_after(few) == next_after(many)


def test_a_source_that_wakes_up_is_asked_more_often_soon() -> None:
    history = lived(2 * DAY, 7)
    for _ in range(3):
        history.append(Poll(at=history[-1].at + 6 * HOUR, condition="good", new=20))
    assert next_after(history).at - history[-1].at < HOUR


def test_the_sources_own_word_is_heeded_up_to_the_bound() -> None:
    history = [Poll(at=NOW, condition="good"), Poll(at=NOW + 5 * MINUTE, condition="good", new=9)]
    for rest, wait in ((HOUR, HOUR), (30 * DAY, 6 * HOUR)):
        found = next_after(history, rest)
        assert 1 <= (found.at - history[-1].at) / wait < 1.1
        assert "rest" in found.why


@pytest.mark.parametrize("condition", ["html", "not found", "forbidden", "disallowed"])
def test_one_that_fails_is_asked_ever_less_up_to_a_day(condition: Condition) -> None:
    waits = []
    for times in (1, 2, 3, 12):
        history = failed(condition, times)
        waits.append((next_after(history).at - history[-1].at) / MINUTE)
    for wait, minutes in zip(waits, (10, 20, 40, 24 * 60), strict=True):
        assert minutes <= wait <= 1.1 * minutes
    assert f"{condition}, 12 in a row" in next_after(failed(condition, 12)).why


@pytest.mark.parametrize("condition", ["timeout", "unreachable", "server error"])
def test_one_that_will_come_back_is_asked_at_least_every_half_hour(condition: Condition) -> None:
    busy = [Poll(at=NOW - n * 10 * MINUTE, condition="good", new=5) for n in range(20, 0, -1)]
    history = [*busy, *failed(condition, 9)]
    wait = next_after(history).at - history[-1].at
    assert 30 * MINUTE <= wait <= 33 * MINUTE


def test_one_that_brings_less_is_asked_no_more_often_when_it_fails() -> None:
    history = [*lived(5 * DAY, 9)[:-1], *failed("timeout", 9)]
    assert next_after(history).at - history[-1].at >= 5 * HOUR


def test_a_server_that_says_when_is_asked_no_sooner() -> None:
    history = failed("throttled", 1, 2 * DAY)
    assert next_after(history).at >= history[-1].at + 2 * DAY


def test_one_that_is_gone_is_asked_once_a_day() -> None:
    """A slip of its keeper mustn't end it for ever."""
    wait = next_after(failed("gone", 1)).at - NOW
    assert DAY <= wait <= 1.1 * DAY


def test_sources_begun_together_part() -> None:
    history = [Poll(at=NOW, condition="good")]
    times = {due(f"https://courier.example/{n}", history, NOW, MINUTE, HOUR) for n in range(20)}
    assert len({found.at for found in times}) == 20


def test_failures_in_a_row_are_counted_from_the_last() -> None:
    good = Poll(at=NOW, condition="unchanged")
    assert failing([*failed("timeout", 3), good]) == 0
    assert failing([good, *failed("timeout", 2), *failed("html", 1)]) == 3


def hopped(*steps: tuple[float, str | None]) -> list[Poll]:
    return [Poll(at=NOW + days * DAY, condition="good", moved=to) for days, to in steps]


@pytest.mark.parametrize(
    ("steps", "to"),
    [
        ([(0, "b"), (0.6, "b"), (1.2, "b")], "b"),
        ([(0, "b"), (0.1, "b"), (0.2, "b")], None),
        ([(0, "b"), (3, "b")], None),
        ([(0, "b"), (0.6, None), (1.2, "b"), (2, "b")], None),
        ([(0, "b"), (0.6, "b"), (1.2, "c")], None),
        ([(0, "b"), (0.6, "b"), (1.2, "b"), (2, None)], None),
        ([], None),
    ],
)
def test_an_address_changes_when_it_was_said_often_and_long_enough(
    steps: list[tuple[float, str | None]], to: str | None
) -> None:
    assert moved(hopped(*steps)) == to


def test_where_it_leads_to_counts_only_where_it_can_be_read_there() -> None:
    """What is no more often leads to its outlet's front page."""
    home = [replace(poll, condition="html") for poll in hopped((0, "b"), (0.6, "b"), (1.2, "b"))]
    assert moved(home) is None
