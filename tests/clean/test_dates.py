"""Dates are read as they are written, or not at all."""

import pytest

from tocsin.clean.dates import epoch, from_address, parse


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-05-03", "2023-05-03"),
        ("2023-05-03T18:20:00Z", "2023-05-03T18:20:00+00:00"),
        ("2023-05-03 18:20:00 +0200", "2023-05-03T18:20:00+02:00"),
        ("2023-05-03T00:00:00", "2023-05-03"),
        ("20230503", "2023-05-03"),
        ("Wed, 03 May 2023 10:00:00 GMT", "2023-05-03T10:00:00+00:00"),
        ("3 May 2023", "2023-05-03"),
        ("Wednesday, May 3rd, 2023", "2023-05-03"),
        ("the 3rd of May 2023", "2023-05-03"),
        ("Sept. 30, 2022", "2022-09-30"),
        ("Wed May 03 10:00:00 EDT 2023", "2023-05-03"),
        ("23/05/2023", "2023-05-23"),
        ("05/23/2023", "2023-05-23"),
        ("02.03.19", "2019-03-02"),
    ],
)
def test_forms_that_pages_use(written: str, read: str) -> None:
    assert parse(written) == read


def test_a_day_and_month_that_cant_be_told_apart_need_the_country() -> None:
    assert parse("03/05/2023") is None
    assert parse("03/05/2023", day_first=True) == "2023-05-03"
    assert parse("03/05/2023", day_first=False) == "2023-03-05"


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "May 2023", "2023", "31 February 2023", "1970-01-01", "version 1.2.3",
     "0001-01-01T00:00:00", "a" * 500, "may 3 people", "2023-13-45"],
)  # fmt: skip
def test_no_date_is_made_of_anything_else(written: str) -> None:
    assert parse(written) is None


def test_an_address_gives_a_day_and_never_a_month_alone() -> None:
    assert from_address("https://c.example/2023/05/03/aske") == "2023-05-03"
    assert from_address("https://c.example/news/2023/may/3/aske") == "2023-05-03"
    assert from_address("https://c.example/news-20230503.html") == "2023-05-03"
    assert from_address("https://c.example/2023/05/aske") is None
    assert from_address("https://c.example/item/20991") is None


def test_unix_times_are_read_in_seconds_and_milliseconds() -> None:
    assert epoch("1683137400") == epoch("1683137400000") == "2023-05-03T18:10:00+00:00"
    assert epoch("12345") is None
