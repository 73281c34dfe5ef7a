"""A surge says what is usual, how rare the count is, and what it doesn't know."""

import pytest

from tocsin.assess.surge.delay import Completeness
from tocsin.assess.surge.rise import surge

USUAL = [3, 2, 5, 3, 1, 4, 4, 3, 2, 4, 3, 5, 3]


def test_a_surge_is_told_in_words() -> None:
    found = surge([*USUAL, 10])
    assert found.seen
    assert found.reasons[0] == "10 where 3.3 are usual; one in 320 weeks"
    assert "C1 (6.4)" in found.reasons[1]


def test_the_level_is_the_least_count_that_is_a_surge() -> None:
    level = surge([*USUAL, 3]).level
    assert level is not None
    assert surge([*USUAL, level]).seen and not surge([*USUAL, level - 1]).seen
    assert surge([1, 2]).level is None


def test_a_usual_count_is_none() -> None:
    found = surge([*USUAL, 3], unit="day")
    assert not found.seen
    assert found.reasons == ("3 where 3.3 are usual; as many or more in most days",)


def test_no_count_is_rarer_than_so_few_can_tell() -> None:
    assert surge([*USUAL, 90]).reasons[0].endswith("rarer than one in 1,000 weeks")


def test_one_where_nothing_ever_was() -> None:
    found = surge([0] * 60 + [1])
    assert (found.seen, found.reasons[0]) == (
        True,
        "1 where almost none is usual; one in 120 weeks",
    )


def test_a_half_known_week_is_held_against_half_of_what_is_usual() -> None:
    whole = surge([*USUAL, 6])
    half = surge([*USUAL, 6], known=Completeness(share=0.5, reasons=("half is in",)))
    assert (whole.incomplete, half.incomplete) == (False, True)
    assert whole.usual is not None
    assert half.usual == pytest.approx(whole.usual / 2)
    assert (whole.seen, half.seen) == (False, True)
    assert half.reasons[-1] == "half is in"


def test_little_before_it_is_no_ground_to_speak() -> None:
    found = surge([0, 0, 9])
    assert (found.usual, found.surprise, found.seen, found.signals) == (None, None, False, ())
    assert "fewer than 8 weeks" in found.reasons[0]


def test_a_level_can_be_asked_for() -> None:
    assert not surge([*USUAL, 10], alpha=0.001).seen


def test_no_count_at_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="no count"):
        surge([])
