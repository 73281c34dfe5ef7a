"""How many: numbers in figures and words, and what hedges them."""

import pytest

from tocsin.read.numbers import Quantity, quantity, tokens


def _first(text: str) -> Quantity | None:
    line = tokens(text, 0, len(text))
    return next((q for i in range(len(line)) if (q := quantity(line, i))), None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15 miners", 15),
        ("1,250 miners", 1250),
        ("twenty-three miners", 23),
        ("two hundred and fifty miners", 250),
        ("one hundred twenty-one miners", 121),
        ("a hundred miners", 100),
        ("three thousand five hundred miners", 3500),
        ("30 thousand miners", 30_000),
        ("1.2 million miners", 1_200_000),
        ("both miners", 2),
        ("a couple of miners", 2),
        ("one miner", 1),
        ("a total of eleven miners", 11),
        ("another 40 miners", 40),
        ("about 30 miners", 30),
        ("some 30 miners", 30),
        ("an estimated 30 miners", 30),
        ("the four miners", 4),
    ],
)
def test_a_number_and_a_rough_number_are_exact(text: str, value: int) -> None:
    found = _first(text)
    assert found is not None
    assert (found.low, found.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at least 15 miners", 15),
        ("more than 100 miners", 100),
        ("no fewer than seven miners", 7),
        ("at least another 20 miners", 20),
        ("15 or more miners", 15),
        ("several miners", 3),
        ("a dozen miners", 12),
        ("more than two dozen miners", 24),
        ("half a dozen miners", 6),
        ("tens of miners", 20),
        ("dozens of miners", 24),
        ("scores of miners", 40),
        ("hundreds of miners", 200),
        ("several hundred miners", 300),
        ("a few hundred miners", 200),
        ("thousands of miners", 2000),
        ("tens of thousands of miners", 20_000),
    ],
)
def test_a_lower_bound_and_a_vague_number_have_a_low_end_only(text: str, value: int) -> None:
    found = _first(text)
    assert found is not None
    assert (found.low, found.high) == (value, None)


@pytest.mark.parametrize("text", ["nearly 50 miners", "up to 50 miners", "fewer than 50 miners"])
def test_an_upper_bound_has_a_high_end_only(text: str) -> None:
    found = _first(text)
    assert found is not None
    assert (found.low, found.high) == (None, 50)


@pytest.mark.parametrize(
    "text",
    ["between 12 and 15 miners", "12 to 15 miners", "12-15 miners", "12–15 miners"],
)
def test_a_range_has_both_ends(text: str) -> None:
    found = _first(text)
    assert found is not None
    assert (found.low, found.high) == (12, 15)


@pytest.mark.parametrize(
    "text",
    [
        "27-year-old",
        "$15",
        "15%",
        "15 percent",
        "15 per cent",
        "15km",
        "3.5",
        "10:30",
        "March 22",
        "22 March",
        "aged 15",
        "aged between 19 and 41",
        "aged 20, 22 and 25",
        "ages eight to eleven",
        "No. 15",
        "1990s",
        "31st",
    ],
)
def test_an_age_a_price_a_share_a_date_or_a_label_is_no_number_of_people(text: str) -> None:
    assert _first(text) is None


def test_a_number_out_of_a_group_is_told_apart() -> None:
    found = _first("four of them")
    assert found is not None
    assert found.of_them


def test_a_quantity_begins_with_its_hedge() -> None:
    text = "It hit at least 15 miners"
    found = _first(text)
    assert found is not None
    line = tokens(text, 0, len(text))
    assert text[line[found.begin].start : line[found.end - 1].end] == "at least 15"
