"""How likely, in the words of the field, and odds to add evidence up in.

Likelihood and confidence are kept apart: the one is about the world, the other about what the
judgement rests on (ICD 203, Analytic Standards, 2015).
"""

import math
from typing import Literal, get_args

from tocsin.records import Record

Term = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
TERMS: tuple[Term, ...] = get_args(Term)
# Where each term ends, as ICD 203 has it; what lies on an edge is the upper term's.
_ENDS = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)

Confidence = Literal["low", "moderate", "high"]


class Likelihood(Record, frozen=True):
    """A probability and the band that it lies in; neither is ever quite 0 or 1."""

    probability: float
    low: float
    high: float

    @property
    def term(self) -> Term:
        """The ICD 203 term of the probability."""
        return term(self.probability)


def term(probability: float) -> Term:
    """The ICD 203 term for a probability; its first and last reach to 0 and 1."""
    return TERMS[sum(probability >= end for end in _ENDS)]


def log_odds(probability: float) -> float:
    """The natural logarithm of the odds. Raises ValueError for 0, 1 and what is no probability."""
    if not 0 < probability < 1:
        raise ValueError(f"{probability} is no probability between 0 and 1")
    return math.log(probability / (1 - probability))


def probability(odds: float) -> float:
    """The probability of log-odds, never quite 0 or 1 however much speaks for or against."""
    held = max(-_MOST, min(_MOST, odds))
    return 1 / (1 + math.exp(-held))


_MOST = math.log(9_999)  # one in ten thousand: no desk that reads news knows more than that
