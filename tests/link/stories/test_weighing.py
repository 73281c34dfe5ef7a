"""The weights that ship, and weights of other code."""

import pytest

from tocsin.link.stories.likeness import FEATURES
from tocsin.link.stories.weighing import Weights, of_json, shipped


def test_weights_and_code_agree() -> None:
    assert len(shipped().weights) == len(FEATURES)


def test_weights_of_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        of_json({"features": ["words"], "weights": [1.0], "bias": 0.0})


def test_what_tells_most_comes_first() -> None:
    weights = Weights(tuple(float(n) for n in range(len(FEATURES))), -1.0)
    told = weights.telling([1.0] * len(FEATURES))
    assert told[0] == (FEATURES[-1], len(FEATURES) - 1)
    assert 0.99 < weights.sure([1.0] * len(FEATURES)) <= 1
