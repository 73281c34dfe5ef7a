"""EDTF for people, and the order of dates."""

import pytest

from tocsin.wording.formats.dates import newest, told


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-03-22", "22 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2024-03~", "about March 2024"),
        ("197X", "the 1970s"),
        ("19XX", "the 20th century"),
        ("2024-22", "summer 2024"),
        ("2024-34", "the second quarter of 2024"),
        ("2024-41", "the second half of 2024"),
        ("2024-03-22T19:58:00", "22 March 2024, 19:58"),
        ("2024-03-22T19:58:00Z", "22 March 2024, 19:58 UTC"),
        ("2024-03-22T19:58:00+03:00", "22 March 2024, 19:58 UTC+03:00"),
        ("XXXX-03-22", "22 March, year unknown"),
        ("XXXX-02-29", "29 February, year unknown"),
        ("XXXX-03", "March, year unknown"),
    ],
)
def test_a_date_is_said_as_the_times_of_an_article_are(edtf: str, words: str) -> None:
    assert told(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-03-22/2024-03-25", "22–25 March 2024"),
        ("XXXX-03-22/XXXX-03-25", "22–25 March, year unknown"),
        ("2024-02-28/2024-03-03", "28 February – 3 March 2024"),
        ("XXXX-02-28/XXXX-03-03", "28 February – 3 March, year unknown"),
        ("2013-10/2013-12", "October–December 2013"),
        ("2013/2017", "2013–2017"),
        ("2016-10/2017-10", "October 2016 to October 2017"),
        ("2024-03-22/2024-03-22", "22 March 2024"),
        ("2024-03-22T22:00:00/2024-03-22T22:15:00", "22 March 2024, 22:00 to 22 March 2024, 22:15"),
        ("2013/..", "2013 on"),
        ("2000~/..", "about 2000 on"),
        ("XXXX-11/..", "November on, year unknown"),
        ("../2014-05", "until May 2014"),
        ("2024-03-22/XXXX-XX-XX", "22 March 2024 to day unknown"),
    ],
)
def test_a_stretch_says_once_what_both_ends_have_in_common(edtf: str, words: str) -> None:
    assert told(edtf) == words


@pytest.mark.parametrize(
    "edtf", [None, "", "..", "../..", "XXXX", "XXXX-XX-XX", "XXXX-XX-XX/XXXX-XX-XX"]
)
def test_nothing_is_said_where_nothing_is_known(edtf: str | None) -> None:
    assert told(edtf) is None


@pytest.mark.parametrize(
    "odd",
    [
        "soon",
        "2024-13",
        "2024-02-30",
        "0000",
        "197X-03",
        "2024-W12",
        "2024-03?",
        "２０２４",
        "a/b",
        "2023/b",
        "2023/2024/2025",
    ],
)
def test_what_is_no_date_of_ours_stays_as_it_is_and_comes_last(odd: str) -> None:
    assert told(odd) == odd
    assert newest(odd) == newest(None) > newest("0001")


def test_newest_first_those_without_a_year_before_all_and_the_unknown_last() -> None:
    """News leaves out the year that it is written in, and gives those of its background."""
    ordered = [
        "XXXX-12-06",
        "XXXX-03-22/XXXX-03-25",
        "XXXX-03-14",
        "2999-12-31",
        "2024-03-23",
        "2024-03-22T19:58:00",
        "2024-03-01/..",
        "2023",
        "../2014-05",
        "197X",
        None,
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=newest) == ordered


def test_the_same_day_is_no_reason_to_change_places() -> None:
    assert newest("2024-03-22") == newest("2024-03-22T19:58:00") == newest("2024-03-22/..")
    assert newest(None) == newest("XXXX-XX-XX")
