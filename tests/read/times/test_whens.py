"""The times of an article: spans, intervals, bounds; and texts that mean harm."""

import itertools
from datetime import date

import pytest

from tests.read.times.made import PUBLISHED, is_value, told
from tocsin.read.times.whens import whens
from tocsin.records import When

_MANY = (
    "It was shut on Friday 😀, from March to May 2019, between 3 March and 5 March, since 2014\n\n"
    "and until May; every day, for two years, at 8 p.m. GMT. Now it is open (1995–1998). In "
    "early March 2024 it burned; a week later, by the end of the 1990s, it had been rebuilt."
)


def _one(text: str, published: date | None = PUBLISHED) -> When:
    (found,) = whens("pier", text, published)
    return found


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_spans_are_slices_of_the_text_in_order_and_none_overlap(published: date | None) -> None:
    spans = [when.span for when in whens("pier", _MANY, published)]
    assert len(spans) > 8
    assert all(_MANY[span.start : span.end] == span.text for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_each_time_has_an_id_of_its_own_that_does_not_change() -> None:
    ids = [when.id for when in whens("pier", _MANY, PUBLISHED)]
    assert len(set(ids)) == len(ids)
    assert [when.id for when in whens("pier", _MANY, PUBLISHED)] == ids
    assert not {when.id for when in whens("quay", _MANY, PUBLISHED)} & set(ids)


def test_references_to_no_time_are_left_out() -> None:
    assert whens("pier", "It is now shut; recently it was open, and soon it opens.", None) == ()


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("It was shut between 1995 and 1998.", "between 1995 and 1998", "1995/1998"),
        ("It was shut from 1995 to 1998.", "from 1995 to 1998", "1995/1998"),
        ("It was shut from 1995 until 1998.", "from 1995 until 1998", "1995/1998"),
        ("It was shut in 1995-1998.", "1995-1998", "1995/1998"),
        ("It was shut (1995–1998).", "1995–1998", "1995/1998"),
        ("It was shut in 1995 – 1998.", "1995 – 1998", "1995/1998"),
        (
            "It was shut from March to May 2019.",
            "from March to May 2019",
            "2019-03/2019-05",
        ),
        (
            "It was shut between 3 March and 5 March 2019.",
            "between 3 March and 5 March 2019",
            "2019-03-03/2019-03-05",
        ),
        (
            "It was shut from December 28 to January 3, 2019.",
            "from December 28 to January 3, 2019",
            "2018-12-28/2019-01-03",
        ),
        (
            "It was shut from March 2018 through May 2019.",
            "from March 2018 through May 2019",
            "2018-03/2019-05",
        ),
        (
            "It was shut from early 2019 to late 2020.",
            "from early 2019 to late 2020",
            "2019-01/2020-12",
        ),
        (
            "It was shut from last week until yesterday.",
            "from last week until yesterday",
            "2024-03-11/2024-03-19",
        ),
        ("It was shut in the 1990s to 2004.", "the 1990s to 2004", "199X/2004"),
        ("It was shut on 3-5 March 2019.", "3-5 March 2019", "2019-03-03/2019-03-05"),
        ("It was shut on March 3–5, 2019.", "March 3–5, 2019", "2019-03-03/2019-03-05"),
        ("It was shut on March 3 to 5.", "March 3 to 5", "2024-03-03/2024-03-05"),
    ],
)
def test_from_one_time_to_another_is_one_interval(text: str, written: str, value: str) -> None:
    assert told(text) == [(written, value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was shut in 1995 and 1998.", [("1995", "1995"), ("1998", "1998")]),
        ("It was shut from 1998 to 1995.", [("1998", "1998"), ("1995", "1995")]),
        (
            "It was shut from Monday; to Friday it was a year.",
            [("Monday", "2024-03-18"), ("Friday", "2024-03-15")],
        ),
        ("It was shut in 1995, to open in 1998.", [("1995", "1995"), ("1998", "1998")]),
    ],
)
def test_two_times_that_lead_nowhere_stay_two(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text)[:2] == found


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("It has been shut since 2014.", "since 2014", "2014/.."),
        ("It has been shut since early March.", "since early March", "2024-03/.."),
        ("It has been shut since Friday.", "since Friday", "2024-03-15/.."),
        ("It has been shut ever since 2014.", "ever since 2014", "2014/.."),
        ("It has been shut since last week.", "since last week", "2024-03-11/.."),
        ("It has been shut since the 1990s.", "since the 1990s", "199X/.."),
        ("It is shut until May 2024.", "until May 2024", "../2024-05"),
        ("It is shut until Friday.", "until Friday", "../2024-03-22"),
        ("It is shut till the end of the year.", "till the end of the year", "../2024-12"),
        ("It was shut until last weekend.", "until last weekend", "../2024-03-17"),
    ],
)
def test_since_and_until_leave_an_interval_open(text: str, written: str, value: str) -> None:
    assert told(text) == [(written, value)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It shut in March 2024.", date(2024, 3, 1), date(2024, 3, 31)),
        ("It shut in early March 2024.", date(2024, 3, 1), date(2024, 3, 11)),
        ("It shut in mid-March 2024.", date(2024, 3, 11), date(2024, 3, 21)),
        ("It shut in late March 2024.", date(2024, 3, 21), date(2024, 3, 31)),
        ("It shut since 2014.", date(2014, 1, 1), None),
        ("It is shut until May 2024.", None, date(2024, 5, 31)),
        ("It shut on 4 March 2019.", date(2019, 3, 4), date(2019, 3, 4)),
        ("It shut last week.", date(2024, 3, 11), date(2024, 3, 17)),
        ("It shut in the winter of 2019.", date(2019, 12, 1), date(2020, 2, 29)),
        ("It shut in the 1990s.", date(1990, 1, 1), date(1999, 12, 31)),
        ("It was built in the 19th century.", date(1800, 1, 1), date(1899, 12, 31)),
        ("It was shut from 1995 to 1998.", date(1995, 1, 1), date(1998, 12, 31)),
        ("It was shut on March 3 to 5.", date(2024, 3, 3), date(2024, 3, 5)),
        ("It shut at 8 p.m. on Friday.", date(2024, 3, 15), date(2024, 3, 15)),
        ("He was held for two years.", None, None),
        ("It shuts every Friday.", None, None),
    ],
)
def test_a_time_lies_between_its_earliest_and_latest_day(
    text: str, earliest: date | None, latest: date | None
) -> None:
    when = _one(text)
    assert (when.earliest, when.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["It shut on 22 March.", "It shut since March.", "It shut Friday."]
)
def test_a_time_without_a_year_has_no_first_and_last_day(text: str) -> None:
    when = _one(text, None)
    assert (when.earliest, when.latest) == (None, None)
    assert "unknown" in when.words


