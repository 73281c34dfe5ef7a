"""When a message goes out: nobody is woken for what can wait, and nothing waits too long."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from tests.warn.made import DRAFT, NOON, delivery, queued
from tests.warn.messages.made import GLASSWORKS
from tocsin.warn import outgoing
from tocsin.warn.deeds import Queued
from tocsin.warn.outgoing import Held, again, held

MINUTE = timedelta(minutes=1)
SLEEPS = replace(GLASSWORKS, quiet=(time(22), time(7)))
NIGHT = datetime(2026, 3, 7, 22, 30, tzinfo=UTC)  # 23:30 in Vienna
QUEUED = replace(queued(), disturbs=False)


def _expiring(at: datetime) -> Queued:
    return replace(QUEUED, delivery=replace(delivery(), expires=at))


def test_quiet_hours_are_those_of_who_is_told_and_end_in_the_morning() -> None:
    waits = held(DRAFT, SLEEPS, QUEUED, NIGHT, [])
    assert waits is not None
    assert waits.until == datetime(2026, 3, 8, 6, tzinfo=UTC)
    assert waits.why == "quiet hours, from 22:00 to 07:00 (Europe/Vienna)"
    assert held(DRAFT, SLEEPS, QUEUED, NOON, []) is None


def test_quiet_hours_end_by_the_clock_on_the_wall_when_the_clocks_change() -> None:
    night = datetime(2026, 3, 28, 22, tzinfo=UTC)  # summer time begins on the 29th
    waits = held(DRAFT, SLEEPS, _expiring(night + 48 * 60 * MINUTE), night, [])
    assert waits is not None
    assert waits.until == datetime(2026, 3, 29, 5, tzinfo=UTC)


def test_what_was_planned_to_disturb_wakes_people_and_urgency_alone_does_not() -> None:
    assert held(DRAFT, SLEEPS, replace(QUEUED, disturbs=True), NIGHT, []) is None
    assert held(replace(DRAFT, urgency="Immediate"), SLEEPS, QUEUED, NIGHT, []) is not None


def test_machines_are_never_asleep_and_never_rushed() -> None:
    hook = replace(delivery(), channel="webhook")
    assert held(DRAFT, SLEEPS, replace(QUEUED, delivery=hook), NIGHT, [NIGHT] * 30) is None


def test_what_would_come_too_late_goes_now() -> None:
    short = _expiring(NIGHT + 60 * MINUTE)
    assert held(DRAFT, SLEEPS, short, NIGHT, []) is None


def test_a_contact_is_sent_one_message_a_minute_and_five_in_a_quarter_of_an_hour() -> None:
    once = [NOON - MINUTE / 2]
    rush = Held(NOON + MINUTE / 2, "1 sent to this contact within a minute")
    assert held(DRAFT, GLASSWORKS, QUEUED, NOON, once) == rush
    five = [NOON - minutes * MINUTE for minutes in (9, 8, 6, 4, 2)]
    waits = held(DRAFT, GLASSWORKS, QUEUED, NOON, five)
    assert waits is not None
    assert waits.until == NOON + 6 * MINUTE
    assert held(DRAFT, GLASSWORKS, QUEUED, NOON + 6 * MINUTE, five) is None


def test_what_is_urgent_comes_at_once_though_not_without_end() -> None:
    now = replace(DRAFT, urgency="Immediate")
    assert held(now, GLASSWORKS, QUEUED, NOON, [NOON] * 4) is None
    assert held(now, GLASSWORKS, QUEUED, NOON, [NOON] * 5) is not None


def test_only_what_was_judged_to_be_minor_and_far_off_waits_for_others() -> None:
    assert outgoing.low(replace(DRAFT, urgency="Future", severity="Minor"))
    assert not outgoing.low(DRAFT)
    assert not outgoing.low(replace(DRAFT, urgency="Future", severity="Severe"))


def test_each_try_waits_twice_as_long_up_to_ten_minutes_give_or_take_a_quarter() -> None:
    waits = [(again(delivery(), n, NOON, None) - NOON).total_seconds() for n in range(1, 12)]
    assert 7.5 <= waits[0] <= 12.5
    assert all(1.2 < after / before < 3.4 for before, after in pairwise(waits[:6]))
    assert all(450 <= wait <= 750 for wait in waits[7:])


def test_when_it_is_tried_again_follows_from_its_id() -> None:
    assert again(delivery(), 3, NOON, None) == again(delivery(), 3, NOON, None)
    assert again(delivery(), 3, NOON, None) != again(delivery("d2"), 3, NOON, None)


def test_a_server_that_asks_for_time_is_given_it_up_to_an_hour() -> None:
    assert again(delivery(), 1, NOON, 5 * MINUTE) == NOON + 5 * MINUTE
    assert again(delivery(), 1, NOON, 500 * MINUTE) == NOON + 60 * MINUTE


def test_no_message_is_put_off_beyond_its_time_and_at_its_end_it_is_late() -> None:
    short = replace(delivery(), expires=NOON + timedelta(seconds=3))
    assert again(short, 5, NOON, None) == short.expires
    assert outgoing.late(short, short.expires)
    assert not outgoing.late(short, NOON)


def test_what_is_a_last_word_and_what_passes() -> None:
    assert [code for code in (250, 421, 450, 550, 554) if outgoing.final_for_mail(code)] == (
        [550, 554]
    )
    codes = (301, 400, 404, 408, 410, 425, 429, 500, 503)
    assert [code for code in codes if outgoing.final_for_web(code)] == [301, 400, 404, 410]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("Sat, 07 Mar 2026 12:02:00 GMT", 120),
        ("Sat, 07 Mar 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(said: str | None, seconds: int | None) -> None:
    found = outgoing.retry_after(said, NOON)
    assert found == (None if seconds is None else timedelta(seconds=seconds))
