"""From features to how sure it is that an article tells of a story: logistic regression.

The weights ship as `weights.json`, made by `training/stories.py`; see docs/models/stories.md.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.link.stories.likeness import FEATURES

WEIGHTS = "weights.json"


@dataclass(frozen=True)
class Weights:
    """A weight for each feature, in the order of `FEATURES`, and the bias."""

    weights: tuple[float, ...]
    bias: float

    def sure(self, features: Sequence[float]) -> float:
        """The probability that article and story belong together."""
        told = sum(w * f for w, f in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-(self.bias + told)))

    def telling(self, features: Sequence[float]) -> list[tuple[str, float]]:
        """What each feature adds, the one that weighs most first."""
        added = [w * f for w, f in zip(self.weights, features, strict=True)]
        return sorted(zip(FEATURES, added, strict=True), key=lambda part: (-abs(part[1]), part[0]))


def of_json(found: Mapping[str, Any]) -> Weights:
    """Weights as `training/stories.py` wrote them.

    Raises ValueError where they were trained on other features than the code has.
    """
    if tuple(found["features"]) != FEATURES or len(found["weights"]) != len(FEATURES):
        raise ValueError(f"{WEIGHTS} was trained on other features: train it again")
    return Weights(tuple(found["weights"]), found["bias"])


@cache
def shipped() -> Weights:
    """The weights that ship."""
    return of_json(json.loads(files(__package__).joinpath(WEIGHTS).read_text("utf-8")))
