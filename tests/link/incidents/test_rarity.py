"""Words without their endings, and what they weigh."""

from itertools import pairwise

import pytest

from tocsin.link.incidents.rarity import RAREST, rarity, stem, stems


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("shooting", "shootings", "shot", "shoots"), "shoot"),
        (("killed", "killing", "kills"), "kill"),
        (("stabbed", "stabbing"), "stab"),
        (("cities",), "city"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...], same: str) -> None:
    assert {stem(word) for word in words} == {same}


def test_function_words_are_no_content() -> None:
    assert stems("They were at the quay, and it burned") == ("quay", "burn")


def test_what_the_table_lacks_is_rarest() -> None:
    assert rarity("xylophon") == RAREST


def test_everyday_words_say_less_than_those_of_the_trade_and_these_less_than_rare_ones() -> None:
    weights = [rarity(stem(word)) for word in ("people", "killed", "hostage", "fishmonger")]
    assert all(a < b for a, b in pairwise(weights))