@pytest.mark.parametrize(
    ("text", "kind", "precision"),
    [
        ("It was built in the 19th century.", "date", "century"),
        ("It shut in the 1990s.", "date", "decade"),
        ("It shut in 1998.", "date", "year"),
        ("It shut in the first half of 2019.", "date", "half"),
        ("It shut in the summer of 1998.", "date", "season"),
        ("It shut in Q3 2019.", "date", "quarter"),
        ("It shut in March 2019.", "date", "month"),
        ("It shut last week.", "date", "week"),
        ("It shut last weekend.", "date", "weekend"),
        ("It shut yesterday.", "date", "day"),
        ("It shut last night.", "time", "part of day"),
        ("It shut at 8 p.m.", "time", "minute"),
        ("He was held for two years.", "duration", None),
        ("It shuts every Friday.", "set", None),
        ("It shuts every Friday night.", "set", None),
    ],
)
def test_a_time_has_a_kind_and_tells_how_fine_it_is(
    text: str, kind: str, precision: str | None
) -> None:
    when = _one(text)
    assert (when.kind, when.precision) == (kind, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It shut in early March.", "early March 2024"),
        ("It shut 30 years ago.", "about 1994"),
        ("It has been shut since 2014.", "since 2014"),
        ("It is shut until Friday.", "until 22 March 2024"),
        ("It was shut from 1995 to 1998.", "1995 to 1998"),
        ("He was held for at least 19 hours.", "at least 19 hours"),
    ],
)
def test_a_time_is_said_for_people(text: str, words: str) -> None:
    assert _one(text).words == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was shut from Monday to Friday.", "2024-03-11/2024-03-15"),
        ("It will be shut from Monday to Friday.", "2024-03-25/2024-03-29"),
        ("It was shut between 3 and 5 March 2019.", "2019-03-03/2019-03-05"),
    ],
)
def test_what_one_word_leads_is_one_interval(text: str, value: str) -> None:
    assert [value for _, value in told(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It was shut between 8 p.m. and 9 p.m. on Friday.",
        "It was shut from 5 to 7 p.m.",
    ],
)
def test_from_one_time_to_another_should_be_one_interval(text: str) -> None:
    ((_, value),) = told(text)
    assert "/" in (value or "")


