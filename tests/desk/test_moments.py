"""Moments: one length, one zone, in the order of time."""

import re
from datetime import timedelta

import pytest

from tocsin.desk import moments
from tocsin.errors import TocsinError


def test_now_is_written_as_every_moment_is() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", moments.now())
    assert moments.moment(moments.now()) <= moments.now()


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-05-05", "2026-05-05T23:59:59.999999Z"),
        ("2026-05-05T10:00", "2026-05-05T10:00:00.000000Z"),
        ("2026-05-05T10:00:00+02:00", "2026-05-05T08:00:00.000000Z"),
        ("2026-05-05T10:00:00.5Z", "2026-05-05T10:00:00.500000Z"),
        ("0987-05-05", "0987-05-05T23:59:59.999999Z"),
    ],
)
def test_a_moment_is_in_utc_and_a_day_its_end(words: str, moment: str) -> None:
    assert moments.moment(words) == moment


@pytest.mark.parametrize("words", ["", "yesterday", "2026-02-30", "20260322", "2026-W12"])
def test_what_names_no_moment_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        moments.moment(words)


def test_a_day_has_one_written_form() -> None:
    assert moments.day("2026-03-22") == "2026-03-22"
    for words in ("", "2026-W10-1", "20260322", "2026-02-30", "2026-03-22T10:00"):
        with pytest.raises(TocsinError, match="is no day; write it like"):
            moments.day(words)


@pytest.mark.parametrize("words", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-05:00"])
def test_what_is_beyond_the_calendar_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="beyond the calendar"):
        moments.moment(words)


def test_a_desk_is_asked_about_what_has_been_by_its_own_clock() -> None:
    now = "2026-05-05T09:00:00.000000Z"
    assert moments.past("2026-05-05", now) == "2026-05-05T23:59:59.999999Z"
    assert moments.past("2026-05-05T09:00Z", now) == now
    assert moments.past("2026-05-06", "2026-05-05T10:00:00.000000Z")  # begun far in the east
    for words in ("2026-05-06", "2026-05-05T09:00:00.1Z", "2026-05-05T09:00-01:00"):
        with pytest.raises(TocsinError, match="is still to come; look at a day that has been"):
            moments.past(words, now)
    with pytest.raises(TocsinError, match="before any news"):
        moments.past("0999-12-31", now)


def test_a_later_moment_is_written_as_every_moment_is() -> None:
    moment = "2026-12-31T23:50:00.000000Z"
    assert moments.later(moment, timedelta(minutes=10)) == "2027-01-01T00:00:00.000000Z"
    assert moments.later(moment, -timedelta(days=7)) == "2026-12-24T23:50:00.000000Z"
