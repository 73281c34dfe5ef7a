"""What an expression that doesn't say all is worked out from."""

from datetime import date

import pytest

from tests.read.times.made import PUBLISHED
from tocsin.read.times.anchors import Anchors, undated
from tocsin.read.times.points import Point, month_day

_NEWS = Point(PUBLISHED)
_FRIDAY, _WEDNESDAY = 4, 2


def _direction(text: str) -> int:
    """The direction at the one `*` of a text, which stands for an expression."""
    return Anchors(text).direction(text.index("*"), text.index("*") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "The pier will open *.",
        "“It’ll open *.",
        "The pier is expected to open *.",
        "The pier is due *.",
        "The board plans a vote *.",
        "The permit expires *.",
        "The pier won’t open *.",
        "It said the pier would open *.",
        "The pier was shut. It will open *.",
        "* will be dry.",
        "The pier was shut until *.",
        "The pier was shut until early *.",
        "The pier is shut till *.",
        "The pier WILL open *.",
    ],
)
def test_the_nearest_word_tells_of_what_will_be(text: str) -> None:
    assert _direction(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The pier was shut *.",
        "The pier had been expected to open *.",
        "Orla Venn said *.",
        "Orla Venn warned *.",
        "The pier will open, the mayor said *.",
        "* was dry.",
        "The pier has been shut since *.",
        "The pier will open. It was shut *.",
    ],
)
def test_the_nearest_word_tells_of_what_was(text: str) -> None:
    assert _direction(text) == -1


@pytest.mark.parametrize(
    "text",
    [
        "The pier, *.",
        "*",
        "The pier will open. The pier, *.",
        "The pier will open.\n\nThe pier, *",
        "The pier, *. It will open.",
        "The pier will open" + " at the quay" * 20 + " *",
    ],
)
def test_another_sentence_and_far_words_tell_no_direction(text: str) -> None:
    assert _direction(text) == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It shut *.", date(2024, 3, 15)),
        ("It was shut *.", date(2024, 3, 15)),
        ("It will open *.", date(2024, 3, 22)),
        ("It is shut until *.", date(2024, 3, 22)),
        ("It will replace *’s ferry.", date(2024, 3, 15)),
        ("It will replace *'s ferry.", date(2024, 3, 15)),
    ],
)
def test_a_weekday_is_the_last_one_or_the_next_by_its_sentence(text: str, day: date) -> None:
    at = Anchors(text, _NEWS)
    assert at.weekday(_FRIDAY, text.index("*"), text.index("*") + 1) == Point(day)


@pytest.mark.parametrize("text", ["It was shut *.", "It will open *."])
def test_the_weekday_of_the_publication_is_that_day(text: str) -> None:
    at = Anchors(text, _NEWS)
    assert at.weekday(_WEDNESDAY, text.index("*"), text.index("*") + 1) == _NEWS


@pytest.mark.parametrize(
    ("weekday", "step", "day"),
    [
        (_FRIDAY, -1, date(2024, 3, 15)),
        (_FRIDAY, 1, date(2024, 3, 22)),
        (_WEDNESDAY, -1, date(2024, 3, 13)),
        (_WEDNESDAY, 1, date(2024, 3, 27)),
    ],
)
def test_last_and_next_weekday_are_never_the_day_of_publication(
    weekday: int, step: int, day: date
) -> None:
    assert Anchors("It will open", _NEWS).weekday(weekday, 12, 12, step) == Point(day)


def test_a_weekday_of_an_undated_article_is_unknown() -> None:
    at = Anchors("Friday")
    assert at.weekday(_FRIDAY, 0, 6) is None
    assert at.weekday_told(_FRIDAY, -1) is None


def test_the_weekday_before_or_after_is_the_narratives() -> None:
    at = Anchors("", _NEWS, narrative=Point(date(2019, 3, 4)))
    assert at.weekday_told(_FRIDAY, -1) == Point(date(2019, 3, 1))
    assert at.weekday_told(_FRIDAY, 1) == Point(date(2019, 3, 8))


def test_without_a_narrative_the_weekday_before_or_after_is_the_articles() -> None:
    assert Anchors("", _NEWS).weekday_told(_FRIDAY, -1) == Point(date(2024, 3, 15))


def test_a_weekday_beside_a_narrative_without_a_year_is_unknown() -> None:
    assert Anchors("", narrative=month_day(3, 4)).weekday_told(_FRIDAY, 1) is None


