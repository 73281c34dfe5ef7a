"""Every rule, by words that it alone takes; and what looks like a time but is none.

All articles of these tests appeared on Wednesday, 20 March 2024, unless they say otherwise.
"""

from functools import cache

import pytest

from tests.read.times.made import PUBLISHED, marked, values
from tocsin.read.times import expressions
from tocsin.read.times.meaning import Meaning
from tocsin.read.times.points import Point
from tocsin.read.times.rules import _TABLE, Compiled, Found, compiled

# A sentence; the words in it that tell a time; their value.
_CLOCKS = [
    ("It shut at 8:30 p.m.", "8:30 p.m.", "2024-03-20T20:30:00"),
    ("It shut at 8.30pm sharp.", "8.30pm", "2024-03-20T20:30:00"),
    ("It shut at 12 a.m. sharp.", "12 a.m.", "2024-03-20T00:00:00"),
    ("It shut at 12 p.m. sharp.", "12 p.m.", "2024-03-20T12:00:00"),
    ("It shut at 14:05.", "14:05", "2024-03-20T14:05:00"),
    ("It shut at 14:05:30.", "14:05:30", "2024-03-20T14:05:30"),
    ("It shut at 5 o'clock.", "5 o'clock", "2024-03-20T05:00:00"),
    ("It shut about noon.", "about noon", "2024-03-20T12:00:00"),
    ("It shut at midnight on Monday.", "midnight on Monday", "2024-03-19T00:00:00"),
    ("It shut at 8 p.m. EST on Friday.", "8 p.m. EST on Friday", "2024-03-15T20:00:00-05:00"),
    ("It shut at 9 a.m. yesterday.", "9 a.m. yesterday", "2024-03-19T09:00:00"),
    ("It shut at 19:55 GMT on 18 March.", "19:55 GMT on 18 March", "2024-03-18T19:55:00Z"),
    ("It shut on Friday at 9 a.m. sharp.", "Friday at 9 a.m.", "2024-03-15T09:00:00"),
    ("It shut yesterday at 21:10 GMT.", "yesterday at 21:10 GMT", "2024-03-19T21:10:00Z"),
    ("It shut at 10 in the evening.", "10 in the evening", "2024-03-20T22:00:00"),
    ("It shut at 6 in the morning.", "6 in the morning", "2024-03-20T06:00:00"),
    ("It shut at five in the morning.", "five in the morning", "2024-03-20T05:00:00"),
    (
        "It shut at half past eight in the evening.",
        "half past eight in the evening",
        "2024-03-20T20:30:00",
    ),
    ("It shut at a quarter to nine.", "a quarter to nine", "2024-03-20T08:45:00"),
    ("It was shut from 5 to 7 p.m. sharp.", "5 to 7 p.m.", "2024-03-20T17:00:00"),
    ("It was shut from 11 to 2 p.m. sharp.", "11 to 2 p.m.", "2024-03-20T11:00:00"),
    (
        "It was shut from 11 p.m. to 2 a.m. on Friday.",
        "11 p.m. to 2 a.m. on Friday",
        "2024-03-15T23:00:00",
    ),
    ("It shut at 8 p.m. MSK.", "8 p.m. MSK", "2024-03-20T20:00:00+03:00"),
]
_DAYS = [
    ("It shut on 2019-03-18.", "2019-03-18", "2019-03-18"),
    ("It shut at 2019-03-18T20:15:00Z.", "2019-03-18T20:15:00Z", "2019-03-18T20:15:00Z"),
    ("It shut on 3/18/2019.", "3/18/2019", "2019-03-18"),
    ("It shut on 18.03.2019.", "18.03.2019", "2019-03-18"),
    ("It shut on June 12 last year.", "June 12 last year", "2023-06-12"),
    ("It shut on 3 May this year.", "3 May this year", "2024-05-03"),
    ("It shut on 18-Mar-2019.", "18-Mar-2019", "2019-03-18"),
    ("It shut after 9/11.", "9/11", "2001-09-11"),
    ("It shut on the 15th.", "the 15th", "2024-03-15"),
    ("It shut on the 25th.", "the 25th", "2024-02-25"),
    ("It shut on the second Sunday in May 2019.", "the second Sunday in May 2019", "2019-05-12"),
    ("It shut on the last Friday of April 2019.", "the last Friday of April 2019", "2019-04-26"),
    (
        "It shut in the first week of March 2019.",
        "the first week of March 2019",
        "2019-03-04/2019-03-10",
    ),
    (
        "It shut on the last weekend in April 2019.",
        "the last weekend in April 2019",
        "2019-04-27/2019-04-28",
    ),
    ("It shut on 18/3/2019.", "18/3/2019", "2019-03-18"),
    ("It shut on 3/4/19.", "3/4/19", "2019-03-04"),
    ("It shut on 3/4/98.", "3/4/98", "1998-03-04"),
    ("It shut in the week of March 6.", "the week of March 6", "2024-03-04/2024-03-10"),
    (
        "It shut in the week of 6 March 2023.",
        "the week of 6 March 2023",
        "2023-03-06/2023-03-12",
    ),
    ("It shut on the morning of March 6.", "the morning of March 6", "2024-03-06"),
    ("It shut on 22 March 2019.", "22 March 2019", "2019-03-22"),
    ("It shut on March 22, 2019.", "March 22, 2019", "2019-03-22"),
    ("It shut on 22nd March 2019.", "22nd March 2019", "2019-03-22"),
    ("It shut on the 22nd of March, 2019.", "the 22nd of March, 2019", "2019-03-22"),
    ("It shut on Friday, March 22, 2019.", "Friday, March 22, 2019", "2019-03-22"),
    ("It shut on Friday 22 March 2019.", "Friday 22 March 2019", "2019-03-22"),
    ("It shut on the fourth of March.", "the fourth of March", "2024-03-04"),
    ("It shut on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11"),
    ("It shut late March 18.", "late March 18", "2024-03-18"),
    ("It shut on March 18 to 20.", "March 18 to 20", "2024-03-18"),
    ("It shut on March 18 and 19.", "March 18 and 19", "2024-03-18"),
    ("It shut from 18-20 March 2019.", "18-20 March 2019", "2019-03-18"),
    ("It shut on 18 March evening.", "18 March evening", "2024-03-18"),
]
_QUARTERS = [
    ("It lost in 1988's third quarter.", "1988's third quarter", "1988-35"),
    ("It lost in the third quarter of 2019.", "the third quarter of 2019", "2019-35"),
    ("It lost in the first half of 2019.", "the first half of 2019", "2019-40"),
    ("It lost in the fiscal third quarter of 2019.", "the fiscal third quarter of 2019", "2019-35"),
    ("It lost in the third quarter of last year.", "the third quarter of last year", "2023-35"),
    ("It lost in the third quarter.", "the third quarter", "2023-35"),
    ("It will gain in the third quarter.", "the third quarter", "2024-35"),
    ("It lost in the first quarter.", "the first quarter", "2024-33"),
    ("It lost in the last half of 1989.", "the last half of 1989", "1989-41"),
    ("It lost in the last half of the 1980s.", "the last half of the 1980s", "198X"),
    ("It lost in Q3 2019.", "Q3 2019", "2019-35"),
    ("It lost in H1 2019.", "H1 2019", "2019-40"),
    ("It lost in Q3 of 2019.", "Q3 of 2019", "2019-35"),
    ("It lost in Q1.", "Q1", "2024-33"),
    ("It lost in the quarter a year earlier.", "the quarter a year earlier", "2022-36"),
    ("It lost in the year-earlier quarter.", "the year-earlier quarter", "2022-36"),
    ("It lost in the year-ago period.", "the year-ago period", "2023"),
    ("It lost against year-earlier figures.", "year-earlier", "2023"),
    ("It lost in the 1988 period.", "the 1988 period", "1988"),
    ("It lost in the latest period.", "the latest period", "2023-36"),
    ("It lost in the quarter.", "the quarter", "2023-36"),
]
_MONTHS = [
    ("It shut in March 2019.", "March 2019", "2019-03"),
    ("It shut in January and February 2019.", "January and February 2019", "2019-01"),
    ("It shut in March, 2019.", "March, 2019", "2019-03"),
    ("It shut in early March 2019.", "early March 2019", "2019-03"),
    ("It shut in mid-March 2019.", "mid-March 2019", "2019-03"),
    ("It shut in March last year.", "March last year", "2023-03"),
    ("It shut in March of last year.", "March of last year", "2023-03"),
    ("It will shut in March next year.", "March next year", "2025-03"),
    ("It shut last March.", "last March", "2023-03"),
    ("It shut last February.", "last February", "2023-02"),
    ("It shut last January.", "last January", "2024-01"),
    ("It will open next May.", "next May", "2024-05"),
    ("It will open this coming March.", "this coming March", "2025-03"),
    ("It shut in early March.", "early March", "2024-03"),
    ("It shut in late December.", "late December", "2023-12"),
    ("It shut at the end of January.", "the end of January", "2024-01"),
    ("It shut in January.", "January", "2024-01"),
    ("It shut in May.", "May", "2024-05"),
]
_SEASONS = [
    ("It shut last summer.", "last summer", "2023-22"),
    ("It will open next spring.", "next spring", "2025-21"),
    ("It shut this spring.", "this spring", "2024-21"),
    ("It shut in the summer of 1998.", "the summer of 1998", "1998-22"),
    ("It shut in summer 1998.", "summer 1998", "1998-22"),
    ("It shut in the fall of last year.", "the fall of last year", "2023-23"),
    ("It shut in late autumn.", "late autumn", "2023-23"),
    ("It will open in the autumn.", "the autumn", "2024-23"),
]
_HOLIDAYS = [
    ("It shut at Christmas.", "Christmas", "2023-12-25"),
    ("It shut on New Year's Day.", "New Year's Day", "2024-01-01"),
    ("It shut on Christmas Eve 1999.", "Christmas Eve 1999", "1999-12-24"),
    ("It shut on Thanksgiving Day 1999.", "Thanksgiving Day 1999", "1999-11-25"),
    ("It shut last Easter.", "last Easter", "2023-04-09"),
    ("It will shut on Easter Sunday.", "Easter Sunday", "2024-03-31"),
]
_WEEKDAYS = [
    ("It shuts every Friday.", "every Friday", "R/P1W"),
    ("It shut last Friday night.", "last Friday night", "2024-03-15"),
    ("It shut late on Friday evening.", "late on Friday evening", "2024-03-15"),
    ("It shut last Friday.", "last Friday", "2024-03-15"),
    ("It shut this past Friday.", "this past Friday", "2024-03-15"),
    ("It will open next Friday.", "next Friday", "2024-03-22"),
    ("It will open next Wednesday.", "next Wednesday", "2024-03-27"),
    ("It shut early Friday.", "early Friday", "2024-03-15"),
    ("It will open a week from Friday.", "a week from Friday", "2024-03-29"),
    ("It will open two weeks from today.", "two weeks from today", "2024-04-03"),
    ("It will open Friday week.", "Friday week", "2024-03-29"),
    ("It shut a week ago Friday.", "a week ago Friday", "2024-03-08"),
    ("It shut late on Monday.", "late on Monday", "2024-03-18"),
    ("It shut in the morning of Monday.", "morning of Monday", "2024-03-18"),
    ("It shuts on Sundays.", "Sundays", "R/P1W"),
    ("It shut on Friday.", "Friday", "2024-03-15"),
    ("It will open on Friday.", "Friday", "2024-03-22"),
]
_PARTS = [
    ("It shut in the afternoon yesterday.", "afternoon yesterday", "2024-03-19"),
    ("It shut late yesterday.", "late yesterday", "2024-03-19"),
    ("It shut yesterday morning.", "yesterday morning", "2024-03-19"),
    ("It opens tomorrow.", "tomorrow", "2024-03-21"),
    ("It shut today.", "today", "2024-03-20"),
    ("It opens late tonight.", "late tonight", "2024-03-20"),
    ("It shut this morning.", "this morning", "2024-03-20"),
    ("It shut last night.", "last night", "2024-03-19"),
    ("It shut overnight.", "overnight", "2024-03-20"),
]
_REACHING = [
    ("It shut two weeks ago.", "two weeks ago", "2024-03-04/2024-03-10"),
    ("It shut three days ago.", "three days ago", "2024-03-17"),
    ("It shut 18 months ago.", "18 months ago", "2022-09~"),
    ("It shut about 30 years ago.", "about 30 years ago", "1994~"),
    ("It shut two decades ago.", "two decades ago", "2004~"),
    ("It shut a fortnight ago.", "a fortnight ago", "2024-03-04/2024-03-10"),
    ("It shut a year and a half ago.", "a year and a half ago", "2022-09~"),
    ("It shut two and a half years ago.", "two and a half years ago", "2021-09~"),
    ("It shut 1.5 years ago.", "1.5 years ago", "2022-09~"),
    ("It shut days ago.", "days ago", "2024-03"),
    ("It opens two days from now.", "two days from now", "2024-03-22"),
    ("It opens in two days' time.", "two days' time", "2024-03-22"),
    ("It shut the day earlier.", "the day earlier", "2024-03-19"),
]
_LENGTHS = [
    ("He was held for two years and six months.", "two years and six months", "P2Y6M"),
    ("He was held for two years.", "two years", "P2Y"),
    ("He was held for 2 1/2 years.", "2 1/2 years", "P2Y6M"),
    ("He was held for at least 19 hours.", "at least 19 hours", "PT19H"),
    ("He was held for more than two weeks.", "more than two weeks", "P2W"),
    ("He was held for over two weeks.", "over two weeks", "P2W"),
    ("He was held for nearly two weeks.", "nearly two weeks", "P2W"),
    ("He served a 12-month term.", "12-month", "P12M"),
    ("He was held for three consecutive days.", "three consecutive days", "P3D"),
    ("He was held for the past three weeks.", "the past three weeks", "P3W"),
    ("He was held for the first two days.", "the first two days", "P2D"),
    ("He was held for a week.", "a week", "P1W"),
    ("He was held for half an hour.", "half an hour", "PT30M"),
    ("He was held for an hour and a half.", "an hour and a half", "PT1H30M"),
    ("He was held over the past year.", "the past year", "P1Y"),
    ("He was held a dozen years.", "a dozen years", "P12Y"),
]
_SETS = [
    ("It shuts every day.", "every day", "R/P1D"),
    ("It shuts every two weeks.", "every two weeks", "R/P2W"),
    ("It shuts every other week.", "every other week", "R/P2W"),
    ("It shuts every other Tuesday.", "every other Tuesday", "R/P2W"),
    ("It shuts every morning.", "every morning", "R/P1D"),
    ("It shuts once a week.", "a week", "R/P1W"),
    ("The daily ferry was late.", "daily", "R/P1D"),
]
_STRETCHES = [
    ("It shut over the weekend.", "the weekend", "2024-03-16/2024-03-17"),
    ("It will open at the weekend.", "the weekend", "2024-03-23/2024-03-24"),
    ("It shut this week.", "this week", "2024-03-18/2024-03-24"),
    ("It shut last weekend.", "last weekend", "2024-03-16/2024-03-17"),
    ("It shut last month.", "last month", "2024-02"),
    ("It shut last year.", "last year", "2023"),
    ("It shut last quarter.", "last quarter", "2023-36"),
    ("It shut last decade.", "last decade", "201X"),
    ("It will open early next year.", "early next year", "2025-01/2025-03"),
    ("It will open at the end of the year.", "the end of the year", "2024-10/2024-12"),
    ("It will open by the year's end.", "the year's end", "2024-10/2024-12"),
    ("It will open by year-end.", "year-end", "2024-10/2024-12"),
    ("It gained much in the year.", "the year", "2024"),
    ("It gained much in the year ended then.", "the year", "P1Y"),
]
_YEARS = [
    ("It shut in the year 1990.", "the year 1990", "1990"),
    ("It shut in 1998.", "1998", "1998"),
    ("It shut in early 1998.", "early 1998", "1998-01/1998-03"),
    ("It shut in mid-1998.", "mid-1998", "1998-04/1998-09"),
    ("It shut by the end of 1998.", "the end of 1998", "1998-10/1998-12"),
    ("It shut in fiscal 1998.", "fiscal 1998", "1998"),
    ("It shut in FY2019.", "FY2019", "2019"),
    ("It shut in 2019-20.", "2019-20", "2019"),
    ("It shut in 2019-03.", "2019-03", "2019-03"),
    ("It shut in the mid-90s.", "the mid-90s", "199X"),
    ("It shut in the nineties.", "the nineties", "199X"),
    ("It shut in nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ("It shut in the 1990s.", "the 1990s", "199X"),
    ("It shut in the mid-1990s.", "the mid-1990s", "199X"),
    ("It shut in the early '80s.", "the early '80s", "198X"),
    ("It was built in the 19th century.", "the 19th century", "18XX"),
    ("It was built in the late nineteenth century.", "the late nineteenth century", "18XX"),
    ("It shut at the turn of the century.", "the turn of the century", "2000~"),
]
_VALUED = [
    *(_CLOCKS + _DAYS + _QUARTERS + _MONTHS + _SEASONS + _HOLIDAYS + _WEEKDAYS + _PARTS),
    *(_REACHING + _LENGTHS + _SETS + _STRETCHES + _YEARS),
]

# What EDTF doesn't tell apart or can't say, as TIMEX3.
_MARKED = [
    ("It shut on the morning of March 6.", "the morning of March 6", "2024-03-06TMO"),
    ("It shut last Friday night.", "last Friday night", "2024-03-15TNI"),
    ("It shut this afternoon.", "this afternoon", "2024-03-20TAF"),
    ("It shut at midnight on Monday.", "midnight on Monday", "2024-03-18T24:00"),
    ("It shuts every Friday.", "every Friday", "XXXX-WXX-5"),
    ("It shuts every Tuesday night.", "every Tuesday night", "XXXX-WXX-2TNI"),
    ("He was held in the first weeks.", "the first weeks", "PXW"),
    ("He was held for several more months.", "several more months", "PXM"),
    ("He was held for months.", "months", "PXM"),
    ("He was held for two quarters.", "two quarters", "P2Q"),
    ("It is now shut.", "now", "PRESENT_REF"),
    ("It shut recently.", "recently", "PAST_REF"),
    ("It opens soon.", "soon", "FUTURE_REF"),
]
# Words that a rule takes in the middle of an article.
_TOLD = [
    (
        "It shut on 4 March 2019. The previous Friday it was safe.",
        "The previous Friday",
        "2019-03-01",
    ),
    ("It shut on 4 March 2019. A week later it opened.", "A week later", "2019-03-11"),
    ("It shut on 4 March 2019. The year before, it was safe.", "The year before", "2018"),
    ("It shut on 4 March 2019. That evening it burned.", "That evening", "2019-03-04"),
    ("It shut on 4 March 2019. The next morning it burned.", "The next morning", "2019-03-05"),
    ("It shut on 4 March 2019. Later that month it burned.", "Later that month", "2019-03"),
    ("It shut on 4 March 2019. Later in the day it burned.", "Later in the day", "2019-03-04"),
    ("It shut on 4 March 2019. It had rained the night before.", "the night before", "2019-03-03"),
    ("It shut on 4 March 2019. That Friday it burned.", "That Friday", "2019-03-08"),
    ("It shut on 4 March 2019. That summer it burned.", "That summer", "2019-22"),
    ("It shut on 4 March 2019. It opened on the 15th.", "the 15th", "2019-03-15"),
    ("It lost in Q3 2019, more than in the 1988 period.", "the 1988 period", "1988-35"),
    (
        "It lost in Q3 2019, more than in the year-earlier period.",
        "the year-earlier period",
        "2018-35",
    ),
    ("It lost in Q3 2019. The quarter was wet.", "The quarter", "2019-35"),
]
_NO_TIME = ["A 13-year-old boy was hurt.", "The girl is 13 years old.", "It is a day old."]


@pytest.mark.parametrize(("text", "written", "value"), _VALUED, ids=[c[1] for c in _VALUED])
def test_a_rule_gives_its_words_a_value(text: str, written: str, value: str) -> None:
    assert values(text) == [(written, value)]


@pytest.mark.parametrize(("text", "written", "value"), _MARKED, ids=[c[1] for c in _MARKED])
def test_a_rule_gives_its_words_a_value_of_timex3(text: str, written: str, value: str) -> None:
    assert marked(text) == [(written, value)]


@pytest.mark.parametrize(("text", "written", "value"), _TOLD, ids=[c[1] for c in _TOLD])
def test_a_rule_counts_from_the_date_that_the_text_gave_last(
    text: str, written: str, value: str
) -> None:
    assert values(text)[-1] == (written, value)


@pytest.mark.parametrize("text", _NO_TIME)
def test_an_age_is_no_time(text: str) -> None:
    assert values(text) == []


@cache
def _taken() -> frozenset[int]:
    """The rows of the table that the sentences above reach."""
    taken: set[int] = set()
    any_rule, rules = compiled()

    def noted(number: int, row: Compiled) -> Compiled:
        def rule(found: Found) -> Meaning | None:
            meaning = row.rule(found)
            if meaning is not None:
                taken.add(number)
            return meaning

        return Compiled(row.regex, rule)

    rows = [noted(number, row) for number, row in enumerate(rules)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expressions, "compiled", lambda: (any_rule, rows))
        for text in (*(text for text, _, _ in _VALUED + _MARKED + _TOLD + _ONCE_WRONG), *_NO_TIME):
            expressions.expressions(text, Point(PUBLISHED))
    return frozenset(taken)


@pytest.mark.parametrize(
    "number",
    [pytest.param(number, id=kinds) for number, (kinds, _) in enumerate(_TABLE)],
)
def test_every_rule_is_reached_by_a_sentence_of_these_tests(number: int) -> None:
    assert number in _taken()


@pytest.mark.parametrize(
    "text",
    [
        # names and other words that look like months, weekdays, seasons
        "The pier may shut.",
        "May I come?",
        "Mrs May said so.",
        "Theresa May said so.",
        "The May family left.",
        "The crew will march on.",
        "The crowd began to march.",
        "March on, said the captain.",
        "The march was calm.",
        "April Venn said so.",
        "The sun shone.",
        "Sun shone on the quay.",
        "She sat and was wed.",
        "Sat on the deck, she slept.",
        "Fall down, he said.",
        "The boat sprang a leak.",
        # numbers
        "They won 3-2.",
        "They won by 21-19.",
        "It cost $1990.",
        "It cost £1,990 in all.",
        "It cost 1990 euros.",
        "They counted 2000 people.",
        "2000 people came.",
        "Some 1,900 people came.",
        "Flight 1998 left.",
        "They took the A2024.",
        "Call 0800 1234567.",
        "It rose 5 percent.",
        "It rose 19.5%.",
        "It fell by 2,019.",
        "It holds 1.998 litres.",
        "He asked for 24 of them.",
        "Version 2.2019.1 is out.",
        # parts, ranks and moments
        "A second bomb was found.",
        "The second bomb was found.",
        "The third man left.",
        "Wait a second.",
        "It holds three-quarters of the boats.",
        "It holds three quarters of the boats.",
        "It holds a quarter of the boats.",
        "A week-old ferry sank.",
        # no such time
        "It shut at 25:61.",
        "It shut in the 0th century.",
        "It shut on 2024-13-01.",
        "It shut on 99/99/2024.",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "More than 2000 people came.",
        "About 2000 people came.",
        "It is a ferry for 2000 people.",
        "The 2000 passengers left.",
        "Call 555-1990.",
        "It is north of 2000N.",
        "It is a 1998cc engine.",
        "Call 020 7946 1990.",
        "It stood in 1900 BC.",
    ],
)
def test_a_count_behind_a_small_word_is_no_year(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It shut in 1998, and so on.", "1998"),
        ("It shut (1998).", "1998"),
        ("The 1998 fire was worse.", "1998"),
        ("A fire since 1998.", "1998"),
        ("It was built in 1066.", None),
        ("It was built in 1566.", "1566"),
        ("It is due by 2050.", "2050"),
        ("The pier opened May 1998.", "May 1998"),
    ],
)
def test_four_figures_are_a_year_by_what_stands_beside_them(text: str, written: str | None) -> None:
    found = [words for words, _ in values(text)]
    assert found == ([] if written is None else [written])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It shut on 29 February 2024.", "2024-02-29"),
        ("It shut on 29 February.", "2024-02-29"),
        ("It shut on February 29, 2020.", "2020-02-29"),
    ],
)
def test_a_leap_day_is_a_day_in_a_leap_year(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It shut on 30 February 2024.",
        "It shut on 29 February 2023.",
        "It shut on February 30.",
        "It shut on 31 April.",
        "It shut on 2024-02-30.",
    ],
)
def test_a_day_that_its_month_lacks_is_no_day(text: str) -> None:
    assert all(value is None or len(value) == len("2024-02") for _, value in values(text))


