"""A feed's date is read, or doubted with its reason; none is ever made up."""

import pytest

from tests.collect.feeds.made import FETCHED
from tocsin.collect.feeds.dates import dated


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Tue, 03 Mar 2026 10:00:00 +0100", "2026-03-03T09:00:00+00:00"),
        ("Tue,  3 Mar 2026 10:00 EST", "2026-03-03T15:00:00+00:00"),
        ("Tue, 03 Mar 2026 10:00:00 CET", "2026-03-03T09:00:00+00:00"),
        ("Tue Mar  3 10:00:00 2026", "2026-03-03T10:00:00"),
        ("3 Mar 2026", "2026-03-03"),
        ("2026-03-03T10:00:00.123+01:00", "2026-03-03T09:00:00+00:00"),
        ("2026-03-03 10:00 +0100", "2026-03-03T09:00:00+00:00"),
        ("2026-03-03T10:00:00", "2026-03-03T10:00:00"),
        ("2026-03-03", "2026-03-03"),
    ],
)
def test_dates_as_feeds_write_them(said: str, value: str) -> None:
    when, doubt = dated(said, "item/pubDate", FETCHED)
    assert when is not None
    assert (when.value, when.where, when.at, doubt) == (value, "markup", "item/pubDate", None)


def test_an_unknown_zone_is_no_zone() -> None:
    """To read `XYZ` as UTC would move the hour."""
    when, _ = dated("Tue, 03 Mar 2026 10:00:00 XYZ", "item/pubDate", FETCHED)
    assert when is not None
    assert when.value == "2026-03-03T10:00:00"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("yesterday", "unreadable"),
        ("03/04/2026", "unreadable"),
        ("2026-13-01T00:00:00Z", "unreadable"),
        ("9999-12-31T23:59:59-10:00", "unreadable"),
        ("Fri, 31 Dec 9999 23:59:59 -1000", "unreadable"),
        ("x" * 100_000, "unreadable"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", "before the web"),
        ("0001-01-01T00:00:00Z", "before the web"),
        ("2026-03-06T00:00:00Z", "in the future"),
        ("2026-03-07", "in the future"),
    ],
)
def test_a_date_that_cannot_be_is_doubted(said: str, reason: str) -> None:
    when, doubt = dated(said, "item/pubDate", FETCHED)
    assert when is None
    assert doubt is not None
    assert doubt[0] == reason
    assert said.startswith(doubt[1])


@pytest.mark.parametrize("said", [None, "", "  \n"])
def test_no_date_is_no_doubt(said: str | None) -> None:
    assert dated(said, "item/pubDate", FETCHED) == (None, None)


def test_without_a_time_of_fetching_nothing_lies_in_the_future() -> None:
    assert dated("2090-01-01", "item/pubDate", None)[0] is not None
