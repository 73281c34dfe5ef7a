"""Figures say of how many they are."""

import random

import pytest

from tocsin.review.numbers import Share, long, spread


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (0, 0, "none yet"),
        (3, 7, "3 of 7"),
        (0, 30, "0 of 30"),
        (30, 40, "30 of 40 (75%)"),
        (40, 40, "40 of 40 (100%)"),
    ],
)
def test_a_percentage_never_stands_alone(count: int, of: int, words: str) -> None:
    assert Share(count=count, of=of).words == words


def test_times_are_told_with_their_spread() -> None:
    told = spread([1, 2, 3, 4, 5])
    assert told is not None
    assert (told.n, told.median, told.lower, told.upper, told.p90) == (5, 3, 2, 4, 4.6)
    assert told.words == (
        "median 3 hours (half of them 2 hours to 4 hours; nine in ten within 4.6 hours; n = 5)"
    )
    assert spread([]) is None


def test_one_is_no_spread() -> None:
    told = spread([336])
    assert told is not None
    assert told.words == "14 days, once"


@pytest.mark.parametrize("seed", range(50))
def test_quantiles_are_in_order_and_within(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    hours = [chance.expovariate(0.1) for _ in range(chance.randint(1, 40))]
    told = spread(hours)
    assert told is not None
    ordered = [min(hours), told.lower, told.median, told.upper, max(hours)]
    assert ordered == pytest.approx(sorted(ordered))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0.001, "3.6 seconds"),
        (0.2, "12 minutes"),
        (1, "1 hour"),
        (36, "36 hours"),
        (48, "2 days"),
        (-2, "2 hours too late"),
    ],
)
def test_a_length_is_said_as_people_say_it(hours: float, words: str) -> None:
    assert long(hours) == words
