"""Expressions of a whole text: by its direction, its narrative, and without a date of its own."""

import itertools
from datetime import date

import pytest

from tests.read.times.made import PUBLISHED, marked, values
from tocsin.read.times.expressions import expressions
from tocsin.read.times.points import Point

_LONG = """PORT VENN, March 18 (Harbour News) - Orla Venn, the mayor, said on Monday that the
pier, which had been shut since early 2019, may open in May. Theresa May said no.

“We will decide next week,” said Hugo Marrow, 43, at 8:30 p.m. on Friday; it cost $1990 and two
years of work. A week later, 2,000 people came. On 4 March 1998 it burned. The following day the
crew, who had been there for at least 19 hours, left. That month it rained every Friday 😀, and
in the 1990s–2000s the quay lost money in the third quarter of each year. Now it is calm."""


@pytest.mark.parametrize("published", [PUBLISHED, None, date.min, date(2024, 2, 29)])
def test_expressions_stand_in_order_and_none_overlap(published: date | None) -> None:
    found = expressions(_LONG, None if published is None else Point(published))
    assert len(found) > 10
    assert all(e.start < e.end for e in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_every_expression_begins_and_ends_with_its_own_words(published: date | None) -> None:
    written = [text for text, _ in values(_LONG, published)]
    assert all(text == text.strip(" \n,;(-–—") for text in written)
    assert {"early 2019", "next week", "The following day", "That month"} < set(written)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The pier was shut Friday.", "2024-03-15"),
        ("The pier will be shut Friday.", "2024-03-22"),
        ("The pier is due to open on Friday.", "2024-03-22"),
        ("The mayor said on Friday it would open.", "2024-03-15"),
        ("The mayor said it would open on Friday.", "2024-03-22"),
        ("The pier stays shut until Friday.", "2024-03-22"),
        ("The pier stays shut until late Friday.", "2024-03-22"),
        ("They will discuss Friday's attack.", "2024-03-15"),
        ("They will discuss Friday’s attack.", "2024-03-15"),
        ("The pier was shut Wednesday.", "2024-03-20"),
    ],
)
def test_a_weekday_lies_in_the_direction_of_its_sentence(text: str, day: str) -> None:
    assert [value for _, value in values(text)] == [day]


@pytest.mark.parametrize(
    ("published", "text", "day"),
    [
        (date(2024, 1, 3), "It was shut on 28 December.", "2023-12-28"),
        (date(2024, 1, 3), "It was shut on 2 January.", "2024-01-02"),
        (date(2024, 1, 3), "It will open on 6 January.", "2024-01-06"),
        (date(2024, 12, 30), "It will open on 2 January.", "2025-01-02"),
        (date(2024, 12, 30), "It was shut on 28 December.", "2024-12-28"),
        (date(2024, 12, 30), "It was shut on December 31.", "2024-12-31"),
    ],
)
def test_a_day_near_the_new_year_is_the_nearest(published: date, text: str, day: str) -> None:
    assert [value for _, value in values(text, published)] == [day]


