"""Learning the score of incidents: the fit, what a pair is, and how topics are held apart."""

from collections import Counter

import numpy as np

from tests.link.incidents.made import account
from tocsin.link.incidents.features import FEATURES
from tocsin.link.incidents.view import view
from training.linking import Example, Pairs, Settings, fit, pairs

SETTINGS = Settings(seed=1, ridge=1.0, easy=1, folds=2)
SAME = "Nine fishmongers were shot dead in the market of Orlec."


def example(article: str, part: str, *events: str, **fields: object) -> Example:
    """An account of an article of a main event."""
    return Example(view(account(article, SAME, **fields)), "ecbplus", part, part, frozenset(events))


def test_what_goes_with_one_gets_a_weight_for_it_and_what_does_not_none() -> None:
    random = np.random.default_rng(3)
    values = random.random((500, len(FEATURES)))
    same = (values[:, 2] > 0.5).astype(float)
    learnt = Pairs(values, same, np.ones(500), np.zeros((500, 2), dtype=np.int64), Counter())
    weights = fit(learnt, 1.0).weights
    assert weights[2] > 5 * max(abs(w) for n, w in enumerate(weights) if n != 2)


def test_pairs_are_one_by_a_chain_and_two_by_their_main_events() -> None:
    found = [example("a", "1", "x"), example("b", "1", "x"), example("c", "2", "y")]
    learnt = pairs(found, SETTINGS)
    assert sorted(learnt.same) == [0, 0, 1]


def test_what_is_not_known_or_barred_is_dropped_and_counted() -> None:
    found = [example("a", "1", "x"), example("b", "1"), example("c", "2", kind="arrest")]
    learnt = pairs(found, SETTINGS)
    assert learnt.dropped == {"not known": 1, "two, but barred by kind": 2}
    assert not learnt.same.size


def test_accounts_of_one_article_are_no_pair() -> None:
    found = [example("a", "1", "x"), example("a", "1", "x", first=None)]
    assert pairs(found, SETTINGS).dropped == {"not known": 1}
