"""How likely it is that two accounts tell of one incident, and why.

A logistic regression on `tocsin.link.incidents.features`. `python -m training.linking` learns its
weights, which ship as `models/incidents.json`; docs/models/incidents.md says from what.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.link.incidents.features import FEATURES, features
from tocsin.link.incidents.view import View

_TELLING = 0.4  # log-odds from which on a feature is a reason
_MOST = 4  # reasons
_NAMED = 3  # names that are told


class Score:
    """Weights of the features.

    Args:
        described: `features` and `weights`, of equal length, and `bias`.

    Raises:
        ValueError: The weights are of other features than this version computes.
    """

    def __init__(self, described: dict[str, Any]) -> None:
        if described["features"] != list(FEATURES):
            raise ValueError("the weights of incidents are of other features: train them anew")
        self.weights: tuple[float, ...] = tuple(described["weights"])
        self.bias: float = described["bias"]

    def __call__(self, a: View, b: View) -> float:
        """The probability, 0 to 1, that both tell of one incident. Symmetric."""
        return self.of(features(a, b))

    def of(self, values: Sequence[float]) -> float:
        """The same from the features."""
        odds = self.bias + sum(w * x for w, x in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-odds))

    def reasons(self, a: View, b: View) -> tuple[str, ...]:
        """What spoke for or against it most, in words, the strongest first."""
        values = zip(FEATURES, self.weights, features(a, b), strict=True)
        spoke = sorted(((w * x, name) for name, w, x in values), key=lambda s: -abs(s[0]))
        told = (
            _SAID[name] if odds > 0 else f"against it: {_SAID[name]}"
            for odds, name in spoke
            if abs(odds) >= _TELLING
        )
        named = sorted(a.names & b.names)[:_NAMED]
        return (*list(told)[:_MOST], *([f"both name {', '.join(named)}"] if named else []))


_SAID = {
    "same kind": "the same kind of incident",
    "same day": "on the same day",
    "days apart": "on other days",
    "told near": "told about the same time",
    "told apart": "told at other times",
    "same town": "in the same town",
    "same area": "in the same area",
    "same country": "in the same country",
    "same doers": "the same did it",
    "same victims": "the same suffered it",
    "same weapon": "with the same weapon",
    "same figures": "the same numbers",
    "other figures": "other numbers",
    "words": "told in the same words",
    "rare words": "told in the same rare words",
    "terms": "articles about the same",
    "names": "the same names",
    "full names": "the same full names",
    "same trigger": "called the same",
}


@cache
def shipped() -> Score:
    """The score with the weights that come with the package."""
    path = files("tocsin.models").joinpath("incidents.json")
    return Score(json.loads(path.read_text("utf-8")))