@pytest.mark.parametrize(
    ("text", "values_"),
    [
        ("It shut on 4 March 2019. A week later it opened.", ["2019-03-04", "2019-03-11"]),
        ("It shut on 4 March 2019. Two days earlier it rained.", ["2019-03-04", "2019-03-02"]),
        ("It shut on 4 March 2019. Two months later it opened.", ["2019-03-04", "2019-05"]),
        ("It shut in March 2019. Two years later it opened.", ["2019-03", "2021"]),
        ("It shut in 1998. A year earlier it was safe.", ["1998", "1997"]),
        ("It shut in 1998. The following year it opened.", ["1998", "1999"]),
        (
            "It shut on 4 March 2019. A week later it burned. The following day it fell.",
            ["2019-03-04", "2019-03-11", "2019-03-12"],
        ),
        ("It shut on 4 March 2019. The previous Friday it was safe.", ["2019-03-04", "2019-03-01"]),
        ("It shut on 4 March 2019. That month it burned.", ["2019-03-04", "2019-03"]),
        ("It shut on 4 March 2019. That year it burned.", ["2019-03-04", "2019"]),
        ("It shut on 4 March 2019. The same day it burned.", ["2019-03-04", "2019-03-04"]),
        ("It shut on 4 March 2019. That night it burned.", ["2019-03-04", "2019-03-04"]),
        ("It shut on 4 March 2019. At noon it burned.", ["2019-03-04", "2019-03-04T12:00:00"]),
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_the_narrative_goes_on_from_the_date_before(
    text: str, values_: list[str], published: date | None
) -> None:
    assert [value for _, value in values(text, published)] == values_


def test_what_is_counted_from_today_does_not_follow_the_narrative() -> None:
    text = "It shut on 4 March 2019. Yesterday it opened; last year it was painted."
    assert [value for _, value in values(text)] == ["2019-03-04", "2024-03-19", "2023"]


def test_what_is_compared_with_does_not_move_the_narrative() -> None:
    text = "It lost in Q3 2019, more than in the year-earlier quarter. That year it was shut."
    assert [value for _, value in values(text)] == ["2019-35", "2018-35", "2019"]


def test_a_set_does_not_move_the_narrative() -> None:
    text = "It shut on 4 March 2019. It had rained every Friday. A day later it opened."
    assert values(text)[-1] == ("A day later", "2019-03-05")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It shut on 22 March.", "XXXX-03-22"),
        ("It shut on 29 February.", "XXXX-02-29"),
        ("It shut in March.", "XXXX-03"),
        ("It shut on Christmas Eve.", "XXXX-12-24"),
        ("It shut on Friday.", "XXXX-XX-XX"),
        ("It shut last Friday.", "XXXX-XX-XX"),
        ("It shut on Friday night.", "XXXX-XX-XX"),
        ("It shut yesterday.", "XXXX-XX-XX"),
        ("It opens tonight.", "XXXX-XX-XX"),
        ("It shut this morning.", "XXXX-XX-XX"),
        ("It shut two days ago.", "XXXX-XX-XX"),
        ("It shut last week.", None),
        ("It shut last month.", None),
        ("It shut this month.", None),
        ("It shut two years ago.", None),
        ("It shut at Easter.", None),
        ("It shut last summer.", None),
        ("It shut over the weekend.", None),
        ("It lost in the third quarter.", None),
        ("It shut on 22 March 2019.", "2019-03-22"),
        ("It shut at Easter 2019.", "2019-04-21"),
        ("He was held for two years.", "P2Y"),
        ("It shuts every Friday.", "R/P1W"),
    ],
)
def test_an_undated_article_tells_no_more_than_its_words(text: str, value: str | None) -> None:
    assert [found for _, found in values(text, None)] == [value]


def test_the_weekday_of_an_undated_article_is_kept_for_timex3() -> None:
    assert marked("It shut on Friday.", None) == [("Friday", "XXXX-WXX-5")]


def test_in_an_undated_article_an_earlier_date_gives_the_year() -> None:
    text = "It shut on 4 March 2019. On 8 March it opened."
    assert [value for _, value in values(text, None)] == ["2019-03-04", "2019-03-08"]


def test_the_narrative_of_an_undated_article_goes_on_without_a_year() -> None:
    text = "It shut on 4 March. A week later it opened."
    assert [value for _, value in values(text, None)] == ["XXXX-03-04", "XXXX-03-11"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It shut on 4 March, 5 March and 6 March. It opens this month.", "XXXX-03"),
        ("It shut on 4 March 2019, 5 March 2019 and 6 March 2019. It opens this month.", "2019-03"),
        ("It shut on 4 March and on 5 March. It opens this month.", None),
        ("It shut on 4 March, 5 April and 6 May. It opens this month.", None),
        ("This month it opens. It shut on 4 March, 5 March, 6 March and 7 April.", "XXXX-03"),
    ],
)
def test_this_month_of_an_undated_article_is_that_of_most_of_its_days(
    text: str, value: str | None
) -> None:
    found = {written.lower(): value for written, value in values(text, None)}
    assert found["this month"] == value


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("It shut on 4 March 2019.", "its own words"),
        ("It shut on 4 March.", "its own words and the article's date"),
        ("It shut yesterday.", "the article's date"),
        ("It shut on Friday.", "the article's date"),
        ("It shut in 2019, and the following year it opened.", "the date before"),
    ],
)
def test_an_expression_says_what_it_was_worked_out_from(text: str, anchor: str) -> None:
    assert expressions(text, Point(PUBLISHED))[-1].meaning.anchor == anchor


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n \n", "\t\t", "😀😀", "\u00a0", "\ud800", "\0", "The pier is calm."]
)
def test_a_text_without_times_has_no_expressions(text: str) -> None:
    assert expressions(text, Point(PUBLISHED)) == []