def test_in_an_undated_article_the_second_day_gives_the_first_its_year() -> None:
    text = "It was shut from 3 March to 5 March 2019."
    assert [value for _, value in told(text, None)] == ["2019-03-03/2019-03-05"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It shut in early 2019.", date(2019, 1, 1), date(2019, 3, 31)),
        ("It shut in mid-2019.", date(2019, 4, 1), date(2019, 9, 30)),
        ("It shut in late 2019.", date(2019, 10, 1), date(2019, 12, 31)),
    ],
)
def test_the_first_and_last_day_of_a_part_of_a_year_are_those_of_its_value(
    text: str, earliest: date, latest: date
) -> None:
    when = _one(text)
    assert (when.earliest, when.latest) == (earliest, latest)


# Texts that mean harm

_SIZE = 200_000
_REPEATED = [
    *("1990-1991-", "9", ",", "1,", "1,234", "1/1/", "-", "’", " ", "\n ", "\u00a0", "😀", "a.m. "),
    *(
        "the ",
        "early ",
        "since ",
        "and ",
        "more ",
        "one ",
        "a half ",
        "every other ",
        "1 day , and ",
    ),
    *("March ", "Friday, ", "will Friday ", "2024-03-22", "!” ", "two days before "),
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", _REPEATED, ids=repr)
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str) -> None:
    """These would not end in time if reading were not linear."""
    text = piece * (_SIZE // len(piece))
    found = whens("pier", text, PUBLISHED)
    assert all(text[w.span.start : w.span.end] == w.span.text for w in found)


@pytest.mark.slow
@pytest.mark.parametrize("around", [("It shut in 19", ""), ("", "90"), ("since ", " 1990")])
@pytest.mark.parametrize("piece", [" ", "9", "the "])
def test_a_long_gap_is_read_to_its_end(around: tuple[str, str], piece: str) -> None:
    text = around[0] + piece * (_SIZE // len(piece)) + around[1]
    assert len(whens("pier", text, PUBLISHED)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "It shut 99999999999 years ago.",
        "It shut 99999999999 days ago.",
        "It shut 3000 years ago, or 30 centuries ago.",
        "It opens 99999999999 weeks from now.",
        "It shut in the year 0000.",
        "It shut in 0000, 0001, 9999 and 10000.",
        "It shut on 0000-00-00.",
        "It shut on 0001-01-01. The previous day it was safe. A century earlier, too.",
        "It shut on 9999-12-31.",
        "It shut on 99/99/9999.",
        "It shut in the 0th, 99th and 1st century.",
        "It shut on the 99th of March.",
        "It shut at 99:99 p.m. and at 24:59 GMT.",
        "It shut on 30 February 2024, 31 April and 0 March.",
        "It shut in " + "9" * 5000 + ".",
        "It shut in ٢٠٢٤, on ٢٠٢٤-٠٣-٢٢, for ٣ years.",
        "It shut in ²2019 and in İstanbul in 2019.",
        "It shut on \ud800 March \udfff 2019.",
        "It shut on\x00March 4\x00, 2019.",
        "It shut in March‮ 2019.",
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, None, date.min, date(2024, 2, 29)])
def test_what_no_calendar_holds_ends_no_run(text: str, published: date | None) -> None:
    found = whens("pier", text, published)
    assert all(text[w.span.start : w.span.end] == w.span.text for w in found)


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_every_value_has_a_form_of_edtf_or_iso_8601(published: date | None) -> None:
    assert all(is_value(when.value) for when in whens("pier", _MANY, published))


_CRASHES = [
    ("It shuts every winter.", PUBLISHED),
    ("It was shut for " + "9" * 400 + " years.", PUBLISHED),
    ("It was shut for " + "9" * 400 + " minutes.", PUBLISHED),
    ("It shut on 9998-12-31. That month it burned.", PUBLISHED),
    ("It opens 7974 years from now.", PUBLISHED),
    ("It shut in March last year.", date.min),
    ("It shut in the summer of last year.", date.min),
    ("It shut in the third quarter of last year.", date.min),
    ("It shut at the end of the year.", date.max),
    ("It shut in the second half.", date.max),
    ("It shut at midnight.", date.max),
    ("It shut at Easter.", date.max),
]


@pytest.mark.parametrize(("text", "published"), _CRASHES, ids=[c[0][:40] for c in _CRASHES])
def test_no_season_number_or_placeholder_ends_a_run(text: str, published: date) -> None:
    whens("pier", text, published)
