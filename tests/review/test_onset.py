"""Leads are as fine as what is known of both ends, and say so."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tocsin.review.onset import Lead, Onset, of_days, of_moment, onset

DAY = date(2026, 3, 21)
REPORTED = datetime(2026, 3, 21, 20, 58, tzinfo=timezone(timedelta(hours=1)))
HOUR = datetime(2026, 3, 21, 18, 30, tzinfo=UTC)
BY_DAY = onset(DAY, [], [REPORTED])
BY_HOUR = onset(DAY, [HOUR], [REPORTED])


def test_without_an_hour_it_had_begun_when_it_was_first_reported() -> None:
    assert (BY_DAY.hour, BY_DAY.latest) == (None, REPORTED)
    assert onset(DAY, [], []).latest == datetime(2026, 3, 21, 23, 59, 59, 999999, tzinfo=UTC)


def test_a_report_of_before_its_day_isn_t_one_of_it() -> None:
    early = datetime(2026, 3, 20, 9, tzinfo=UTC)
    assert onset(DAY, [], [early, REPORTED]).latest == REPORTED


def test_a_told_hour_goes_before_reports_unless_it_is_of_other_days() -> None:
    assert Onset(day=DAY, hour=HOUR, latest=HOUR) == BY_HOUR
    assert onset(DAY, [HOUR - timedelta(days=30)], [REPORTED]).hour is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 6), date(2026, 3, 6), "15 days"),
        (date(2026, 3, 20), date(2026, 3, 20), "1 day"),
        (date(2026, 3, 2), date(2026, 3, 8), "13 to 19 days"),
        (date(2026, 3, 1), DAY, "up to 20 days"),
        (DAY, DAY, "on the same day; which came first isn't known"),
        (date(2026, 3, 23), date(2026, 3, 23), "2 days after it"),
    ],
)
def test_days_are_counted_in_days(first: date, last: date, words: str) -> None:
    assert of_days(first, last, BY_DAY).words == words
    assert of_days(first, last, BY_HOUR).precision == "day"


@pytest.mark.parametrize(
    ("before", "words"),
    [(1, "1 hour"), (31, "31 hours"), (47.6, "47 hours"), (50, "2 days"), (-2, "2 hours after it")],
)
def test_a_moment_is_led_by_hours_where_the_hour_is_known(before: float, words: str) -> None:
    lead = of_moment(HOUR - timedelta(hours=before), BY_HOUR)
    assert lead.precision == "hour"
    assert lead.words == words.replace("47 hours", "48 hours")


def test_where_only_the_day_is_known_no_hours_are_made_up() -> None:
    assert of_moment(datetime(2026, 3, 7, 23, tzinfo=UTC), BY_DAY).words == "14 days"
    same = of_moment(datetime(2026, 3, 21, 9, tzinfo=UTC), BY_DAY)
    assert same == Lead(least=0, most=0, precision="day")


def test_what_comes_after_the_first_report_is_late() -> None:
    assert of_moment(REPORTED + timedelta(hours=3), BY_DAY).words == "3 hours after it"
    assert of_moment(REPORTED, BY_DAY).most < 0
