"""The learned score: symmetric, explained, and of the features that the code computes."""

from datetime import date

import pytest

from tests.link.incidents.made import TESSEL, account
from tocsin.link.incidents.features import FEATURES, features
from tocsin.link.incidents.score import Score, shipped
from tocsin.link.incidents.view import view

ONE = view(account("a"))
SAME = view(account("b", told="Nine fishmongers were shot dead in the market of Orlec."))
OTHER = view(
    account(
        "c",
        told="A gunman wounded a jeweller in Tessel.",
        spots=(TESSEL,),
        names=("tessel",),
        figures={},
    )
)


def test_it_is_symmetric() -> None:
    assert features(ONE, SAME) == features(SAME, ONE)
    assert features(ONE, OTHER) == features(OTHER, ONE)


def test_features_are_between_0_and_1() -> None:
    assert all(0 <= value <= 1 for value in (*features(ONE, SAME), *features(ONE, OTHER)))


def test_what_is_not_told_speaks_neither_for_nor_against() -> None:
    empty = view(
        account(
            "d",
            told="",
            kind="other",
            spots=(),
            figures={},
            names=(),
            trigger="",
            first=None,
            last=None,
            published=None,
        )
    )
    assert not any(features(ONE, empty))


def test_accounts_of_one_attack_score_high_and_those_of_two_low() -> None:
    assert shipped()(ONE, SAME) > 0.9
    assert shipped()(ONE, OTHER) < 0.2


def test_reasons_say_what_spoke_for_it() -> None:
    reasons = shipped().reasons(ONE, SAME)
    assert "the same numbers" in reasons
    assert "both name harbour council, orlec, orlec covered market" in reasons


def test_reasons_say_what_spoke_against_it() -> None:
    later = date(2024, 6, 1)
    other = view(account("b", told="Shots rang.", first=later, last=later, names=(), figures={}))
    assert "against it: on other days" in shipped().reasons(ONE, other)


def test_weights_of_other_features_are_refused() -> None:
    names = [*FEATURES][1:]
    with pytest.raises(ValueError, match="other features"):
        Score({"features": names, "weights": [0.0] * len(names), "bias": 0.0})
