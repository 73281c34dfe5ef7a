"""The best pairs are those that trying all of them finds."""

from collections.abc import Sequence
from itertools import permutations, product

import pytest

from evaluation.assignment import best_pairs

Table = Sequence[Sequence[float]]


def _by_trying(table: Table) -> float:
    """The greatest sum, for no more rows than columns."""
    columns = range(len(table[0]))
    return max(
        sum(table[row][column] for row, column in enumerate(chosen))
        for chosen in permutations(columns, len(table))
    )


def test_greed_is_not_enough() -> None:
    """The heaviest pair, 0 with 0, leaves only nothing for row 1."""
    assert best_pairs([[9, 8], [8, 0]]) == [(0, 1), (1, 0)]


def test_the_pairs_weigh_as_much_as_any() -> None:
    """All tables of two rows and three columns with weights of 0, 1 and 3."""
    for weights in product((0, 1, 3), repeat=6):
        table = [weights[:3], weights[3:]]
        weight = sum(table[row][column] for row, column in best_pairs(table))
        assert weight == pytest.approx(_by_trying(table))


def test_each_row_and_column_is_used_once_and_the_rest_is_left() -> None:
    pairs = best_pairs([[1.0], [3.0], [2.0]])
    assert pairs == [(1, 0)]
    assert best_pairs([]) == best_pairs([[], []]) == []
