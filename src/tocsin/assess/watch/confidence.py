"""Confidence: what a likelihood rests on, apart from how likely it is (ICD 203)."""

from collections.abc import Mapping, Sequence

from tocsin.assess.scale import Confidence
from tocsin.assess.watch.assessment import Weight
from tocsin.assess.words import percent

# From how many on it is moderate, and high; judgement of ours.
_ORIGINS = (3, 6)
_KINDS = (2, 3)
_LOOKED = (0.5, 0.75)
_LEVELS: tuple[Confidence, ...] = ("low", "moderate", "high")
_CARRIED = 0.5  # who takes away more of a probability than this carries it


def judged(
    kinds: Sequence[str],
    origins: Sequence[str],
    weights: Sequence[Weight],
    probability: float,
    without: Mapping[str, float],
) -> tuple[Confidence, tuple[str, ...]]:
    """Confidence in a probability, with its reasons: the lowest that any of these allows.

    Args:
        kinds: of sources.
        origins: the independent ones.
        weights: of all indicators, whether seen or not.
        probability: that which is judged.
        without: what it would be, by the key of whom it is without.
    """
    looked = sum(weight.state != "not looked for" for weight in weights)
    share = looked / len(weights) if weights else 0.0
    level = min(_level(len(origins), _ORIGINS), _level(len(kinds), _KINDS), _level(share, _LOOKED))
    reasons = [
        f"{_counted(len(origins), 'independent origin')}",
        f"{_counted(len(kinds), 'kind')} of sources" + (f": {', '.join(kinds)}" if kinds else ""),
        f"{looked} of {len(weights)} indicators looked for",
    ]
    carried = [key for key, less in sorted(without.items()) if less < probability * _CARRIED]
    if carried:
        level = min(level, 1)
        reasons.extend(f"without {key} it would be {percent(without[key])}" for key in carried)
    return _LEVELS[level], tuple(reasons)


def _level(value: float, steps: tuple[float, float]) -> int:
    return sum(value >= step for step in steps)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
