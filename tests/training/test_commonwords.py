"""The table of common words, and that the one which ships is one."""

from itertools import pairwise

from tocsin.link.incidents.rarity import RAREST
from training.commonwords import TABLE, common


def test_what_stands_in_more_articles_weighs_less() -> None:
    weights = common(["quay and fire", "quay and", "dam and"])
    assert weights["and"] == 0.0
    assert weights["quay"] < weights["dam"]


def test_forms_of_a_word_are_counted_together_and_once_an_article() -> None:
    weights = common(["burned burning", "burns", "dam"])
    assert weights["burn"] == 0.4


def test_the_table_that_ships_is_sorted_and_less_than_the_rarest() -> None:
    weights = [float(line.split("\t")[1]) for line in TABLE.read_text("utf-8").splitlines()]
    assert all(a <= b for a, b in pairwise(weights))
    assert weights[-1] < RAREST
