"""As many pairs as there can be."""

import random
from itertools import permutations

import pytest

from tocsin.link.matching import matching


@pytest.mark.parametrize("seed", range(40))
def test_no_other_way_of_pairing_has_more_pairs(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    sides = dice.randrange(1, 6), dice.randrange(1, 6)
    choices = {
        left: [right for right in range(sides[1]) if dice.random() < 0.4]
        for left in range(sides[0])
    }
    found = matching(choices)
    assert all(right in choices[left] for right, left in found.items())
    assert len({*found.values()}) == len(found) == _most(choices, sides[1])


def _most(choices: dict[int, list[int]], rights: int) -> int:
    """By the plainest way: every order in which the right-hand things can be handed out."""
    free = [*range(rights), *[None] * len(choices)]
    return max(
        sum(right in choices[left] for left, right in zip(choices, order, strict=True))
        for order in permutations(free, len(choices))
    )


def test_who_comes_later_moves_an_earlier_one_to_its_second_choice() -> None:
    assert matching({"a": ["x", "y"], "b": ["x"]}) == {"y": "a", "x": "b"}


def test_one_for_whom_nothing_is_left_stays_alone() -> None:
    assert matching({"a": ["x"], "b": ["x"], "c": []}) == {"x": "a"}
