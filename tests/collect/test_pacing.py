"""No host is asked twice at once, or faster than it allows."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from tocsin.collect.conditions import Condition
from tocsin.collect.pacing import DELAY, Pace, begun, ended, may_ask, waiting

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FRESH = Pace(host="courier.example")


def test_a_host_is_asked_one_thing_at_a_time() -> None:
    asked = begun(FRESH, NOW)
    assert not may_ask(asked, NOW + SECOND)
    with pytest.raises(ValueError, match=r"courier\.example"):
        begun(asked, NOW + SECOND)


def test_between_two_requests_it_rests() -> None:
    pace = ended(begun(FRESH, NOW), NOW + 0.1 * SECOND, "good")
    assert waiting(pace, NOW + 0.1 * SECOND) == DELAY
    assert may_ask(pace, NOW + 0.1 * SECOND + DELAY)


def test_a_slow_host_rests_longer() -> None:
    pace = ended(begun(FRESH, NOW), NOW + 4 * SECOND, "good")
    assert waiting(pace, NOW + 4 * SECOND) == 20 * SECOND


def test_a_crawl_delay_is_kept() -> None:
    pace = ended(begun(FRESH, NOW), NOW, "good", crawl_delay=17 * SECOND)
    assert waiting(pace, NOW) == 17 * SECOND


def test_one_that_refuses_is_left_alone_ever_longer_until_it_answers() -> None:
    pace, now, waits = FRESH, NOW, []
    for _ in range(12):
        pace = ended(begun(pace, now), now, "throttled")
        waits.append(waiting(pace, now))
        now += waits[-1]
    assert waits[:3] == [60 * SECOND, 120 * SECOND, 240 * SECOND]
    assert waits[-1] == timedelta(hours=6)
    assert waiting(ended(begun(pace, now), now, "good"), now) == DELAY


def test_the_servers_own_word_counts_more() -> None:
    refused = replace(FRESH, refusals=5)
    pace = ended(begun(refused, NOW), NOW, "server error", retry_after=90 * SECOND)
    assert waiting(pace, NOW) == 90 * SECOND


@pytest.mark.parametrize("seconds", [0, 59])
def test_a_word_of_less_than_a_minute_lets_nobody_press_one_that_refuses(seconds: int) -> None:
    """As `Retry-After: 0`, or a date that is over."""
    pace, waits = FRESH, []
    for _ in range(3):
        pace = ended(replace(pace, asked=NOW), NOW, "throttled", retry_after=seconds * SECOND)
        waits.append(waiting(pace, NOW))
    assert waits == [60 * SECOND, 120 * SECOND, 240 * SECOND]


def test_a_lost_request_blocks_no_host_for_ever() -> None:
    assert may_ask(begun(FRESH, NOW), NOW + timedelta(minutes=5))


def test_over_a_day_of_chance_no_two_requests_come_too_close() -> None:
    dice = random.Random(10)  # noqa: S311 - a test's dice
    answers: list[Condition] = ["good", "unchanged", "throttled", "timeout", "server error"]
    pace, now, last = FRESH, NOW, NOW - timedelta(days=1)
    for _ in range(3000):
        now += dice.random() * 3 * SECOND
        if not may_ask(pace, now):
            continue
        assert now - last >= 2 * SECOND
        pace = begun(pace, now)
        now += dice.random() * SECOND
        pace = ended(pace, now, dice.choice(answers), crawl_delay=2 * SECOND)
        last = now
