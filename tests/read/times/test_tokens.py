"""A text as a line of letters, and the words behind them."""

import re

import pytest

from tocsin.read.times.tokens import Token, line, pattern


def _tokens(text: str) -> list[tuple[str, set[str]]]:
    return [(text[t.start : t.end], {w.kind for w in t.words}) for t in line(text).tokens]


def _only(text: str) -> Token:
    (token,) = line(text).tokens
    return token


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("5", "number day hour"),
        ("24", "number day hour"),
        ("31", "number day"),
        ("0", "number hour"),
        ("45", "number"),
        ("300", "number"),
        ("1998", "number year"),
        ("999999", "number"),
        ("0999", "number"),
        ("2200", "number"),
        ("1,998", "number"),
        ("2.5", "number"),
        ("2 1/2", "number"),
        ("22nd", "ordinal day"),
        ("45th", "ordinal"),
        ("2024-03-22", "iso"),
        ("22/3/2024", "slashed"),
        ("22/3/24", "slashed"),
        ("19:55", "clock"),
        ("19:55:30", "clock"),
        ("1990s", "decade"),
        ("1990's", "decade"),
        ("’80s", "decade"),
        ("'98", "year short"),
        ("Q3", "quartered"),
        ("q3", "quartered"),
    ],
)
def test_a_numeral_may_be_what_its_form_allows(text: str, kinds: str) -> None:
    assert _tokens(text) == [(text, set(kinds.split()))]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1,998", "number", 1998),
        ("2.5", "number", 2.5),
        ("2 1/2", "number", 2.5),
        ("22nd", "ordinal", 22),
        ("19:55", "clock", (19, 55, 0)),
        ("'98", "year", 1998),
        ("'24", "year", 2024),
        ("1990s", "decade", "1990"),
        ("’80s", "decade", "80"),
        ("Sept.", "month", 9),
        ("Tuesday", "weekday", 1),
        ("twenty-one", "number", 21),
        ("twenty one", "number", 21),
        ("thirty-first", "ordinal", 31),
        ("nineteen ninety-six", "year", 1996),
        ("two thousand and four", "year", 2004),
        ("the previous", "previous", -1),
        ("day after tomorrow", "deictic", 2),
    ],
)
def test_a_word_means_its_value(text: str, kind: str, value: object) -> None:
    assert _only(text).value(kind) == value


@pytest.mark.parametrize(
    "text",
    [
        "$1990",
        "£1,990",
        "€5",
        "¥300",
        "#12",
        "5%",
        "5 percent",
        "5 per cent",
        "2 million",
        "3 bn",
        "A1990",
        "v2.1990",
        "1.2.3024",
        "25:30",
    ],
)
def test_sums_shares_and_numbers_within_others_are_no_words(text: str) -> None:
    assert not line(text).tokens


@pytest.mark.parametrize("text", ["may", "march", "sun", "sat", "wed", "mon", "mar", "dec"])
def test_what_is_another_word_in_small_letters_needs_a_capital(text: str) -> None:
    assert _tokens(text) == []
    assert len(_tokens(text.capitalize())) == 1


def test_an_abbreviation_takes_its_full_stop() -> None:
    assert [written for written, _ in _tokens("Jan. 5")] == ["Jan.", "5"]
    assert [written for written, _ in _tokens("in January.")] == ["in", "January"]


@pytest.mark.parametrize("text", ["the latter part of", "an estimated", "two thousand and four"])
def test_the_longest_phrase_is_taken(text: str) -> None:
    assert [written for written, _ in _tokens(text)] == [text]


def test_a_run_of_other_words_is_one_bar() -> None:
    found = line("Friday the old stone pier shut Monday")
    assert len(found.letters) == 5
    assert found.letters[3] == "|"


@pytest.mark.parametrize("between", [". ", "\n\n", "; ", " pier ", " 😀 "])
def test_no_pattern_crosses_what_is_no_word(between: str) -> None:
    assert not re.search(pattern("month year"), line(f"March{between}2024").letters)


def test_one_line_break_is_no_more_than_a_blank() -> None:
    assert re.search(pattern("month year"), line("March\n2024").letters)


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        ("month day", "March 5"),
        ("(month|weekday) day", "Monday 5"),
        ("month comma? day", "March 5"),
        ("month comma? day", "March, 5"),
        ("number* unit", "1 2 3 day"),
    ],
)
def test_a_pattern_over_kinds_fits_the_line_of_its_words(kinds: str, text: str) -> None:
    assert re.fullmatch(pattern(kinds), line(text).letters)


def test_a_kind_that_no_word_is_of_is_refused() -> None:
    with pytest.raises(KeyError):
        pattern("month galaxy")


def test_the_tokens_behind_letters_are_those_that_stand_there() -> None:
    text = "The pier shut on Friday, March 15."
    found = line(text)
    match = re.search(pattern("weekday comma month day"), found.letters)
    assert match is not None
    tokens = found.between(*match.span())
    assert text[tokens[0].start : tokens[-1].end] == "Friday, March 15"


def test_a_token_knows_its_kinds() -> None:
    token = _only("second")
    assert token.is_a("unit")
    assert token.is_a("month", "ordinal")
    assert not token.is_a("month")
    assert token.value("ordinal", "unit") == 2
    with pytest.raises(KeyError):
        token.value("month")


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t", "😀", "…", "\u00a0", "\ud800"])
def test_a_text_without_words_has_no_tokens(text: str) -> None:
    assert line(text).tokens == []
