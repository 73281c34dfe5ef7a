"""Quiet hours: by whose clock, and for whom there are none."""

from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from tests.warn.following import PEOPLE
from tests.warn.made import NOON
from tocsin.warn.quiet import due, woken

NIGHT = replace(PEOPLE[3], quiet=(time(22), time(7)), zone="Europe/Oslo")


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ("2026-03-07T20:59", "2026-03-07T20:59"),  # 21:59 in Oslo
        ("2026-03-07T21:00", "2026-03-08T06:00"),
        ("2026-03-08T05:59", "2026-03-08T06:00"),
        ("2026-03-08T06:00", "2026-03-08T06:00"),
        ("2026-03-28T23:00", "2026-03-29T05:00"),  # the night in which the clock goes forward
        ("2026-10-24T23:00", "2026-10-25T06:00"),  # and that in which it goes back
    ],
)
def test_quiet_hours_end_by_the_clock_of_who_sleeps(at: str, then: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert woken(NIGHT, "email", moment) == datetime.fromisoformat(then).replace(tzinfo=UTC)


def test_quiet_hours_of_no_length_or_none_keep_nobody_from_being_told() -> None:
    assert woken(replace(NIGHT, quiet=(time(7), time(7))), "email", NOON) == NOON
    assert woken(replace(NIGHT, quiet=None), "apprise", NOON) == NOON
    at_noon = replace(NIGHT, quiet=(time(12), time(14)), zone="UTC")
    assert woken(at_noon, "email", NOON) == NOON.replace(hour=14)


def test_machines_are_never_asleep() -> None:
    at_noon = replace(NIGHT, quiet=(time(12), time(14)), zone="UTC")
    assert woken(at_noon, "webhook", NOON) == woken(at_noon, "file", NOON) == NOON


def test_a_zone_that_nobody_knows_is_taken_for_utc() -> None:
    nowhere = replace(NIGHT, quiet=(time(12), time(14)), zone="Atlantis")
    assert woken(nowhere, "email", NOON) == NOON.replace(hour=14)


def test_what_would_come_too_late_in_the_morning_goes_in_the_night() -> None:
    at_noon = replace(NIGHT, quiet=(time(12), time(14)), zone="UTC")
    assert due(at_noon, "email", NOON, NOON + timedelta(hours=2)) == NOON
    assert due(at_noon, "email", NOON, NOON + timedelta(hours=3)) == NOON.replace(hour=14)