@pytest.mark.parametrize("written", ["a few days", "years", "dozens of years"])
def test_a_length_without_a_number_has_no_value(written: str) -> None:
    assert values(f"He was held for {written}.") == [(written, None)]


# Expressions that rules have got wrong.
_ONCE_WRONG = [
    ("It shut at 9 a.m. on 15 March.", "9 a.m. on 15 March", "2024-03-15T09:00:00"),
    ("It shut on March 18 at 21:10.", "March 18 at 21:10", "2024-03-18T21:10:00"),
    (
        "It shut on Friday, March 15 at 9 a.m. sharp.",
        "Friday, March 15 at 9 a.m.",
        "2024-03-15T09:00:00",
    ),
    ("It shut on March 5 at noon.", "March 5 at noon", "2024-03-05T12:00:00"),
    ("It shut at noon on 4 March 2019.", "noon on 4 March 2019", "2019-03-04T12:00:00"),
    ("It shut on 4 March 2019 at 8 p.m. sharp.", "4 March 2019 at 8 p.m.", "2019-03-04T20:00:00"),
    ("It shut at 1900 GMT.", "1900 GMT", "2024-03-20T19:00:00Z"),
    ("It shut at dawn on Friday.", "dawn on Friday", "2024-03-15"),
    ("It lost in the second quarter.", "the second quarter", "2023-34"),
    (
        "It lost in the first half of the 1980s.",
        "the first half of the 1980s",
        "198X",
    ),
    ("It shuts every winter.", "every winter", "R/P1Y"),
    ("It shuts every few years.", "every few years", None),
    ("It shuts on Tuesday nights.", "Tuesday nights", "R/P1W"),
    ("It shut 3000 years ago.", "3000 years ago", None),
    ("It shut half a year ago.", "half a year ago", "2023-09~"),
    ("It shut the day before yesterday.", "the day before yesterday", "2024-03-18"),
    ("It opens in 1,500,000 days.", "1,500,000 days", "P1500000D"),
]


@pytest.mark.parametrize(("text", "written", "value"), _ONCE_WRONG, ids=[c[1] for c in _ONCE_WRONG])
def test_the_parts_of_an_expression_are_told_apart(
    text: str, written: str, value: str | None
) -> None:
    assert values(text) == [(written, value)]