@pytest.mark.parametrize(
    ("published", "month", "day", "meant"),
    [
        (date(2024, 1, 3), 12, 30, date(2023, 12, 30)),
        (date(2024, 1, 3), 1, 5, date(2024, 1, 5)),
        (date(2024, 12, 30), 1, 2, date(2025, 1, 2)),
        (date(2024, 12, 30), 12, 24, date(2024, 12, 24)),
        (date(2024, 3, 20), 3, 22, date(2024, 3, 22)),
        (date(2024, 3, 20), 2, 29, date(2024, 2, 29)),
        (date(2023, 3, 20), 2, 29, date(2024, 2, 29)),
        (date(2025, 1, 20), 2, 29, date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_nearest(
    published: date, month: int, day: int, meant: date
) -> None:
    point = month_day(month, day)
    assert point is not None
    found, _ = Anchors("The pier, *.", Point(published)).dated(point, 10, 11)
    assert found == Point(meant)


@pytest.mark.parametrize(
    ("published", "text", "year"),
    [
        (date(2024, 6, 20), "It was shut on *.", 2023),
        (date(2024, 6, 20), "It will open on *.", 2024),
        (date(2024, 7, 10), "It was shut on *.", 2023),
    ],
)
def test_a_day_half_a_year_away_lies_in_the_direction_of_its_sentence(
    published: date, text: str, year: int
) -> None:
    point = month_day(12, 24)
    assert point is not None
    found, _ = Anchors(text, Point(published)).dated(point, text.index("*"), text.index("*") + 1)
    assert found.start == date(year, 12, 24)


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        ("It was shut in *.", 11, 2023),
        ("It was shut in *.", 2, 2024),
        ("It was shut in *.", 3, 2024),
        ("It will open in *.", 11, 2024),
        ("It will open in *.", 5, 2024),
        ("It will open in *.", 3, 2024),
        ("The pier, *.", 12, 2023),
        ("The pier, *.", 4, 2024),
        ("The pier, *.", 3, 2024),
    ],
)
def test_a_month_without_a_year_lies_in_the_direction_of_its_sentence(
    text: str, month: int, year: int
) -> None:
    point = undated(month)
    assert point is not None
    found, _ = Anchors(text, _NEWS).dated(point, text.index("*"), text.index("*") + 1)
    assert (found.start, found.year_known) == (date(year, month, 1), True)


@pytest.mark.parametrize(("month", "year"), [(12, 2024), (2, 2025)])
def test_a_month_of_which_a_sentence_says_will_is_ahead(month: int, year: int) -> None:
    point = undated(month)
    assert point is not None
    found, _ = Anchors("It will open in *.", _NEWS).dated(point, 16, 17)
    assert found.start == date(year, month, 1)


def test_a_day_some_weeks_back_is_meant_sooner_than_one_almost_a_year_ahead() -> None:
    point = month_day(2, 28)
    assert point is not None
    found, _ = Anchors("She will see what * left.", _NEWS).dated(point, 18, 19)
    assert found.start == date(2024, 2, 28)


def test_a_day_of_which_a_sentence_says_will_is_ahead() -> None:
    point = month_day(12, 28)
    assert point is not None
    found, _ = Anchors("It will open on *.", _NEWS).dated(point, 16, 17)
    assert found.start == date(2024, 12, 28)


def test_in_an_undated_article_the_narrative_gives_the_year() -> None:
    day = month_day(3, 22)
    assert day is not None
    at = Anchors("", narrative=Point(date(2019, 3, 4)))
    assert at.dated(day, 0, 0) == (
        Point(date(2019, 3, 22)),
        "its own words and the date before",
    )


@pytest.mark.parametrize("narrative", [None, month_day(3, 4)])
def test_without_any_year_a_day_stays_without(narrative: Point | None) -> None:
    day = month_day(3, 22)
    assert day is not None
    assert Anchors("", narrative=narrative).dated(day, 0, 0) == (day, "its own words")


def test_a_date_that_was_told_moves_the_narrative_on() -> None:
    at = Anchors("", _NEWS)
    at.told(Point(date(2019, 3, 4)), 7)
    assert (at.narrative, at.period) == (Point(date(2019, 3, 4)), None)


def test_a_quarter_that_was_told_is_what_the_text_is_about() -> None:
    at = Anchors("", _NEWS)
    quarter = Point(date(2019, 7, 1), "quarter")
    at.told(quarter, 7)
    at.told(Point(date(2019, 3, 4)), 20)
    assert (at.period, at.period_at) == (quarter, 7)


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (13, 1)])
def test_there_is_no_undated_day_that_no_year_has(month: int, day: int) -> None:
    assert undated(month, day) is None
